"""Hand-written Markdown files: a front matter that is data, checked like the rest, and a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from tournee import refus
from tournee.model import Record
from tournee.sources import DataError, Mapping, Problem, parse_yaml, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

R = TypeVar("R", bound=Record)


def lire_textes(
    root: Path, dossier: str, model: type[R], verifier: Callable[[str, str], Iterator[Problem]]
) -> tuple[R, ...]:
    """The texts of a folder, by id; ``verifier`` looks at each whole file. DataError with all their problems."""
    textes: list[R] = []
    trouves: list[Problem] = []
    for path in sorted((root / dossier).glob("*.md"), key=lambda path: path.stem):
        name = f"{dossier}/{path.name}"
        try:
            contenu = read_text(path, name).replace("\r\n", "\n")
            textes.append(_lire(contenu, path.stem, name, model))
            trouves += verifier(contenu, name)
        except DataError as error:
            trouves += error.problems
    if trouves:
        raise DataError(trouves)
    return tuple(textes)


def _lire(contenu: str, identifiant: str, name: str, model: type[R]) -> R:
    found = re.match(r"---\n(.*?\n)---\n(.*)", contenu, re.DOTALL)
    if not found:
        raise DataError([Problem(name, 1, "ce texte doit commencer par son en-tête, entre deux lignes « --- »")])
    entete, corps = found.groups()
    # An empty line stands for the first « --- », so that lines are those of the file.
    fiche = parse_yaml("\n" + entete, name)
    if not isinstance(fiche, Mapping):
        raise DataError([Problem(name, 2, "des lignes « champ: valeur » sont attendues dans l’en-tête")])
    reserves = [
        Problem(name, fiche.lines[champ], f"le champ « {champ} » vient du fichier lui-même ; retirez cette ligne")
        for champ in ("id", "corps")
        if champ in fiche
    ]
    if reserves:
        raise DataError(reserves)
    fiche["id"], fiche["corps"] = identifiant, corps.strip()
    try:
        return model.model_validate(fiche)
    except ValidationError as error:
        raise DataError(refus.problems(error, fiche, model, name)) from None
