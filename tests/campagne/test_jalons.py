"""The dates of the label: those that sources give, and those that are counted back from a day that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.agenda import reunir
from tournee.campagne.jalons import jalons, jalons_a_venir

if TYPE_CHECKING:
    from tests.conftest import Projet


def test_what_is_counted_back_stands_among_the_dates_of_the_edition(projet: Projet) -> None:
    reunir(projet)
    campagne = projet.charger()
    assert [(str(un.le), un.dit, un.precis) for un in jalons_a_venir(campagne)] == [
        ("2026-12-01", "Demander la date du conseil, édition 2027", True),
        ("2027-01", "Ouverture des candidatures, édition 2027", False),
        ("2027-02-22", "Relire, édition 2027", True),
        ("2027-03-01", "Clôture des candidatures, édition 2027", True),
        ("2027-05", "Cérémonie, édition 2027", False),
    ]
    assert len({un.id for un in jalons(campagne)}) == len(jalons(campagne))


def test_nothing_is_counted_back_from_a_month_nor_for_an_edition_that_is_over(projet: Projet) -> None:
    reunir(projet)
    projet.remplacer("data/label.yaml", "cloture: 2027-03-01", "cloture: 2027-03")
    assert {un.edition.annee for un in jalons(projet.charger()) if un.repere} == {2026}


def test_an_edition_without_dates_has_none(projet: Projet) -> None:
    assert jalons_a_venir(projet.charger()) == []
    projet.ajouter("data/label.yaml", "  - {annee: 2027, echelle: fruits, resultats: false}\n")
    assert jalons_a_venir(projet.charger()) == []
