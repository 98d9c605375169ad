"""What was made, in figures: for the command's last words and for the notice."""

from __future__ import annotations

import gzip
import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tournee.decoupage.contours import json_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tournee.decoupage.maillage import Maillage, Trou
    from tournee.decoupage.paquets import Anciens, Cog, Json, Releve


@dataclass(frozen=True, slots=True)
class Bilan:
    """What the folder holds, where it comes from, and what was repaired."""

    lieux: tuple[str, ...]
    """What it is, by name: regions, and départements of those that are not all there."""
    ecartes: tuple[str, ...]
    """The départements that were asked for and that nothing draws, by name."""
    versions: tuple[str, str, str]
    empreintes: tuple[str, str, str]
    communes: Mapping[str, int]
    """By département."""
    population: int
    epci: int
    anciens_codes: int
    sans_nom: int
    """Former codes that no vintage names."""
    reconstruites: tuple[str, ...]
    trous: tuple[Trou, ...]
    sans_contour: tuple[str, ...]
    adresses_ecartees: tuple[str, ...]
    """The communes whose address in the directory is that of another."""
    courriels: int
    courriels_ecartes: int
    points: int
    arcs: int
    octets_gzip: int


def bilan_of(
    cog: Cog,
    anciens: Anciens,
    releve: Releve,
    *,
    maillage: Maillage,
    demandes: Sequence[str],
    communes: Sequence[Json],
    topologie: Json,
) -> Bilan:
    """Count in the rows and in the topology as they will be written."""
    mairies = {row["code"]: releve.mairies.get(row["code"], {}) for row in communes}
    ecartees = tuple(row["code"] for row in communes if mairies[row["code"]].get("adresse") and not row["adresse"])
    sources = sum(bool(mairie.get("courriel")) for code, mairie in mairies.items() if code not in ecartees)
    courriels = sum(bool(row["courriel"]) for row in communes)
    return Bilan(
        lieux=tuple(_lieux(cog, dict.fromkeys(row["departement"] for row in communes))),
        ecartes=tuple(sorted(_departements(cog, demandes) - _departements(cog, mairies))),
        versions=(cog.version, releve.version, anciens.version),
        empreintes=(_sha256(cog.path), _sha256(releve.path), _sha256(anciens.path)),
        communes=dict(sorted(Counter(row["departement"] for row in communes).items())),
        population=sum(row["population"] for row in communes),
        epci=len({row["epci"] for row in communes} - {""}),
        anciens_codes=sum(len(row["anciens_codes"].split()) for row in communes),
        sans_nom=sum(len(set(row["anciens_codes"].split()) - _named(row)) for row in communes),
        reconstruites=maillage.reconstruites,
        trous=maillage.trous,
        sans_contour=tuple(row["code"] for row in communes if row["code"] not in maillage.polygones),
        adresses_ecartees=ecartees,
        courriels=courriels,
        courriels_ecartes=sources - courriels,
        points=sum(map(len, topologie["arcs"])),
        arcs=len(topologie["arcs"]),
        octets_gzip=len(gzip.compress(json_text(topologie).encode(), 9, mtime=0)),
    )


def _lieux(cog: Cog, codes: Collection[str]) -> Iterator[str]:
    """The names of the regions that are all there, and of the départements of the others."""
    for region in dict.fromkeys(cog.departements[code]["region"] for code in codes):
        siens = cog.departements_de([region])
        presents = [code for code in siens if code in codes]
        if presents == siens:
            yield cog.regions[region]["nom"]
        else:
            yield from (cog.departements[code]["nom"] for code in presents)


def _departements(cog: Cog, codes: Iterable[str]) -> set[str]:
    return {str(cog.departements[cog.communes[code]["departement"]]["nom"]) for code in codes}


def _named(row: Json) -> set[str]:
    return {partie.partition("=")[0] for partie in row["deleguees"].split("|")}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
