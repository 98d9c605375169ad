"""`tournee verifier`: all that is wrong in the data and in the texts, or that nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tournee.cli.laureats import laureats_sans_fiche
from tournee.cli.refusal import FORGES, refuse, refuse_to_a_forge
from tournee.cli.renderers import renderer_of
from tournee.fiches.reglages import Reglages
from tournee.francais.phrases import compte, enumeration
from tournee.loading.loading import load
from tournee.publications import publish_checked
from tournee.reading.sources import DataError
from tournee.writing.correcting import correct

if TYPE_CHECKING:
    from datetime import datetime

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
        publish_checked(dossier, renderer_of(dossier, campagne, SITE))
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
    for ligne in laureats_sans_fiche(campagne):
        click.echo(ligne)
