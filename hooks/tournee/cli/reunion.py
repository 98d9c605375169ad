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
from tournee.reading.sources import DataError
from tournee.site.comptes_rendus import FORMES, en_texte

if TYPE_CHECKING:
    from datetime import date


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
    "--site",
    cls=Option,
    envvar="SITE_URL",
    show_envvar=True,
    default="",
    metavar="ADRESSE",
    help="L’adresse du site, pour les liens.",
)
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def reunion(depuis: str | None, forme: str, site: str, dossier: Path) -> None:
    """Dit ce qui a bougé, ce qui attend et ce qui vient : de quoi tenir une réunion, et commencer son compte rendu."""
    try:
        campagne = load(dossier).publique()
        rencontre = FORMES[forme].rencontre(campagne)
        ordre = ordre_du_jour(campagne, rencontre, _jour(depuis, campagne.jour) if depuis else None)
        texte = en_texte(renderer_of(dossier, campagne, site and f"{site.rstrip('/')}/"), ordre, forme)
    except DataError as error:
        refuse(error, dossier)
    click.echo(texte, nl=False)


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
