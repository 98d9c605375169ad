"""Our style sheets, each assembled from the components that mkdocs.yml lists (``extra.feuilles``)."""

from __future__ import annotations

from fnmatch import fnmatch
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from tournee.reading.sources import DataError, Problem
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COMPOSANTS: Final = "assets/css/"
"""Their folder in docs/; they are not published themselves."""

THEME: Final = "assets/theme.css"
"""What is left of Material's own sheets: how texts look."""


def theme() -> str:
    """The sheet of Material, as it comes; not the one of its colours, which are ours."""
    dossier = files("material") / "templates/assets/stylesheets"
    return next(un.read_text("utf-8") for un in dossier.iterdir() if fnmatch(un.name, "main.*.css"))


def feuilles(listes: Mapping[str, Sequence[str]], composants: Mapping[str, str]) -> Iterator[SiteFile]:
    """Each sheet, from the texts of components by their places; DataError with those that lack or that none takes."""
    textes = {PurePosixPath(uri).stem: texte for uri, texte in composants.items()}
    feuille_de = {nom: uri for uri, noms in listes.items() for nom in noms}
    problems = [
        Problem("mkdocs.yml", 1, f"la feuille « {uri} » demande « {nom} », or docs/{COMPOSANTS}{nom}.css n’existe pas")
        for nom, uri in feuille_de.items()
        if nom not in textes
    ] + [
        Problem(f"docs/{uri}", 1, "ce composant n’est dans aucune feuille ; ajoutez-le à « feuilles », dans mkdocs.yml")
        for uri in composants
        if PurePosixPath(uri).stem not in feuille_de
    ]
    if problems:
        raise DataError(problems)
    for uri, noms in listes.items():
        yield SiteFile(uri, "\n".join(textes[nom] for nom in noms))
