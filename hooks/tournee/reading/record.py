"""What every record has: it cannot change, it refuses an unknown key, it knows its lines."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)

from tournee.reading.sources import Mapping


class Record(BaseModel):
    """What every record has: it cannot change, it refuses an unknown key, it knows its lines."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, strict=True)
    _lines: dict[str, int] = PrivateAttr(default_factory=dict)
    _line: int = PrivateAttr(default=1)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_lines(cls, value: Any, handler: ModelWrapValidatorHandler[Record]) -> Record:
        record = handler(value)
        if isinstance(value, Mapping):
            record._line = value.line  # noqa: SLF001  it is our own
            record._lines = value.lines  # noqa: SLF001  the same
        return record

    def line(self, champ: str = "") -> int:
        """The line of a field in its file, or of the record."""
        return self._lines.get(champ, self._line)


class FileRecord(Record):
    """A record that a file of the project holds, alone or in a list."""

    fichier: ClassVar[str]
    """That file, from the root of the project."""
