"""What the site is made of: files, of which some are pages that the engine gives the theme to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tournee.francais.typographie import typographie
from tournee.site.adresses import FIL

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class PageHead:
    """What a page says of itself outside its body."""

    titre: str
    description: str
    recherche: str = ""
    """What the site's search knows of a page that is made late."""
    partage: str = ""
    """Where the picture stands that a network shows with it, if it has one of its own."""
    suivie: bool = False
    """Whether the campaign follows it: such pages come first in the site's search."""
    fil: str = FIL
    """The feed that it offers to follow: its own, or that of the campaign."""
    cherchee: bool = True
    """Whether the site's search knows it."""
    markdown: bool = False
    """Whether somebody wrote its body, in Markdown; that of any other page is HTML."""

    @property
    def lue(self) -> PageHead:
        """The same with the apostrophes of its body."""
        titre, description, recherche = map(typographie, (self.titre, self.description, self.recherche))
        return replace(self, titre=titre, description=description, recherche=recherche)


@dataclass(frozen=True)
class SiteFile:
    """A file of the site: its place, what it holds, and the file of the project that it tells."""

    uri: str
    """Its place, from the root of the site; that of a page ends with « .md »."""
    content: str | bytes | Callable[[], str | bytes]
    """Its text or bytes, the body of a page; a call where it may be made when it is written."""
    source: str | None = None
    """From the root of the project, with its line: « data/communes.yaml#L42 »."""
    head: PageHead | None = None
    """Of a page, to which the engine gives the theme; any other file is whole."""

    @property
    def late(self) -> bool:
        """Whether it is made when it is written: one of thousands alike."""
        return callable(self.content)

    @property
    def address(self) -> str:
        """Where a browser finds it: « communes/61001-alencon/ » for a page, nothing for the first."""
        stem = self.uri.removesuffix(".md").removesuffix(".html")
        parent, _, name = stem.rpartition("/")
        folder = parent if name == "index" else stem
        return self.uri if stem == self.uri else folder and f"{folder}/"

    def read(self) -> str | bytes:
        """What it holds, made now if it was not yet."""
        return self.content() if callable(self.content) else self.content
