"""French typography: apostrophes and no-break spaces."""

from __future__ import annotations

import re
from typing import Final


def typographie(nom: str) -> str:
    """A name of the data as a printed text writes it: « L'Aigle » → « L’Aigle »."""
    return nom.replace("'", "’")


ESPACES: Final = (
    (re.compile(r" ([;?!])(?=[\s<.,)]|$)"), "\u202f\\1"),
    (re.compile(r" :(?=[\s<]|$)"), "\u00a0:"),
    (re.compile(r"« "), "«\u00a0"),
    (re.compile(r" »"), "\u00a0»"),
)
"""Before high punctuation and inside guillemets, French does not break a line (Lexique de l'Imprimerie nationale)."""


def insecables(texte: str) -> str:
    """The same text or HTML, its plain spaces made no-break where French wants them."""
    for motif, remplacement in ESPACES:
        texte = motif.sub(remplacement, texte)
    return texte


def soigne(texte: str) -> str:
    """A text as somebody types it in haste, with the apostrophes and the spaces that French wants."""
    return insecables(re.sub(r"(?<=\w)'(?=\w)", "’", texte))
