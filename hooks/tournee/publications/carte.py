"""The tracker: one list with its filters, the same content as a map, and that map on paper for whoever has no script."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib.metadata import files
from typing import TYPE_CHECKING, Any, Final

import folium

from tournee import francais
from tournee.adresses import CARTE
from tournee.model import Commune, Statut
from tournee.plan import Plan, anneaux
from tournee.rendering import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne import Campagne
    from tournee.model import Fiche, Gull
    from tournee.rendering import Rendu
    from tournee.statuts import Situation
    from tournee.territoire import Point

LEAFLET: Final = "assets/leaflet/"
SCRIPT: Final = f"{CARTE}suivi.js"
ZOOM_MAX: Final = 12


@dataclass(frozen=True)
class Ligne:
    """A followed collectivité, as the list and the two maps show it."""

    fiche: Fiche
    situation: Situation
    departement: str
    """Its code; empty for those that are not of one département."""
    groupes: tuple[str, ...]
    """The ids of the groups in its log."""
    point: Point | None
    forme: dict[str, Any] | None

    @property
    def bulle(self) -> str:
        """What its tooltip says."""
        ancien = f", labellisée en {self.situation.label.annee}" if self.situation.label else ""
        return f"{self.fiche.nom}\u00a0: {francais.mot(self.situation.statut).lower()}{ancien}"


def publish(campagne: Campagne, rendu: Rendu) -> Iterator[SiteFile]:
    """``/carte/``, the script that draws its map, and Leaflet's own files."""
    lignes = [_ligne(campagne, fiche) for fiche in campagne.fiches]
    groupes = [(gull, campagne.territoire.communes[gull.commune]) for gull in campagne.gulls if gull.commune]
    plan = Plan.de(campagne.territoire)
    yield rendu.page(
        CARTE,
        "carte.html",
        titre="La carte du suivi",
        description="Les collectivités approchées pour le label, sur une liste à filtrer et sur une carte.",
        source="data/communes.yaml",
        lignes=lignes,
        plan=plan,
        contours=[plan.trace(_contour(campagne, code)) for code in campagne.territoire.departements],
        groupes=[(gull, plan.point(*officielle.point)) for gull, officielle in groupes],
        statuts=[statut for statut in Statut if any(ligne.situation.statut is statut for ligne in lignes)],
        gulls=[gull for gull in campagne.gulls if any(gull.id in ligne.groupes for ligne in lignes)],
        departements=[campagne.territoire.departements[code] for code in campagne.reglages.departements],
        leaflet=LEAFLET,
        script=SCRIPT,
    )
    yield SiteFile(SCRIPT, _script(campagne, rendu, lignes, [(gull, officielle.point) for gull, officielle in groupes]))
    yield from _leaflet()


def _contour(campagne: Campagne, departement: str) -> dict[str, Any] | None:
    return campagne.territoire.contours.departement(departement)


def _ligne(campagne: Campagne, fiche: Fiche) -> Ligne:
    groupes = tuple(dict.fromkeys(evenement.par for evenement in fiche.suivi))
    if isinstance(fiche, Commune):
        lieu, forme = campagne.officielle(fiche), campagne.territoire.contours.commune(fiche.insee)
    else:
        lieu, forme = campagne.territoire.communes.get(getattr(fiche, "commune", None) or ""), None
    return Ligne(
        fiche, campagne.situation(fiche), lieu.departement if lieu else "", groupes, lieu.point if lieu else None, forme
    )


class _CarteLocale(folium.Map):
    """A folium map that loads nothing by itself: the page brings Leaflet from the site."""

    default_js: tuple[()] = ()
    default_css: tuple[()] = ()


def _nommer(element: Any, nom: str) -> Any:
    """The element with a name of ours instead of a random one: the same bytes on each build."""
    element._id = nom  # noqa: SLF001  folium gives no other way
    return element


def _script(campagne: Campagne, rendu: Rendu, lignes: list[Ligne], groupes: list[tuple[Gull, Point]]) -> str:
    """What draws the map, for a page that has Leaflet and an element « map_suivi »."""
    carte = _nommer(_CarteLocale(tiles=None, zoom_control=False, maxZoom=ZOOM_MAX, zoomSnap=0.25), "suivi")
    contours = [_contour(campagne, code) for code in campagne.territoire.departements]
    _couche(
        carte, "departements", [(contour, {"classe": "contour-departement"}) for contour in contours], interactive=False
    )
    formes = [(ligne.forme or _point(ligne.point), _proprietes(ligne, rendu)) for ligne in lignes if ligne.point]
    couche = _couche(carte, "collectivites", formes, marker=_nommer(folium.CircleMarker(radius=9), "siege"))
    _nommer(folium.GeoJsonTooltip(fields=["bulle"], labels=False), "bulle").add_to(couche)
    for gull, (lon, lat) in groupes:
        icone = _nommer(folium.DivIcon(class_name="repere-gull", icon_size=(22, 22), html=""), f"icone_{_nom_js(gull)}")
        bulle = _nommer(folium.Tooltip(escape(gull.nom)), f"bulle_{_nom_js(gull)}")
        adresse = rendu.lien(CARTE, rendu.adresses.de(gull))
        repere = folium.Marker((lat, lon), icon=icone, tooltip=bulle, alt=gull.nom, gull=gull.id, adresse=adresse)
        _nommer(repere, _nom_js(gull)).add_to(carte)
    points = [point for contour in contours if contour for anneau in anneaux(contour) for point in anneau]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    _nommer(folium.FitBounds([(min(lats), min(lons)), (max(lats), max(lons))], padding=(8, 8)), "cadre").add_to(carte)
    figure = carte.get_root()
    figure.render()
    return f"{figure.script.render().strip()}\n"


def _nom_js(gull: Gull) -> str:
    return gull.id.replace("-", "_")


def _couche(carte: folium.Map, nom: str, formes: list[tuple[Any, dict[str, Any]]], **options: Any) -> Any:
    features = [{"type": "Feature", "geometry": forme, "properties": proprietes} for forme, proprietes in formes]
    couche = folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: {"className": feature["properties"]["classe"]},
        **options,
    )
    return _nommer(couche, nom).add_to(carte)


def _point(point: Point | None) -> dict[str, Any]:
    return {"type": "Point", "coordinates": point}


def _proprietes(ligne: Ligne, rendu: Rendu) -> dict[str, Any]:
    ancien = " contour--ancien" if ligne.situation.label_ancien else ""
    return {
        "cle": ligne.fiche.cle,
        "classe": f"contour contour--{ligne.situation.statut}{ancien}",
        "bulle": escape(ligne.bulle),
        "nom": ligne.bulle,
        "adresse": rendu.lien(CARTE, rendu.adresses.de(ligne.fiche)),
        "point": ligne.point,
    }


def _leaflet() -> Iterator[SiteFile]:
    """Leaflet's own files, from the package that carries them."""
    for path in files("django-js-lib-leaflet") or ():
        if path.name in {"leaflet.js", "leaflet.css"} or path.suffix == ".png":
            dossier = f"{LEAFLET}images/" if path.suffix == ".png" else LEAFLET
            yield SiteFile(f"{dossier}{path.name}", path.read_binary())
