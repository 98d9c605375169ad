"""The rows of the three tables: communes, EPCI, départements."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from tournee.decoupage.courriels import role_address
from tournee.francais.noms import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tournee.decoupage.paquets import Anciens, Cog, Json, Releve
    from tournee.decoupage.points import Point

ARTICLES: Final = ("", "", "Le ", "La ", "Les ", "L'", "Aux ", "Las ", "Los ")
CHARNIERES: Final = ("de ", "d'", "du ", "de La ", "des ", "de L'", "des ", "de Las ", "de Los ")
"""By « typeLiaison » of the INSEE, what a name begins with, and what « de » becomes before it."""


def de_nom(nom: str, liaison: int) -> str:
    """« du Havre »; where the INSEE tells no article and the name has one, it is that of the name."""
    dit = liaison or next((rang for rang, article in enumerate(ARTICLES) if article and nom.startswith(article)), 0)
    return CHARNIERES[dit] + nom.removeprefix(ARTICLES[dit])


def commune_rows(
    cog: Cog,
    anciens: Anciens,
    releve: Releve,
    codes: Iterable[str],
    *,
    points: Mapping[str, Point],
    voisines: Mapping[str, Sequence[str]],
) -> Iterator[Json]:
    """Give one row a commune."""
    postales = [(un["code"], un["nom"], un.get("codesPostaux", ())) for un in cog.communes.values()]
    anciens_codes, villes = _former_codes(cog), towns(postales)
    distribues = {postal for *_, codes_postaux in postales for postal in codes_postaux}
    epci_de = {membre["code"]: epci["code"] for epci in (*cog.epci, *cog.ept) for membre in epci["membres"]}
    for code in codes:
        commune = cog.communes[code]
        mairie = releve.mairies.get(code, {})
        if is_of_another(mairie.get("adresse", ""), code, villes):
            mairie = {}
        deleguees = {partie["code"]: partie["nom"] for partie in cog.parties.get(code, ())}
        disparues = {ancien: anciens.noms[ancien] for ancien in anciens_codes[code] if ancien in anciens.noms}
        nom, liaison = commune["nom"], commune["typeLiaison"]
        yield {
            "code": code,
            "nom": nom,
            "de_nom": de_nom(nom, liaison),
            "departement": commune["departement"],
            "epci": epci_de.get(code, ""),
            "population": commune.get("population", 0),
            "codes_postaux": " ".join(sorted(commune.get("codesPostaux", ()))),
            "anciens_codes": " ".join(anciens_codes[code]),
            "deleguees": "|".join(f"{autre}={partie}" for autre, partie in sorted((disparues | deleguees).items())),
            "lon": f"{points[code][0]:.5f}",
            "lat": f"{points[code][1]:.5f}",
            "adresse": postal_address(mairie.get("adresse", ""), commune.get("codesPostaux", ()), distribues),
            "courriel": role_address(mairie.get("courriel", ""), [nom, *deleguees.values()]),
            "site": mairie.get("site", ""),
            "voisines": " ".join(voisines.get(code, ())),
        }


C1: Final = re.compile("[\x80-\x9f]")
"""Controls that no text holds: letters of Windows-1252 that the directory took for Latin-1, « œ » among them."""


def _without_controls(texte: str) -> str:
    """Give the letters that were meant."""
    return C1.sub(lambda trouve: trouve[0].encode("latin-1").decode("cp1252", "replace"), texte)


def postal_address(adresse: str, codes_postaux: Sequence[str], distribues: Collection[str]) -> str:
    """Give the address, its letters mended, with the postal code of the commune where its own cannot be right.

    That is a code short of digits, or one of those distributed to communes and not to this one; a code that no commune
    has is a cedex. Where the commune has several, none is chosen: the address keeps its town alone.
    """
    adresse = _without_controls(adresse)
    rue, virgule, ville = adresse.rpartition(", ")
    postal, _, nom = ville.partition(" ")
    faux = postal.isdigit() and (len(postal) == CHIFFRES - 1 or (postal in distribues and postal not in codes_postaux))
    if not virgule or not faux or not codes_postaux:
        return adresse
    return f"{rue}{virgule}{f'{codes_postaux[0]} ' if len(codes_postaux) == 1 else ''}{nom}"


CHIFFRES: Final = 5
"""Of a postal code."""


def towns(communes: Iterable[tuple[str, str, Iterable[str]]]) -> Mapping[str, set[str]]:
    """Give the codes of the communes that an address may end with; each commune is its code, name and postal codes."""
    villes = defaultdict(set)
    for code, nom, codes_postaux in communes:
        for postal in codes_postaux:
            villes[f"{postal} {slug(nom)}"].add(code)
    return villes


def is_of_another(adresse: str, code: str, villes: Mapping[str, Collection[str]]) -> bool:
    """Tell whether an address ends with another commune: the code meant one thing there and means another here."""
    postal, _, ville = adresse.rpartition(", ")[2].partition(" ")
    trouvees = villes.get(f"{postal} {slug(ville)}", ())
    return bool(trouvees) and code not in trouvees


def _former_codes(cog: Cog) -> dict[str, list[str]]:
    """Give, for each commune, the codes that led elsewhere once and lead to it alone now."""
    vers = {ancien: code for code, commune in cog.communes.items() for ancien in commune.get("anciensCodes", ())}
    vers |= {partie["code"]: code for code, parties in cog.parties.items() for partie in parties}
    anciens = defaultdict(list)
    for ancien in sorted(vers.keys() - cog.communes.keys()):
        anciens[vers[ancien]].append(ancien)
    return anciens


def epci_rows(cog: Cog, releve: Releve, codes: Iterable[str]) -> Iterator[Json]:
    """Give one row an EPCI that has a member among them, with the figures of the whole of it; so of an EPT."""
    ensemble = set(codes)
    dans = {membre["code"]: epci["code"] for epci in cog.epci for membre in epci["membres"]}
    for epci in sorted((*cog.epci, *cog.ept), key=lambda epci: str(epci["code"])):
        membres = [cog.communes[membre["code"]] for membre in epci["membres"] if membre["code"] in cog.communes]
        ici = sum(membre["code"] in ensemble for membre in membres)
        if not ici:
            continue
        habitants: Counter[str] = Counter()
        for membre in membres:
            habitants[membre["departement"]] += membre.get("population", 0)
        yield {
            "siren": epci["code"],
            "nom": releve.epci.get(epci["code"], epci["nom"]),
            "type": epci["type"],
            "population": habitants.total(),
            "communes": len(membres),
            "communes_region": ici,
            "departement": max(sorted(habitants), key=lambda departement: habitants[departement]),
            "dans": dans[membres[0]["code"]] if epci in cog.ept else "",
        }


def france_rows(cog: Cog) -> Iterator[Json]:
    """Give one row a département of the country, or what has its number overseas, with the region that it is in."""
    habitants: Counter[str] = Counter()
    for commune in cog.communes.values():
        habitants[commune["departement"]] += commune.get("population", 0)
    for code, departement in sorted(cog.departements.items()):
        region_nom = cog.regions[departement["region"]]["nom"]
        yield {"code": code, "nom": departement["nom"], "region_nom": region_nom, "population": habitants[code]}


def departement_rows(cog: Cog, codes: Iterable[str]) -> Iterator[Json]:
    """Give one row a département, with its region; its own name stands without an article."""
    populations = defaultdict(list)
    for code in codes:
        populations[cog.communes[code]["departement"]].append(cog.communes[code].get("population", 0))
    for code, habitants in sorted(populations.items()):
        departement = cog.departements[code]
        yield {
            "code": code,
            "nom": departement["nom"],
            "de_nom": CHARNIERES[departement["typeLiaison"]].lower() + departement["nom"],
            "chef_lieu": departement["chefLieu"],
            "population": sum(habitants),
            "communes": len(habitants),
            "region": departement["region"],
            "region_nom": cog.regions[departement["region"]]["nom"],
        }
