"""The communes to go to next: each with all its reasons, in the order that the campaign writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tournee.campagne.presence import tout_pres, zones_blanches
from tournee.campagne.prochaines import RAISONS, prochaines
from tournee.fiches.priorites import Priorite

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

RETRAIT = "    - {le: 2026-11-20, geste: retrait, par: les-essais}\n"


def dites(campagne: Campagne) -> dict[str, list[str]]:
    communes = prochaines(campagne, campagne.territoire.communes.values())
    return {une.officielle.nom: list(une.raisons.values()) for une in communes}


def test_each_says_all_that_commends_it_and_what_is_labelled_or_met_is_not_there(projet: Projet) -> None:
    """Exemple-sur-Mer has the label of 2025; L'Échantillon is its neighbour, and the seat of a labelled syndicate."""
    assert dites(projet.charger()) == {
        "L'Échantillon": [
            "voisine d’Exemple-sur-Mer (labellisée en 2025)",
            "siège d’un syndicat : Syndicat d’exemple, label de 2025",
            "Les Essais à 7\u00a0km",
            "petite commune",
        ],
        "Fictive": ["Les Essais à 15\u00a0km", "petite commune"],
        "Ailleurs": ["petite commune"],
    }


def test_the_order_and_the_reasons_are_those_that_the_campaign_writes(projet: Projet) -> None:
    projet.ajouter("data/campagne.yaml", "priorites: [petite-commune, voisine-labellisee]\npetite_commune: 100\n")
    assert list(dites(projet.charger())) == ["Fictive", "Ailleurs", "L'Échantillon"]
    projet.remplacer("data/campagne.yaml", "[petite-commune, voisine-labellisee]", "[voisine-labellisee]")
    assert list(dites(projet.charger())) == ["L'Échantillon"]


def test_a_reason_that_does_not_exist_is_refused(projet: Projet) -> None:
    projet.ajouter("data/campagne.yaml", "priorites: [voisine-labelisee]\n")
    (probleme,) = projet.problems()
    assert "voisine-labellisee" in probleme


@pytest.mark.parametrize("insee", ["98001", "98002"])
def test_who_asked_not_to_be_told_of_neither_is_there_nor_commends_another(projet: Projet, insee: str) -> None:
    suite = {"98001": "      modele: bonjour\n", "98002": "      note: Rien à signaler.\n"}[insee]
    projet.remplacer("data/communes.yaml", suite, suite + RETRAIT)
    for campagne in (projet.charger(), projet.charger().publique()):
        nom = campagne.territoire.communes[insee].nom
        assert nom not in dites(campagne)
        assert [raison for raisons in dites(campagne).values() for raison in raisons if nom in raison] == []


def test_a_syndicate_that_asked_the_same_commends_nobody(projet: Projet) -> None:
    projet.ajouter("data/collectivites.yaml", RETRAIT)
    assert "Syndicat d’exemple" not in str(dites(projet.charger()))


def test_a_first_contact_or_a_lapsed_reservation_takes_it_off(projet: Projet) -> None:
    ligne = '- insee: "98003"\n  nom: Fictive\n  suivi:\n    - {le: 2026-05-01, geste: reservation, par: les-essais}\n'
    projet.ajouter("data/communes.yaml", ligne)
    assert "Fictive" not in dites(projet.charger())


def test_a_group_that_has_said_that_it_would_go_there_is_told_until_it_takes_it_back(projet: Projet) -> None:
    dit = '- insee: "98003"\n  nom: Fictive\n  suivi:\n'
    for le, geste, par in (
        ("2026-09", "intention", "les-essais"),
        ("2026-10-01", "intention", "les-modeles"),
        ("2026-10-02", "intention", "les-modeles"),
        ("2026-10-03", "note", "les-essais"),
    ):
        dit += f"    - {{le: {le}, geste: {geste}, par: {par}}}\n"
    projet.ajouter("data/communes.yaml", dit)
    assert annoncees(projet.charger()) == [("les-essais", "2026-09"), ("les-modeles", "2026-10-02")]
    projet.ajouter("data/communes.yaml", "    - {le: 2026-11-01, geste: abandon, par: les-modeles}\n")
    assert annoncees(projet.charger()) == [("les-essais", "2026-09")]


def annoncees(campagne: Campagne) -> list[tuple[str, str]]:
    communes = prochaines(campagne, campagne.territoire.communes.values())
    return [(un.par, str(un.le)) for une in communes if une.officielle.nom == "Fictive" for un in une.intentions]


def test_an_epci_in_touch_commends_its_communes(projet: Projet) -> None:
    ligne = "  suivi:\n    - {le: 2026-11-02, geste: rencontre, par: les-essais}\n"
    projet.remplacer("data/collectivites.yaml", "  suivi: []\n", ligne)
    assert "son intercommunalité : Agglomération d’exemple, « en discussion »" in dites(projet.charger())["Fictive"]


def test_a_group_is_shown_what_is_close_to_it(projet: Projet) -> None:
    campagne = projet.charger()
    essais, modeles = campagne.gulls
    assert {un.nom for un in tout_pres(campagne, essais)} == {"Exemple-sur-Mer", "L'Échantillon", "Fictive"}
    assert list(tout_pres(campagne, modeles)) == []  # nobody knows where it meets


def test_a_white_area_is_beyond_the_reach_of_every_group(projet: Projet) -> None:
    """Ailleurs is 22 km away: within 30, not within 20; what a group says that it covers never is white."""
    campagne = projet.charger()
    assert list(zones_blanches(campagne)) == []
    etroite = replace(campagne, reglages=campagne.reglages.model_copy(update={"portee": 1}))
    (zone,) = zones_blanches(etroite)
    assert (zone.epci.nom, zone.sans_groupe.valeur, zone.sans_groupe.sur) == ("Communauté d’ailleurs", 1, 1)
    assert zone.plus_proche == (campagne.gulls[0], 22)
    (deserte,) = (zone for zone in zones_blanches(replace(campagne, gulls=())) if zone.epci.siren == "123456782")
    assert (deserte.sans_groupe.valeur, deserte.plus_proche) == (3, None)
    projet.remplacer("data/communes.yaml", "      modele: bonjour\n", "      modele: bonjour\n" + RETRAIT)
    discrete = replace(projet.charger(), gulls=())
    assert [zone.sans_groupe.valeur for zone in zones_blanches(discrete) if zone.epci.siren == "123456782"] == [2]


def test_every_reason_says_something() -> None:
    assert set(RAISONS) == set(Priorite)
