"""The hand-written texts among the files of the site: their blocks exist, their links lead somewhere."""

from __future__ import annotations

import posixpath
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from tournee.reading.links import anchors, links
from tournee.reading.prose import split_head
from tournee.reading.sources import DataError, Problem, quote, read_text
from tournee.reading.texts import DOCS
from tournee.site.adresses import COURRIERS
from tournee.site.shortcodes import decorate
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from tournee.reading.links import Link
    from tournee.site.rendering import Renderer

NAMED: Final = re.compile(r"\bid=\"([^\"]+)\"")
Anchors = frozenset[str] | None
"""Of a place of the site; None where nobody looks at them."""


class Texts:
    """The Markdown pages of docs/, letters left out: these are checked as letters."""

    def __init__(self, root: Path, renderer: Renderer) -> None:
        self._docs = root / DOCS
        self.problems: list[Problem] = []
        """Of their blocks."""
        self._texts: dict[str, str] = {}
        """Each whole file, by its place in docs/."""
        self.anchors: dict[str, Anchors] = {}
        """What links may lead to in each."""
        for path in sorted(self._docs.rglob("*.md")):
            uri = path.relative_to(self._docs).as_posix()
            if uri.startswith((COURRIERS, ".")) or "/." in uri:
                continue
            try:
                self._texts[uri] = read_text(path, f"{DOCS}/{uri}")
                self.anchors[uri] = frozenset(anchors(_page(self._texts[uri], uri, renderer)))
            except DataError as error:
                self.problems += error.problems
                self.anchors[uri] = None

    def problems_among(self, files: Iterable[SiteFile]) -> Iterator[Problem]:
        """A page that would take the place of a text; each link of a text that leads nowhere."""
        places: dict[str, Anchors] = {
            path.relative_to(self._docs).as_posix(): None for path in self._docs.rglob("*.*") if path.suffix != ".md"
        }
        for file in files:
            if file.uri in self._texts and file.source != f"{DOCS}/{file.uri}":
                dit = "ce fichier est produit par la construction ; renommez le vôtre"
                yield Problem(f"{DOCS}/{file.uri}", 1, dit)
            page = file.head is not None and not file.late
            places[f"{file.address}index.html" if file.late and file.head else file.uri] = (
                frozenset(NAMED.findall(str(file.read()))) if page else None
            )
        places |= self.anchors
        for uri, texte in self._texts.items():
            for link in links(texte):
                if why := _why_dead(link, uri, places):
                    yield Problem(f"{DOCS}/{uri}", link.line, why)


def _page(texte: str, uri: str, renderer: Renderer) -> str:
    body, before = split_head(texte)
    return decorate(body, SiteFile(uri, "").address, f"{DOCS}/{uri}", renderer, before)


def _why_dead(link: Link, uri: str, places: Mapping[str, Anchors]) -> str | None:
    """What is wrong with a link of the text at ``uri``, and how to write it."""
    parts = urlsplit(link.target)
    written = unquote(parts.path)
    here = posixpath.dirname(uri)
    dit = f"le lien {quote(link.target)}"
    place = posixpath.normpath(posixpath.join(here, written)) if written else uri
    if written.startswith("/") or place not in places:
        meant = _meant(place.strip("/"), places)
        suite = (
            f"vouliez-vous dire « {posixpath.relpath(meant, here or '.')} » ?" if meant else "corrigez-le ou retirez-le"
        )
        depart = "part de la racine du site, or il part de ce fichier" if written.startswith("/") else "ne mène à rien"
        return f"{dit} {depart} ; {suite}"
    known = places[place]
    if not parts.fragment or known is None or {parts.fragment, unquote(parts.fragment)} & known:
        return None
    close = get_close_matches(parts.fragment, sorted(known), n=1, cutoff=0.5)
    suite = f"vouliez-vous dire « #{close[0]} » ?" if close else "menez-le à un titre qui existe, ou à la page entière"
    return f"{dit} mène à un titre qui n’est pas dans {quote(place)} ; {suite}"


def _meant(place: str, places: Mapping[str, Anchors]) -> str | None:
    """The place that was probably meant: one does not write « carte/ » but « carte/index.md »."""
    exact = (candidate for candidate in (place, f"{place}.md", f"{place}/index.md") if candidate in places)
    pages = sorted(known for known in places if known.endswith(".md"))
    elsewhere = [known for known in pages if posixpath.basename(known) == posixpath.basename(place) != "index.md"]
    near = get_close_matches(place, pages, n=1, cutoff=0.7)
    return next(exact, None) or next(iter([*elsewhere, *near]), None)
