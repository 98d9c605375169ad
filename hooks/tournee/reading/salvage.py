"""What is right in a record that is refused: the rules still look at it, so that all its mistakes are told at once."""

from __future__ import annotations

from copy import copy
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError, create_model

from tournee.reading.record import Record
from tournee.reading.refusals import field_meant
from tournee.reading.sources import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from tournee.reading.sources import Value

V = TypeVar("V", bound=Record)

FREE: Final = frozenset({"extra_forbidden", "string_too_long"})
"""The mistakes of fields that may hold any text."""


def salvage(value: Mapping, model: type[V]) -> tuple[V | None, list[Value]]:
    """The record without what is wrong in it, at any depth, and the texts that it loses; None if nothing of it is left.

    It is torn if it loses what it cannot be without, and so is each of the records in it.
    """
    left = _Left()
    try:
        return model.model_validate(value, context=left), left.texts
    except ValidationError:
        return None, [value]


def unread(model: type[V]) -> V:
    """What stands for a record of which nothing could be read: it lacks everything."""
    record: V = _torn(model).model_construct()
    record.stand_in("", 1, {}, refused=model.model_fields)
    return record


def whole(record: V) -> V:
    """The record without the torn ones in it, which it says that it lacks."""
    kept: dict[str, Any] = {}
    lost: set[str] = set()
    for champ in type(record).model_fields:
        held = getattr(record, champ)
        inner = _records(held)
        sound = wholes(inner)
        if len(sound) < len(inner):
            lost.add(champ)
        if len(sound) < len(inner) or not all(map(is_, sound, inner)):
            kept[champ] = sound if isinstance(held, tuple) else next(iter(sound), None)
    return record.without(lost, kept) if kept else record


def wholes(records: Iterable[V]) -> tuple[V, ...]:
    """Those that are not torn, each without the torn ones in it."""
    return tuple(whole(record) for record in records if not record.torn)


def torn_in(record: Record) -> Iterator[Record]:
    """The torn records in one, which it is without once it is whole."""
    for champ in type(record).model_fields:
        for inner in _records(getattr(record, champ)):
            if inner.torn:
                yield inner
            yield from torn_in(inner)


def _records(held: object) -> tuple[Record, ...]:
    return tuple(un for un in (held if isinstance(held, tuple) else (held,)) if isinstance(un, Record))


class _Left:
    """The context of a validation that refuses no record: it takes out of each what is wrong."""

    def __init__(self) -> None:
        self.texts: list[Value] = []

    def __call__(self, model: type[Record], value: Mapping, error: ValidationError) -> Record:
        """The record without its mistakes; what is left may have others, as a list that is now too short."""
        mistakes = error.errors(include_url=False)
        if not all(details["loc"] for details in mistakes):
            raise error
        less = copy(value)
        less.refused = value.refused | {str(details["loc"][0]) for details in mistakes}
        wrong = [details for details in mistakes if details["type"] != "missing"]
        for details in reversed(wrong):  # from the end of a list to its beginning
            self._take(details, less, model)
        return (model if wrong else _torn(model)).model_validate(less, context=self)

    def _take(self, details: ErrorDetails, value: Mapping, model: type[Record]) -> None:
        champ, *rest = details["loc"]
        champ = str(champ)
        if details["type"] in FREE:
            text = Mapping(value.file, value.line)
            text[champ], text.lines, text.columns = details["input"], value.lines, value.columns
            self.texts.append(text)
        value.refused.add(field_meant(champ, model) or champ)
        held = copy(value.get(champ))
        if isinstance(held, Sequence) and rest and isinstance(rest[0], int):
            del held[rest[0]]
            value[champ] = held
        else:
            value.pop(champ, None)


@cache
def _torn(model: type[V]) -> type[V]:
    """The same records, which may be without anything."""
    fields: dict[str, Any] = {}
    for champ, field in model.model_fields.items():
        if field.is_required():
            less = copy(field)
            less.default = "" if field.annotation is str else () if str(field.annotation).startswith("tuple") else None
            fields[champ] = (field.annotation, less)
    torn = create_model(model.__name__, __base__=model, **fields)
    torn.torn = True
    return torn
