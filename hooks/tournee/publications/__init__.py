"""What the site publishes: each module turns the campaign into files, and stands here on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.publications import (
    a_faire,
    agenda,
    atelier,
    badges,
    carte,
    carte_seule,
    collectivites,
    communes,
    contribuer,
    courriers,
    donnees,
    dossiers,
    fils,
    guides,
    gulls,
    images_laureats,
    journal,
    kits,
    pages,
    partage,
    polices,
    presse,
    racine,
    repertoire,
    silhouettes,
    territoires,
)
from tournee.reading.sources import DataError, Problem
from tournee.site.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile

    Publication = Callable[[Campagne, Renderer], Iterator[SiteFile]]

PUBLICATIONS: Final[tuple[Publication, ...]] = (
    carte.publish,
    carte_seule.publish,
    communes.publish,
    territoires.publish,
    collectivites.publish,
    gulls.publish,
    a_faire.publish,
    agenda.publish,
    pages.publish,
    images_laureats.publish,
    contribuer.publish,
    repertoire.publish,
    donnees.publish,
    courriers.publish,
    dossiers.publish,
    kits.publish,
    atelier.publish,
    guides.publish,
    journal.publish,
    fils.publish,
    badges.publish,
    silhouettes.publish,
    partage.publish,
    polices.publish,
    presse.publish,
    racine.publish,
)


def publish(renderer: Renderer) -> list[SiteFile]:
    """Every generated file of the site, sorted by address; DataError where two have the same."""
    files = sorted(
        (file for publication in PUBLICATIONS for file in publication(renderer.campagne, renderer)),
        key=lambda file: file.uri,
    )
    if problems := [*_twice(files)]:
        raise DataError(problems)
    return files


def _twice(files: Iterable[SiteFile]) -> Iterator[Problem]:
    """Each file that would take the place of another."""
    places: dict[str, SiteFile] = {}
    for file in files:
        first = places.setdefault(file.address, file)
        if first is not file:
            source, _, line = (file.source or file.uri).partition("#L")
            dit = f"son adresse, « {file.address} », est déjà prise ({first.source or first.uri})"
            yield Problem(source, int(line or 1), f"{dit} ; donnez-lui un autre identifiant")


def publish_checked(root: Path, renderer: Renderer) -> list[SiteFile]:
    """Every generated file, with which the hand-written texts of ``root`` hold; DataError with all that does not.

    The one path of the command that checks and of the build: what this one refuses, that one refuses first.
    """
    texts = Texts(root, renderer)
    try:
        files = publish(renderer)
    except DataError as error:
        raise DataError([*texts.problems, *error.problems]) from None
    if problems := [*texts.problems, *texts.problems_among(files)]:
        raise DataError(problems)
    return files
