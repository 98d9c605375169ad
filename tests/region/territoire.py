"""The official files of the region: names written here, places drawn from a seed, tables made by our own code."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import shapely

from tournee.decoupage.contours import draw, json_text, voisines_of
from tournee.decoupage.fichiers import csv_text, replace_files
from tournee.decoupage.paquets import Anciens, Cog, Releve
from tournee.decoupage.points import points_of
from tournee.decoupage.tables import ARTICLES, commune_rows, departement_rows, epci_rows, france_rows
from tournee.francais.noms import slug
from tournee.territoire.fichiers import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.decoupage.paquets import Json, Polygones

REGION: Final = "95"
SANS_PAQUET: Final = Path("region-imaginee")
GRAINE: Final = 29
CENTRE: Final = (-14.0, 46.5)
"""In the middle of the ocean, where nobody's town hall is."""
RAYON: Final = 0.42

HAUTE_BRUNE: Final = """\
Abrelle|Ambrevoise|L'Aubrelette|Balivèze|Bazelle-sur-Brune|Brumecourt|Brune-la-Ville|Cédrannes|Chambrève
Champ-d'Orlac|Coulmarc|Croix-Velue|Dourmelle|Écharpes-le-Haut|Épinoy-aux-Grues|L'Étrivelle|Fauconnelle|Font-Brûlée
Gardemoël|Grandvoile|Le Guéridoux|Hautepierrelle|Ix|Jarzelles|Les Jumelières|Le Larmoy|Lusquevin|Malvoisine-la-Neuve
Merlonge|Montbrulon|Nœuvelles|Orvenelle|Ouche-Noire|Plessigny-lès-Brune|Quatre-Vannes|La Rochette-aux-Lièvres
Saint-Ygnace-sous-les-Grands-Frênes-et-la-Chapelle-Vieille|Ué"""
ARGELETTE: Final = """\
Aigrevaux|Argelieu|Les Aulnoires|Bois-l'Évesquet|Bourdivelle|La Brûlonne|Chantemarlou|Clairgouttière|Combrelange
Dame-Sibelle|Droitecombe|L'Écuissière|Entre-deux-Aiguelles|Escarbeuil|Étang-la-Reinette|Faverolette|Ferrusse
La Garde-Folle|Gironvelle|Hurlecomte|L'Île-aux-Chênots|Josquemont|Kermarelle|Les Loriottes|Marquevielle|Montbrulon
Nanteloube|Le Nouvion-Perdu|Ostrelles|Pontarcelle|Querelleuse|Rivemagne|Saint-Ygnace-la-Forêt|Sœurvilly|Tourne-Bride
L'Ubaillette|Wœstine-la-Basse|Yquebrune"""
ILES_FAUVES: Final = """\
Fauve-la-Grande|Merlonge|Montbrulon|Le Phare-Noir|Port-Salicorne|La Roche-qui-Chante|Sainte-Ondine|Trois-Goélettes"""

DEPARTEMENTS: Final = {
    "96": ("Haute-Brune", 3, "Brune-la-Ville", HAUTE_BRUNE),
    "980": ("Îles-Fauves", 4, "Fauve-la-Grande", ILES_FAUVES),
    "99": ("Argelette", 5, "Argelieu", ARGELETTE),
}
"""By code: its name, what « de » becomes before it, its chef-lieu, its communes; no real one has these codes."""
AILLEURS: Final = {
    "00": ("Bordure", "Marches du Nord"),
    "97": ("Plaine-Haute", "Marches du Nord"),
    "981": ("Grand-Lointain", "Grand-Lointain"),
}
"""The rest of the country: by code, a département and its région."""
HORS_REGION: Final = {
    "00001": ("Bordeneuve-la-Voisine", "00", 640),
    "00017": ("Haultemare", "00", 182_400),
    "97003": ("Villard-le-Sec", "97", 31_070),
    "98101": ("Port-Lointain", "981", 9_815),
}
"""Its communes, by code: the first is of an EPCI of the region, others have the label."""
EPCI: Final = {
    "000000018": ("METRO", "Métropole de la Grande-Brune", "Brune-la-Ville"),
    "000000026": ("CU", "Communauté urbaine d'Argelieu", "Argelieu"),
    "000000034": ("CA", "Communauté d'agglomération du Larmoy et de l'Étrivelle", "Le Larmoy"),
    "000000042": ("CC", "Communauté de communes des Monts de Brume", "Orvenelle"),
    "000000059": ("CC", "Communauté de communes entre Ferrusse et Aiguelles", "Ferrusse"),
    "000000067": ("CC", "Communauté de communes Wœstine - Yquebrune", "Yquebrune"),
    "000000075": ("CC", "Communauté de communes de l'Archipel fauve", "Fauve-la-Grande"),
}
"""By SIREN: its type, its name, and the commune around which its members are."""
SEULE: Final = "Le Phare-Noir"
"""The commune that is in no EPCI."""
FUSIONS: Final = {
    "Malvoisine-la-Neuve": {"96901": "Malvoisine-la-Vieille", "96902": "Malvoison"},
    "Ferrusse": {"99901": "Vieux-Ferrusse"},
}
"""The communes déléguées of today, by code."""
DISPARUES: Final = {"96903": ("Dourmelle", "Dourmelle-le-Petit"), "99902": ("Josquemont", "")}
"""By former code, the commune that it leads to and its name of before, where somebody still knows it."""
HABITANTS: Final = {
    "Brune-la-Ville": 118_204,
    "Argelieu": 46_730,
    "Le Larmoy": 21_950,
    "Ferrusse": 9_412,
    "Fauve-la-Grande": 5_208,
    "Ix": 1,
    "Ué": 0,
}
SANS_MAIRIE: Final = frozenset({"Ix", "Ué", "Quatre-Vannes"})
"""Of these town halls, the directory says nothing."""
COMMUN: Final = frozenset({"Les Loriottes", "Marquevielle"})
"""These two share the address of a joint body."""


