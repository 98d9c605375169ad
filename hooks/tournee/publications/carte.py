"""The tracker: one list with its filters, and the same as a map."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from importlib.metadata import files
from typing import TYPE_CHECKING, Any, Final

from tournee.campagne import couverture
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Commune
from tournee.francais.typographie import typographie
from tournee.publications.repertoire import REPERTOIRE
from tournee.site.adresses import CARTE, COURRIERS, NOTER
from tournee.site.region import COMMUNES_DESSINEES, communes_dessinees, region
from tournee.site.rendering import PAS, script_json
from tournee.site.site_files import SiteFile
from tournee.territoire.projection import MARGE, Plan, rings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.situation import Situation
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche
    from tournee.reading.record import Record
    from tournee.site.rendering import Renderer
    from tournee.territoire.contours import Contours
    from tournee.territoire.distances import Point
    from tournee.territoire.trame import Trame

LEAFLET: Final = "assets/leaflet/"
SCRIPT: Final = f"{CARTE}suivi.js"
CONTOURS: Final = f"{CARTE}contours.json"
MORCEAUX: Final = f"{CARTE}contours/"
D_ABORD: Final = f"{MORCEAUX}departements.json"
POINTS: Final = 30_000
"""Of the outlines that a map loads at once: 150 kB once compressed."""
PAS_DE_LOIN: Final = 2000
"""Across the whole, the steps of the grid on which outlines are drawn that stand for others: half a pixel of a desk."""
FICHES: Final = f"{CARTE}fiches.json"
"""What a card says of each thing that is on the map."""
SUITE: Final = f"{CARTE}suite.json"
"""The rows of the list after the first ``PAS``."""
FOND: Final = f"{CARTE}departements.svg"
LARGEUR: Final = 90
"""Of what stands there until the map comes: coarse on purpose."""
PRECISION: Final = 4
"""Decimals of the outlines that are drawn twice, ten metres: half a step of their grid."""


@dataclass(frozen=True)
class Ligne:
    """A followed collectivité, as the list and the two maps show it."""

    fiche: Fiche
    situation: Situation
    point: Point | None
    forme: dict[str, Any] | None

    @property
    def bulle(self) -> str:
        """What its tooltip says."""
        label = f", {self.situation.label.mot}" if self.situation.label else ""
        return f"{typographie(self.fiche.nom)}\u00a0: {self.situation.statut.mot.lower()}{label}"


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/carte/``, the rows that it leaves out, what draws its map, the outlines, and Leaflet's own files."""
    lignes = rows_of(campagne)
    territoire, trame = campagne.territoire, campagne.trame
    parts = {"departement": couverture.par_departement(campagne), "epci": couverture.par_epci(campagne)}
    fiches = campagne.recentes_d_abord(campagne.suivies(campagne.fiches))
    yield renderer.page(
        CARTE,
        "carte.html",
        titre="La carte du suivi",
        description="Les collectivités approchées pour le label, sur une liste à filtrer et sur une carte.",
        source="data/communes.yaml",
        fiches=fiches,
        premieres=fiches[:PAS],
        suite=SUITE if fiches[PAS:] else None,
        gulls=[gull for gull in campagne.gulls if any(campagne.porteur(fiche) is gull for fiche in fiches)],
        departements=territoire.departements.values(),
        epci=territoire.epci.values(),
        parts=parts,
        couches=[couche for couche, zones in parts.items() if any(zone.tranche for zone in zones.values())],
        tranches=couverture.TRANCHES,
        leaflet=LEAFLET,
        script=SCRIPT,
        fiches_json=FICHES,
        dessin=region(campagne),
        hors_cadre=[un for un in territoire.departements.values() if un.code not in territoire.au_cadre],
        sieges=[(un.situation, trame.plan.point(*un.point)) for un in lignes if un.point and not un.forme],
        groupes=[trame.plan.point(*un.point) for un in map(campagne.lieu, campagne.gulls) if un],
        marge=trame.plan.largeur * MARGE,
        **legende(campagne, lignes),
    )
    yield SiteFile(FICHES, script_json(_fiches(campagne, renderer)))
    if fiches[PAS:]:
        yield SiteFile(SUITE, script_json(renderer.fragment(CARTE, "suite.html", fiches=fiches[PAS:])))
    groupes = [(gull, territoire.communes[gull.commune].point) for gull in campagne.gulls if gull.commune]
    yield SiteFile(SCRIPT, _script(campagne, renderer, lignes, groupes))
    yield SiteFile(CONTOURS, lambda: script_json(territoire.contours.topologie_entiere()))
    yield from _morceaux(campagne)
    plan = Plan.of(territoire, LARGEUR)
    traces = [plan.path(_contour(campagne, code)) for code in territoire.departements]
    yield SiteFile(FOND, renderer.fragment(CARTE, "departements.svg.html", plan=plan, traces=traces))
    if communes_dessinees(campagne):
        yield SiteFile(COMMUNES_DESSINEES, lambda: _communes(renderer, trame))
    yield from _leaflet()


