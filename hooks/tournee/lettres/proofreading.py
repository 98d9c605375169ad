"""The letters once they are laid out: whether each can be written, and keeps to its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.francais.phrases import compte
from tournee.lettres.formats import FORMATS, page_count
from tournee.lettres.valeurs import lettre_de
from tournee.reading.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.engines.document_cache import DocumentCache


def proofread(campagne: Campagne, cache: DocumentCache, site: str) -> None:
    """DataError with all that is wrong with the blank letters, whose QR codes lead to the address of the site."""
    if trouves := list(_problems(campagne, cache, site)):
        raise DataError(trouves)


def _problems(campagne: Campagne, cache: DocumentCache, site: str) -> Iterator[Problem]:
    for courrier in campagne.courriers:
        lettre = lettre_de(campagne, courrier, renvoi=site)
        try:
            nombre = page_count(FORMATS["pdf"].write(lettre, cache))
        except DataError as error:
            yield from error.problems
            continue
        if nombre > courrier.pages:
            dit = f"cette lettre tient sur {compte(nombre, 'page')} au lieu de {courrier.pages} ; raccourcissez-la"
            yield Problem(courrier.fichier, courrier.line("pages"), dit)
