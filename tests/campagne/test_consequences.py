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


def test_what_is_changed_in_a_line_of_a_log_is_told(projet: Projet) -> None:
    avant = projet.charger()
    projet.remplacer(
        "data/communes.yaml",
        "geste: courrier\n      par: les-essais\n      modele: bonjour",
        "geste: courrier\n      par: les-essais\n      source: https://essais.example\n      exception: essai",
    )
    assert list(consequences(avant, projet.charger())) == [
        (
            "Exemple-sur-Mer : ± courrier envoyé (5\u00a0octobre\u00a02026, par Les Essais), où change source,"
            " exception et modele. Exemple-sur-Mer reste « labellisée »."
        ),
        "À relire : « https://essais.example » demande une exception à la règle de discrétion (« essai »).",
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
    assert list(consequences(avant, projet.charger())) == ["Un nouveau groupe : Nouveau (association)."]


def test_a_group_that_changes_or_goes_is_told(projet: Projet) -> None:
    avant = projet.charger()
    projet.ecrire("data/gulls.yaml", "# En tête\n" + projet.lire("data/gulls.yaml"))
    assert list(consequences(avant, projet.charger())) == []  # a line further down, it says the same
    projet.remplacer("data/gulls.yaml", "  propose: [atelier]\n", "  doute: Tout.\n")
    projet.remplacer("data/gulls.yaml", "vue_en: 2025", "vue_en: 2026")
    modeles = projet.charger()
    assert list(consequences(avant, modeles)) == [
        "Les Essais : sa fiche change (propose et doute).",
        "Les Modèles : sa fiche change (activite).",
    ]
    projet.ecrire("data/gulls.yaml", projet.lire("data/gulls.yaml").replace("les-modeles", "suivants"))
    projet.ecrire("data/communes.yaml", projet.lire("data/communes.yaml").replace("les-modeles", "suivants"))
    assert "Les Modèles n’est plus dans les groupes." in list(consequences(modeles, projet.charger()))


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
