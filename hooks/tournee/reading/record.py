"""What every record has: it cannot change, it refuses an unknown key, it knows where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from tournee.reading.sources import Mapping, Problem, in_yaml, put_in

if TYPE_CHECKING:
    from collections.abc import Iterable


class Record(BaseModel):
    """What every record has: it cannot change, it refuses an unknown key, it knows where it is written."""

    OTHERWISE: ClassVar[dict[str, str]] = {}
    """What people write for the name of a field, and that name."""
    UNWRITTEN: ClassVar[tuple[str, ...]] = ()
    """The fields that its file gives by itself: nobody writes them."""
    torn: ClassVar[bool] = False
    """Whether it may lack what it needs: refused, it is still there for the rules that look at each of its fields."""
    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, strict=True)
    _lines: dict[str, int] = PrivateAttr(default_factory=dict)
    _columns: dict[str, int] = PrivateAttr(default_factory=dict)
    _refused: frozenset[str] = PrivateAttr(default=frozenset())
    _line: int = PrivateAttr(default=1)
    _file: str = PrivateAttr(default="")
    _source: tuple[str, ...] = PrivateAttr(default=())

    @model_validator(mode="wrap")
    @classmethod
    def _keep_lines(cls, value: Any, handler: ModelWrapValidatorHandler[Record], info: ValidationInfo) -> Record:
        try:
            record = handler(value)
        except ValidationError as error:
            if info.context is None or not isinstance(value, Mapping):
                raise
            return cast("Record", info.context(cls, value, error))  # what is right in it (salvage.py)
        if isinstance(value, Mapping):
            record.stand_in(
                value.file, value.line, value.lines, value.columns, refused=value.refused, source=value.source
            )
        return record

    @classmethod
    def written_fields(cls) -> list[str]:
        """Those that one may write."""
        return [champ for champ in cls.model_fields if champ not in cls.UNWRITTEN]

    def lacks(self, *champs: str) -> bool:
        """Whether one of these fields was refused, and told: nothing can be said of its absence."""
        return not self._refused.isdisjoint(champs)

    def without(self, lost: set[str], kept: dict[str, Any]) -> Self:
        """The same with other values, and less what was refused."""
        less = self.model_copy(update=kept)
        less.stand_in(
            self._file, self._line, self._lines, self._columns, refused=self._refused | lost, source=self._source
        )
        return less

    def line(self, champ: str = "") -> int:
        """The line of a field in its file, or of the record."""
        return self._lines.get(champ, self._line)

    @property
    def file(self) -> str:
        """The file in which it stands, from the root of the project."""
        return self._file

    @property
    def ordre(self) -> Any:
        """What its list is sorted by; the same for all where its order is its author's."""
        return ()

    def place(self, seen_from: Record, champ: str = "") -> str:
        """« ligne 4 », and its file where another record stands elsewhere."""
        ligne = f"ligne {self.line(champ)}"
        return ligne if self.file == seen_from.file else f"{self.file}, {ligne}"

    def problem(self, champ: str, message: str, right: str | None = None) -> Problem:
        """What is wrong with one of its fields, or with it all where it has not that field; the right value."""
        line, column = self.line(champ), self._columns.get(champ, 0)
        remede = put_in(self._source, line, column, in_yaml(right)) if right else ""
        return Problem(self.file, line, message, column, remede)

    def stand_in(
        self,
        file: str,
        line: int,
        lines: dict[str, int],
        columns: dict[str, int] | None = None,
        *,
        refused: Iterable[str] = (),
        source: tuple[str, ...] = (),
    ) -> None:
        """Say where it is written and what it lacks, once it is made."""
        self._file, self._line, self._lines, self._columns = file, line, lines, columns or {}
        self._refused, self._source = frozenset(refused), source


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
