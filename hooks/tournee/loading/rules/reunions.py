"""The meetings have days that come: a rhythm that falls, and exceptions to days on which it does."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from tournee.campagne.reunions import jours_du_rythme
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.reunions import Reunions
    from tournee.reading.record import Record
    from tournee.reading.sources import Problem

DEBUT: Final = ("premiere", "heure")
"""The fields without which no day is fixed."""
DATES: Final = ("rythme", "derniere", "annulees", "deplacees", "ajoutees", *DEBUT)
"""Those that say when: one of them asks for the fields above."""


def reunions_possibles(campagne: Campagne) -> Iterator[Problem]:
    """Meetings that have days begin on one of their rhythm, and only depart from days of it."""
    reunions = campagne.reglages.reunions
    if reunions is None or reunions.lacks(*DATES):
        return
    manque = [champ for champ in DEBUT if getattr(reunions, champ) is None]
    if manque and any(getattr(reunions, champ) for champ in DATES):
        dit = " et ".join(f"« {champ} »" for champ in manque)
        yield reunions.problem("", f"ces réunions ont une date : ajoutez {dit}, ou ôtez ce qui parle de leurs jours")
    elif reunions.premiere:
        yield from _debut(reunions, reunions.premiere)


def _debut(reunions: Reunions, premiere: date) -> Iterator[Problem]:
    rythme = quote(reunions.rythme or "")
    if reunions.derniere and reunions.derniere < premiere:
        dit = f"« derniere » ({reunions.derniere}) est avant « premiere » ({premiere}) ; corrigez l’une des deux"
        yield reunions.problem("derniere", dit)
        return
    tombe = next(jours_du_rythme(reunions), None)
    if tombe is None:
        jusqu_au = f" avant le {reunions.derniere}" if reunions.derniere else ""
        yield reunions.problem("rythme", f"le rythme {rythme} ne tombe jamais{jusqu_au} ; corrigez-le")
    elif tombe != premiere:
        dit = f"« premiere » ({premiere}) n’est pas un jour du rythme {rythme} ; le premier qui suit est {tombe}"
        yield reunions.problem("premiere", dit, str(tombe))
    else:
        yield from _exceptions(reunions)


def _exceptions(reunions: Reunions) -> Iterator[Problem]:
    changees: list[tuple[date, Record, str]] = [(jour, reunions, "annulees") for jour in reunions.annulees]
    changees += [(une.de, une, "de") for une in reunions.deplacees]
    dernier = max((*(jour for jour, _, _ in changees), *(une.le for une in reunions.ajoutees)), default=None)
    jours = set(takewhile(lambda jour: dernier is not None and jour <= dernier, jours_du_rythme(reunions)))
    vus: set[date] = set()
    for jour, record, champ in changees:
        if jour not in jours:
            yield record.problem(champ, f"aucune réunion n’est prévue le {jour} ; recopiez le jour que donne le rythme")
        elif jour in vus:
            yield record.problem(champ, f"la réunion du {jour} est déjà annulée ou déplacée ; gardez l’un des deux")
        vus.add(jour)
    for une in reunions.ajoutees:
        if une.le in jours:
            yield une.problem("le", f"une réunion est déjà prévue le {une.le} par le rythme ; ôtez cette ligne")
