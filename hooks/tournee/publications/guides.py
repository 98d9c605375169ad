"""The guides: the page that leads to each of them, the glossary, and all of them as one booklet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tournee.fiches.glossaire import Terme
from tournee.fiches.guides import GLOSSAIRE, GUIDES, Guide, Role, Temps
from tournee.fiches.statuts import Moment
from tournee.site import livret
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

ENTREES_MAX = 4
"""How many guides a role is shown first."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/guides/``, ``/guides/glossaire/`` and ``/guides/livret.pdf``."""
    yield renderer.page(
        GUIDES,
        "guides.html",
        titre="Guides",
        description="Du premier appel à la cérémonie : par où commencer selon votre temps et votre rôle.",
        source=None,
        par_temps={temps.mot: [un for un in campagne.guides if un.temps is temps] for temps in Temps},
        par_role={role: (role.mot, debuts(campagne, role)) for role in Role},
        par_moment={moment.mot: [un for un in campagne.guides if un.etape is moment] for moment in Moment},
        livret=livret.FICHIER,
    )
    if campagne.glossaire:
        page = renderer.page(
            f"{GUIDES}{GLOSSAIRE}/",
            "_guide_glossaire.html",
            titre="Glossaire",
            description="Les mots de la campagne et des mairies, expliqués en une phrase.",
            source=Terme.fichier,
        )
        # A guide's own place, so that the others may link to « glossaire.md ».
        yield replace(page, uri=f"{GUIDES}{GLOSSAIRE}.md")
    if campagne.guides:
        yield SiteFile(livret.FICHIER, livret.pdf(campagne, renderer))


def debuts(campagne: Campagne, role: Role) -> list[Guide]:
    """Where a role begins: what engages a group is for groups, and for them alone comes first."""
    guides = [
        un for un in campagne.guides if role in un.roles and (un.temps is Temps.ENGAGEMENT) == (role is Role.GROUPE)
    ]
    return guides[:ENTREES_MAX]
