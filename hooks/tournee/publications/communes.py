"""The list of the approached communes, and a page for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee import francais
from tournee.adresses import COMMUNES
from tournee.chronologie import chronologie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne import Campagne
    from tournee.rendering import Rendu, SiteFile


def publish(campagne: Campagne, rendu: Rendu) -> Iterator[SiteFile]:
    """``/communes/`` and ``/communes/61001-alencon/``."""
    yield rendu.page(
        COMMUNES,
        "communes.html",
        titre="Les communes du suivi",
        description="Les communes approchées, labellisées ou que des groupes aimeraient rencontrer, avec leur statut.",
        source="data/communes.yaml",
        fiches=campagne.communes,
    )
    for commune in campagne.communes:
        officielle = campagne.officielle(commune)
        statut = francais.mot(campagne.situation(commune).statut)
        yield rendu.page(
            rendu.adresses.de(commune),
            "commune.html",
            titre=commune.nom,
            description=f"{commune.nom} ({officielle.departement}) et le label {campagne.label.nom} : {statut.lower()}.",
            source=rendu.source_de(commune),
            fiche=commune,
            etapes=chronologie(campagne, commune),
            officielle=officielle,
            departement=campagne.territoire.departements[officielle.departement],
            epci=campagne.territoire.epci.get(officielle.epci),
        )
