"""What a newspaper may take along: the figures in sentences, a map of each département, who to ask."""

from __future__ import annotations

from collections import Counter
from functools import cache, partial
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Any

from tournee.campagne.campagne import LIBRE
from tournee.campagne.chiffres import chiffres
from tournee.campagne.couverture import par_departement
from tournee.fiches.statuts import Statut
from tournee.francais.noms import slug
from tournee.site.adresses import PRESSE
from tournee.site.pictures import picture
from tournee.site.region import traces
from tournee.site.site_files import SiteFile
from tournee.territoire.projection import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle, Departement


def region(campagne: Campagne) -> str:
    """Where the map of all is, without its extension: « presse/normandie »; nothing without outlines."""
    return f"{PRESSE}{slug(campagne.territoire.nom)}" if _dessines(campagne) else ""


def _dessines(campagne: Campagne) -> list[Departement]:
    territoire = campagne.territoire
    return [un for un in territoire.departements.values() if territoire.contours.departement(un.code)]


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/presse/`` and, for the region and each département, ``/presse/61-orne.svg`` and ``.png``."""
    territoire = campagne.territoire
    tout = [(territoire.nom, region(campagne), partial(_region, campagne))] if region(campagne) else []
    un_a_un = [(un.nom, f"{PRESSE}{un.slug}", partial(_departement, campagne, un)) for un in _dessines(campagne)]
    cartes = [*(tout if un_a_un[1:] else ()), *un_a_un]
    yield renderer.page(
        PRESSE,
        "presse.html",
        titre="Pour la presse",
        description="La campagne en trois longueurs, ses chiffres datés, des cartes à reprendre, un contact.",
        source="data/campagne.yaml",
        chiffres=chiffres(campagne),
        couvertures=[(un, par_departement(campagne)[un.code]) for un in territoire.departements.values()],
        cartes=cartes,
    )
    for nom, adresse, contexte in cartes:
        dessin = _une_fois(partial(_dessin, renderer, nom, contexte))
        yield SiteFile(f"{adresse}.svg", dessin)
        yield SiteFile(f"{adresse}.png", partial(_png, renderer, dessin))


def _une_fois(dessiner: Callable[[], str]) -> Callable[[], str]:
    """What gives the drawing to whoever asks, even two at once, and draws it once."""
    verrou, memoire = Lock(), cache(dessiner)

    def rendre() -> str:
        with verrou:
            return memoire()

    return rendre


def _dessin(renderer: Renderer, nom: str, contexte: Callable[[], dict[str, Any]]) -> str:
    return renderer.fragment(PRESSE, "carte-presse.svg.html", nom=nom, **contexte())


def _region(campagne: Campagne) -> dict[str, Any]:
    """All the communes, as coarsely as the first page draws them."""
    trame = campagne.trame
    communes = campagne.territoire.communes.values()
    return _legende(campagne, trame.plan, communes) | {
        "traces": traces(campagne, trame, map(campagne.fiche_de, communes)),
        "contour": "".join(trame.departement(un.code) for un in _dessines(campagne)),
    }


def _departement(campagne: Campagne, departement: Departement) -> dict[str, Any]:
    """Those of a département, on a plane of its own."""
    contours = campagne.territoire.contours
    contour = contours.departement(departement.code)
    plan = Plan.around([contour])
    communes = campagne.territoire.communes_de_departement(departement.code)
    par_statut: dict[Statut, str] = {}
    for officielle in communes:
        statut = _montre(campagne, officielle)
        par_statut[statut] = par_statut.get(statut, "") + plan.path(contours.commune(officielle.code))
    return _legende(campagne, plan, communes) | {"traces": par_statut, "contour": plan.path(contour)}


def _legende(campagne: Campagne, plan: Plan, communes: Iterable[CommuneOfficielle]) -> dict[str, Any]:
    """What a map says in words, and the rings of the labels of before."""
    etats = [(officielle, campagne.situation(campagne.fiche_de(officielle))) for officielle in communes]
    nombres = Counter(etat.statut for _, etat in etats)
    return {
        "plan": plan,
        "legende": [(statut, nombres[statut]) for statut in Statut if nombres[statut]],
        "anneaux": [
            plan.point(*officielle.point)
            for officielle, etat in etats
            if etat.label_ancien and _montre(campagne, officielle) is etat.statut
        ],
    }


def _montre(campagne: Campagne, officielle: CommuneOfficielle) -> Statut:
    """How a commune is drawn: who asked not to be told of is only counted, and drawn like most of the others."""
    fiche = campagne.fiche_de(officielle)
    return LIBRE.statut if campagne.retiree(fiche) else campagne.situation(fiche).statut


def _png(renderer: Renderer, dessin: Callable[[], str]) -> bytes:
    return picture(renderer.cache, files(__package__) / "carte-presse.typ", {"dessin": dessin()}, PRESSE)
