"""A page for each followed collectivité that is not a commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.campagne.chronologie import chronologie
from tournee.fiches.natures import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/collectivites/smeacc/`` and the like."""
    for fiche in campagne.collectivites:
        statut = campagne.situation(fiche).statut.mot
        yield renderer.page(
            renderer.addresses.de(fiche),
            "collectivite.html",
            titre=fiche.nom,
            description=f"{fiche.nom} et le label {campagne.label.nom} : {statut.lower()}.",
            source=renderer.source_of(fiche),
            fil=renderer.addresses.fil(fiche),
            fiche=fiche,
            etapes=chronologie(campagne, fiche),
            siege=campagne.territoire.communes.get(fiche.commune or ""),
            membres=campagne.territoire.communes_de_epci(fiche.siren)
            if fiche.type is Nature.EPCI and fiche.siren
            else (),
        )
