"""The letters: a list, a page for each, and its files to download."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from tournee import formats
from tournee.adresses import COURRIERS
from tournee.francais import compte
from tournee.rendering import SiteFile
from tournee.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tournee.campagne import Campagne
    from tournee.courriers import Courrier
    from tournee.rendering import Rendu
    from tournee.reserve import Reserve


@dataclass(frozen=True)
class Telechargement:
    """A file of a letter: its place in the site and its contents."""

    extension: str
    uri: str
    contenu: bytes


def publish(campagne: Campagne, rendu: Rendu) -> Iterator[SiteFile]:
    """``/courriers/``, ``/courriers/premier-contact/`` and ``/courriers/premier-contact.odt|docx|pdf|txt``."""
    yield rendu.page(
        COURRIERS,
        "courriers.html",
        titre="Courriers",
        description="Les lettres de la campagne, à lire, à télécharger et à compléter avant l’envoi à une mairie.",
        source=None,
    )
    for courrier in campagne.courriers:
        fichiers = telechargements(courrier, campagne.jour, rendu.reserve)
        page = rendu.page(
            rendu.adresses.de(courrier),
            "courrier.html",
            titre=courrier.titre,
            description=courrier.resume,
            source=courrier.fichier,
            courrier=courrier,
            lettre=apercu(courrier, campagne.jour, rendu.reserve),
            telechargements=fichiers,
        )
        # It takes the place of the file that a contributor wrote, to which the guides link.
        yield replace(page, uri=f"{COURRIERS}{courrier.id}.md")
        for fichier in fichiers:
            yield SiteFile(fichier.uri, fichier.contenu, courrier.fichier)


def apercu(courrier: Courrier, jour: date, reserve: Reserve) -> str:
    """A letter with its blanks, as a part of its page."""
    lettre = formats.lettre_vierge(courrier, jour)
    return reserve.prendre(("html", lettre), lambda: formats.html(lettre).encode()).decode()


def telechargements(courrier: Courrier, jour: date, reserve: Reserve) -> tuple[Telechargement, ...]:
    """A letter with its blanks, in each format; DataError if it takes more pages than it says."""
    lettre = formats.lettre_vierge(courrier, jour)
    fichiers = {
        extension: reserve.prendre((extension, lettre), partial(ecrire, lettre))
        for extension, ecrire in formats.FORMATS.items()
    }
    nombre = formats.pages(fichiers["pdf"])
    if nombre > courrier.pages:
        dit = f"cette lettre tient sur {compte(nombre, 'page')} au lieu de {courrier.pages} ; raccourcissez-la"
        raise DataError([Problem(courrier.fichier, courrier.ligne("pages"), dit)])
    return tuple(
        Telechargement(extension, f"{COURRIERS}{courrier.id}.{extension}", contenu)
        for extension, contenu in fichiers.items()
    )
