"""The faces of the pages, each in a file of ``assets/polices/``, with the licence that they come under."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from tournee.engines import fonts
from tournee.engines.web_fonts import RARES, SIGNES, Face, woff2
from tournee.reading.sources import DataError, Problem
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

DOSSIER: Final = "assets/polices/"
TITRES: Final = {"wght": 700, "opsz": 32}
ENTIERES: Final = {
    "texte": Face(fonts.SANS, 400),
    "texte-gras": Face(fonts.SANS, 700),
    "texte-italique": Face(fonts.SANS, 400, "italic"),
    "titres": Face(fonts.SERIF, 700, axes=TITRES),
}
FACES: Final = {
    **ENTIERES,
    **{f"{nom}-rares": replace(face, signs=RARES) for nom, face in ENTIERES.items()},
    "signes": Face(fonts.SERIF, 700, signs=SIGNES, axes=TITRES),
}
"""By the names of their files, which docs/assets/css/polices.css tells to browsers."""


def publish(_: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """Each face, and each licence under the name of its family; DataError where a package lacks."""
    try:
        for nom, face in FACES.items():
            fichier = renderer.cache.get_or_make(("police", nom, face), partial(woff2, face, f"Carnet {nom}"))
            yield SiteFile(f"{DOSSIER}{nom}.woff2", fichier)
        for famille in (fonts.SANS, fonts.SERIF):
            yield SiteFile(f"{DOSSIER}{fonts.package_of(famille)}.txt", fonts.licence_of(famille))
    except fonts.FontError as error:
        raise DataError([Problem("requirements.txt", 1, str(error))]) from None
