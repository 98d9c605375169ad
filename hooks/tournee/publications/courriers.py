"""A page for each letter, and its files to download."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tournee.lettres.formats import FORMATS, Format, html
from tournee.lettres.proofreading import proofread
from tournee.lettres.valeurs import lettre_de
from tournee.site.adresses import COURRIERS
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.engines.document_cache import DocumentCache
    from tournee.lettres.lettre import Lettre
    from tournee.site.rendering import Renderer


@dataclass(frozen=True)
class Download:
    """A file of a letter: its place in the site and its contents."""

    format: Format
    uri: str
    contenu: bytes


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/courriers/premier-contact/`` and ``/courriers/premier-contact.odt|docx|pdf|txt``."""
    proofread(campagne, renderer.cache, renderer.site)
    for courrier in campagne.courriers:
        lettre = lettre_de(campagne, courrier, renvoi=renderer.site)
        fichiers = downloads(lettre, renderer.addresses.de(courrier).removesuffix("/"), renderer.cache)
        page = renderer.page(
            renderer.addresses.de(courrier),
            "courrier.html",
            titre=courrier.titre,
            description=courrier.resume,
            source=courrier.fichier,
            courrier=courrier,
            lettre=preview(lettre, renderer.cache),
            telechargements=fichiers,
        )
        # It takes the place of the file that a contributor wrote, to which the guides link.
        yield replace(page, uri=f"{COURRIERS}{courrier.id}.md")
        for fichier in fichiers:
            yield SiteFile(fichier.uri, fichier.contenu, courrier.fichier)


def preview(lettre: Lettre, cache: DocumentCache) -> str:
    """A letter as a part of its page."""
    return cache.get_or_make(("html", lettre), lambda: html(lettre).encode()).decode()


def downloads(lettre: Lettre, debut: str, cache: DocumentCache) -> tuple[Download, ...]:
    """A letter in each format of its support, at ``debut`` and an extension."""
    return tuple(
        Download(
            FORMATS[extension],
            f"{debut}.{extension}",
            FORMATS[extension].write(lettre, cache),
        )
        for extension in lettre.support.usage.formats
    )
