"""A Markdown text without its code, whose addresses and blocks are examples; every line keeps its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

FENCE: Final = r"^( *)(```+|~~~+).*?^\1\2[ \t]*$"
CODE: Final = re.compile(rf"{FENCE}|`[^`\n]*`", re.MULTILINE | re.DOTALL)
BLOCKS_OF_CODE: Final = re.compile(FENCE, re.MULTILINE | re.DOTALL)
HEAD: Final = re.compile(r"---[ \t]*\n(?P<head>.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


def prose(markdown: str, code: re.Pattern[str] = CODE) -> str:
    """The text with blanks where code stands: what is found in it stands at the same place in the text."""
    return code.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)


def in_prose(markdown: str, change: Callable[[str], str]) -> str:
    """The text changed where it is no code."""
    parts, end = list[str](), 0
    for code in CODE.finditer(markdown):
        parts += [change(markdown[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, change(markdown[end:])])


def split_head(texte: str) -> tuple[str, int]:
    """The body of a file, and how many lines stand before it."""
    head = HEAD.match(texte)
    body = (texte[head.end() :] if head else texte).lstrip("\n")
    return body, texte.count("\n") - body.count("\n")
