"""Hand-written Markdown files: a front matter that is data, checked like the rest, and a body."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from pydantic import Field, ValidationError

from tournee.reading import refusals
from tournee.reading.parsing import parse_yaml
from tournee.reading.prose import HEAD
from tournee.reading.record import Record
from tournee.reading.sources import REFUSED, DataError, Mapping, Problem, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Text(Record):
    """A record that is a whole Markdown file of its folder."""

    dossier: ClassVar[str]
    """That folder, from the root of the project."""
    UNWRITTEN: ClassVar[tuple[str, ...]] = ("id", "corps")
    id: str = Field(description="Le nom de son fichier, sans « .md ».")
    corps: str = Field(description="Le texte, en Markdown.", min_length=1)

    @property
    def fichier(self) -> str:
        """Its file, from the root of the project."""
        return f"{self.dossier}/{self.id}.md"


DOCS: Final = "docs"
"""The folder of the texts, from the root of the project."""
TEXTS: Final = f"{DOCS}/**/*.md"
DATA: Final = "data/**/*.yaml"

X = TypeVar("X", bound=Text)


def read_texts(root: Path, model: type[X], check: Callable[[str, str], Iterator[Problem]]) -> tuple[X, ...]:
    """The texts of a folder, by id; ``check`` looks at each whole file. DataError with all their problems."""
    textes: list[X] = []
    problems: list[Problem] = []
    ecrits = (path for path in (root / model.dossier).glob("*.md") if not _is_our_output(path))
    for path in sorted(ecrits, key=lambda path: path.stem):
        name = f"{model.dossier}/{path.name}"
        try:
            contenu = read_text(path, name)
            problems += check(contenu, name)
            textes.append(_read(contenu, path.stem, name, model))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return tuple(textes)


def _is_our_output(path: Path) -> bool:
    """Whether what we print goes there: a shell has emptied it before we could read it."""
    try:
        return os.path.samestat(os.fstat(1), path.stat())
    except OSError:
        return False


def _read(contenu: str, identifiant: str, name: str, model: type[X]) -> X:
    found = HEAD.match(contenu)
    if not found:
        raise DataError([Problem(name, 1, "ce texte doit commencer par son en-tête, entre deux lignes « --- »")])
    # An empty line stands for the first « --- », so that lines are those of the file.
    fiche = parse_yaml("\n" + found["head"], name)
    if not isinstance(fiche, Mapping):
        raise DataError([Problem(name, 2, "des lignes « champ: valeur » sont attendues dans l’en-tête")])
    reserves = [
        Problem(name, fiche.lines[champ], f"le champ « {champ} » vient du fichier lui-même ; retirez cette ligne")
        for champ in model.UNWRITTEN
        if champ in fiche
    ]
    if reserves:
        raise DataError(reserves)
    corps = contenu[found.end() :].strip()
    fiche["id"], fiche["corps"] = identifiant, corps or REFUSED
    fiche.texts["id"] = identifiant  # what a message quotes: nobody wrote that field
    try:
        return model.model_validate(fiche)
    except ValidationError as error:
        sous_l_en_tete = len(contenu[: found.end()].splitlines())
        vide = [] if corps else [Problem(name, sous_l_en_tete, "le texte est vide ; écrivez-le sous l’en-tête")]
        raise DataError([*vide, *refusals.problems(error, fiche, model, name)]) from None


def written_files(root: Path, pattern: str) -> Iterator[tuple[str, str]]:
    """The name and the whole of each such file, by name; who reads its records tells one that is unreadable."""
    for path in sorted(root.glob(pattern)):
        name = path.relative_to(root).as_posix()
        try:
            yield name, read_text(path, name)
        except DataError:
            continue
