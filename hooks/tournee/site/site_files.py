"""What the site is made of: files, and pages that the engine may cast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class SiteFile:
    """A file of the site: its place, its bytes or text, and the file of the project that it tells."""

    uri: str
    content: str | bytes
    source: str | None = None
    """From the root of the project, with its line: « data/communes.yaml#L42 »."""


@dataclass(frozen=True)
class LateFile:
    """A file of the site that is made when it is written."""

    uri: str
    content: Callable[[], str]

    def ordinaire(self) -> SiteFile:
        """The same file, made now."""
        return SiteFile(self.uri, self.content())


@dataclass(frozen=True)
class PageMoulee:
    """One of many pages alike: the engine renders one for all, and casts the others in its mould."""

    uri: str
    """Its folder: « communes/61001-alencon/ »."""
    titre: str
    description: str
    source: str
    recherche: str
    """What the site's search knows of it."""
    corps: Callable[[], str]
    """Its body, rendered when it is written."""
    suivie: bool = False
    """Whether the campaign follows it: such pages come first in the site's search."""

    def ordinaire(self) -> SiteFile:
        """The same page for the ordinary path: slower, and what the mould is compared with."""
        return page_file(self.uri, self.titre, self.description, self.source, self.corps())


def page_file(uri: str, titre: str, description: str, source: str | None, corps: str) -> SiteFile:
    """A page as the Markdown file that the engine of the site renders."""
    entete = {"title": titre, "description": description, "hide": ["toc"]}
    front = yaml.safe_dump(entete, allow_unicode=True, sort_keys=False, width=10_000)
    return SiteFile(f"{uri}index.md", f"---\n{front}---\n\n{corps}", source)
