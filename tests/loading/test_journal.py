"""The reports of the journal: read like the other texts, and silent of who asked not to be told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import COMPTE_RENDU, VISITE
from tests.construction import RACINE
from tournee.fiches.journal import CompteRendu

if TYPE_CHECKING:
    from tests.conftest import Projet

RETRAIT = """\
    - le: 2026-11-21
      geste: retrait
      par: les-modeles
"""
"""At the end of the log of L'Échantillon."""


def test_a_report_is_found_by_all_that_it_names(raconte: Projet) -> None:
    raconte.ecrire("docs/journal/2026-10-01-reunion.md", COMPTE_RENDU.replace("2026-11-20", "2026-10-01"))
    campagne = raconte.charger()
    assert [un.id for un in campagne.comptes_rendus] == ["2026-11-20-visite", "2026-10-01-reunion"]
    exemple, echantillon = campagne.communes[:2]
    assert len(campagne.comptes_rendus_de(exemple)) == len(campagne.comptes_rendus_de(campagne.gulls[0])) == 2
    assert campagne.comptes_rendus_de(echantillon) == campagne.comptes_rendus_de(campagne.gulls[1]) == ()


def test_what_it_cites_needs_no_list(raconte: Projet) -> None:
    raconte.ecrire("docs/page.md", "# Titre\n\nVoir https://un.example.\n")
    raconte.ecrire("data/liens.yaml", "- lien: https://un.example\n  lu_le: 2026-11-22\n")
    assert raconte.problems() == []


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ('["98001"]', '["98001", "98002"]', ":5: « L'Échantillon » a demandé à ne pas figurer dans le suivi ; retirez"),
        ("La mairie nous", "Comme L’Échantillon, la mairie nous", ":2: « L'Échantillon » a demandé à ne pas figurer"),
        ("titre: Une visite", "titre: L'Échantillon, une visite", ":2: « L'Échantillon » a demandé"),
        ("https://label.example/page", "../communes/98002-l-echantillon/index.md", ":2: « L'Échantillon » a demandé"),
    ],
)
def test_who_asked_not_to_be_told_of_is_in_no_report(raconte: Projet, avant: str, apres: str, dit: str) -> None:
    raconte.ajouter("data/communes.yaml", RETRAIT)
    assert raconte.problems() == []
    raconte.remplacer(VISITE, avant, apres)
    (problem,) = raconte.problems()
    assert problem.startswith(f"{VISITE}{dit}"), problem
    raconte.remplacer("data/communes.yaml", RETRAIT, "")
    assert raconte.problems() == []


def test_a_word_that_holds_a_name_is_not_that_name(raconte: Projet) -> None:
    raconte.ajouter("data/communes.yaml", RETRAIT)
    raconte.remplacer(VISITE, "La mairie nous", "L'Échantillonnage nous")
    assert raconte.problems() == []


def test_its_file_has_a_name_for_an_address(projet: Projet) -> None:
    projet.ecrire("docs/journal/Visite d’été.md", COMPTE_RENDU)
    (problem,) = projet.problems()
    assert problem.startswith("docs/journal/Visite d’été.md:2: le champ « id » (« Visite d’été ») : des minuscules")


def test_the_example_of_the_manual_is_right_but_for_who_tells_and_of_whom(projet: Projet) -> None:
    manuel = (RACINE / "docs/contribuer.md").read_text("utf-8")
    exemple = manuel.split("```markdown\n")[1].split("```")[0]
    sien = exemple.replace("votre-groupe", "les-essais").replace("00000", "98001")
    projet.ecrire("docs/journal/2026-10-03-visite-en-mairie.md", f"{sien}\nDu texte.\n")
    assert projet.problems() == []


def test_it_is_typed_in_haste_and_shown_with_care(raconte: Projet) -> None:
    raconte.remplacer(VISITE, "demi-heure.", "demi-heure : l'accueil d'abord ! « Revenez », dit la mairie.")
    (un,) = raconte.charger().comptes_rendus
    assert "demi-heure\u00a0: l’accueil d’abord\u202f! «\u00a0Revenez\u00a0», dit" in un.corps


@pytest.mark.parametrize(
    ("corps", "chapeau"),
    [
        ("Un **mot** et [un lien](https://a.example).\n\nLa suite.", "Un mot et un lien."),
        ("## Titre\n\n- une liste\n\n1. une autre\n\nEnfin\ndeux lignes.", "Enfin deux lignes."),
        ("```text\nUn modèle\n```\n\nAprès.", "Après."),
        ("- rien d’autre", "Titre"),
        ("mot " * 100, "mot " * 49 + "mot…"),
    ],
)
def test_a_list_shows_the_first_paragraph_in_words(corps: str, chapeau: str) -> None:
    fiche = {"id": "2026-11-20-a", "titre": "Titre", "le": "2026-11-20", "groupes": ("a",), "corps": corps}
    assert CompteRendu.model_validate(fiche).chapeau == chapeau
