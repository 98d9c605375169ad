"""A record as a file of its own: what is written of it, and how it enters where the whole campaign stays right."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from tournee.fiches.gulls import Gull
from tournee.fiches.suivi import Contact
from tournee.loading.champs import record_in
from tournee.loading.loading import load
from tournee.loading.reader import read_lone
from tournee.reading.sources import DataError, Problem
from tournee.writing.replacing import beside, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.reading.record import LoneRecord

SORTES: Final[tuple[type[LoneRecord], ...]] = (Contact, Gull)
RECU: Final = "texte reçu"
"""How messages call a text that is no file."""


def lone_text(model: type[LoneRecord], valeurs: Mapping[str, Any]) -> str:
    """The text of its file, a field a line, what is None left out; what a field holds is among the values too."""
    ecrits = {champ: _written(model, champ, valeurs) for champ in model.champs()}
    return "".join(f"{champ}: {ecrit}\n" for champ, ecrit in ecrits.items() if ecrit)


def _written(model: type[LoneRecord], champ: str, valeurs: Mapping[str, Any]) -> str:
    """The value of a field as its line has it; nothing where there is none."""
    field, valeur = model.model_fields[champ], valeurs.get(champ)
    if dedans := record_in(field.annotation):
        ecrits = {sien: _scalar(model, sien, valeurs.get(sien)) for sien in dedans.model_fields}
        siens = ", ".join(f"{sien}: {ecrit}" for sien, ecrit in ecrits.items() if ecrit)
        return f"{{{siens}}}" if siens or field.is_required() else ""
    if isinstance(valeur, tuple):
        return f"[{', '.join(_scalar(model, champ, un) for un in valeur)}]" if valeur else ""
    return _scalar(model, champ, valeur)


def _scalar(model: type[LoneRecord], champ: str, valeur: object) -> str:
    if valeur is None:
        return ""
    return json.dumps(valeur, ensure_ascii=False) if champ in model.ENTRE_GUILLEMETS else str(valeur)


def record_text_in(texte: str) -> tuple[type[LoneRecord], str]:
    """What a message holds among other words, a contact or a group, and its text; DataError unless there is one."""
    trouves = [(sorte, bloc) for sorte in SORTES for bloc in _blocks(sorte, texte)]
    if len(trouves) != 1:
        vu = f"{len(trouves)} fiches" if trouves else "aucun contact ni groupe"
        dit = f"{vu} dans ce texte ; il en faut un, dont les lignes se suivent"
        exemple = "« commune: », « nom: », « le: », « geste: », « par: », ou « id: », « nom: », « forme: »…"
        raise DataError([Problem(RECU, 1, f"{dit} : {exemple}")])
    return trouves[0]


def _blocks(model: type[LoneRecord], texte: str) -> Iterator[str]:
    """Each run of lines that such a record could have, quoted in a mail or indented, if its sign is among them."""
    held = [record_in(field.annotation) for field in model.model_fields.values()]
    dedans = [champ for record in held if record for champ in record.model_fields]
    ligne = re.compile(rf"[>|\s]*(?:(?P<champ>{_one_of(model.champs())})|(?P<suite>{_one_of(dedans)}))\s*")
    blocs: list[list[str]] = [[]]
    for une in texte.replace("\r\n", "\n").split("\n"):
        if trouvee := ligne.fullmatch(une):
            blocs[-1].append(trouvee["champ"] or f"  {trouvee['suite']}")
        else:
            blocs.append([])
    for bloc in blocs:
        if any(une.startswith(model.SIGNE) for une in bloc):
            yield "".join(f"{une}\n" for une in bloc)


def _one_of(champs: Iterable[str]) -> str:
    return rf"(?:{'|'.join(champs) or '(?!)'})\s*:.*?"


def add_lone(root: Path, model: type[LoneRecord], texte: str, nom: str = RECU) -> tuple[LoneRecord, Campagne]:
    """Write a record, called ``nom`` in messages, in the file that its name says; the campaign with it too.

    DataError, and nothing written, if it or the campaign would be wrong, or if that file is there already.
    """
    record = read_lone(model, texte, nom)
    fichier = record.fichier_a_soi
    if (root / fichier).exists():
        raise DataError([Problem(fichier, 1, f"ce {model.mot} est déjà noté dans ce fichier ; complétez-le")])
    with beside(root, {fichier: texte}) as copy:
        try:
            campagne = load(copy)
        except DataError as error:
            raise DataError([replace(un, file=nom) if un.file == fichier else un for un in error.problems]) from error
    write(root / fichier, texte)
    return record, campagne
