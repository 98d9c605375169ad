"""A page for each commune of the region, and the ways there from former codes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from tournee.campagne.chronologie import chronologie
from tournee.campagne.presence import presences
from tournee.francais.noms import alphabetique, slug
from tournee.publications.silhouettes import sorte
from tournee.site.adresses import COMMUNES, PARTAGE
from tournee.site.region import traces
from tournee.site.site_files import PageHead, SiteFile
from tournee.territoire.distances import great_circle_km
from tournee.territoire.trame import Trame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle
    from tournee.territoire.distances import Point

LARGEUR: Final = 16_000
"""Of the plane of all the communes: a unit is some twenty metres."""
AUTOUR: Final = 2.2
"""How much wider than the commune its drawing is: its neighbours are seen around it."""
DEDANS: Final = 0.14
"""How far into a neighbour its number is written, as a part of the drawing: nearer than its edge."""
PROCHES: Final = 3
"""How many groups and examples a page names."""
VOISIN_KM: Final = 100
"""Farther, an example is no neighbour's."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/communes/61001-alencon/`` for all, and a page that leads there from each former code."""
    trame = Trame(campagne.territoire, LARGEUR)
    groupes = _situes(campagne, campagne.gulls)
    exemples = _situes(campagne, campagne.exemples)
    for officielle in campagne.territoire.communes.values():
        yield _page(campagne, renderer, officielle, partial(_contexte, campagne, trame, officielle, groupes, exemples))
        yield from _renvois(renderer, officielle)


def _situes(campagne: Campagne, records: Iterable[Fiche | Gull]) -> list[tuple[Fiche | Gull, Point]]:
    return [(record, lieu.point) for record in records if (lieu := campagne.lieu(record))]


def _page(
    campagne: Campagne, renderer: Renderer, officielle: CommuneOfficielle, contexte: partial[dict[str, Any]]
) -> SiteFile:
    fiche = campagne.fiche_de(officielle)
    statut = campagne.situation(fiche).statut.mot.lower()
    adresse, suivie = renderer.addresses.officielle(officielle), campagne.suit(fiche)
    departement = campagne.territoire.departements[officielle.departement].nom
    return renderer.late_page(
        adresse,
        "commune.html",
        PageHead(
            titre=officielle.nom,
            description=f"{officielle.nom} ({departement}) et le label {campagne.label.nom} : {statut}.",
            recherche=_recherche(departement, officielle),
            partage=f"{adresse}{PARTAGE}" if suivie else "",
            suivie=suivie,
            fil=renderer.addresses.fil(fiche),
        ),
        renderer.source_of(fiche),
        contexte,
    )


def _recherche(departement: str, officielle: CommuneOfficielle) -> str:
    """What the search knows of a commune: where it is, its codes, and the names and codes that people still write."""
    lieu = ", ".join((departement, *officielle.codes_postaux, officielle.code))
    anciennes = [f"{nom} {code}".strip() for code, nom in officielle.anciennes.items() if nom != officielle.nom]
    return f"{lieu}. Autrefois\u00a0: {', '.join(anciennes)}" if anciennes else lieu


def _contexte(
    campagne: Campagne,
    trame: Trame,
    officielle: CommuneOfficielle,
    groupes: list[tuple[Any, Point]],
    exemples: list[tuple[Any, Point]],
) -> dict[str, Any]:
    """What the template needs, computed when the page is written."""
    territoire = campagne.territoire
    fiche = campagne.fiche_de(officielle)
    voisines = alphabetique(territoire.voisines(officielle.code))
    cadre = trame.cadre(officielle.code, AUTOUR)
    proches = [(exemple, km) for exemple, km in _proches(officielle, exemples) if exemple.cle != fiche.cle]
    return {
        "fiche": fiche,
        "etapes": chronologie(campagne, fiche),
        "officielle": officielle,
        "silhouette": sorte(officielle),
        "departement": territoire.departements[officielle.departement],
        "epci": (epci := territoire.epci.get(officielle.epci)),
        "autour_de_lui": epci and territoire.epci.get(epci.dans),
        "intercommunalite": campagne.collectivite(officielle.epci),
        "partagent_son_courriel": territoire.partagent_son_courriel(officielle),
        "voisines": voisines,
        "groupes": _proches(officielle, groupes),
        "presences": presences(campagne, officielle),
        "exemples": proches,
        "voisins": all(km < VOISIN_KM for _, km in proches),
        "cadre": cadre,
        "numeros": _numeros(trame, officielle, voisines, cadre[2]) if cadre else [],
        "contour": trame.commune(officielle.code),
        "contours_voisins": traces(campagne, trame, map(campagne.fiche_de, voisines)),
    }


def _numeros(
    trame: Trame, officielle: CommuneOfficielle, voisines: Iterable[CommuneOfficielle], cote: int
) -> list[tuple[int, tuple[int, int]]]:
    """The rank of each neighbour in the list under the drawing, and where it is written there."""
    places = (trame.chez(voisine.code, officielle.code, voisine.point, cote * DEDANS) for voisine in voisines)
    return [(rang, place) for rang, place in enumerate(places, 1) if place]


def _proches(officielle: CommuneOfficielle, situes: list[tuple[Any, Point]]) -> list[tuple[Any, int]]:
    """The nearest, with their distance as the crow flies, in kilometres."""
    distances = [(great_circle_km(officielle.point, point), rang) for rang, (_, point) in enumerate(situes)]
    return [(situes[rang][0], round(km)) for km, rang in sorted(distances)[:PROCHES]]


def _renvois(renderer: Renderer, officielle: CommuneOfficielle) -> Iterator[SiteFile]:
    """From the page that each former commune had or would have had, to the one of today.

    A code alone is not an address of the site: the page of what is not found leads on from it.
    """
    for code in officielle.anciens_codes:
        nom = officielle.deleguees.get(code, "")
        uri = f"{COMMUNES}{code}-{slug(nom)}/".lower() if nom else f"{COMMUNES}{code}/".lower()
        if uri != renderer.addresses.officielle(officielle):
            renvoi = partial(renderer.fragment, uri, "renvoi.html", nom=nom or code, officielle=officielle)
            yield SiteFile(f"{uri}index.html", renvoi)
