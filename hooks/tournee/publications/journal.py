"""The journal of the groups: the list of their reports, and a page for each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tournee.fiches.journal import CompteRendu
from tournee.site.adresses import JOURNAL
from tournee.site.site_files import PageHead, SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/journal/`` and ``/journal/2026-11-20-visite/``."""
    yield renderer.page(
        JOURNAL,
        "journal.html",
        titre="Le journal des groupes",
        description="Ce que les groupes racontent de leurs visites en mairie et de leurs réunions.",
        source=None,
        par_annee=[(annee, list(uns)) for annee, uns in groupby(campagne.comptes_rendus, lambda un: un.le.year)],
        dossier=CompteRendu.dossier,
        nom=f"{campagne.jour}-rencontre.md",
    )
    for un in campagne.comptes_rendus:
        yield _page(renderer, un)


def _page(renderer: Renderer, un: CompteRendu) -> SiteFile:
    """It takes the place of the file that a group wrote: what its links lead to starts from there."""
    adresse = renderer.addresses.de(un)
    tete, pied = (
        renderer.fragment(adresse, gabarit, compte_rendu=un)
        for gabarit in ("_compte_rendu_tete.html", "_compte_rendu_pied.html")
    )
    corps = f"{tete}\n\n{un.corps}\n\n{pied}"
    return SiteFile(f"{adresse.removesuffix('/')}.md", corps, un.fichier, PageHead(un.titre, un.chapeau, markdown=True))
