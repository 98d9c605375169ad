"""The official communes, EPCI and départements of a region, as `data/territoire/` gives them."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from math import asin, cos, hypot, isfinite, radians, sin, sqrt
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from tournee.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Point: TypeAlias = tuple[float, float]
"""Longitude, then latitude, in degrees, as GeoJSON wants them."""
Ligne = TypeVar("Ligne")

RAYON_KM: Final = 6371.0088
REMEDE: Final = "Ce dossier ne se modifie pas à la main : refaites-le avec `tournee territoire`."
MOT: Final = re.compile("[a-z0-9]+")
PREFIXE_EPCI: Final = re.compile(
    r"^(?:communauté (?:de communes|d'agglomération|urbaine)|CC|CA|CU) (?:de la |de l'|du |des |de |d')?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CommuneOfficielle:
    """A commune of the official code: what it is, where it is, how to write to its town hall."""

    code: str
    nom: str
    de_nom: str
    departement: str
    epci: str
    population: int
    codes_postaux: tuple[str, ...]
    anciens_codes: tuple[str, ...]
    deleguees: Mapping[str, str]
    lon: float
    lat: float
    adresse: str
    courriel: str
    site: str
    voisines: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The end of its address: `61001-alencon`."""
        return f"{self.code}-{slug(self.nom)}".lower()

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

    @property
    def nom_court(self) -> str:
        """Its name without its kind: « Domfront Tinchebray Interco »."""
        court = PREFIXE_EPCI.sub("", self.nom)
        return court[:1].upper() + court[1:]

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


