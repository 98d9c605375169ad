"""How far the campaign has come: steps passed at some time, with it; their curves; the statuses of today."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.campagne.test_chronologie import campagne, commune, laureat
from tournee.campagne.progres import (
    MARCHES,
    activites,
    courbes,
    entonnoir,
    objectifs,
    passages,
    premiers_labels,
    repartition,
    sortes,
)
from tournee.fiches.natures import Nature
from tournee.fiches.statuts import Statut

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

C, D, E, K, L = MARCHES
FIN = date(2026, 11, 22)


def marches(*suivi: tuple[str, str], labels: tuple[int, ...] = ()) -> list[tuple[str, Statut]]:
    palmares = tuple(laureat(annee, insee="61001") for annee in labels)
    tous = passages(campagne(commune(*suivi), palmares=palmares, jour=FIN))
    return [(str(un.le), un.marche) for un in tous]


def test_a_step_counts_once_on_its_own_day_and_those_before_it_too() -> None:
    suivi = ("2026-01-05", "courrier"), ("2026-02-05", "relance"), ("2026-03", "engagement"), ("2026-04-01", "appel")
    assert marches(*suivi) == [("2026-01-05", C), ("2026-03-01", D), ("2026-03-01", E)]


def test_who_goes_back_has_still_passed_and_who_declines_was_contacted() -> None:
    assert marches(("2026-01-05", "reponse"), ("2026-02-05", "refus")) == [("2026-01-05", C), ("2026-01-05", D)]
    assert marches(("2026-02-05", "refus")) == [("2026-02-05", C)]


@pytest.mark.parametrize("geste", ["note", "intention", "reservation", "confirmation"])
def test_what_is_said_among_groups_passes_nothing(geste: str) -> None:
    assert marches(("2026-01-05", geste)) == []


def test_a_label_crowns_the_way_of_the_campaign_only_after_a_contact() -> None:
    assert marches(labels=(2024,)) == []
    assert marches(("2025-01-05", "courrier"), labels=(2024,)) == [("2025-01-05", C)]
    assert marches(("2025-01-05", "courrier"), labels=(2025,)) == [
        ("2025-01-05", C),
        *[("2025-11-19", marche) for marche in (D, E, K, L)],
    ]


def test_the_first_label_counts_whoever_brought_it() -> None:
    palmares = tuple(laureat(annee, insee="61001") for annee in (2024, 2025))
    tous = premiers_labels(campagne(commune(), palmares=palmares, jour=FIN))
    assert [(str(un.le), un.marche) for un in tous] == [("2024-12-04", L)]


def test_the_curves_go_by_months_from_the_eve_of_the_first_contact() -> None:
    quoi = campagne(commune(("2026-09-05", "courrier"), ("2026-11-02", "reponse")), jour=FIN)
    lues = courbes(quoi, passages(quoi))
    assert lues
    assert [*map(str, lues.periodes)] == ["2026-08", "2026-09", "2026-10", "2026-11-22"]
    assert lues.valeurs == {C: (0, 1, 1, 1), D: (0, 0, 0, 1)}
    assert [(str(periode), valeurs) for periode, valeurs in lues.changements] == [
        ("2026-08", (0, 0)),
        ("2026-09", (1, 0)),
        ("2026-11-22", (1, 1)),
    ]


def test_a_long_campaign_goes_by_years_and_keeps_what_came_before_its_first_day() -> None:
    """A log that is all before the first edition too."""
    quoi = campagne(commune(("2014-02-28", "courrier")), jour=FIN)
    lues = courbes(quoi, passages(quoi))
    assert lues
    assert [*map(str, lues.periodes)] == [*map(str, range(2013, 2026)), "2026-11-22"]
    apres = courbes(quoi, passages(quoi), date(2026, 10, 1))
    assert apres
    assert apres.valeurs == {C: (1, 1, 1)}


@pytest.mark.parametrize("jour", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31)])
def test_the_curves_of_a_contact_of_today(jour: date) -> None:
    quoi = campagne(commune((str(jour), "courrier")), jour=jour)
    lues = courbes(quoi, passages(quoi))
    assert lues
    assert lues.valeurs == {C: (0, 1)}
    assert lues.periodes[0].fin < lues.periodes[1].fin == jour


def test_nothing_has_no_curve() -> None:
    assert courbes(campagne(commune()), []) is None


def lue(projet: Projet) -> Campagne:
    return projet.charger().avec_les_laureats().publique()


def test_the_funnel_counts_communes_inhabitants_and_others_apart(projet: Projet) -> None:
    quoi = lue(projet)
    lus = entonnoir(quoi, passages(quoi))
    assert [un.statut for un in lus] == [*MARCHES]
    assert [(un.communes.valeur, un.habitants.valeur, un.autres) for un in lus] == [
        (1, 1000, 1),
        *[(0, 0, 1)] * 4,  # the syndicate has applied, and was labelled afterwards
    ]
    assert {(un.communes.sur, un.habitants.sur) for un in lus} == {(4, 1270)}


def test_the_funnel_only_narrows(projet: Projet) -> None:
    projet.ajouter("data/communes.yaml", "    - {le: 2026-11-10, geste: reponse, par: les-modeles}\n")
    lus = entonnoir(lue(projet), passages(lue(projet)))
    assert lus[0].communes.valeur == 2
    assert all(a.communes.valeur >= b.communes.valeur for a, b in pairwise(lus))


def test_every_commune_has_a_status_and_one_only(projet: Projet) -> None:
    quoi = lue(projet)
    tout = repartition(quoi, [*quoi.territoire.communes.values()])
    assert {statut: chiffre.valeur for statut, chiffre in tout.communes.items()} == {
        Statut.A_CONTACTER: 3,
        Statut.LABELLISEE: 1,
    }
    assert sum(chiffre.valeur for chiffre in tout.habitants.values()) == 1270
    assert {chiffre.sur for chiffre in tout.communes.values()} == {4}


def test_a_doubtful_label_is_told_with_its_doubt(projet: Projet) -> None:
    projet.remplacer("data/palmares.yaml", "  mentions: [elan]\n", "  mentions: [elan]\n  doute: Lu une fois.\n")
    quoi = lue(projet)
    labellisee = repartition(quoi, [*quoi.territoire.communes.values()]).habitants[Statut.LABELLISEE]
    assert (labellisee.valeur, labellisee.douteux) == (1000, 1000)
    communes = [un for un in premiers_labels(quoi) if un.fiche.cle == "98001"]
    lues = courbes(quoi, communes)
    assert lues
    assert lues.douteux == Counter({L: 1})


def test_the_others_are_told_kind_by_kind(projet: Projet) -> None:
    lues = sortes(lue(projet))
    assert [(une.nature, dict(une.statuts), une.deja.valeur) for une in lues] == [
        (Nature.EPCI, {Statut.A_CONTACTER: 1}, 0),
        (Nature.SYNDICAT, {Statut.LABELLISEE: 1}, 1),
    ]


def test_a_group_is_told_by_what_it_does_and_not_if_it_did_nothing(projet: Projet) -> None:
    quoi = lue(projet)
    assert [(un.gull.id, un.portees, un.contactees) for un in activites(quoi, passages(quoi))] == [
        ("les-essais", 0, 2),  # what it carried is labelled: there is nothing more to carry
    ]
    projet.remplacer("data/communes.yaml", "par: les-modeles", "par: les-essais")
    projet.ajouter("data/communes.yaml", "    - {le: 2026-11-10, geste: appel, par: les-modeles}\n")
    quoi = lue(projet)
    assert [(un.gull.id, un.portees, un.contactees) for un in activites(quoi, passages(quoi))] == [
        ("les-essais", 0, 2),
        ("les-modeles", 1, 1),  # a group of which no one knows where it meets
    ]


def test_who_asked_to_be_left_out_is_not_counted_on_the_way(projet: Projet) -> None:
    projet.remplacer(
        "data/communes.yaml",
        "      modele: bonjour\n",
        "      modele: bonjour\n    - {le: 2026-11-01, geste: retrait, par: les-essais}\n",
    )
    quoi = lue(projet)
    assert entonnoir(quoi, passages(quoi))[0].communes.valeur == 0


def test_a_goal_is_measured_once_its_results_are_known(projet: Projet) -> None:
    projet.ajouter("data/campagne.yaml", "objectifs: {2026: 5, 2025: 3}\n")
    vus = objectifs(lue(projet))
    assert [(un.annee, un.vise, un.obtenus and un.obtenus.valeur) for un in vus] == [(2025, 3, 2), (2026, 5, None)]
