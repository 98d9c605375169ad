"""What a request changes, told to who reviews it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.campagne.consequences import consequences

if TYPE_CHECKING:
    from tests.conftest import Projet


def test_nothing_changes_without_a_change(projet: Projet) -> None:
    assert list(consequences(projet.charger(), projet.charger())) == []


def test_what_is_added_taken_away_or_no_longer_followed_is_told(projet: Projet) -> None:
    avant = projet.charger()
    projet.remplacer(
        "data/communes.yaml",
        "geste: courrier\n      par: les-essais\n      modele: bonjour",
        "geste: appel\n      par: les-essais",
    )
    debut, _, _ = projet.lire("data/communes.yaml").partition('- insee: "98002"')
    projet.ecrire("data/communes.yaml", debut)
    assert list(consequences(avant, projet.charger())) == [
        (
            "Exemple-sur-Mer : + appel téléphonique (5\u00a0octobre\u00a02026, par Les Essais) et − courrier envoyé"
            " (5\u00a0octobre\u00a02026, par Les Essais). Exemple-sur-Mer reste « labellisée »."
        ),
        "L'Échantillon n’est plus dans le suivi.",
        "Exemple : 2 → 1\u00a0commune dans le suivi.",
    ]


def test_a_status_that_the_label_changes_is_told_too(projet: Projet) -> None:
    avant = projet.charger()
    projet.remplacer(
        "data/palmares.yaml",
        'nom: Exemple-sur-Mer\n  type: commune\n  insee: "98001"',
        'nom: Fictive\n  type: commune\n  insee: "98003"',
    )
    dites = list(consequences(avant, projet.charger()))
    assert "Exemple-sur-Mer passe de « labellisée » à « contactée »" in dites[0]
    assert "Fictive passe de « à contacter » à « labellisée »." in dites


def test_a_new_group_is_told(projet: Projet) -> None:
    avant = projet.charger()
    projet.ajouter(
        "data/gulls.yaml",
        "- id: nouveau\n  nom: Nouveau\n  forme: association\n  activite: {vue_en: 2026, source: https://nouveau.example}\n",
    )
    assert list(consequences(avant, projet.charger())) == ["Dans les groupes : + Nouveau."]


def test_who_reviews_sees_the_exception_that_is_asked_for(projet: Projet) -> None:
    avant = projet.charger()
    projet.remplacer(
        "data/communes.yaml",
        "note: Rien à signaler.",
        "note: Salle Camille Exemple.\n      exception: C’est une salle.",
    )
    assert list(consequences(avant, projet.charger()))[-1] == (
        "À relire : « Salle Camille Exemple. » demande une exception à la règle de discrétion (« C’est une salle. »)."
    )
