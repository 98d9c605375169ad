"""What a meeting goes through, as text to paste: plain, in Markdown for a forum, or as minutes already begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.campagne.reunions import a_raconter, prochaine

if TYPE_CHECKING:
    from collections.abc import Callable

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.ordre_du_jour import OrdreDuJour
    from tournee.campagne.reunions import Rencontre
    from tournee.site.rendering import Renderer

AU_PLUS: Final = 40
"""Lines under one heading: a meeting reads no more, and a forum takes no more."""


@dataclass(frozen=True)
class Forme:
    """What is pasted in one kind of place."""

    mot: str
    gabarit: str = "reunion.txt.html"
    markdown: bool = True
    rencontre: Callable[[Campagne], Rencontre | None] = prochaine
    """The meeting that it is for."""


COMPTE_RENDU: Final = "compte-rendu"
FORMES: Final = {
    "texte": Forme("Texte simple, pour un message ou le salon écrit", markdown=False),
    "markdown": Forme("Pour le forum (Markdown)"),
    COMPTE_RENDU: Forme("Un compte rendu déjà commencé, pour le journal", "compte-rendu.md.html", rencontre=a_raconter),
}


def en_texte(renderer: Renderer, ordre: OrdreDuJour, forme: str) -> str:
    """The whole text in that form; its links are whole, and there are none where nobody gave the site's address."""
    voulue = FORMES[forme]
    return renderer.text(voulue.gabarit, ordre=ordre, markdown=voulue.markdown, au_plus=AU_PLUS)
