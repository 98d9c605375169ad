"""`tournee territoire`: makes data/territoire/ again, and says what was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tournee.cli.archives import archives, decoupage, found
from tournee.cli.refusal import refuse
from tournee.francais.phrases import compte, enumeration, nombre
from tournee.loading.loading import load_reglages
from tournee.reading.sources import DataError
from tournee.territoire.fichiers import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.decoupage import Bilan


@click.command()
@archives
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def territoire(dossier: Path, **options: Path | None) -> None:
    """Refait data/territoire/ : les communes officielles des départements de la campagne et leurs contours."""
    trouvees, outils = found(options), decoupage()
    try:
        departements = load_reglages(dossier).departements
        bilan = outils.make_territoire(**trouvees, departements=departements, out=dossier / DOSSIER)
    except DataError as error:
        refuse(error, dossier)
    click.echo("\n".join(resume(bilan)))


def resume(bilan: Bilan) -> Iterator[str]:
    """What was made, in a few lines."""
    departements = ", ".join(f"{code} : {nombre(n)}" for code, n in bilan.communes.items())
    donnes = sum(trou.commune is not None for trou in bilan.trous)
    yield f"Le territoire ({enumeration(bilan.regions)}) est écrit dans data/territoire/ :"
    communes, habitants = compte(sum(bilan.communes.values()), "commune"), compte(bilan.population, "habitant")
    yield f"- {communes} ({departements}), {habitants}"
    yield f"- {compte(bilan.epci, 'EPCI', 'EPCI')}, {compte(bilan.anciens_codes, 'ancien code', 'anciens codes')}"
    yield f"- {compte(bilan.courriels, 'courriel')} de mairie, {compte(bilan.courriels_ecartes, 'écarté')} par prudence"
    yield f"- adresses laissées vides, car d’une autre commune : {_codes(bilan.adresses_ecartees)}"
    yield f"- refaits d’après leurs communes déléguées : {_codes(bilan.reconstruites)}"
    yield f"- vides entre les contours : {len(bilan.trous)}, dont {donnes} qu’une fusion explique et comble"
    yield f"- sans contour : {_codes(bilan.sans_contour)}"
    ko = nombre(round(bilan.octets_gzip / 1000))
    if bilan.ecartes:
        yield f"- laissés de côté, car rien n’y a de contour : {', '.join(bilan.ecartes)}"
    yield f"- contours.json : {compte(bilan.arcs, 'arc')}, {compte(bilan.points, 'point')}, {ko} ko une fois compressé"
    yield "Le détail est dans data/territoire/NOTICE.md ; relisez les changements avec `git diff --stat`."


def _codes(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) or "aucune commune"
