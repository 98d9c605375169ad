"""What a public repository must not hold is refused with what to write instead; the rest passes."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from tests.construction import NORMANDIE
from tests.discretion import erreurs, notes
from tournee.fiches.vie_privee import adresse_de_fonction, atteintes, semble_etat_civil

if TYPE_CHECKING:
    from tests.conftest import Projet

TERRITOIRE = NORMANDIE / "data" / "territoire"


def problems_of_note(projet: Projet, note: str) -> list[str]:
    projet.remplacer("data/communes.yaml", "note: Rien à signaler.", f"note: '{note}'")
    return projet.problems()


@pytest.mark.parametrize(
    ("note", "dit"),
    [
        (
            "Écrire à camille.exemple@mail.example.",
            (
                "« camille.exemple@mail.example » semble l’adresse d’une personne ;"
                " écrivez l’adresse de la mairie ou du groupe (mairie@, contact@…)"
            ),
        ),
        (
            "Rappeler au 06 00 00 00 00.",
            "« 06 00 00 00 00 » est un numéro de mobile ; effacez-le, ou écrivez le numéro du standard",
        ),
        (
            "Vu Mme Exemple à la mairie.",
            (
                "« Mme Exemple » semble le nom d’une personne ;"
                " écrivez sa fonction (« le secrétariat », « la personne chargée du numérique »)"
            ),
        ),
    ],
)
def test_a_note_that_names_a_person_is_refused(projet: Projet, note: str, dit: str) -> None:
    assert problems_of_note(projet, note) == [f"data/communes.yaml:17: le champ « note » : {dit}"]


@pytest.mark.parametrize(
    "note",
    [
        "Madame, Monsieur le Maire, nous écrivons à mairie@exemple.example",
        "Le secrétariat (02 00 00 00 00) propose un rendez-vous.",
        "Réponse de secretariat.echantillon@mail.example ; la DSI de la ville rappellera.",
        "Monsieur Le Maire et Madame La Présidente étaient là, M. le Préfet aussi.",
        "L’adjointe au numérique, la personne élue et le maire de la commune",
        "Voir https://exemple.example/2026-07-12-345678 et https://exemple.example/0612/34567890123",
        "< 1 000 habitants, et 3 < 4",
        "La version du paquet est exemple@0.3.0, puis exemple@10.2.",
    ],
)
def test_a_note_that_names_a_function_passes(projet: Projet, note: str) -> None:
    assert problems_of_note(projet, note) == []


@pytest.mark.parametrize(
    "texte",
    [
        "M. EXEMPLE",
        "M.Exemple",
        "M Exemple",
        "Mr Exemple",
        "Mme D.",
        "monsieur Exemple",
        "Madame Le Modèle",
        "Mme de La Fiction",
        "MM. Exemple et Modèle",
        "le maire Camille Exemple",
        "l’adjointe, Camille EXEMPLE",
        "Maître Exemple",
        "Mme\u00a0Exemple",
        "+33 6 00 00 00 00",
        "+33 (0)7 00 00 00 00",
        "0033600000000",
        "06.00.00.00.00",
        "07-00-00-00-00",
        "06\u202f00\u202f00\u202f00\u202f00",
    ],
)
def test_persons_are_seen_however_they_are_written(texte: str) -> None:
    assert len(list(atteintes(f"Vu {texte}, hier."))) == 1


def test_the_errors_of_the_rule_are_known() -> None:
    assert min(len(set(notes("innocentes"))), len(set(notes("coupables")))) >= 100
    fausses_alertes, manquees = erreurs()
    assert fausses_alertes == ["M. Propre est le surnom du serveur.", "L’élu Vert de la majorité est intéressé."]
    assert manquees == ["camille exemple nous a reçus.", "Le garde champêtre Modèle est passé."]


def test_a_note_that_the_rule_takes_for_a_name_passes_with_its_reason(projet: Projet) -> None:
    refusee = "M. Propre est le surnom du serveur."
    assert len(problems_of_note(projet, refusee)) == 1
    projet.ajouter("data/communes.yaml", "      exception: Le surnom d’une machine.\n")
    assert projet.problems() == []
    projet.remplacer("data/communes.yaml", "Le surnom d’une machine.", "Mme Exemple est d’accord.")
    assert [dit.split(" : ")[0] for dit in projet.problems()] == ["data/communes.yaml:18: le champ « exception »"]


@pytest.mark.parametrize("fichier", ["docs/courriers/bonjour.md", "docs/page.md"])
@pytest.mark.parametrize("phrase", ["M. Exemple vous répondra.", "Appelez le 06 00 00 00 00."])
def test_a_text_names_nobody(projet: Projet, fichier: str, phrase: str) -> None:
    debut = projet.lire(fichier) if (projet.root / fichier).exists() else "# Page\n"
    projet.ecrire(fichier, f"{debut}\n{phrase}\n")
    (problem,) = projet.problems()
    assert problem.startswith(f"{fichier}:{debut.count(chr(10)) + 2}: « ")


@pytest.mark.parametrize("champ", ["contact: camille@mail.example", "site: https://x.example/?a=c.d@mail.example"])
def test_every_field_is_read(projet: Projet, champ: str) -> None:
    projet.ajouter("data/gulls.yaml", f"  {champ}\n")
    nom = champ.split(":", maxsplit=1)[0]
    assert [dit.split(" : ")[0] for dit in projet.problems()] == [f"data/gulls.yaml:14: le champ « {nom} »"]


def test_nested_fields_have_their_own_line(projet: Projet) -> None:
    projet.remplacer("data/label.yaml", "nom: Étoiles", "nom: Les étoiles de M. Exemple")
    projet.remplacer("data/campagne.yaml", "Réseau d’exemple", "Réseau de Mme Modèle")
    assert [dit.split(" : ")[0] for dit in projet.problems()] == [
        "data/campagne.yaml:4: le champ « nom »",
        "data/label.yaml:8: le champ « nom »",
    ]


@pytest.mark.parametrize(
    "adresse",
    [
        "mairie@mail.example",
        "contact@essais.example",
        "accueil@mail.example",
        "secretariat@mail.example",
        "dsi@mail.example",
        "les-essais@mail.example",
        "bureau.lesessais@mail.example",
        "exemple-sur-mer@mail.example",
        "commune.exemple@mail.example",
    ],
)
def test_a_role_address_passes(adresse: str) -> None:
    assert adresse_de_fonction(adresse, "Les Essais", "Exemple-sur-Mer")


@pytest.mark.parametrize(
    ("adresse", "nom"),
    [
        ("camille@mail.example", "Exemple-sur-Mer"),
        ("mathieu.modele@mail.example", "Eu"),
        ("l@mail.example", "Les Essais"),
        ("villeneuve.camille@mail.example", "Les Essais"),
        ("modele@modele.example", "Les Essais"),
        ("camille@camille-modele.example", "Les Essais"),
        ("dominique@mail.example", "Sainte-Dominique"),
        ("camille.modele@les-essais.example", "Les Essais"),
    ],
)
def test_a_personal_address_does_not_pass_by_chance(adresse: str, nom: str) -> None:
    assert not adresse_de_fonction(adresse, nom)


def test_the_addresses_that_town_halls_publish_pass() -> None:
    with (TERRITOIRE / "communes.csv").open(encoding="utf-8", newline="") as fichier:
        mairies = [(ligne["courriel"], ligne["nom"]) for ligne in csv.DictReader(fichier) if ligne["courriel"]]
    refusees = [adresse for adresse, nom in mairies if not adresse_de_fonction(adresse, nom)]
    assert len(mairies) > 2000
    assert len(refusees) < len(mairies) / 100


@pytest.mark.parametrize("pseudo", ["Camille Exemple", "EXEMPLE Camille", "C. Exemple", "Camille-Maxime D’Exemple"])
def test_a_pseudonym_is_not_a_civil_name(projet: Projet, pseudo: str) -> None:
    projet.remplacer("data/gulls.yaml", "pseudo: libriste98", f"pseudo: {pseudo}")
    assert projet.problems() == [
        f"data/gulls.yaml:6: « {pseudo} » semble un nom d’état civil ; écrivez un pseudonyme",
    ]


@pytest.mark.parametrize("pseudo", ["libriste98", "Camille", "grand sachem", "Le_Manchot", "Tux61"])
def test_a_pseudonym_passes(pseudo: str) -> None:
    assert not semble_etat_civil(pseudo)


@pytest.mark.parametrize("balise", ["<script>alert(1)</script>", "<img src=x>", "</p>", "<!-- -->", "<?php"])
def test_markup_is_refused(projet: Projet, balise: str) -> None:
    assert problems_of_note(projet, f"Bonjour {balise}") == [
        f"data/communes.yaml:17: le champ « note » contient une balise (« {balise} ») ; écrivez du texte simple"
    ]


@pytest.mark.parametrize(
    "lien",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.example",
        "ftp://x.example",
        "www.x.example",
        'https://x.example/"onclick',
        "JAVASCRIPT://x.example",
    ],
)
def test_a_link_is_http(projet: Projet, lien: str) -> None:
    projet.ajouter("data/communes.yaml", f"      source: '{lien}'\n")
    assert projet.problems() == [
        f"data/communes.yaml:18: le champ « source » (« {lien} ») : une adresse qui commence par https:// est attendue"
    ]


def test_a_blank_is_not_a_text(projet: Projet) -> None:
    assert problems_of_note(projet, "  \u00a0 ") == ["data/communes.yaml:17: le champ « note » est vide ; complétez-le"]
