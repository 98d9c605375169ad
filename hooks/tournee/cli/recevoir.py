"""`tournee recevoir`: a contact or a group that came by a forge's issue, by mail or by the forum becomes its file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tournee.cli.refusal import refuse
from tournee.reading.sources import DataError
from tournee.writing.lone_files import add_lone
from tournee.writing.messages import record_text_in


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def recevoir(dossier: Path) -> None:
    """Lit un message sur l’entrée standard, y trouve le contact ou le groupe, le vérifie et fait son fichier."""
    try:
        recu, _ = add_lone(dossier, *record_text_in(sys.stdin.read()))
    except DataError as error:
        refuse(error, dossier)
    click.echo(f"{recu.resume_en_mots}.\nÉcrit dans {recu.fichier_a_soi} ; relisez-le, puis validez.")
