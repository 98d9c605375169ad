"""The links of a Markdown text to other places of the same site, and the places in it that links may lead to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final

from tournee.reading.prose import BLOCKS_OF_CODE, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK: Final = re.compile(
    r"(?P<image>!\[[^\]\n]*)?\]\(\s*(?:<(?P<angles>[^<>\n]*)>|(?P<inline>(?:[^\s()]|\([^\s()]*\))+))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?(?P<reference>[^\s<>]+)>?",
    re.MULTILINE,
)
ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING: Final = re.compile(
    r"^[ \t>]*#{1,6}(?P<hashes>.+?)#*[ \t]*$|^(?P<underlined>\S.*)\n[ \t]*(?:=+|-+)[ \t]*$", re.MULTILINE
)
NAMED: Final = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)|\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}")
MARKUP: Final = re.compile(r"<[^>]*>|\{:?[^{}]*\}\s*$|\]\([^)]*\)|\]\[[^\]]*\]|[\[\]`*!]")
"""What a heading does not show: tags, attributes, addresses, signs of emphasis."""


@dataclass(frozen=True)
class Link:
    """Where a text leads to another place of the site."""

    line: int
    target: str
    """As it is written: « ../guides/le-label.md#les-paliers »."""
    image: bool = False
    """Whether it is shown rather than followed."""


def links(markdown: str) -> Iterator[Link]:
    """Every link to the same site; what is in code or in a comment is none."""
    texte = prose(prose(markdown), COMMENT)
    for found in LINK.finditer(texte):
        target = found["angles"] or found["inline"] or found["reference"] or ""
        if target and not ELSEWHERE.match(target):
            yield Link(texte.count("\n", 0, found.start()) + 1, target, image=found["image"] is not None)


def anchors(markdown: str) -> set[str]:
    """Where links may lead within a text: its headings, and what has a name.

    Whatever may be a heading is taken for one: an anchor is called missing where no reading of the text has it.
    """
    texte = prose(markdown, BLOCKS_OF_CODE)
    found = {name for names in NAMED.findall(texte) for name in names if name}
    for heading in HEADING.finditer(texte):
        shown = unescape(MARKUP.sub("", heading["hashes"] or heading["underlined"]))
        for name in {_slug(shown), _slug(re.sub(r"\b_+|_+\b", "", shown))}:
            found.add(name if name not in found else _next(name, found))
    return found


def _slug(heading: str) -> str:
    """As Python-Markdown names a heading."""
    ascii_ = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_).strip().lower())


def _next(name: str, taken: set[str]) -> str:
    rank = 1
    while f"{name}_{rank}" in taken:
        rank += 1
    return f"{name}_{rank}"
