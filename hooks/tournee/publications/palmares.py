"""The palmarès: who was labelled, edition after edition, with what is not certain."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tournee.campagne.chronologie import paliers
from tournee.site.adresses import PALMARES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/palmares/``."""
    pages = {cle: fiche for fiche in campagne.fiches for cle in (fiche.cle, getattr(fiche, "siren", None)) if cle}
    yield renderer.page(
        PALMARES,
        "palmares.html",
        titre="Le palmarès du label",
        description="Les collectivités labellisées, édition par édition, avec les sources et les incertitudes.",
        source="data/palmares.yaml",
        editions=[
            (edition, [laureat for laureat in campagne.palmares if laureat.annee == edition.annee])
            for edition in sorted(campagne.label.editions, key=lambda edition: -edition.annee)
        ],
        mentions={mention.id: mention.nom for mention in campagne.label.mentions},
        paliers=partial(paliers, campagne),
        page_de=lambda laureat: next(
            (pages[cle] for cle in (laureat.insee, laureat.siren, laureat.collectivite) if cle in pages), None
        ),
    )
