"""The pages of the départements and of the EPCI: where each stands, and its communes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tournee.campagne.couverture import par_departement, par_epci
from tournee.campagne.progres import repartition
from tournee.fiches.suivi import Collectivite, Commune
from tournee.francais.phrases import compte
from tournee.site.adresses import FIL
from tournee.site.site_files import PageHead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.couverture import Couverture
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile
    from tournee.territoire.communes import Departement, Epci


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/departements/61-orne/`` and ``/epci/200071520-domfront-tinchebray-interco/``."""
    territoire = campagne.territoire
    couvertures = {**par_departement(campagne), **par_epci(campagne)}
    for departement in territoire.departements.values():
        yield renderer.late_page(
            renderer.addresses.departement(departement),
            "departement.html",
            PageHead(
                titre=departement.nom,
                description=f"Où en est la tournée des mairies {departement.de_nom}, commune par commune.",
                recherche=f"Département {departement.code}, {compte(departement.communes, 'commune')}",
                fil=f"{renderer.addresses.departement(departement)}{FIL}",
            ),
            Commune.fichier,
            partial(_departement, campagne, departement, couvertures[departement.code]),
        )
    for epci in territoire.epci.values():
        yield renderer.late_page(
            renderer.addresses.epci(epci),
            "epci.html",
            PageHead(
                titre=epci.nom_court,
                description=f"{epci.nom} et le label {campagne.label.nom} : "
                "où en sont l’intercommunalité et ses communes.",
                recherche=f"{epci.nom}, {compte(epci.communes, 'commune')}",
            ),
            Collectivite.fichier,
            partial(_epci, campagne, epci, couvertures[epci.siren]),
        )


def _departement(campagne: Campagne, departement: Departement, couverture: Couverture) -> dict[str, Any]:
    communes = campagne.territoire.communes_de_departement(departement.code)
    return {
        "departement": departement,
        "epci": [epci for epci in campagne.territoire.epci.values() if epci.departement == departement.code],
        "communes": communes,
        "couverture": couverture,
        "compte": repartition(campagne, communes).communes.items(),
    }


def _epci(campagne: Campagne, epci: Epci, couverture: Couverture) -> dict[str, Any]:
    communes = campagne.territoire.communes_de_epci(epci.siren)
    return {
        "epci": epci,
        "departement": campagne.territoire.departements.get(epci.departement),
        "fiche": campagne.collectivite(epci.siren),
        "communes": communes,
        "couverture": couverture,
        "compte": repartition(campagne, communes).communes.items(),
    }
