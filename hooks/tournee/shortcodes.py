"""What a hand-written page may ask of the data: « <!-- tournee:chiffres --> » becomes a block of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from tournee import refus
from tournee.chiffres import chiffres, par_statut
from tournee.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from tournee.campagne import Campagne
    from tournee.rendering import Rendu

SHORTCODE: Final = re.compile(r"<!--\s*tournee:([\w-]*)\s*-->")
BLOCS: Final[dict[str, Callable[[Campagne], dict[str, Any]]]] = {
    "chiffres": lambda campagne: {"chiffres": chiffres(campagne), "par_statut": par_statut(campagne)},
    "editions": lambda campagne: {"edition": max(campagne.label.editions, key=lambda edition: edition.annee)},
}
"""Each block: the values for its template, « pages/blocs/NAME.html »."""


def remplacer(markdown: str, uri: str, source: str, rendu: Rendu) -> str:
    """The Markdown of a page with its blocks; DataError for a block that does not exist."""

    def bloc(found: re.Match[str]) -> str:
        nom = found[1]
        if nom not in BLOCS:
            suite = refus.vouliez_vous_dire(nom, BLOCS)
            message = f"le bloc « {nom} » n’existe pas{suite} (permis : {', '.join(BLOCS)})"
            raise DataError([Problem(source, markdown.count("\n", 0, found.start()) + 1, message)])
        return rendu.fragment(uri, f"blocs/{nom}.html", **BLOCS[nom](rendu.campagne)).strip()

    return SHORTCODE.sub(bloc, markdown)
