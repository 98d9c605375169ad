"""`tournee ranger`: folds what stands in files of its own where it belongs."""

from __future__ import annotations

from pathlib import Path

import click

from tournee.cli.refusal import refuse
from tournee.francais.phrases import compte, enumeration
from tournee.loading.loading import load
from tournee.reading.sources import DataError
from tournee.writing.folding import fold
from tournee.writing.replacing import replace_files


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def ranger(dossier: Path) -> None:
    """Met les contacts de data/suivi/ et les groupes de data/gulls/ à leur place, sans rien changer au site."""
    try:
        campagne = load(dossier)
        if not campagne.seuls:
            click.echo("Rien à ranger : ni contact dans data/suivi/, ni groupe dans data/gulls/.")
            return
        textes = fold(dossier, campagne)
        replace_files(dossier, campagne, textes, [seul.file for seul in campagne.seuls])
    except DataError as error:
        refuse(error, dossier)
    ou = enumeration(textes)
    click.echo(f"{compte(len(campagne.seuls), 'fichier rangé', 'fichiers rangés')} dans {ou} :")
    for seul in campagne.seuls:
        click.echo(f"- {seul.resume_en_mots}")
    click.echo("Relisez avec « git diff » : seules des lignes s’ajoutent, et leurs fichiers s’effacent.")
