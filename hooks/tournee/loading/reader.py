"""The files of a project, read one after the other; what is wrong with each is kept for the end."""

from __future__ import annotations

import re
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError

from tournee.fiches.gulls import Gull
from tournee.francais.noms import slug
from tournee.loading.schemas import A_SOI
from tournee.reading import refusals
from tournee.reading.parsing import parse_yaml, read_yaml
from tournee.reading.record import FileRecord, LoneRecord, Record
from tournee.reading.salvage import salvage, torn_in, whole, wholes
from tournee.reading.sources import REFUSED, DataError, Mapping, Problem, Sequence, Value
from tournee.reading.texts import Text, read_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

R = TypeVar("R", bound=FileRecord)
L = TypeVar("L", bound=LoneRecord)
V = TypeVar("V", bound=Record)
X = TypeVar("X", bound=Text)
T = TypeVar("T")


COLLEE: Final = "il manque une espace après « : » ; écrivez par exemple « geste: appel »"
LISEZMOI: Final = "LISEZMOI.md"
"""What tells a visitor of a folder what is put there."""


class Reader:
    """Reads the files of one project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.ids: dict[str, set[str]] = {}
        """By file, the ids written there, those of refused records too: one mistake is told once.

        A file whose ids cannot all be read is left out: what cannot be known is not called unknown.
        """
        self.unread: set[str] = set()
        """The files of which nothing could be read."""
        self.lost: list[Value] = []
        """The texts that no record holds, because their fields are refused."""
        self.torn: list[Record] = []
        """What the one record of a file is without: its texts still have their own rule."""

    def attempt(self, read: Callable[..., T], *args: Any) -> T | None:
        """What a reading gives, or nothing where it is refused."""
        try:
            return read(*args)
        except DataError as error:
            self.problems += error.problems
            return None

    def _read(self, name: str) -> Value:
        try:
            return read_yaml(self.root / name, name)
        except DataError as error:
            self.problems += error.problems
            if error.rest is REFUSED:
                self.unread.add(name)
            return error.rest

    def record(self, model: type[R]) -> R | None:
        """The one record of its file, without what is refused in it; None if nothing of it can be read."""
        record = self._judged(self._read(model.fichier), model, model.fichier)
        if record is None:
            return None
        self.torn += torn_in(record)
        return whole(record)

    def records(self, model: type[R]) -> tuple[R, ...]:
        """Those of its file, in the order of the file; what is right in those that are refused."""
        name = model.fichier
        value = self._read(name)
        if value is REFUSED:
            return ()
        if not isinstance(value, Sequence):
            message = "une liste est attendue : des fiches qui commencent par « - » (ou « [] » s’il n’y en a pas)"
            self.problems.append(Problem(name, getattr(value, "line", 1), message))
            return ()
        ids = [item.get("id") if isinstance(item, dict) else None for item in value]
        if all(isinstance(identifiant, str) for identifiant in ids):
            self.ids[name] = {forme for un in map(str, ids) for forme in (un, slug(un))}
        valides = (self._judged(item, model, name, line) for item, line in zip(value, value.lines, strict=True))
        return tuple(record for record in valides if record is not None)

    def lone(self, model: type[L]) -> tuple[L, ...]:
        """Those of the files of their folder, by name, as ``records``; without the folder, none."""
        lus = (self._lone(path, model) for path in self._files_of(model))
        return tuple(record for record in lus if record is not None)

    def _files_of(self, model: type[LoneRecord]) -> list[Path]:
        return sorted(path for path in (self.root / model.dossier).glob("[!.]*") if path.name != LISEZMOI)

    def _lone(self, path: Path, model: type[L]) -> L | None:
        name = f"{model.dossier}/{path.name}"
        if path.suffix != ".yaml":
            dit = f"seuls des {model.mot}s, dont le nom finit par « .yaml », ont leur place ici"
            self.problems.append(Problem(name, 1, f"{dit} ; renommez ce fichier, ou rangez-le ailleurs"))
            return None
        value = self._read(name)
        if ailleurs := _other_kind(value, model):
            dit = f"ce fichier dit un {ailleurs.mot} ; déplacez-le dans {ailleurs.dossier}/"
            self.problems.append(Problem(name, 1, dit))
            return None
        return self._judged(_alone(value, model, name, self.problems), model, name)

    def gulls(self) -> tuple[Gull, ...]:
        """Those of their file, and in their places those of files of their own."""
        records, seuls = self.records(Gull), self.lone(Gull)
        if Gull.fichier in self.ids:
            self.ids[Gull.fichier] |= {path.stem for path in self._files_of(Gull)} | {gull.id for gull in seuls}
        identifiant = attrgetter("id")
        return tuple(merge(records, sorted(seuls, key=identifiant), key=identifiant))

    def optional_records(self, model: type[R]) -> tuple[R, ...]:
        """Those that are not refused; none without the file: what asks for it tells its absence."""
        return wholes(self.records(model)) if self.has(model) else ()

    def has(self, model: type[FileRecord]) -> bool:
        """Whether the project has the file of these records."""
        return (self.root / model.fichier).exists()

    def texts(self, model: type[X], check: Callable[[str, str], Iterator[Problem]]) -> tuple[X, ...]:
        """The texts of its folder, by id; none of them where one is refused. ``check`` looks at each whole file."""
        textes = self.attempt(read_texts, self.root, model, check)
        if textes is None:
            return ()
        self.ids[model.dossier] = {texte.id for texte in textes}
        return textes

    def names(self, model: type[Text]) -> frozenset[str]:
        """The ids of the texts of its folder, refused ones included."""
        return frozenset(path.stem for path in (self.root / model.dossier).glob("*.md"))

    def _judged(self, value: Value, model: type[V], file: str, line: int = 1) -> V | None:
        """The record, or what is right in it."""
        record, problems, lost = _judge(value, model, file, line)
        self.problems += problems
        self.lost += lost
        return record


def read_lone(model: type[L], texte: str, file: str) -> L:
    """The record that a text tells, called ``file`` in messages; DataError with all that is wrong with it."""
    if not texte.strip():
        raise DataError([Problem(file, 1, f"ce fichier est vide ; écrivez-y le {model.mot}, ou effacez-le")])
    problems: list[Problem] = []
    try:
        value = parse_yaml(texte, file)
    except DataError as error:
        problems, value = [*error.problems], error.rest
    record, wrong, _ = _judge(_alone(value, model, file, problems), model, file)
    if record is None or problems or wrong:
        raise DataError([*problems, *wrong])
    return record


def _other_kind(value: Value, model: type[LoneRecord]) -> type[LoneRecord] | None:
    """What a file tells that was put in the folder of another kind, by the field that only its kind has."""
    if not isinstance(value, Mapping) or model.SIGNE in value:
        return None
    return next((autre for autre in A_SOI.values() if autre is not model and autre.SIGNE in value), None)


def _alone(value: Value, model: type[LoneRecord], file: str, problems: list[Problem]) -> Value:
    """The same, unless it is a list."""
    if not isinstance(value, Sequence):
        return value
    dit = f"un fichier dit un seul {model.mot} ; ôtez le tiret, et l’espace qui le suit, au début de chaque ligne"
    problems.append(Problem(file, value.line, dit))
    return REFUSED


def _judge(value: Value, model: type[V], file: str, line: int = 1) -> tuple[V | None, list[Problem], list[Value]]:
    """The record, or what is right in it; all that is wrong, if its reading has not told it; the texts it loses."""
    if value is REFUSED:
        return None, [], []
    if not isinstance(value, Mapping):
        collee = isinstance(value, str) and re.match(r"\w+:\S", value)
        dit = COLLEE if collee else "une fiche est attendue ici : des lignes « champ: valeur »"
        return None, [Problem(file, line, dit)], []
    vides = list(refusals.blanks(value, model, file))
    try:
        return model.model_validate(value), vides, []
    except ValidationError as error:
        record, lost = salvage(value, model)
        return record, [*vides, *refusals.problems(error, value, model, file)], lost
