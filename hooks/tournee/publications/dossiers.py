"""What is ready to be sent to each followed collectivité: the letters of its status, filled in, alone and together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.engines.archive import archive
from tournee.lettres.valeurs import lettre_de
from tournee.publications.courriers import downloads
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.courriers import Courrier
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer

LISEZ_MOI: Final = "LISEZ-MOI.txt"
"""What it is for, how to complete it, what to note afterwards."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/communes/61001-alencon/premier-contact.odt`` and the like, and ``/communes/61001-alencon/dossier.zip``."""
    for fiche in campagne.fiches:
        if courriers := campagne.courriers_de(fiche):
            yield from _dossier(campagne, renderer, fiche, courriers)


def _dossier(campagne: Campagne, renderer: Renderer, fiche: Fiche, courriers: Sequence[Courrier]) -> Iterator[SiteFile]:
    adresse, groupe = renderer.addresses.de(fiche), campagne.situation(fiche).groupe
    page = renderer.site + adresse
    gull = campagne.gull(groupe) if groupe else None
    pieces = {
        fichier.uri: fichier.contenu
        for courrier in courriers
        for fichier in downloads(
            lettre_de(campagne, courrier, fiche, gull, page), f"{adresse}{courrier.id}", renderer.cache
        )
    }
    for uri, contenu in pieces.items():
        yield SiteFile(uri, contenu, fiche.fichier)
    notice = renderer.text_file("dossier.txt.html", fiche=fiche, gull=gull, courriers=courriers, page=page)
    reunies = {uri.removeprefix(adresse): contenu for uri, contenu in pieces.items()} | {LISEZ_MOI: notice}
    yield SiteFile(f"{adresse}dossier.zip", archive(reunies), fiche.fichier)
