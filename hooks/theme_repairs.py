"""The few words that the theme writes outside of any block of its own, put right once the page is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class ThemeRepairs:
    """What was put right during a build: a repair that nothing asks for any more is told, not kept for ever."""

    def __init__(self) -> None:
        self._hits: dict[str, int] = {}

    def repair(self, html: str, repairs: Mapping[str, str]) -> Markup:
        """The page with ours in the place of each of the theme's words: a filter of overrides/main.html."""
        whole = str(html)
        for theirs, ours in repairs.items():
            self._hits[theirs] = self._hits.get(theirs, 0) + whole.count(theirs)
            whole = whole.replace(theirs, ours)
        return Markup(whole)  # noqa: S704  a page of the theme, whose values were escaped where they entered

    def problems(self) -> Iterator[str]:
        """Each repair that hit nothing in the whole site: the theme has changed, or our page has."""
        for theirs, hits in self._hits.items():
            if not hits:
                yield f"overrides/main.html : le thème n’écrit plus « {theirs} » ; revoyez cette réparation"
