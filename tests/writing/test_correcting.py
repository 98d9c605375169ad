"""`tournee verifier --corriger`: what needs nobody's judgment is mended, told, and nothing else changes."""

from __future__ import annotations

import json
import random
import unicodedata
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from tournee.cli.main import main
from tournee.fiches.phrases import Phrase
from tournee.loading.schemas import LISTES, schemas
from tournee.writing.correcting import correct
from tournee.writing.spelling import CODES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet

COMMUNES: Final = "data/communes.yaml"


@pytest.mark.parametrize(
    ("fichier", "juste", "ecrit", "dit"),
    [
        (COMMUNES, 'insee: "98001"', "insee: 98001", '1: 98001 devient "98001"'),
        ("data/campagne.yaml", '["98", "99"]', '[98, "99"]', '3: 98 devient "98"'),
        ("data/gulls.yaml", '["123456782"]', "[123456782]", '9: 123456782 devient "123456782"'),
        ("data/palmares.yaml", 'departement: "98"', "departement: 98  # ici", '5: 98 devient "98"'),
        (COMMUNES, "nom: L'Échantillon", "nom: L’Échantillon", "12: L’Échantillon devient L'Échantillon"),
        (COMMUNES, "nom: L'Échantillon", "nom: l'echantillon", "12: l'echantillon devient L'Échantillon"),
        (COMMUNES, "nom: L'Échantillon", "nom: 'L’Échantillon'", "12: 'L’Échantillon' devient \"L'Échantillon\""),
        (COMMUNES, "Rien à signaler", "Rien a\u0300 signaler", "17: chaque lettre et son accent ne font plus qu’un"),
        ("data/label.yaml", "nom: Étoiles", "nom: E\u0301toiles", "8: chaque lettre et son accent ne font plus qu’un"),
    ],
)
def test_a_spelling_is_mended_where_it_stands(projet: Projet, fichier: str, juste: str, ecrit: str, dit: str) -> None:
    avant = projet.lire(fichier)
    projet.remplacer(fichier, juste, ecrit)
    (repare,) = correct(projet.root)
    assert str(repare).startswith(f"{fichier}:{dit}")
    assert projet.lire(fichier).replace("  # ici", "").replace('"L\'Échantillon"', "L'Échantillon") == avant
    assert projet.problems() == []
    assert correct(projet.root) == []


def test_a_contact_is_mended_too(projet: Projet) -> None:
    fichier = "data/suivi/2026-11-20-98002-note-les-essais.yaml"
    projet.ecrire(fichier, "commune: 98002\nnom: l’échantillon\nle: 2026-11-20\ngeste: note\npar: les-essais\n")
    assert [un.said for un in correct(projet.root)] == ['98002 devient "98002"', "l’échantillon devient L'Échantillon"]
    assert projet.lire(fichier).startswith('commune: "98002"\nnom: L\'Échantillon\n')
    assert projet.problems() == []


@pytest.mark.parametrize(
    ("fichier", "avant", "apres"),
    [
        (COMMUNES, "nom: L'Échantillon", "nom: Fictive"),
        (COMMUNES, 'insee: "98001"', "insee: 9801"),
        (COMMUNES, "note: Rien à signaler.", "note: Rien : à 98001 # signaler"),
        ("data/gulls.yaml", "nom: Les Essais", "nom: EXEMPLE sur mer"),
    ],
)
def test_what_asks_for_judgment_is_left(projet: Projet, fichier: str, avant: str, apres: str) -> None:
    projet.remplacer(fichier, avant, apres)
    ecrit = projet.lire(fichier)
    assert correct(projet.root) == []
    assert projet.lire(fichier) == ecrit


