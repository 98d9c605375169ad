"""The feeds: of the campaign, of each group, of each département, of each collectivité that it follows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tournee.campagne.fil import nouvelles
from tournee.campagne.mouvements import mouvements
from tournee.fiches.journal import champ_de
from tournee.fiches.suivi import Collectivite
from tournee.site.adresses import FIL
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.mouvements import Mouvement
    from tournee.fiches.journal import CompteRendu
    from tournee.fiches.suivi import Fiche
    from tournee.site.adresses import Adresses
    from tournee.site.rendering import Renderer

DEPUIS: Final = 2026
"""The year that makes the names of the news (RFC 4151): were it to change, all of them would come back as new."""


@dataclass(frozen=True)
class Fil:
    """The feed of a folder of the site."""

    dossier: str
    cle: str
    """Its name among the feeds, which no address changes."""
    titre: str
    mouvements: Sequence[Mouvement]
    comptes_rendus: Sequence[CompteRendu]


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/fil.xml``, ``/gulls/artifaille/fil.xml``, ``/departements/61-orne/fil.xml`` and the like."""
    for fil in _fils(campagne, renderer.addresses):
        yield SiteFile(f"{fil.dossier}{FIL}", partial(_write, campagne, renderer, fil))


def _write(campagne: Campagne, renderer: Renderer, fil: Fil) -> str:
    return renderer.fragment(
        fil.dossier,
        "fil.xml.html",
        fil=fil,
        racine=f"tag:{urlsplit(campagne.reglages.reseau.forum).hostname},{DEPUIS}:tournee/",
        depuis=DEPUIS,
        nouvelles=nouvelles(fil.mouvements, fil.comptes_rendus),
        adresse_du_fil=renderer.public(f"{fil.dossier}{FIL}"),
    )


def _fils(campagne: Campagne, adresses: Adresses) -> Iterator[Fil]:
    tous, racontes = mouvements(campagne), campagne.comptes_rendus
    yield Fil("", "campagne", campagne.reglages.nom, tous, racontes)
    for gull in campagne.gulls:
        portees = {fiche.cle for fiche in campagne.fiches_de(gull)}
        siens = [un for un in tous if _du_groupe(un, gull.id, portees)]
        yield Fil(adresses.de(gull), f"groupes/{gull.id}", gull.nom, siens, campagne.comptes_rendus_de(gull))
    for departement in campagne.territoire.departements.values():
        code = departement.code
        siens = [un for un in tous if _departement(campagne, un.fiche) == code]
        leurs = [un for un in racontes if any(_departement(campagne, une) == code for une in campagne.nommees(un))]
        yield Fil(adresses.departement(departement), f"departements/{code}", departement.nom, siens, leurs)
    par_fiche = defaultdict[str, list["Mouvement"]](list)
    for un in tous:
        par_fiche[un.fiche.cle].append(un)
    for fiche in campagne.suivies(campagne.fiches):
        cle = f"{champ_de(fiche)}/{fiche.cle}"
        yield Fil(adresses.de(fiche), cle, fiche.nom, par_fiche[fiche.cle], campagne.comptes_rendus_de(fiche))


def _du_groupe(un: Mouvement, gull: str, portees: set[str]) -> bool:
    """What it did, and the labels of those in whose logs it stands."""
    evenement = un.etape.evenement
    return evenement.par == gull if evenement else un.fiche.cle in portees


def _departement(campagne: Campagne, fiche: Fiche) -> str:
    """Where a collectivité is, or has its seat; nothing where no source tells it."""
    if lieu := campagne.lieu(fiche):
        return lieu.departement
    epci = campagne.territoire.epci.get(fiche.siren or "") if isinstance(fiche, Collectivite) else None
    return epci.departement if epci else ""
