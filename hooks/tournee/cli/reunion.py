"""`tournee reunion`: what the next meeting goes through, as text to paste."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tournee.campagne.ordre_du_jour import ordre_du_jour
from tournee.cli import completion
from tournee.cli.click_in_french import Option
from tournee.cli.refusal import refuse
from tournee.cli.renderers import renderer_of
from tournee.francais.dates import DATE_IMPOSSIBLE, DatePartielle, en_francais, jour_dit
from tournee.loading.loading import load
from tournee.reading.sources import DataError, Problem
from tournee.site.comptes_rendus import COMPTE_RENDU, FORMES, en_texte
from tournee.writing.replacing import write

if TYPE_CHECKING:
    from datetime import date

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.ordre_du_jour import OrdreDuJour


@click.command()
@click.option(
    "--depuis",
    metavar="JOUR",
    shell_complete=completion.reunions,
    help="Le premier jour à raconter ; par défaut celui de la réunion d’avant, sinon un mois plus tôt.",
)
@click.option(
    "--format", "forme", type=click.Choice(list(FORMES)), default="texte", show_default=True, help="Où le coller."
)
@click.option(
    "--ecrire",
    is_flag=True,
    help="Commence le compte rendu dans docs/journal/, sans jamais en remplacer un.",
)
@click.option(
    "--site",
    cls=Option,
    envvar="SITE_URL",
    show_envvar=True,
    default="",
    metavar="ADRESSE",
    help="L’adresse du site, pour les liens.",
)
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def reunion(depuis: str | None, forme: str, site: str, dossier: Path, *, ecrire: bool) -> None:
    """Dit ce qui a bougé, ce qui attend et ce qui vient : de quoi tenir une réunion, et commencer son compte rendu."""
    forme = COMPTE_RENDU if ecrire else forme
    try:
        campagne = load(dossier).publique()
        rencontre = FORMES[forme].rencontre(campagne)
        ordre = ordre_du_jour(campagne, rencontre, _jour(depuis, campagne.jour) if depuis else None)
        texte = en_texte(renderer_of(dossier, campagne, site and f"{site.rstrip('/')}/"), ordre, forme)
        if ecrire:
            texte = _ecrire(dossier, campagne, ordre, texte)
    except DataError as error:
        refuse(error, dossier)
    click.echo(texte, nl=False)


def _ecrire(dossier: Path, campagne: Campagne, ordre: OrdreDuJour, texte: str) -> str:
    """Put the minutes in their place; gives what to say of it. DataError if some are there already."""
    if ordre.jour > campagne.jour:
        dit = f"la prochaine réunion est le {en_francais(ordre.jour)} ; son compte rendu se commence ce jour-là"
        raise click.UsageError(dit)
    if (dossier / ordre.fichier).exists():
        raise DataError([Problem(ordre.fichier, 1, "ce compte rendu est déjà commencé ; complétez-le")])
    write(dossier / ordre.fichier, texte)
    return f"Écrit dans {ordre.fichier} : complétez-le ; « tournee verifier » dit ce qui reste à remplir.\n"


def _jour(dit: str, aujourd_hui: date) -> date:
    try:
        jour = DatePartielle.parse(jour_dit(dit, aujourd_hui)).debut
    except ValueError:
        raise click.BadParameter(DATE_IMPOSSIBLE, param_hint=f"--depuis {dit}") from None
    if jour > aujourd_hui:
        raise click.BadParameter(
            f"ce jour est dans l’avenir (nous sommes le {en_francais(aujourd_hui)})", param_hint=f"--depuis {dit}"
        )
    return jour
