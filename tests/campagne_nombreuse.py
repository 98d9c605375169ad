"""A plausible campaign of many followed communes, made up from a seed: to measure and to look at, never to publish.

python -m tests.campagne_nombreuse DOSSIER 600   # follows 600 communes in a copy of the project
"""

from __future__ import annotations

import json
import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.construction import JOUR, jour_du_depot
from tournee.fiches.suivi import Geste, Motif
from tournee.loading.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne

GROUPES: Final = 7
GRAINE: Final = 10
LONGUEUR: Final = 6
"""Lines of a log, at most."""
RETOURS: Final = {Geste.APPEL: 0.4, Geste.RELANCE: 0.2, Geste.CONFIRMATION: 0.1, Geste.NOTE: 0.2}
"""Which lines ask to come back on a day of their own, and how often."""
SUITES: Final = {
    None: {Geste.RESERVATION: 8, Geste.INTENTION: 1, Geste.NOTE: 1},
    Geste.INTENTION: {Geste.RESERVATION: 1},
    Geste.NOTE: {Geste.RESERVATION: 1},
    Geste.RESERVATION: {Geste.COURRIER: 5, Geste.COURRIEL: 3, Geste.APPEL: 2, Geste.VISITE: 1, Geste.ABANDON: 1},
    Geste.ABANDON: {Geste.RESERVATION: 1},
    Geste.COURRIER: {Geste.RELANCE: 3, Geste.APPEL: 2, Geste.REPONSE: 3, Geste.REFUS: 1},
    Geste.COURRIEL: {Geste.RELANCE: 3, Geste.APPEL: 2, Geste.REPONSE: 2, Geste.REFUS: 1},
    Geste.APPEL: {Geste.COURRIEL: 1, Geste.RENDEZ_VOUS: 2, Geste.REFUS: 1},
    Geste.VISITE: {Geste.COURRIEL: 1, Geste.RENDEZ_VOUS: 2},
    Geste.RELANCE: {Geste.REPONSE: 2, Geste.RENDEZ_VOUS: 1, Geste.REFUS: 1},
    Geste.REPONSE: {Geste.RENDEZ_VOUS: 3, Geste.REFUS: 1, Geste.NOTE: 1},
    Geste.RENDEZ_VOUS: {Geste.RENCONTRE: 1},
    Geste.RENCONTRE: {Geste.ENGAGEMENT: 2, Geste.REFUS: 1, Geste.CONFIRMATION: 1},
    Geste.ENGAGEMENT: {Geste.CONFIRMATION: 1},
    Geste.CONFIRMATION: {Geste.NOTE: 1},
    Geste.REFUS: {Geste.NOTE: 1},
}
"""What may follow each line of a log, and how likely: an application asks for the dates of an edition, so none here."""


def suivre(projet: Path, combien: int, longueur: int = LONGUEUR, jour: date = JOUR) -> None:
    """Put that many followed communes in a copy of the project, those of its own records among them."""
    campagne = load(projet, jour)
    hasard = random.Random(GRAINE)  # noqa: S311  a plausible draw, no secret
    deja = {commune.insee for commune in campagne.communes}
    groupes = [gull.id for gull in campagne.gulls][:GROUPES]
    libres = sorted(campagne.territoire.communes.keys() - deja)
    tirees = hasard.sample(libres, min(max(combien - len(deja), 0), len(libres)))
    fichier = projet / "data/communes.yaml"
    entete, *vraies = re.split(r"(?m)^(?=- insee:)", fichier.read_text("utf-8").rstrip() + "\n\n")
    tirees_au_sort = [_fiche(campagne, code, hasard.choice(groupes), longueur, hasard) for code in tirees]
    fichier.write_text(entete + "".join(sorted((*vraies, *tirees_au_sort))).rstrip() + "\n", "utf-8")


def _fiche(campagne: Campagne, code: str, groupe: str, longueur: int, hasard: random.Random) -> str:
    nom = json.dumps(campagne.territoire.communes[code].nom, ensure_ascii=False)
    lignes = ("    - " + "\n      ".join(ligne) for ligne in _suivi(groupe, campagne.jour, longueur, hasard))
    return "\n".join((f'- insee: "{code}"', f"  nom: {nom}", "  suivi:", *lignes, "", ""))


def _suivi(groupe: str, aujourd_hui: date, longueur: int, hasard: random.Random) -> Iterator[list[str]]:
    """Some lines, the last of which is of these three months or, now and then, of long ago."""
    gestes = list(_gestes(hasard.randint(1, longueur), hasard))
    jours = [aujourd_hui - timedelta(hasard.randint(0, 90) + (400 if hasard.random() < 0.1 else 0))]
    for _ in gestes[1:]:
        jours.append(jours[-1] - timedelta(hasard.randint(3, 60)))
    for jour, geste in zip(reversed(jours), gestes, strict=True):
        ligne = [f"le: {jour}", f"geste: {geste}", f"par: {groupe}"]
        if geste is Geste.REFUS:
            ligne.append(f"motif: {hasard.choice(list(Motif))}")
        if geste is Geste.COURRIER:
            ligne.append("modele: premier-contact")
        if hasard.random() < RETOURS.get(geste, 0):
            ligne.append(f"relance: {jour + timedelta(hasard.randint(10, 60))}")
        if hasard.random() < 0.3:
            ligne.append(f"note: Ligne {hasard.randint(1, 999)} d’une campagne imaginée pour mesurer le site.")
        yield ligne


def _gestes(combien: int, hasard: random.Random) -> Iterator[Geste]:
    geste = None
    for _ in range(combien):
        suites = SUITES[geste]
        geste = hasard.choices(list(suites), list(suites.values()))[0]
        yield geste


if __name__ == "__main__":
    suivre(Path(sys.argv[1]), int(sys.argv[2]), jour=jour_du_depot())
