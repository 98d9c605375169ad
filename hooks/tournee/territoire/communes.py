"""The official communes, EPCI and départements of a region."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tournee.francais.noms import cle, mots, slug
from tournee.francais.phrases import enumeration
from tournee.territoire.distances import Latitude, Longitude, Point, great_circle_km

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tournee.territoire.contours import Contours


PREFIXE_EPCI: Final = re.compile(
    r"^(?:communauté (?:de communes|d'agglomération|urbaine)|CC|CA|CU) (?:de la |de l'|du |des |de |d')?+"
    r"(?!(?:(?:nord|sud|est|ouest|centre)\b[ -]?)+$)",
    re.IGNORECASE,
)
"""The kind of an EPCI, unless what follows only says where it is: « Communauté d'agglomération du Sud » keeps it."""

METROPOLE: Final = "61"
"""The number of a département in Europe has as many signs; overseas, one more."""


@dataclass(frozen=True, slots=True)
class CommuneOfficielle:
    """A commune of the official code: what it is, where it is, how to write to its town hall.

    Each field is a column of communes.csv, read as its type says (tables.py) and made by decoupage/tables.py.
    """

    code: str
    nom: str
    de_nom: str
    departement: str
    epci: str
    population: int
    codes_postaux: tuple[str, ...]
    anciens_codes: tuple[str, ...]
    deleguees: Mapping[str, str]
    """By code: communes déléguées and associées, and those of before that have disappeared in it."""
    lon: Longitude
    lat: Latitude
    adresse: str
    courriel: str
    site: str
    voisines: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The end of its address: `61001-alencon`."""
        return f"{self.code}-{slug(self.nom)}".lower()

    @property
    def anciennes(self) -> Mapping[str, str]:
        """The codes of before, each with its name; an empty one where the official files no longer name it."""
        return {code: self.deleguees.get(code, "") for code in sorted({*self.deleguees, *self.anciens_codes})}

    @property
    def point(self) -> Point:
        """A point inside it, the farthest from its border."""
        return self.lon, self.lat


@dataclass(frozen=True, slots=True)
class Epci:
    """A grouping of communes; its figures are those of the whole of it, even where it leaves the region."""

    siren: str
    nom: str
    type: str
    population: int
    communes: int
    communes_region: int
    departement: str
    dans: str
    """The SIREN of the one in which it stands, as an EPT does in the Métropole du Grand Paris; nothing elsewhere."""

    @property
    def nom_court(self) -> str:
        """Its name without its kind: « Domfront Tinchebray Interco »."""
        court = PREFIXE_EPCI.sub("", self.nom)
        return court[:1].upper() + court[1:]

    @property
    def id(self) -> str:
        """What names it in the log, until a record gives it another: `communaute-urbaine-d-alencon`."""
        return slug(self.nom)

    @property
    def slug(self) -> str:
        """The end of its address: `200071520-domfront-tinchebray-interco`."""
        return f"{self.siren}-{slug(self.nom_court)}"


@dataclass(frozen=True, slots=True)
class Departement:
    """A département of the region."""

    code: str
    nom: str
    de_nom: str
    chef_lieu: str
    population: int
    communes: int
    region: str
    region_nom: str

    @property
    def slug(self) -> str:
        """The end of its address: `61-orne`."""
        return f"{self.code}-{slug(self.nom)}".lower()


@dataclass(frozen=True, slots=True)
class Ailleurs:
    """A département of the country, or what has its number overseas."""

    code: str
    nom: str
    region_nom: str
    population: int
    """Nothing where the official files do not give it."""


@dataclass(frozen=True, slots=True)
class Territoire:
    """The communes, EPCI and départements of a campaign, each sorted by code."""

    communes: Mapping[str, CommuneOfficielle]
    epci: Mapping[str, Epci]
    departements: Mapping[str, Departement]
    france: Mapping[str, Ailleurs]
    """All the départements of the country."""
    regions: Mapping[str, str]
    """The names of those in which they are, by INSEE code."""
    contours: Contours
    _anciens: Mapping[str, str] = field(repr=False)
    _postaux: Mapping[str, tuple[str, ...]] = field(repr=False)
    _noms: Mapping[str, tuple[str, ...]] = field(repr=False)
    _autrefois: Mapping[str, tuple[str, ...]] = field(repr=False)
    _courriels: Mapping[str, tuple[str, ...]] = field(repr=False)
    _epci_par_id: Mapping[str, tuple[str, ...]] = field(repr=False)
    _membres: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The communes of each département, by its code, and of each EPCI, by its SIREN."""

    @property
    def nom(self) -> str:
        """What it is called: « Orne », its only département, « Normandie », « Bretagne et Normandie », « France »."""
        return self._noms_du_tout[0]

    @property
    def de_nom(self) -> str:
        """The same after « commune »: « de l’Orne », « de la région Normandie »."""
        return self._noms_du_tout[1]

    @property
    def _noms_du_tout(self) -> tuple[str, str]:
        if len(self.departements) == 1:
            (seul,) = self.departements.values()
            return seul.nom, seul.de_nom
        if self.departements.keys() >= {code for code in self.france if len(code) == len(METROPOLE)}:
            return "France", "de France"
        regions = enumeration(self.regions.values())
        return regions, f"des régions {regions}" if len(self.regions) > 1 else f"de la région {regions}"

    @property
    def au_cadre(self) -> tuple[str, ...]:
        """The départements that a map frames: those of Europe, when there are; the others are an ocean away."""
        europe = tuple(code for code in self.departements if len(code) == len(METROPOLE))
        return europe or tuple(self.departements)

    def commune(self, code: str) -> CommuneOfficielle | None:
        """Find a commune by its code of today."""
        return self.communes.get(code)

    def successeur(self, code: str) -> CommuneOfficielle | None:
        """Find the commune of today that a former code, or that of a commune déléguée, leads to."""
        return self.communes.get(self._anciens.get(code, ""))

    def actuelle(self, code: str) -> CommuneOfficielle | None:
        """Find the commune of today that a code names, or names no longer."""
        return self.commune(code) or self.successeur(code)

    def ailleurs(self, code: str) -> Ailleurs | None:
        """Find the département of an INSEE code, of the region or not: its first two signs, or three overseas."""
        return self.france.get(code[:2]) or self.france.get(code[:3])

    def par_code_postal(self, code_postal: str) -> tuple[CommuneOfficielle, ...]:
        """Find the communes that a postal code serves."""
        return tuple(self.communes[code] for code in self._postaux.get(code_postal, ()))

    def par_nom(self, nom: str) -> CommuneOfficielle | None:
        """Find the commune that alone bears this name, however it is written."""
        homonymes = self.homonymes(nom)
        return homonymes[0] if len(homonymes) == 1 else None

    def homonymes(self, nom: str) -> tuple[CommuneOfficielle, ...]:
        """Find all the communes of that name, however it is written; those with the same articles if there are."""
        proches = tuple(self.communes[code] for code in self._noms.get(cle(nom), ()))
        return tuple(commune for commune in proches if "".join(mots(commune.nom)) == "".join(mots(nom))) or proches

    def autrefois(self, nom: str) -> tuple[CommuneOfficielle, ...]:
        """Find the communes of today in which one of that name is, or has disappeared."""
        return tuple(self.communes[code] for code in self._autrefois.get(cle(nom), ()))

    def voisines(self, code: str) -> tuple[CommuneOfficielle, ...]:
        """Give the communes of the region that share a border with this one."""
        return tuple(self.communes[voisine] for voisine in self.communes[code].voisines)

    def partagent_son_courriel(self, commune: CommuneOfficielle) -> tuple[CommuneOfficielle, ...]:
        """Give the others to which the directory gives the same address: it is that of a joint body."""
        codes = self._courriels.get(commune.courriel, ())
        return tuple(self.communes[code] for code in codes if code != commune.code)

    def epci_d_id(self, identifiant: str) -> Epci | None:
        """Find the EPCI that alone has this id."""
        sirens = self._epci_par_id.get(identifiant, ())
        return self.epci[sirens[0]] if len(sirens) == 1 else None

    def communes_de_epci(self, siren: str) -> tuple[CommuneOfficielle, ...]:
        """Give an EPCI's members in the region."""
        return tuple(self.communes[code] for code in self._membres.get(siren, ()))

    def communes_de_departement(self, code: str) -> tuple[CommuneOfficielle, ...]:
        """Give a département's communes."""
        return tuple(self.communes[commune] for commune in self._membres.get(code, ()))

    def proches(
        self, lieu: str | Point, *, nombre: int | None = None, rayon_km: float | None = None
    ) -> tuple[tuple[CommuneOfficielle, float], ...]:
        """Give the communes around a code or a point with their distance in km, nearest first, itself left out."""
        ici = self._point(lieu)
        distances = (
            (commune, great_circle_km(ici, commune.point)) for commune in self.communes.values() if commune.code != lieu
        )
        gardees = [(commune, km) for commune, km in distances if rayon_km is None or km <= rayon_km]
        return tuple(sorted(gardees, key=lambda couple: (couple[1], couple[0].code))[:nombre])

    def distance_km(self, a: str | Point, b: str | Point) -> float:
        """Tell how far two communes or points are, as the crow flies."""
        return great_circle_km(self._point(a), self._point(b))

    def _point(self, lieu: str | Point) -> Point:
        return self.communes[lieu].point if isinstance(lieu, str) else lieu
