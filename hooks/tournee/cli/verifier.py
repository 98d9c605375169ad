"""`tournee verifier`: all that is wrong in the data and in the texts, or that nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tournee.cli.refusal import refuse
from tournee.engines.clock import today
from tournee.engines.document_cache import CACHE, DocumentCache
from tournee.lettres.proofreading import proofread
from tournee.loading.loading import load
from tournee.reading.sources import DataError

if TYPE_CHECKING:
    from datetime import datetime

SITE: Final = "http://localhost:8000/"
"""Where the QR codes lead while letters are only checked: the address of a site that nobody has published yet."""


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
@click.option("--jour", type=click.DateTime(["%Y-%m-%d"]), help="Vérifier comme si c’était ce jour-là.")
def verifier(dossier: Path, jour: datetime | None) -> None:
    """Vérifie toutes les données et dit tout ce qui est à corriger."""
    try:
        campagne = load(dossier, jour.date() if jour else today())
        proofread(campagne, DocumentCache(dossier / CACHE), SITE)
    except DataError as error:
        refuse(error)
    click.echo(
        f"Tout est en ordre : {len(campagne.communes)} communes et {len(campagne.collectivites)} autres collectivités"
        f" dans le suivi, {len(campagne.gulls)} groupes, {len(campagne.palmares)} lignes de palmarès,"
        f" {len(campagne.courriers)} courrier(s), {len(campagne.guides)} guide(s)."
    )
