"""A record as a file of its own: what is written of it, and how it enters where the whole campaign stays right."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from tournee.loading.champs import record_in
from tournee.loading.loading import load
from tournee.loading.reader import read_lone
from tournee.reading.sources import DataError, Problem
from tournee.writing.replacing import beside, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.reading.record import LoneRecord

RECU: Final = "texte reçu"
"""How problems call a text that is no file."""


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


def add_lone(root: Path, model: type[LoneRecord], texte: str, nom: str = RECU) -> tuple[LoneRecord, Campagne]:
    """Write a record, called ``nom`` in messages, in the file that its name says; the campaign with it too.

    DataError, and nothing written, if it or the campaign would be wrong, or if that file is there already.
    """
    try:
        record = read_lone(model, texte, nom)
    except DataError as error:
        raise DataError([*error.problems, *_of_rules(root, f"{model.dossier}/{ESSAI}", texte, nom)]) from None
    fichier = record.fichier_a_soi
    if (root / fichier).exists():
        raise DataError([Problem(fichier, 1, f"ce {model.mot} est déjà noté dans ce fichier ; complétez-le")])
    campagne = _with(root, fichier, texte, nom)
    write(root / fichier, texte)
    return record, campagne


ESSAI: Final = "essai.yaml"
"""The file of a record whose name cannot be known yet, in a copy of the project."""


def _with(root: Path, fichier: str, texte: str, nom: str) -> Campagne:
    """The campaign with that file too; DataError that calls it ``nom``."""
    with beside(root, {fichier: texte}) as copy:
        try:
            return load(copy)
        except DataError as error:
            raise DataError([replace(un, file=nom) if un.file == fichier else un for un in error.problems]) from error


def _of_rules(root: Path, fichier: str, texte: str, nom: str) -> list[Problem]:
    """What the rules say of a record that is refused for something else."""
    try:
        _with(root, fichier, texte, nom)
    except DataError as error:
        return [un for un in error.problems if un.file == nom]
    return []
