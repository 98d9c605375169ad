"""The sentences that letters make of the data: their words stand in a template beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, StrictUndefined

from tournee.francais.phrases import FILTERS

GABARIT: Final = "phrases.txt.jinja"


@cache
def _macros() -> Any:
    # S701: these are plain texts, escaped by pandoc and by the browser where they enter a document
    env = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # noqa: S701  plain text
    env.filters |= FILTERS
    return env.from_string(files(__package__).joinpath(GABARIT).read_text("utf-8")).module


def phrase(nom: str, *valeurs: object) -> str:
    """The sentence of that name; empty where there is nothing to say."""
    return str(getattr(_macros(), nom)(*valeurs)).strip()
