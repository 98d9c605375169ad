"""The files of `data/territoire/`, read into a Territoire or refused with the line that is wrong."""

from __future__ import annotations

import csv
import json
from math import isfinite
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from tournee.francais.noms import slug
from tournee.reading.sources import DataError, Problem
from tournee.territoire.communes import CommuneOfficielle, Departement, Epci, Territoire
from tournee.territoire.contours import Contours, contours_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path


Ligne = TypeVar("Ligne")


DOSSIER: Final = "data/territoire"
"""Where they stand, from the root of a project."""
REMEDE: Final = "Ce dossier ne se modifie pas à la main : refaites-le avec `tournee territoire`."


def load_territoire(folder: Path) -> Territoire:
    """Read `data/territoire/`, or say which line of which file is wrong."""
    communes = {c.code: c for c in read_table(folder / "communes.csv", commune_of)}
    epci = {e.siren: e for e in read_table(folder / "epci.csv", epci_of)}
    departements = {d.code: d for d in read_table(folder / "departements.csv", departement_of)}
    if not communes or not departements:
        vide = "departements.csv" if communes else "communes.csv"
        raise DataError([Problem(file_name(folder / vide), 1, f"Ce fichier n’a aucune ligne. {REMEDE}")])
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


def file_name(path: Path) -> str:
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
        raise DataError([Problem(file_name(path), 1, f"Ce fichier manque ou ne se lit pas. {REMEDE}")]) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise DataError([Problem(file_name(path), 1, f"Ce n’est pas un fichier CSV en UTF-8. {REMEDE}")]) from error
    problems, records, vus = [], [], set()
    for numero, valeurs in lignes:
        if len(valeurs) != len(entete):
            message = f"{len(valeurs)} valeurs pour {len(entete)} colonnes. {REMEDE}"
            problems.append(Problem(file_name(path), numero, message))
        elif valeurs[0] in vus:
            problems.append(Problem(file_name(path), numero, f"« {valeurs[0]} » est déjà plus haut. {REMEDE}"))
        else:
            vus.add(valeurs[0])
            try:
                records.append(record_of(dict(zip(entete, valeurs, strict=True))))
            except KeyError as error:
                problems.append(Problem(file_name(path), 1, f"La colonne {error} manque. {REMEDE}"))
            except ValueError as error:
                problems.append(Problem(file_name(path), numero, f"Ligne illisible ({error}). {REMEDE}"))
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
            yield Problem(file_name(folder / "communes.csv"), ligne, message)


def load_contours(path: Path) -> Contours:
    """Read the topology; its arcs are decoded later, those that are needed."""
    try:
        return contours_of(json.loads(path.read_bytes()))
    except OSError as error:
        raise DataError([Problem(file_name(path), 1, f"Ce fichier manque ou ne se lit pas. {REMEDE}")]) from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise DataError([Problem(file_name(path), 1, f"Ce n’est pas le TopoJSON attendu. {REMEDE}")]) from error
