"""The files of `data/territoire/`, read into a Territoire or refused with the line that is wrong."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tournee.francais.noms import cle, mots
from tournee.reading.sources import DataError, Problem
from tournee.territoire.communes import Ailleurs, CommuneOfficielle, Departement, Epci, Territoire
from tournee.territoire.contours import Contours, contours_of
from tournee.territoire.tables import REMEDE, file_name, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


DOSSIER: Final = "data/territoire"
"""Where they stand, from the root of a project."""


def load_territoire(folder: Path) -> Territoire:
    """Read `data/territoire/`, or say which line of which file is wrong."""
    communes = {c.code: c for c in read_table(folder / "communes.csv", CommuneOfficielle)}
    epci = {e.siren: e for e in read_table(folder / "epci.csv", Epci)}
    departements = {d.code: d for d in read_table(folder / "departements.csv", Departement)}
    france = {d.code: d for d in read_table(folder / "france.csv", Ailleurs)}
    if not communes or not departements:
        vide = "departements.csv" if communes else "communes.csv"
        raise DataError([Problem(file_name(folder / vide), 1, f"Ce fichier n’a aucune ligne. {REMEDE}")])
    problems = list(broken_links(folder, communes, epci, departements))
    if problems:
        raise DataError(problems)
    communes = dict(sorted(communes.items()))
    anciens = {ancien: c.code for c in communes.values() for ancien in (*c.deleguees, *c.anciens_codes)}
    return Territoire(
        communes=MappingProxyType(communes),
        epci=MappingProxyType(dict(sorted(epci.items()))),
        departements=MappingProxyType(dict(sorted(departements.items()))),
        france=MappingProxyType(france),
        regions=MappingProxyType({d.region: d.region_nom for d in departements.values()}),
        contours=load_contours(folder / "contours.json"),
        _anciens={ancien: code for ancien, code in anciens.items() if ancien not in communes},
        _postaux=index((postal, c.code) for c in communes.values() for postal in c.codes_postaux),
        _noms=index((un, c.code) for c in communes.values() for un in {cle(c.nom), "".join(mots(c.nom))}),
        _autrefois=index((nom, c.code) for c in communes.values() for nom in {*map(cle, c.deleguees.values())}),
        _courriels=index((c.courriel, c.code) for c in communes.values() if c.courriel),
        _epci_par_id=index((un.id, un.siren) for un in epci.values()),
        _membres=index(
            (ensemble, c.code)
            for c in communes.values()
            for ensemble in (c.departement, c.epci, *((epci[c.epci].dans,) if c.epci else ()))
        ),
    )


def index(couples: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Group codes by key, in the order given."""
    groupes: dict[str, list[str]] = {}
    for groupe, code in couples:
        groupes.setdefault(groupe, []).append(code)
    return {groupe: tuple(codes) for groupe, codes in groupes.items()}


def broken_links(
    folder: Path,
    communes: Mapping[str, CommuneOfficielle],
    epci: Mapping[str, Epci],
    departements: Mapping[str, Departement],
) -> Iterator[Problem]:
    """Find the communes that name an EPCI, a département or a neighbour which the folder does not have; so an EPT."""
    for ligne, un in enumerate(epci.values(), start=2):
        if un.dans and un.dans not in epci:
            message = f"{un.siren} {un.nom} cite {un.dans}, absent de ce dossier. {REMEDE}"
            yield Problem(file_name(folder / "epci.csv"), ligne, message)
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
