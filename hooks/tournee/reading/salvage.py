"""What is right in a record that is refused: the rules still look at it, so that all its mistakes are told at once."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError

from tournee.reading.record import Record
from tournee.reading.refusals import closest, model_at
from tournee.reading.sources import REFUSED, Mapping, Sequence, Value

if TYPE_CHECKING:
    from pydantic import BaseModel


V = TypeVar("V", bound=Record)
TIMES: Final = 4
"""A list may be too short without its wrong items, and its record refused without its list: one step up each time."""


def salvage(value: Mapping, model: type[V], error: ValidationError) -> tuple[V | None, list[Value]]:
    """The record without its wrong items and optional fields, which it says that it lacks, and what was taken away."""
    whole, cut = value, list[Value]()
    value = deepcopy(value, {id(REFUSED): REFUSED})
    for _ in range(TIMES):
        left = [_cut(value, model, details["loc"], cut) for details in error.errors(include_url=False)]
        if not all(left):
            break
        _sweep(value)
        try:
            return model.model_validate(value), cut
        except ValidationError as again:
            error = again
    return None, [whole]


def _cut(value: Value, model: type[BaseModel], loc: tuple[int | str, ...], cut: list[Value]) -> bool:
    """Take away the smallest thing around a place that its record can be without; False if there is none."""
    if not loc:
        return False
    part, *rest = loc
    if isinstance(value, Sequence) and isinstance(part, int) and part < len(value):
        if not _cut(value[part], model, tuple(rest), cut):
            cut.append(value[part])
            value[part] = REFUSED
        return True
    if not isinstance(value, Mapping) or not isinstance(part, str):
        return False
    field = model.model_fields.get(part)
    optional = field is None or not field.is_required()
    if part not in value:
        return optional and part in value.refused
    held = value[part]
    if _cut(held, model_at(model, (part,)), tuple(rest), cut):
        if isinstance(held, Sequence) and REFUSED in held:
            value.refused.add(part)
        return True
    if optional:
        del value[part]
        value.refused |= {part, closest(part, model.model_fields) or part}
    return optional


def _sweep(value: Value) -> None:
    """Take the refused items out of every list."""
    if isinstance(value, Sequence):
        for rank in reversed([rank for rank, item in enumerate(value) if item is REFUSED]):
            del value[rank], value.lines[rank], value.columns[rank], value.texts[rank]
    for item in value.values() if isinstance(value, Mapping) else value if isinstance(value, Sequence) else ():
        _sweep(item)
