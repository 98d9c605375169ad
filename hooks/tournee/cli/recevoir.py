"""`tournee recevoir`: a contact that came by a forge's issue, by mail or by the forum becomes its file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tournee.cli.refusal import refuse
from tournee.fiches.suivi import Contact
from tournee.reading.sources import DataError
from tournee.writing.contact_files import add_contact, contact_in


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def recevoir(dossier: Path) -> None:
    """Lit un message sur l’entrée standard, y trouve le contact, le vérifie et l’écrit dans data/suivi/."""
    try:
        contact, _ = add_contact(dossier, contact_in(sys.stdin.read()))
    except DataError as error:
        refuse(error, dossier)
    click.echo(f"{contact.nom} : {contact.geste.mot.lower()} de {contact.par}, le {contact.le}.")
    click.echo(f"Écrit dans {Contact.dossier}/{contact.nom_de_fichier} ; relisez avec « git diff », puis validez.")