@dataclass(frozen=True)
class Contours:
    """The outlines of the communes and départements, kept as one topology and decoded when asked for."""

    arcs: Sequence[Sequence[Sequence[int]]] = field(repr=False)
    transform: Mapping[str, Sequence[float]]
    communes: Mapping[str, Mapping[str, Any]] = field(repr=False)
    departements: Mapping[str, Mapping[str, Any]] = field(repr=False)

    def commune(self, code: str) -> dict[str, Any] | None:
        """Give the GeoJSON geometry of a commune, if it has one."""
        return self._geometrie(self.communes.get(code))

    def departement(self, code: str) -> dict[str, Any] | None:
        """Give the GeoJSON geometry of a département, if it has one."""
        return self._departements.get(code)

    @cached_property
    def _departements(self) -> Mapping[str, dict[str, Any] | None]:
        return {code: self._geometrie(forme) for code, forme in self.departements.items()}

    def _geometrie(self, forme: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if forme is None:
            return None
        polygones = forme["arcs"] if forme["type"] == "MultiPolygon" else [forme["arcs"]]
        coordinates = [[self._anneau(anneau) for anneau in polygone] for polygone in polygones]
        return {
            "type": forme["type"],
            "coordinates": coordinates if forme["type"] == "MultiPolygon" else coordinates[0],
        }

    def _anneau(self, arcs: Sequence[int]) -> list[list[float]]:
        points: list[list[float]] = []
        for numero in arcs:
            arc = self._arc(numero if numero >= 0 else ~numero)
            points.extend((arc if numero >= 0 else arc[::-1])[1 if points else 0 :])
        return points

    def _arc(self, numero: int) -> list[list[float]]:
        (echelle_x, echelle_y), (origine_x, origine_y) = self.transform["scale"], self.transform["translate"]
        pas = self.arcs[numero]
        xs, ys = accumulate(map(itemgetter(0), pas)), accumulate(map(itemgetter(1), pas))
        return [
            [round(x * echelle_x + origine_x, 6), round(y * echelle_y + origine_y, 6)]
            for x, y in zip(xs, ys, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Territoire:
    """A region's communes, EPCI and départements, each sorted by code."""

    communes: Mapping[str, CommuneOfficielle]
    epci: Mapping[str, Epci]
    departements: Mapping[str, Departement]
    region: str
    region_nom: str
    contours: Contours
    _anciens: Mapping[str, str] = field(repr=False)
    _postaux: Mapping[str, tuple[str, ...]] = field(repr=False)
    _noms: Mapping[str, tuple[str, ...]] = field(repr=False)
    _membres: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The communes of each département, by its code, and of each EPCI, by its SIREN."""

    def commune(self, code: str) -> CommuneOfficielle | None:
        """Find a commune by its code of today."""
        return self.communes.get(code)

    def successeur(self, code: str) -> CommuneOfficielle | None:
        """Find the commune of today that a former code, or that of a commune déléguée, leads to."""
        return self.communes.get(self._anciens.get(code, ""))

    def par_code_postal(self, code_postal: str) -> tuple[CommuneOfficielle, ...]:
        """Find the communes that a postal code serves."""
        return tuple(self.communes[code] for code in self._postaux.get(code_postal, ()))

    def par_nom(self, nom: str) -> CommuneOfficielle | None:
        """Find the commune that alone bears this name, whatever the capitals, accents and hyphens."""
        homonymes = self.homonymes(nom)
        return homonymes[0] if len(homonymes) == 1 else None

    def homonymes(self, nom: str) -> tuple[CommuneOfficielle, ...]:
        """Find all the communes of that name, whatever the capitals, accents and hyphens."""
        return tuple(self.communes[code] for code in self._noms.get(slug(nom), ()))

    def voisines(self, code: str) -> tuple[CommuneOfficielle, ...]:
        """Give the communes of the region that share a border with this one."""
        return tuple(self.communes[voisine] for voisine in self.communes[code].voisines)

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


@cache
def slug(nom: str) -> str:
    """Reduce a name to the letters and hyphens of an address."""
    minuscules = nom.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    if not minuscules.isascii():
        minuscules = unicodedata.normalize("NFKD", minuscules).encode("ascii", "ignore").decode()
    return "-".join(MOT.findall(minuscules))


def great_circle_km(a: Point, b: Point) -> float:
    """Tell the distance between two points of the globe."""
    (lon_a, lat_a), (lon_b, lat_b) = (tuple(map(radians, point)) for point in (a, b))
    demi_corde = hypot(sin((lat_b - lat_a) / 2), sqrt(cos(lat_a) * cos(lat_b)) * sin((lon_b - lon_a) / 2))
    return 2 * RAYON_KM * asin(min(1.0, demi_corde))


def load_territoire(folder: Path) -> Territoire:
    """Read `data/territoire/`, or say which line of which file is wrong."""
    communes = {c.code: c for c in read_table(folder / "communes.csv", commune_of)}
    epci = {e.siren: e for e in read_table(folder / "epci.csv", epci_of)}
    departements = {d.code: d for d in read_table(folder / "departements.csv", departement_of)}
    if not communes or not departements:
        vide = "departements.csv" if communes else "communes.csv"
        raise DataError([Problem(label(folder / vide), 1, f"Ce fichier n’a aucune ligne. {REMEDE}")])
    problems = list(broken_links(folder, communes, epci, departements))
    if problems:
        raise DataError(problems)
    communes = dict(sorted(communes.items()))
    anciens = {ancien: c.code for c in communes.values() for ancien in (*c.deleguees, *c.anciens_codes)}
    premier = next(iter(departements.values()))
    return Territoire(
        communes=MappingProxyType(communes),
        epci=MappingProxyType(dict(sorted(epci.items()))),
        departements=MappingProxyType(dict(sorted(departements.items()))),
        region=premier.region,
        region_nom=premier.region_nom,
        contours=load_contours(folder / "contours.json"),
        _anciens={ancien: code for ancien, code in anciens.items() if ancien not in communes},
        _postaux=index((postal, c.code) for c in communes.values() for postal in c.codes_postaux),
        _noms=index((slug(c.nom), c.code) for c in communes.values()),
        _membres=index((ensemble, c.code) for c in communes.values() for ensemble in (c.departement, c.epci)),
    )


def index(couples: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Group codes by key, in the order given."""
    groupes: dict[str, list[str]] = {}
    for cle, code in couples:
        groupes.setdefault(cle, []).append(code)
    return {cle: tuple(codes) for cle, codes in groupes.items()}


def label(path: Path) -> str:
    """Name a file as the other problems do: `data/territoire/communes.csv`."""
    return "/".join(path.parts[-3:])


def read_table(path: Path, record_of: Callable[[Mapping[str, str]], Ligne]) -> list[Ligne]:
    """Read one CSV file, whose first column is a key."""
    try:
        with path.open(encoding="utf-8", newline="") as fichier:
            lecteur = csv.reader(fichier, strict=True)
            entete = next(lecteur, [])
            lignes = [(lecteur.line_num, valeurs) for valeurs in lecteur]
    except OSError as error:
        raise DataError([Problem(label(path), 1, f"Ce fichier manque ou ne se lit pas. {REMEDE}")]) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise DataError([Problem(label(path), 1, f"Ce n’est pas un fichier CSV en UTF-8. {REMEDE}")]) from error
    problems, records, vus = [], [], set()
    for numero, valeurs in lignes:
        if len(valeurs) != len(entete):
            message = f"{len(valeurs)} valeurs pour {len(entete)} colonnes. {REMEDE}"
            problems.append(Problem(label(path), numero, message))
        elif valeurs[0] in vus:
            problems.append(Problem(label(path), numero, f"« {valeurs[0]} » est déjà plus haut. {REMEDE}"))
        else:
            vus.add(valeurs[0])
            try:
                records.append(record_of(dict(zip(entete, valeurs, strict=True))))
            except KeyError as error:
                problems.append(Problem(label(path), 1, f"La colonne {error} manque. {REMEDE}"))
            except ValueError as error:
                problems.append(Problem(label(path), numero, f"Ligne illisible ({error}). {REMEDE}"))
    if problems:
        raise DataError(problems)
    return records


def commune_of(row: Mapping[str, str]) -> CommuneOfficielle:
    """Read a commune."""
    return CommuneOfficielle(
        code=row["code"],
        nom=row["nom"],
        de_nom=row["de_nom"],
        departement=row["departement"],
        epci=row["epci"],
        population=int(row["population"]),
        codes_postaux=tuple(row["codes_postaux"].split()),
        anciens_codes=tuple(row["anciens_codes"].split()),
        deleguees=deleguees_of(row["deleguees"]),
        lon=degrees(row["lon"], 180),
        lat=degrees(row["lat"], 90),
        adresse=row["adresse"],
        courriel=row["courriel"],
        site=row["site"],
        voisines=tuple(row["voisines"].split()),
    )


AUCUNE: Final[Mapping[str, str]] = MappingProxyType({})


def deleguees_of(texte: str) -> Mapping[str, str]:
    """Read « code=name|code=name »."""
    if not texte:
        return AUCUNE
    couples = (partie.partition("=") for partie in texte.split("|"))
    return MappingProxyType({code: nom for code, _, nom in couples})


def degrees(texte: str, limite: int) -> float:
    """Read an angle."""
    valeur = float(texte)
    if not isfinite(valeur) or abs(valeur) > limite:
        raise ValueError(f"{texte} n’est pas un angle en degrés")
    return valeur


def epci_of(row: Mapping[str, str]) -> Epci:
    """Read an EPCI."""
    return Epci(
        siren=row["siren"],
        nom=row["nom"],
        type=row["type"],
        population=int(row["population"]),
        communes=int(row["communes"]),
        communes_region=int(row["communes_region"]),
        departement=row["departement"],
    )


def departement_of(row: Mapping[str, str]) -> Departement:
    """Read a département."""
    return Departement(
        code=row["code"],
        nom=row["nom"],
        de_nom=row["de_nom"],
        chef_lieu=row["chef_lieu"],
        population=int(row["population"]),
        communes=int(row["communes"]),
        region=row["region"],
        region_nom=row["region_nom"],
    )


def broken_links(
    folder: Path,
    communes: Mapping[str, CommuneOfficielle],
    epci: Mapping[str, Epci],
    departements: Mapping[str, Departement],
) -> Iterator[Problem]:
    """Find the communes that name an EPCI, a département or a neighbour which the folder does not have."""
    for ligne, commune in enumerate(communes.values(), start=2):
        inconnus = [voisine for voisine in commune.voisines if voisine not in communes]
        if commune.epci and commune.epci not in epci:
            inconnus.append(commune.epci)
        if commune.departement not in departements:
            inconnus.append(commune.departement)
        if inconnus:
            message = f"{commune.code} {commune.nom} cite {', '.join(inconnus)}, absent de ce dossier. {REMEDE}"
            yield Problem(label(folder / "communes.csv"), ligne, message)


def load_contours(path: Path) -> Contours:
    """Read the topology; its arcs are decoded later, those that are needed."""
    try:
        return contours_of(json.loads(path.read_bytes()))
    except OSError as error:
        raise DataError([Problem(label(path), 1, f"Ce fichier manque ou ne se lit pas. {REMEDE}")]) from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise DataError([Problem(label(path), 1, f"Ce n’est pas le TopoJSON attendu. {REMEDE}")]) from error


def contours_of(topologie: Mapping[str, Any]) -> Contours:
    """Find in a topology the geometries of its two layers."""
    communes, departements = (
        {forme["id"]: forme for forme in topologie["objects"][nom]["geometries"]}
        for nom in ("communes", "departements")
    )
    (_, _), (_, _) = topologie["transform"]["scale"], topologie["transform"]["translate"]
    return Contours(topologie["arcs"], topologie["transform"], communes, departements)
