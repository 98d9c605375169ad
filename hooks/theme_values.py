"""What crosses from data into the frame of the pages: made HTML once, where it enters.

An engine escapes nothing of what it gives its templates, nor of what its search index holds. Under this one, ours
escape besides whatever is not marked as HTML (``autoescape``).
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
