"""A contact as a file of its own: what is written of it, and how it enters where the whole campaign stays right."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from tournee.fiches.suivi import Contact
from tournee.loading.loading import load
from tournee.loading.reader import read_contact
from tournee.reading.sources import DataError, Problem
from tournee.writing.replacing import beside, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tournee.campagne.campagne import Campagne

LIGNE: Final = re.compile(rf"[>|\s]*(?P<ligne>(?:{'|'.join(Contact.champs())})\s*:\s+\S.*?)\s*")
"""A line of a contact, quoted in a mail or indented."""
RECU: Final = "texte reçu"
"""How messages call a text that is no file."""


def contact_text(valeurs: Mapping[str, Any]) -> str:
    """The text of its file, a field a line, what is None left out."""
    ecrites = {champ: str(valeurs[champ]) for champ in Contact.champs() if valeurs.get(champ) is not None}
    return "".join(
        f"{champ}: {json.dumps(valeur, ensure_ascii=False) if champ in Contact.ENTRE_GUILLEMETS else valeur}\n"
        for champ, valeur in ecrites.items()
    )


def contact_in(texte: str) -> str:
    """The text of the contact that a message holds among other words; DataError if there is none, or more than one."""
    blocs: list[list[str]] = [[]]
    for ligne in texte.replace("\r\n", "\n").split("\n"):
        trouvee = LIGNE.fullmatch(ligne)
        if trouvee:
            blocs[-1].append(trouvee["ligne"])
        elif blocs[-1]:
            blocs.append([])
    contacts = [bloc for bloc in blocs if any(ligne.startswith("geste") for ligne in bloc)]
    if len(contacts) != 1:
        vu = "aucun contact" if not contacts else f"{len(contacts)} contacts"
        dit = f"{vu} dans ce texte ; il en faut un : des lignes « commune: », « nom: », « le: », « geste: », « par: »"
        raise DataError([Problem(RECU, 1, f"{dit} qui se suivent")])
    return "".join(f"{ligne}\n" for ligne in contacts[0])


def add_contact(root: Path, texte: str, nom: str = RECU) -> tuple[Contact, Campagne]:
    """Write a contact, called ``nom`` in messages, in the file that its name says; the campaign with it too.

    DataError, and nothing written, if it or the campaign would be wrong, or if that file is there already.
    """
    contact = read_contact(texte, nom)
    fichier = f"{Contact.dossier}/{contact.nom_de_fichier}"
    if (root / fichier).exists():
        raise DataError([Problem(fichier, 1, "ce contact est déjà noté dans ce fichier ; complétez-le")])
    with beside(root, {fichier: texte}) as copy:
        try:
            campagne = load(copy)
        except DataError as error:
            raise DataError([replace(un, file=nom) if un.file == fichier else un for un in error.problems]) from error
    write(root / fichier, texte)
    return contact, campagne
