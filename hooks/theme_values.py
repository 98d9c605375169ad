"""What crosses from data into the theme, whose templates escape nothing: made HTML once, where it enters.

The theme writes ``page.meta`` and ``page.title`` as they are, into attributes too, and shows what the search index
holds as HTML. Our own templates escape whatever is not marked as HTML (``autoescape``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.structure.pages import Page


def escape_meta(page: Page) -> None:
    """Make HTML of every text that a page says of itself, its title included."""
    page.meta = {name: _html(value) for name, value in page.meta.items()}


def _html(value: Any) -> Any:
    """A value of a front matter, its texts escaped in depth."""
    match value:
        case Markup():
            return value
        case str():
            return escape(value)
        case list():
            return [_html(part) for part in value]
        case dict():
            return {name: _html(part) for name, part in value.items()}
    return value


def autoescape(overrides: Path) -> Callable[[str | None], bool]:
    """Which templates escape what they write: ours. The theme's expect HTML everywhere."""

    def escapes(name: str | None) -> bool:
        return name is None or (overrides / name).is_file()

    return escapes