def ecrire(projet: Path) -> None:
    """Write the official files of the region in a project."""
    cog, formes_de = code_officiel(), places()
    codes = cog.communes_de(DEPARTEMENTS.keys())
    formes = {code: formes_de[code] for code in codes}
    releve = Releve(
        SANS_PAQUET, "", formes, {}, set(), set(codes), mairies(cog), {un["code"]: un["nom"] for un in cog.epci}
    )
    anciens = Anciens(SANS_PAQUET, "", {code: nom for code, (_, nom) in DISPARUES.items() if nom})
    dessins, topologie = draw(formes, cog, SANS_PAQUET)
    points = points_of(formes, dessins, cog, codes, SANS_PAQUET)
    voisines = voisines_of(dessins)
    textes = {
        "communes.csv": csv_text(list(commune_rows(cog, anciens, releve, codes, points=points, voisines=voisines))),
        "epci.csv": csv_text(list(epci_rows(cog, releve, codes))),
        "departements.csv": csv_text(list(departement_rows(cog, codes))),
        "france.csv": csv_text(list(france_rows(cog))),
        "contours.json": json_text(topologie),
    }
    replace_files(projet / DOSSIER, textes)


def codes() -> dict[str, tuple[str, str]]:
    """Each commune by its code: its name, then its département."""
    return {
        f"{departement}{rang:0{5 - len(departement)}}": (nom, departement)
        for departement, (*_, noms) in DEPARTEMENTS.items()
        for rang, nom in enumerate(noms.replace("\n", "|").split("|"), 1)
    }


def code_officiel() -> Cog:
    """The communes, the EPCI and the départements of the region and around it."""
    hasard = random.Random(GRAINE)  # noqa: S311  a plausible draw, no secret
    communes: dict[str, Json] = {}
    parties: defaultdict[str, list[Json]] = defaultdict(list)
    for code, (nom, departement) in codes().items():
        anciens = [ancien for ancien, (vers, _) in DISPARUES.items() if vers == nom]
        communes[code] = _commune(code, nom, departement, REGION, _habitants(nom, hasard))
        communes[code]["anciensCodes"] = [*FUSIONS.get(nom, ()), *anciens]
        parties[code] = [{"code": autre, "nom": partie} for autre, partie in FUSIONS.get(nom, {}).items()]
    regions = {nom: f"{rang:02}" for rang, (_, nom) in enumerate(AILLEURS.values())} | {"Brumelande": REGION}
    for code, (nom, departement, habitants) in HORS_REGION.items():
        communes[code] = _commune(code, nom, departement, regions[AILLEURS[departement][1]], habitants)
    return Cog(
        path=SANS_PAQUET,
        version="",
        communes=communes,
        parties=parties,
        epci=_epci(),
        ept=[],
        departements={code: {"nom": nom, "region": regions[region]} for code, (nom, region) in AILLEURS.items()}
        | {
            code: {"nom": nom, "typeLiaison": liaison, "chefLieu": _code_de(chef_lieu, code), "region": REGION}
            for code, (nom, liaison, chef_lieu, _) in DEPARTEMENTS.items()
        },
        regions={code: {"nom": nom} for nom, code in regions.items()},
    )


def _code_de(nom: str, departement: str = "") -> str:
    return next(code for code, (autre, le_sien) in codes().items() if autre == nom and departement in {"", le_sien})


def _habitants(nom: str, hasard: random.Random) -> int:
    return HABITANTS[nom] if nom in HABITANTS else round(math.exp(hasard.gauss(6.3, 1)))


