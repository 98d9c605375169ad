"""A page of the theme as a mould: what the pages of a folder repeat is rendered once, and each is cast in it.

Its exemplary page holds tokens where pages differ. Their apostrophe tells the places that the theme escapes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import escape

from tournee.site.site_files import PageMoulee

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPS: Final = "<div><h1>moule-corps</h1></div>"


def dossier_de(uri: str) -> str:
    """« communes/61001-alencon/ » → « communes/ »: the links of the theme are the same for all that it holds."""
    return uri[: uri.rstrip("/").rfind("/") + 1]


def exemplaire(dossier: str) -> PageMoulee:
    """The page that becomes the mould of a folder."""
    return PageMoulee(
        uri=f"{dossier}moule-adresse/",
        titre="moule'titre",
        description="moule'description",
        source="moule-source",
        recherche="",
        corps=lambda: CORPS,
    )


class Moule:
    """The exemplary page, cut at its tokens."""

    def __init__(self, modele: PageMoulee, html: str) -> None:
        self._modele = modele
        tokens = (modele.uri, modele.titre, modele.description, modele.source, CORPS)
        forms = dict.fromkeys(form for token in tokens for form in (token, str(escape(token))))
        # A split on a group keeps the tokens: texts at even places, tokens at odd ones.
        self._parts = re.split("(" + "|".join(map(re.escape, forms)) + ")", html)

    def couler(self, page: PageMoulee) -> str:
        """The page as the theme would have rendered it alone."""
        valeurs = dict(self._valeurs(page))
        return "".join(valeurs[part] if rank % 2 else part for rank, part in enumerate(self._parts))

    def _valeurs(self, page: PageMoulee) -> Iterator[tuple[str, str]]:
        for token, valeur in (
            (self._modele.titre, page.titre),
            (self._modele.description, page.description),
            (self._modele.source, page.source),
            (self._modele.uri, page.uri),
        ):
            yield str(escape(token)), str(escape(valeur))
            yield token, valeur
        yield CORPS, page.corps().strip()