def test_records_and_logs_go_to_their_places_with_their_comments(projet: Projet) -> None:
    projet.ecrire(
        COMMUNES,
        "# En-tête.\n\n"
        '- insee: "98002"\n  nom: L\'Échantillon\n  suivi:\n'
        "    - {le: 2026-11-02, geste: note, par: les-modeles}\n"
        "    # avant l’autre\n    - {le: 2026-11-01, geste: note, par: les-essais}\n\n"
        '# la première\n- insee: "98001"\n  nom: Exemple-sur-Mer\n  suivi: []\n',
    )
    assert [str(un) for un in correct(projet.root)] == [
        f'{COMMUNES}:3: « - insee: "98002" » est mis à sa place',
        f"{COMMUNES}:6: « - {{le: 2026-11-02, geste: note, par: les-modeles}} » est mis à sa place",
    ]
    assert projet.lire(COMMUNES) == (
        "# En-tête.\n\n"
        '# la première\n- insee: "98001"\n  nom: Exemple-sur-Mer\n  suivi: []\n\n'
        '- insee: "98002"\n  nom: L\'Échantillon\n  suivi:\n'
        "    # avant l’autre\n    - {le: 2026-11-01, geste: note, par: les-essais}\n"
        "    - {le: 2026-11-02, geste: note, par: les-modeles}\n"
    )


def test_the_editions_go_to_their_places(projet: Projet) -> None:
    avant = projet.lire("data/label.yaml")
    debut, *editions = avant.split("  - annee: ")
    projet.ecrire("data/label.yaml", "  - annee: ".join([debut, *reversed(editions)]))
    assert len(correct(projet.root)) == 2
    assert projet.lire("data/label.yaml") == avant


def test_a_file_with_a_refused_record_keeps_its_order(projet: Projet) -> None:
    projet.remplacer("data/gulls.yaml", "id: les-essais", "id: zut")
    projet.remplacer("data/gulls.yaml", "forme: groupe-informel", "forme: horde")
    assert correct(projet.root) == []


def test_the_command_mends_then_checks(projet: Projet) -> None:
    projet.remplacer(COMMUNES, 'insee: "98002"', "insee: 98002")
    projet.remplacer(COMMUNES, "par: les-modeles", "par: personne")
    commande = ["verifier", "--corriger", "--jour", "2026-11-22", "--dossier", str(projet.root)]
    resultat = CliRunner().invoke(main, commande)
    assert resultat.stdout == f'{COMMUNES}:11: 98002 devient "98002"\n'
    assert "le groupe « personne » n’est pas dans data/gulls.yaml" in resultat.stderr
    assert resultat.exit_code == 1


# The files of a region


@pytest.mark.parametrize("model", [un for un in LISTES if un is not Phrase], ids=lambda model: model.fichier)
def test_a_shuffled_file_comes_back_as_it_was(projet: Projet, normandie: Path, model: type) -> None:
    """Whatever its comments, its blank lines and its long values."""
    for path in (normandie / "data").glob("*.yaml"):
        projet.ecrire(f"data/{path.name}", path.read_bytes())
    fichier: str = model.fichier  # type: ignore[attr-defined]
    avant = projet.lire(fichier)
    entete, _, fiches = avant.partition("\n\n")
    blocs = fiches.rstrip("\n").split("\n\n")
    melanges = random.Random(1).sample(blocs, len(blocs))  # noqa: S311  a fixed order, no secret
    projet.ecrire(fichier, unicodedata.normalize("NFD", "\n\n".join([entete, *melanges]) + "\n"))
    assert correct(projet.root)
    assert sorted(projet.lire(fichier).split("\n\n")) == sorted(avant.split("\n\n"))
    assert [str(un) for un in correct(projet.root)] == []


def test_the_codes_are_the_fields_that_ask_for_figures_and_are_texts() -> None:
    vus = {
        champ
        for texte in schemas().values()
        for schema in [json.loads(texte)]
        for fiche in (schema, *schema["definitions"].values())
        for champ, un in fiche.get("properties", {}).items()
        if '"pattern": "^(?:[0-9]{' in json.dumps(un)
    }
    assert vus == set(CODES)
