"""A page of the theme as a mould: what the pages of a folder repeat is rendered once, and each is cast in it.

Its pattern holds tokens where pages differ. Their apostrophe tells the places that the theme escapes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import escape

from tournee.publications.partage import partage_de
from tournee.site.site_files import PageHead, SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY: Final = "<div><h1>moule-corps</h1></div>"


def folder_of(page: SiteFile) -> str:
    """« communes/61001-alencon/index.md » → « communes/ »: the theme's links are the same for all that it holds."""
    return page.address[: page.address.rstrip("/").rfind("/") + 1]


def pattern(folder: str) -> SiteFile:
    """The page that becomes the mould of a folder."""
    head = PageHead("moule'titre", "moule'description", partage="moule-partage", fil="moule-fil")
    return SiteFile(f"{folder}moule-adresse/index.md", BODY, "data/moule-source", head)


class PageMould:
    """A pattern as the theme renders it, cut at its tokens."""

    def __init__(self, modele: SiteFile, html: str) -> None:
        self._tokens = tuple(_differences(modele))
        forms = dict.fromkeys(form for token in self._tokens for form in (token, str(escape(token))))
        # A split on a group keeps the tokens: texts at even places, tokens at odd ones.
        self._parts = re.split("(" + "|".join(map(re.escape, forms)) + ")", html)

    def cast(self, page: SiteFile) -> str:
        """The page as the theme would have rendered it alone."""
        values: dict[str, str] = {}
        for token, value in zip(self._tokens, _differences(page), strict=True):
            values |= {str(escape(token)): str(escape(value)), token: value}
        values[BODY] = str(page.read()).strip()
        return "".join(values[part] if rank % 2 else part for rank, part in enumerate(self._parts))


def _differences(page: SiteFile) -> Iterator[str]:
    """What differs from a page to the next, in an order that lets no token hide another."""
    head = page.head or PageHead("", "")
    yield from (head.titre, head.description, head.partage or partage_de(page.address), head.fil)
    yield from (page.source or "", page.address, BODY)