def _communes(renderer: Renderer, trame: Trame) -> str:
    return renderer.fragment(CARTE, "communes.svg.html", plan=trame.plan, trait=trame.tout())


def rows_of(campagne: Campagne) -> list[Ligne]:
    """Everything that is followed, as the maps show it."""
    return [_ligne(campagne, fiche) for fiche in campagne.suivies(campagne.fiches)]


def legende(campagne: Campagne, lignes: list[Ligne]) -> dict[str, Any]:
    """What the legend of a map needs, and where its script finds its data."""
    portes = {Statut.A_CONTACTER, *campagne.statuts_de(ligne.fiche for ligne in lignes)}
    return {
        "lignes": lignes,
        "statuts": [statut for statut in Statut if statut in portes],
        "fichiers": {"repertoire": REPERTOIRE, **_contours(campagne)},
    }


def _contours(campagne: Campagne) -> dict[str, Any]:
    """Where the outlines are that a map asks for first; whether it finds the communes of each département beside."""
    d_un_coup = _vient_d_un_coup(campagne)
    return {"contours": CONTOURS if d_un_coup else D_ABORD, "par_departement": not d_un_coup}


def dessin(campagne: Campagne, lignes: list[Ligne]) -> dict[str, Any]:
    """What the map on paper needs."""
    plan = Plan.of(campagne.territoire)
    groupes = [(gull, campagne.territoire.communes[gull.commune]) for gull in campagne.gulls if gull.commune]
    return legende(campagne, lignes) | {
        "plan": plan,
        "groupes": [(gull, plan.point(*officielle.point)) for gull, officielle in groupes],
        "marge": plan.largeur * MARGE,
    }


def _morceaux(campagne: Campagne) -> Iterator[SiteFile]:
    """Where the communes are too many to come at once: the départements first, then the communes of each."""
    territoire = campagne.territoire
    if _vient_d_un_coup(campagne):
        return
    departements = territoire.departements
    yield SiteFile(D_ABORD, lambda: script_json(territoire.contours.grossis(PAS_DE_LOIN).topologie((), departements)))
    for code in departements:
        communes = [commune.code for commune in territoire.communes_de_departement(code)]
        yield SiteFile(f"{MORCEAUX}{code}.json", partial(_morceau, territoire.contours, communes))


def _morceau(contours: Contours, communes: Sequence[str]) -> str:
    return script_json(contours.topologie(communes, ()))


def _vient_d_un_coup(campagne: Campagne) -> bool:
    return sum(map(len, campagne.territoire.contours.arcs)) <= POINTS


def _contour(campagne: Campagne, departement: str) -> dict[str, Any] | None:
    return campagne.territoire.contours.departement(departement)


def _ligne(campagne: Campagne, fiche: Fiche) -> Ligne:
    lieu = campagne.lieu(fiche)
    return Ligne(
        fiche=fiche,
        situation=campagne.situation(fiche),
        point=lieu.point if lieu else None,
        forme=campagne.territoire.contours.commune(fiche.insee) if isinstance(fiche, Commune) else None,
    )


def _script(campagne: Campagne, renderer: Renderer, lignes: list[Ligne], groupes: list[tuple[Gull, Point]]) -> bytes:
    """What draws the map that moves; folium, slow to load, is only asked when there is something new to draw."""
    de_loin = campagne.territoire.contours.grossis(PAS_DE_LOIN)
    ingredients = {
        "contours": [_arrondie(de_loin.departement(code)) for code in campagne.territoire.departements],
        "cadre": _bornes(de_loin.departement(code) for code in campagne.territoire.au_cadre),
        "collectivites": [
            {"geometry": _arrondie(ligne.forme) or _point(ligne.point), "properties": _proprietes(ligne)}
            for ligne in lignes
            if ligne.point
        ],
        "groupes": [
            {"id": gull.id, "cle": _cle_de(gull), "nom": typographie(gull.nom), "point": point, "rang": rang}
            for gull, point, rang in _un_par_un(groupes)
        ],
    }

    def dessiner() -> bytes:
        from tournee.site import folium_map  # noqa: PLC0415  it brings folium, a tenth of a build

        return folium_map.script(ingredients).encode()

    return renderer.cache.get_or_make((script_json(ingredients),), dessiner)


