"""The addresses of other sites that hand-written texts cite, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.reading.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


JOURNAL: Final = "docs/journal"
"""Who tells what they lived through cites as a note does: no list keeps those addresses (data/liens.yaml)."""
ADRESSE: Final = re.compile(r"https?://[^\s<>\"`\\]+")


@dataclass(frozen=True)
class Citation:
    """Where a text cites an address."""

    fichier: str
    ligne: int
    adresse: str


def citations(textes: Iterable[tuple[str, str]]) -> Iterator[Citation]:
    """Every address of another site in texts, each with its name; those of code are examples."""
    for name, texte in textes:
        if name.startswith(f"{JOURNAL}/"):
            continue
        for trouve in ADRESSE.finditer(prose(texte)):
            yield Citation(name, texte.count("\n", 0, trouve.start()) + 1, _entiere(trouve[0]))


def _entiere(trouve: str) -> str:
    """The address without the bracket that closes a link, nor the punctuation that follows it."""
    profondeur = 0
    for rang, signe in enumerate(trouve):
        profondeur += (signe == "(") - (signe == ")")
        if profondeur < 0:
            return trouve[:rang]
    return trouve.rstrip(".,;:!?»’'…]")
