"""What waits for somebody: each log gives one line, for what presses most, with its reason in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tournee.campagne.a_faire import Besoin, taches

if TYPE_CHECKING:
    from tests.conftest import Projet

GESTE = "    - {{le: {}, geste: {}, par: les-essais}}\n"
RETRAIT = GESTE.format("2026-11-20", "retrait")


def suivre(projet: Projet, *gestes: str) -> None:
    projet.ajouter("data/communes.yaml", '- insee: "98003"\n  nom: Fictive\n  suivi:\n' + "".join(gestes))


@pytest.mark.parametrize(
    ("le", "geste", "besoin", "raison"),
    [
        (
            "2026-09-01",
            "reservation",
            Besoin.RESERVATION_EXPIREE,
            "La réservation a pris fin le 31 octobre 2026 (60 jours après la réservation du 1er septembre 2026).",
        ),
        (
            "2026-10-07",
            "reservation",
            Besoin.RESERVATION_BIENTOT,
            "La réservation prend fin le 6 décembre 2026 (60 jours après la réservation du 7 octobre 2026).",
        ),
        ("2026-10-08", "reservation", None, ""),
        (
            "2026-10-05",
            "courrier",
            Besoin.A_RELANCER,
            "La relance était prévue le 2 novembre 2026 (28 jours après le courrier du 5 octobre 2026).",
        ),
        ("2026-10-26", "courrier", None, ""),
        (
            "2026-10-05",
            "courrier, relance: 2026-11-10",
            Besoin.A_RELANCER,
            "La relance était prévue le 10 novembre 2026 (jour noté dans le suivi).",
        ),
        (
            "2026-10-05",
            "reservation, jusqu_au: 2026-11-10",
            Besoin.RESERVATION_EXPIREE,
            "La réservation a pris fin le 10 novembre 2026 (jour noté dans le suivi).",
        ),
        ("2026-03", "courrier", Besoin.EN_SOMMEIL, "Aucune nouvelle depuis mars 2026, soit plus de 180 jours."),
    ],
)
def test_a_log_waits_for_one_thing_with_its_reason(
    projet: Projet, le: str, geste: str, besoin: Besoin | None, raison: str
) -> None:
    suivre(projet, GESTE.format(le, geste))
    siennes = [tache for tache in taches(projet.charger()) if tache.sujet.nom == "Fictive"]
    assert [(tache.besoin, " ".join(tache.raison.split()), tache.groupe) for tache in siennes] == (
        [(besoin, raison, "les-essais")] if besoin else []
    )


@pytest.mark.parametrize("geste", ["reservation", "courrier"])
def test_who_asked_not_to_be_told_of_is_in_no_line(projet: Projet, geste: str) -> None:
    suivre(projet, GESTE.format("2026-01-05", geste), RETRAIT)
    for campagne in (projet.charger(), projet.charger().publique()):
        assert "Fictive" not in {tache.sujet.nom for tache in taches(campagne)}


def test_nor_is_its_doubtful_label(projet: Projet) -> None:
    projet.remplacer("data/palmares.yaml", "  mentions: [elan]\n", "  mentions: [elan]\n  doute: Lu une fois.\n")
    projet.remplacer("data/communes.yaml", "      modele: bonjour\n", "      modele: bonjour\n" + RETRAIT)
    assert "Exemple-sur-Mer" not in {tache.sujet.nom for tache in taches(projet.charger())}


def test_the_delay_of_the_reminder_is_a_setting(projet: Projet) -> None:
    projet.remplacer("data/campagne.yaml", "  sommeil: 180\n", "  sommeil: 180\n  rappel: 15\n")
    suivre(projet, GESTE.format("2026-10-08", "reservation"))
    assert Besoin.RESERVATION_BIENTOT in {tache.besoin for tache in taches(projet.charger())}


def test_what_presses_comes_first_and_what_is_oldest_first_in_it(projet: Projet) -> None:
    projet.ajouter("data/communes.yaml", GESTE.format("2026-11-03", "courrier").replace("}", ", relance: 2026-11-10}"))
    suivre(projet, GESTE.format("2026-10-20", "courrier"))
    dites = [(tache.besoin, tache.sujet.nom) for tache in taches(projet.charger())]
    assert dites == [
        (Besoin.A_RELANCER, "L'Échantillon"),
        (Besoin.A_RELANCER, "Fictive"),
        (Besoin.GROUPE_A_COMPLETER, "Les Modèles"),
    ]


def test_a_doubtful_label_and_a_silent_group_ask_to_be_confirmed(projet: Projet) -> None:
    projet.remplacer("data/palmares.yaml", "  mentions: [elan]\n", "  mentions: [elan]\n  doute: Lu une fois.\n")
    projet.remplacer("data/gulls.yaml", "vue_en: 2026", "vue_en: 2012")
    dites = {tache.sujet.nom: (tache.besoin, tache.raison) for tache in taches(projet.charger())}
    assert dites["Exemple-sur-Mer"] == (Besoin.LABEL_A_CONFIRMER, "Label de 2025 : Lu une fois.")
    assert dites["Les Essais"] == (Besoin.GROUPE_A_COMPLETER, "Activité vue pour la dernière fois en 2012.")
    assert dites["Les Modèles"][1] == "Personne n’est encore à joindre pour la campagne."