def _bornes(formes: Iterable[dict[str, Any] | None]) -> tuple[float, float, float, float]:
    """The west, the south, the east and the north of all that is drawn."""
    points = [point for forme in formes if forme for anneau in rings(forme) for point in anneau]
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _un_par_un(groupes: list[tuple[Gull, Point]]) -> Iterator[tuple[Gull, Point, int]]:
    """Each with its rank among those of the same place."""
    ailleurs: Counter[Point] = Counter()
    for gull, point in groupes:
        yield gull, point, ailleurs[point]
        ailleurs[point] += 1


def _point(point: Point | None) -> dict[str, Any]:
    return {"type": "Point", "coordinates": point}


def _arrondie(forme: dict[str, Any] | None) -> dict[str, Any] | None:
    """The same geometry, no more precise than the eye: its script weighs a third less."""

    def arrondir(valeur: Any) -> Any:
        return [arrondir(partie) for partie in valeur] if isinstance(valeur, list) else round(valeur, PRECISION)

    return forme and {**forme, "coordinates": arrondir(forme["coordinates"])}


def _proprietes(ligne: Ligne) -> dict[str, Any]:
    ancien = " contour--ancien" if ligne.situation.label_ancien else ""
    return {
        "cle": ligne.fiche.cle,
        "classe": f"contour contour--{ligne.situation.statut}{' contour--aire' if ligne.forme else ''}{ancien}",
        "bulle": escape(ligne.bulle),
        "point": ligne.point,
    }


def _fiches(campagne: Campagne, renderer: Renderer) -> dict[str, Any]:
    """What a card says: of each followed collectivité and each group, by key; of any other commune, a sentence."""
    communes = map(campagne.fiche_de, campagne.territoire.communes.values())
    autre = next((fiche for fiche in communes if not campagne.suit(fiche) and not campagne.retiree(fiche)), None)
    return {
        "autre": autre and _phrase(renderer, fiche=autre),
        "fiches": {
            fiche.cle: _fiche(campagne, renderer, fiche)
            for fiche in (*campagne.communes, *campagne.suivies(campagne.collectivites))
        }
        | {_cle_de(gull): _fiche_de_groupe(campagne, renderer, gull) for gull in campagne.gulls},
    }


def _fiche(campagne: Campagne, renderer: Renderer, fiche: Fiche) -> dict[str, Any]:
    """A card: where its three ways lead, those that its status allows."""
    vers = {"page": renderer.addresses.de(fiche)}
    if not campagne.retiree(fiche):
        vers |= {"ecrire": _lettre(campagne, renderer, fiche), "noter": f"{NOTER}#{fiche.cle}"}
    return {
        "nom": fiche.nom,
        "lieu": renderer.lieu_de(fiche) if campagne.lieu(fiche) else "",
        "phrase": _phrase(renderer, fiche=fiche),
        **{nom: renderer.link(CARTE, adresse) for nom, adresse in vers.items()},
    }


def _lettre(campagne: Campagne, renderer: Renderer, fiche: Fiche) -> str:
    """Where one writes to it: the workshop fills the letter of a commune."""
    if isinstance(fiche, Commune):
        return f"{COURRIERS}#{fiche.insee}"
    courriers = campagne.courriers_de(fiche)
    return renderer.addresses.de(courriers[0]) if courriers else COURRIERS


def _cle_de(gull: Gull) -> str:
    """What names a group on the map, and in its address: no collectivité has such a key."""
    return f"groupe/{gull.id}"


def _fiche_de_groupe(campagne: Campagne, renderer: Renderer, gull: Gull) -> dict[str, Any]:
    lieu = campagne.lieu(gull)
    return {
        "nom": gull.nom,
        "lieu": f"{lieu.nom} ({lieu.departement})" if lieu else "",
        "phrase": _phrase(renderer, gull=gull),
        "page": renderer.link(CARTE, renderer.addresses.de(gull)),
    }


def _phrase(renderer: Renderer, **sujet: Record) -> str:
    """What its page says of it in a sentence, without its links."""
    html = renderer.fragment(CARTE, "phrase.html", **sujet)
    return " ".join(re.split(r"[ \n]+", unescape(re.sub(r"<[^>]*>", "", html)).strip(" \n")))


def _leaflet() -> Iterator[SiteFile]:
    """Leaflet's own files, from the package that carries them."""
    for path in files("django-js-lib-leaflet") or ():
        if path.name in {"leaflet.js", "leaflet.css"} or path.suffix == ".png":
            dossier = f"{LEAFLET}images/" if path.suffix == ".png" else LEAFLET
            yield SiteFile(f"{dossier}{path.name}", path.read_binary())
