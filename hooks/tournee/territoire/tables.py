"""Tables of `data/territoire/`: CSV files whose columns are the fields of a record, each read as its type says."""

from __future__ import annotations

import csv
from dataclasses import fields
from functools import partial
from math import isfinite
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from tournee.francais.phrases import compte
from tournee.reading.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Ligne = TypeVar("Ligne")

REMEDE: Final = "Ce dossier ne se modifie pas à la main : refaites-le avec `tournee territoire`."
AUCUNE: Final[Mapping[str, str]] = MappingProxyType({})


def file_name(path: Path) -> str:
    """Name a file as the other problems do: `data/territoire/communes.csv`."""
    return "/".join(path.parts[-3:])


def _names(texte: str) -> Mapping[str, str]:
    """Read « code=name|code=name »."""
    if not texte:
        return AUCUNE
    couples = (partie.partition("=") for partie in texte.split("|"))
    return MappingProxyType({code: nom for code, _, nom in couples})


def _angle(limite: int, texte: str) -> float:
    valeur = float(texte)
    if not isfinite(valeur) or abs(valeur) > limite:
        raise ValueError(f"{texte} n’est pas un angle en degrés")
    return valeur


CELLS: Final[Mapping[str, Callable[[str], Any]]] = {
    "str": str,
    "int": int,
    "Longitude": partial(_angle, 180),
    "Latitude": partial(_angle, 90),
    "tuple[str, ...]": lambda texte: tuple(texte.split()),
    "Mapping[str, str]": _names,
}
"""How a cell is read, by the type of its field."""


def read_table(path: Path, record: type[Ligne]) -> list[Ligne]:
    """Read one CSV file, whose first column is a key; DataError with every line that is wrong."""
    try:
        with path.open(encoding="utf-8", newline="") as fichier:
            lecteur = csv.reader(fichier, strict=True)
            entete = next(lecteur, [])
            lignes = [(lecteur.line_num, valeurs) for valeurs in lecteur]
    except OSError as error:
        raise DataError([Problem(file_name(path), 1, f"Ce fichier manque ou ne se lit pas. {REMEDE}")]) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise DataError([Problem(file_name(path), 1, f"Ce n’est pas un fichier CSV en UTF-8. {REMEDE}")]) from error
    columns = {field.name: CELLS[str(field.type)] for field in fields(record)}  # type: ignore[arg-type]  # a dataclass
    if manquantes := [colonne for colonne in columns if colonne not in entete]:
        raise DataError([Problem(file_name(path), 1, f"La colonne '{nom}' manque. {REMEDE}") for nom in manquantes])
    places = [(entete.index(nom), read) for nom, read in columns.items()]
    problems, records, vus = [], [], set()
    for numero, valeurs in lignes:
        if len(valeurs) != len(entete):
            message = f"{compte(len(valeurs), 'valeur')} pour {compte(len(entete), 'colonne')}. {REMEDE}"
            problems.append(Problem(file_name(path), numero, message))
        elif valeurs[0] in vus:
            problems.append(Problem(file_name(path), numero, f"« {valeurs[0]} » est déjà plus haut. {REMEDE}"))
        else:
            vus.add(valeurs[0])
            try:
                records.append(record(*(read(valeurs[place]) for place, read in places)))
            except ValueError as error:
                problems.append(Problem(file_name(path), numero, f"Ligne illisible ({error}). {REMEDE}"))
    if problems:
        raise DataError(problems)
    return records