def _commune(code: str, nom: str, departement: str, region: str, population: int) -> Json:
    """A commune of the official code; its neighbours in it share its postal code, and the largest has two."""
    article = next((rang for rang, mot in enumerate(ARTICLES) if mot and nom.startswith(mot)), None)
    postal = f"{departement}{int(code[len(departement) :]) // 6 * 10 + 100:0{5 - len(departement)}}"[:5]
    return {
        "code": code,
        "nom": nom,
        "typeLiaison": article or int(slug(nom)[0] in "aeiouy"),
        "departement": departement,
        "region": region,
        "population": population,
        "codesPostaux": [postal, postal[:4] + "5"] if population > 100_000 else [postal],
    }


def mairies(cog: Cog) -> dict[str, dict[str, str]]:
    """What the directory says of the town halls: everything of some, nothing of others."""
    return {
        code: {
            "adresse": f"1 place de la Mairie, {une['codesPostaux'][0]} {une['nom']}",
            "courriel": "mairie@sivom.example" if une["nom"] in COMMUN else f"mairie@{slug(une['nom'])}.example",
            "site": f"https://{slug(une['nom'])}.example" if une["population"] > 400 else "",
        }
        for code, une in cog.communes.items()
        if une["nom"] not in SANS_MAIRIE
    }


def _epci() -> list[dict[str, Any]]:
    """Each commune is of the EPCI whose centre is the nearest; one EPCI goes beyond the region."""
    centroides = {code: forme.centroid for code, forme in places().items()}
    centres = {siren: centroides[_code_de(centre)] for siren, (*_, centre) in EPCI.items()}
    membres: defaultdict[str, list[Json]] = defaultdict(list)
    for code, (nom, _) in codes().items():
        if nom != SEULE:
            siren = min(centres, key=lambda siren: (centroides[code].distance(centres[siren]), siren))
            membres[siren].append({"code": code})
    membres["000000067"].append({"code": next(iter(HORS_REGION))})
    return [
        {"code": siren, "nom": nom, "type": type_, "membres": membres[siren]} for siren, (type_, nom, _) in EPCI.items()
    ]


def places() -> Polygones:
    """Each commune with its polygon: the land is cut around points of a seed, the islands lie to the north-west."""
    hasard = random.Random(GRAINE)  # noqa: S311  a plausible draw, no secret
    ouest, est, iles = (
        [code for code, (_, le_sien) in codes().items() if le_sien == departement]
        for departement in ("96", "99", "980")
    )
    terre = shapely.Polygon([_bord(degres) for degres in range(0, 360, 3)])
    centres: list[shapely.Point] = []
    while len(centres) < len(ouest) + len(est):
        point = shapely.Point(*(centre + hasard.uniform(-1.5, 1.5) * RAYON for centre in CENTRE))
        if terre.contains(point) and all(point.distance(autre) > RAYON / 6 for autre in centres):
            centres.append(point)
    cellules = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(centres), extend_to=terre))
    parts = sorted((shapely.intersection(cellule, terre) for cellule in cellules), key=lambda part: part.centroid.x)
    moities = (parts[: len(ouest)], parts[len(ouest) :])
    polygones: dict[str, Any] = {}
    for moitie, les_codes, departement in zip(moities, (ouest, est), ("96", "99"), strict=True):
        milieu = shapely.union_all(moitie).centroid
        chef_lieu = min(moitie, key=milieu.distance)
        autres = sorted((part for part in moitie if part is not chef_lieu), key=lambda part: -part.centroid.y)
        ville = _code_de(DEPARTEMENTS[departement][2])
        polygones |= dict(zip((code for code in les_codes if code != ville), autres, strict=True)) | {ville: chef_lieu}
    return polygones | dict(zip(iles, _iles(hasard), strict=True))


def _bord(degres: int) -> tuple[float, float]:
    """A point of the coast, whose gulfs and capes are waves."""
    angle = math.radians(degres)
    rayon = RAYON * (1 + 0.13 * math.sin(3 * angle) + 0.06 * math.cos(7 * angle) + 0.03 * math.sin(16 * angle))
    return CENTRE[0] + 1.4 * rayon * math.cos(angle), CENTRE[1] + rayon * math.sin(angle)


def _iles(hasard: random.Random) -> Iterator[shapely.Geometry]:
    """The islands, the first of which has an islet."""
    for rang in range(8):
        centre = (CENTRE[0] - 0.95 + 0.17 * (rang % 3), CENTRE[1] + 0.62 - 0.15 * (rang // 3))
        ile = shapely.Point(centre).buffer(hasard.uniform(0.035, 0.06), quad_segs=3)
        ilot = shapely.Point(centre[0] - 0.11, centre[1]).buffer(0.02, quad_segs=2)
        yield ile if rang else shapely.union(ile, ilot)
