"""The pages of the départements and of the EPCI: where each stands, and its communes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tournee.couverture import par_departement, par_epci
from tournee.model import Statut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne import Campagne
    from tournee.rendering import Rendu, SiteFile
    from tournee.territoire import CommuneOfficielle


def publish(campagne: Campagne, rendu: Rendu) -> Iterator[SiteFile]:
    """``/departements/61-orne/`` and ``/epci/200071520-domfront-tinchebray-interco/``."""
    territoire = campagne.territoire
    couvertures = {**par_departement(campagne), **par_epci(campagne)}
    for departement in territoire.departements.values():
        communes = territoire.communes_de_departement(departement.code)
        yield rendu.page(
            rendu.adresses.departement(departement),
            "departement.html",
            titre=departement.nom,
            description=f"Où en est la tournée des mairies {departement.de_nom}, commune par commune.",
            source=None,
            departement=departement,
            communes=communes,
            couverture=couvertures[departement.code],
            compte=par_statut(campagne, communes),
            epci=[epci for epci in territoire.epci.values() if epci.departement == departement.code],
        )
    for epci in territoire.epci.values():
        communes = territoire.communes_de_epci(epci.siren)
        fiche = campagne.collectivite(epci.siren)
        yield rendu.page(
            rendu.adresses.epci(epci),
            "epci.html",
            titre=epci.nom_court,
            description=f"{epci.nom} et le label {campagne.label.nom} : où en sont l’intercommunalité et ses communes.",
            source=None,
            epci=epci,
            fiche=fiche,
            communes=communes,
            couverture=couvertures[epci.siren],
            compte=par_statut(campagne, communes),
            departement=territoire.departements.get(epci.departement),
        )


def par_statut(campagne: Campagne, communes: Sequence[CommuneOfficielle]) -> list[tuple[Statut, int]]:
    """How many communes stand at each status that one of them has, in order of progress."""
    compte = Counter(campagne.situation(campagne.fiche_de(commune)).statut for commune in communes)
    return [(statut, compte[statut]) for statut in Statut if compte[statut]]
