"""The collectivité that a command means, chosen on a terminal where a name says several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tournee.campagne.recherche import designees, proche, qui_commencent
from tournee.cli.asking import ask, au_terminal
from tournee.francais.noms import alphabetique, slug
from tournee.francais.phrases import compte
from tournee.reading.sources import DataError, Problem, quote

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche


CHOIX_MAX: Final = 8
"""What a message can name, and still say what to do."""


def choisie(campagne: Campagne, lieu: str, pour: str) -> Fiche:
    """The one that is meant; asked for on a terminal where there are several; DataError, of ``pour``, elsewhere."""
    candidates: list[Fiche] = alphabetique(designees(campagne, lieu))
    debutent: list[Fiche] = alphabetique(qui_commencent(campagne, lieu))
    gull = next((gull for gull in campagne.gulls if slug(lieu) in {gull.id, slug(gull.nom)}), None)
    if not candidates and gull:
        ou = f"{gull.file}, ligne {gull.activite.line('vue_en')}"
        dit = f"{quote(lieu)} est un groupe ; s’il est toujours actif, changez « vue_en » et « source » ({ou})"
        raise DataError([Problem(pour, 1, dit)])
    if not candidates and len(debutent) > 1:
        candidates = debutent
    if not candidates:
        nom = debutent[0].nom if debutent else proche(campagne, lieu)
        dit = f"aucune commune ni collectivité de la région ne s’appelle {quote(lieu)}"
        raise DataError([Problem(pour, 1, f"{dit} ; vouliez-vous dire « {nom} » ?" if nom else dit)])
    if len(candidates) == 1:
        return candidates[0]
    choix = [f"{fiche.nom} ({fiche.cle})" for fiche in candidates]
    if not au_terminal():
        autres = f" et {compte(len(choix) - CHOIX_MAX, 'autre')}" if len(choix) > CHOIX_MAX else ""
        dit = f"{quote(lieu)} peut désigner {', '.join(choix[:CHOIX_MAX])}{autres} ; écrivez le code"
        raise DataError([Problem(pour, 1, f"{dit}, ou le nom entier")])
    for rang, un in enumerate(choix, 1):
        click.echo(f"{rang}. {un}")
    choisi: int = ask("Laquelle", type=click.IntRange(1, len(choix)))
    return candidates[choisi - 1]
