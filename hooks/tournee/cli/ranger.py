"""`tournee ranger`: folds the contacts that have files of their own into the logs."""

from __future__ import annotations

from pathlib import Path

import click

from tournee.cli.refusal import refuse
from tournee.francais.phrases import compte
from tournee.loading.loading import load
from tournee.reading.sources import DataError
from tournee.writing.folding import fold
from tournee.writing.replacing import replace_files


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def ranger(dossier: Path) -> None:
    """Range chaque contact de data/suivi/ dans le suivi de sa collectivité, sans rien changer au site."""
    try:
        campagne = load(dossier)
        contacts = [contact.file for contact in campagne.contacts]
        if not contacts:
            click.echo("Rien à ranger : data/suivi/ ne contient aucun contact.")
            return
        textes = fold(dossier, campagne)
        replace_files(dossier, campagne, textes, contacts)
    except DataError as error:
        refuse(error, dossier)
    click.echo(f"{compte(len(contacts), 'contact rangé', 'contacts rangés')} dans {' et '.join(textes)} :")
    for contact in campagne.contacts:
        click.echo(f"- {contact.nom}, {contact.geste.mot.lower()} de {contact.par}, le {contact.le}")
    click.echo("Relisez avec « git diff » : seules des lignes s’ajoutent, et leurs fichiers s’effacent.")
