"""`tournee verifier`: all that is wrong in the data and in the texts, or that nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tournee.cli.refusal import FORGES, refuse, refuse_to_a_forge
from tournee.engines.document_cache import CACHE, DocumentCache
from tournee.fiches.reglages import Reglages
from tournee.francais.phrases import compte, enumeration
from tournee.loading.loading import load
from tournee.publications import publish_checked
from tournee.reading.sources import DataError, Problem
from tournee.site.rendering import TEMPLATE_CACHE, CompiledTemplates, Renderer
from tournee.writing.correcting import correct

if TYPE_CHECKING:
    from datetime import datetime

    from tournee.campagne.campagne import Campagne

SITE: Final = "https://groupe-de-la-region.forge.example/tournee-des-mairies/"
"""Where the QR codes lead while the site is only checked: as long as that of a forge, and printed nowhere."""


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
@click.option("--jour", type=click.DateTime(["%Y-%m-%d"]), help="Vérifier comme si c’était ce jour-là.")
@click.option("--format", "style", type=click.Choice(list(FORGES)), help="Le dire à une forge, sur la sortie standard.")
@click.option("--corriger", is_flag=True, help="Remettre d’abord l’ordre, les guillemets et les noms officiels.")
def verifier(dossier: Path, jour: datetime | None, style: str | None, *, corriger: bool) -> None:
    """Vérifie les données, les textes et les lettres comme la construction, et dit tout ce qui est à corriger."""
    try:
        if corriger:
            for repair in correct(dossier):
                click.echo(f"{repair}", err=bool(style))
        campagne = load(dossier, jour.date() if jour else None)
        publish_checked(dossier, _renderer(dossier, campagne))
    except DataError as error:
        if style:
            refuse_to_a_forge(error.problems, style)
        refuse(error, dossier)
    if style:
        refuse_to_a_forge((), style)
    bilan = (
        f"{compte(len(campagne.communes), 'commune')} et"
        f" {compte(len(campagne.collectivites), 'autre collectivité', 'autres collectivités')} dans le suivi,"
        f" {compte(len(campagne.gulls), 'groupe')}, {compte(len(campagne.palmares), 'ligne')} de palmarès,"
        f" {compte(len(campagne.courriers), 'courrier')}, {compte(len(campagne.guides), 'guide')}."
    )
    click.echo(f"Tout est en ordre : {bilan}".replace("\u00a0", " "))
    if manquent := campagne.reglages.a_publier:
        click.echo(f"Les mentions légales seraient plus complètes avec {enumeration(manquent)} ({Reglages.fichier}).")


def _renderer(dossier: Path, campagne: Campagne) -> Renderer:
    gabarits = dossier / "overrides" / "pages"
    if not gabarits.is_dir():
        dit = "ce dossier manque ; remettez-le, ou donnez la racine du projet avec « --dossier »"
        raise DataError([Problem("overrides/pages", 1, dit)])
    compiled = CompiledTemplates(dossier / TEMPLATE_CACHE)
    return Renderer(gabarits, campagne, cache=DocumentCache(dossier / CACHE), compiled=compiled, site=SITE)
