"""The entry of the menu under which a page stands: MkDocs lights it for the pages that the menu names, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation


def light(nav: Navigation, url: str) -> None:
    """Light the entry in whose folder this address is, and put out the others."""
    for entry in nav:
        if isinstance(entry, Page):
            entry.active = url.startswith(entry.url) if entry.url else not url
