"""What crosses from data into the theme, whose templates escape nothing: made HTML once, where it enters.

The theme writes ``page.meta`` and ``page.title`` as they are, into attributes too, and shows what the search index
holds as HTML. Our own templates escape whatever is not marked as HTML (``autoescape``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.site.cadre import en_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.structure.pages import Page


def escape_meta(page: Page) -> None:
    """Make HTML of every text that a page says of itself, its title included."""
    page.meta = {name: en_html(value) for name, value in page.meta.items()}


def autoescape(overrides: Path) -> Callable[[str | None], bool]:
    """Which templates escape what they write: ours. The theme's expect HTML everywhere."""

    def escapes(name: str | None) -> bool:
        return name is None or (overrides / name).is_file()

    return escapes
