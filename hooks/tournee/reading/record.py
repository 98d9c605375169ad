"""What every record has: it cannot change, it refuses an unknown key, it knows where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)

from tournee.reading.sources import Mapping, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable


class Record(BaseModel):
    """What every record has: it cannot change, it refuses an unknown key, it knows where it is written."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, strict=True)
    _lines: dict[str, int] = PrivateAttr(default_factory=dict)
    _columns: dict[str, int] = PrivateAttr(default_factory=dict)
    _refused: frozenset[str] = PrivateAttr(default=frozenset())
    _line: int = PrivateAttr(default=1)
    _file: str = PrivateAttr(default="")

    @model_validator(mode="wrap")
    @classmethod
    def _keep_lines(cls, value: Any, handler: ModelWrapValidatorHandler[Record]) -> Record:
        record = handler(value)
        if isinstance(value, Mapping):
            record.stand_in(value.file, value.line, value.lines, value.columns, value.refused)
        return record

    @classmethod
    def unread(cls) -> Self:
        """What stands for a record of which nothing could be read, its lists empty: a rule says nothing of the rest."""
        listes: dict[str, Any] = {
            champ: () for champ, field in cls.model_fields.items() if str(field.annotation).startswith("tuple")
        }
        record: Any = cls.model_construct(**listes)
        record.stand_in("", 1, {}, refused=cls.model_fields)
        return cast("Self", record)

    def lacks(self, *champs: str) -> bool:
        """Whether one of these fields was refused, and told: nothing can be said of its absence."""
        return not self._refused.isdisjoint(champs)

    def line(self, champ: str = "") -> int:
        """The line of a field in its file, or of the record."""
        return self._lines.get(champ, self._line)

    @property
    def file(self) -> str:
        """The file in which it stands, from the root of the project."""
        return self._file

    @property
    def ordre(self) -> Any:
        """What its list is sorted by, where it has one."""
        raise NotImplementedError

    def place(self, seen_from: Record, champ: str = "") -> str:
        """« ligne 4 », and its file where another record stands elsewhere."""
        ligne = f"ligne {self.line(champ)}"
        return ligne if self.file == seen_from.file else f"{self.file}, {ligne}"

    def problem(self, champ: str, message: str) -> Problem:
        """What is wrong with one of its fields, or with it all where it has not that field."""
        return Problem(self.file, self.line(champ), message, self._columns.get(champ, 0))

    def stand_in(
        self,
        file: str,
        line: int,
        lines: dict[str, int],
        columns: dict[str, int] | None = None,
        refused: Iterable[str] = (),
    ) -> None:
        """Say where it is written and what it lacks, once it is made."""
        self._file, self._line, self._lines, self._columns = file, line, lines, columns or {}
        self._refused = frozenset(refused)


class LoneRecord(Record):
    """A record that may be the whole of a file of its own: two people who add one never collide."""

    dossier: ClassVar[str]
    """The folder of those files, from the root of the project."""
    mot: ClassVar[str]
    """What it is, in French: « contact »."""
    SIGNE: ClassVar[str]
    """The field by which it is known in a message."""
    ADRESSE: ClassVar[tuple[str, ...]] = ()
    """The fields with which its file begins, and that say where it goes: they are not written there again."""
    ENTRE_GUILLEMETS: ClassVar[frozenset[str]]
    """Free texts, and codes that YAML would take for numbers: what its file writes between quotes."""

    @classmethod
    def champs(cls) -> tuple[str, ...]:
        """Its fields in the order in which its file has them."""
        return *cls.ADRESSE, *(champ for champ in cls.model_fields if champ not in cls.ADRESSE)

    @property
    def nom_de_fichier(self) -> str:
        """What tells it from any other."""
        raise NotImplementedError

    @property
    def fichier_a_soi(self) -> str:
        """The file of its own, from the root of the project."""
        return f"{self.dossier}/{self.nom_de_fichier}"

    @property
    def resume_en_mots(self) -> str:
        """What it adds, in a few words."""
        raise NotImplementedError


class FileRecord(Record):
    """A record that a file of the project holds, alone or in a list."""

    fichier: ClassVar[str]
    """That file, from the root of the project."""

    @property
    def file(self) -> str:
        """The file in which it stands; what was written nowhere yet would stand in that of its model."""
        return self._file or self.fichier

    @property
    def written(self) -> bool:
        """Whether it stands somewhere: a laureate that nobody noted does not."""
        return bool(self._file)
