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


APOSTROPHE: Final = re.compile(r"(?<=\w)&#39;(?=\w)")
DROITES: Final = re.compile(
    rf"<(?P<code>code|pre|textarea|script|style)\b.*?</(?P=code)>|(?P<balise><[^>&]*&[^>]*>)|{APOSTROPHE.pattern}",
    re.DOTALL,
)
LUS: Final = re.compile(r'(?<=\s)(?:alt|aria-label|label|title)="[^"]*"')
"""The attributes that somebody reads, or hears."""


def apostrophes(html: str) -> str:
    """The same HTML, the straight apostrophes that it had to escape made round in what is read: names of the data."""
    return DROITES.sub(_apostrophe, html) if "&#39;" in html else html


def _apostrophe(trouve: re.Match[str]) -> str:
    if trouve["code"]:
        return trouve[0]
    if trouve["balise"]:
        return LUS.sub(lambda lu: APOSTROPHE.sub("’", lu[0]), trouve[0])
    return "’"
