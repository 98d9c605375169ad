"""What a page tells the frame of the site beside its body: its front matter, which any engine gives its templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from markupsafe import escape

from tournee.publications.partage import partage_de
from tournee.site.adresses import FIL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tournee.site.site_files import SiteFile

DEVANT: Final = 4
"""What the campaign follows comes first in the site's search."""


def entete(page: SiteFile) -> dict[str, Any]:
    """That of a generated page; TypeError if it is none."""
    if (dit := page.head) is None:
        raise TypeError(page)
    tete: dict[str, Any] = {"title": dit.titre, "description": dit.description, "fil": dit.fil, "hide": ["toc"]}
    tete |= {"partage": dit.partage or partage_de(page.address)}
    tete |= {"fichier": page.source} if page.source else {}
    return tete if dit.cherchee else tete | {"search": {"exclude": True}}


def entete_d_un_texte(adresse: str, fichier: str, ecrit: Mapping[str, Any]) -> dict[str, Any]:
    """That of a hand-written one, of which somebody has written a part."""
    return {"fil": FIL, "partage": partage_de(adresse), "fichier": fichier, **ecrit}


def entree_de_recherche(page: SiteFile) -> dict[str, Any]:
    """What the site's search knows of a generated page whose text nobody reads for it."""
    if (dit := page.head) is None:
        raise TypeError(page)
    entree = {"location": page.address, "title": escape(dit.titre), "text": escape(dit.recherche)}
    return entree | {"boost": DEVANT} if dit.suivie else entree
