"""Scripts, lightened: without what is written in them for people alone."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Whitespace

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENS: Final = tuple("{([,;")
CLOSES: Final = tuple("})],;")
"""After the former and before the latter, neither a space nor the end of a line means anything."""


def compact(script: str) -> str:
    """The script without its comments, nor the space that parts nothing; its lines still end its sentences."""
    return "".join(_tight(script))


def _tight(script: str) -> Iterator[str]:
    before = ""
    for (blank, text), (_, after) in pairwise([*_words(script), (True, "")]):
        if not blank or (before and not before.endswith(OPENS) and not after.startswith(CLOSES)):
            yield text
            before = text


def _words(script: str) -> Iterator[tuple[bool, str]]:
    """Each of its words, and between two of them whether they are parted: by one sign, whatever stands there."""
    tokens = JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(script)
    for blank, group in groupby(tokens, lambda token: token[0] in Whitespace or token[0] in Comment):
        texts = [text for _, text in group]
        if blank:
            yield True, "\n" if "\n" in "".join(texts) else " "
        else:
            yield from ((False, text) for text in texts)
