"""Meetings and editions to come, for the small project of the tests: nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.conftest import Projet

REUNIONS: Final = """\
reunions:
  texte: Réunion d’exemple.
  source: https://forum.example/reunions
  premiere: 2026-10-06
  heure: "20:30"
  duree: 45
  rythme: le premier mardi de chaque mois
  derniere: 2027-12-31
  annulees: [2027-02-02]
  deplacees:
    - {de: 2027-01-05, au: 2027-01-12, heure: "21:00"}
  ajoutees:
    - {le: 2026-12-15}
"""
REPERES: Final = """\
reperes:
  - {avant: 90, quoi: Demander la date du conseil., pourquoi: Un par trimestre.}
  - {avant: 7, quoi: Relire., pourquoi: Une semaine suffit.}
"""
EDITION: Final = """\
  - annee: 2027
    echelle: fruits
    ouverture: 2027-01
    cloture: 2027-03-01
    ceremonie: {le: 2027-05, lieu: Exemple-sur-Mer, source: https://label.example/2027}
    resultats: false
"""


def reunir(projet: Projet) -> None:
    """Give the project its meetings, what is counted back, and an edition to come."""
    projet.ajouter("data/campagne.yaml", REUNIONS + REPERES)
    projet.ajouter("data/label.yaml", EDITION)
