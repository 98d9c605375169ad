"""The command that checks: all is well, what to mend, as of a day, and never a traceback."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from tests.construction import RACINE
from tournee.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet

CARRE: Final = [[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]


GROUPE = """\
- id: {}
  nom: Un groupe
  forme: association
  activite: {{vue_en: 2026, source: https://groupe.example}}
"""


@pytest.fixture
def projet(projet: Projet) -> Projet:
    """A project of which a site can be made: it has its templates, and a département to draw."""
    (projet.root / "overrides").symlink_to(RACINE / "overrides")
    contours = json.loads(projet.lire("data/territoire/contours.json")) | {"arcs": [CARRE]}
    contours["objects"]["departements"]["geometries"] = [{"type": "Polygon", "id": "98", "arcs": [[0]]}]
    projet.ecrire("data/territoire/contours.json", json.dumps(contours))
    return projet


def test_the_command_says_that_all_is_well(projet: Projet) -> None:
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    assert resultat.exit_code == 0
    assert resultat.output == (
        "Tout est en ordre : 2 communes et 2 autres collectivités dans le suivi, 2 groupes, 2 lignes de palmarès,"
        " 1 courrier, 0 guide.\n"
        "Les mentions légales seraient plus complètes avec editeur, hebergeur et contact (data/campagne.yaml).\n"
    )


def test_the_command_tells_the_laureates_that_no_record_follows(projet: Projet) -> None:
    commun = 'departement: "98", source: "https://x.example"'
    laureats = (("2024", "Les Eaux", "syndicat"), ("2025", "Les Eaux", "syndicat"), ("2025", "Mystère", "indetermine"))
    lignes = [f"- {{annee: {annee}, nom: {nom}, type: {sorte}, {commun}}}\n" for annee, nom, sorte in laureats]
    projet.ecrire("data/palmares.yaml", "".join(lignes))
    dit = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"]).output
    assert "Le palmarès nomme ici Les Eaux (2024 et 2025) : le site compte leur label" in dit
    assert "Le palmarès nomme ici Mystère (2025), que le site ne compte pas" in dit
    a_coller = dit[dit.index("\n- id:") : dit.index("Le palmarès nomme ici Mystère")]
    projet.ecrire("data/collectivites.yaml", re.sub("# commune: .*", 'commune: "98001"', a_coller))
    assert [(un.nom, un.commune) for un in projet.charger().collectivites] == [("Les Eaux", "98001")]


def test_the_command_says_what_to_mend(projet: Projet) -> None:
    projet.remplacer("data/communes.yaml", "geste: courrier", "geste: courier")
    projet.remplacer("data/gulls.yaml", "forme: association", "forme: club")
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    assert resultat.exit_code == 1
    assert isinstance(resultat.exception, SystemExit)
    premier, ligne, accent, ecrivez, remede, second, _, _, vide, fin = resultat.stderr.splitlines()
    assert premier.startswith("data/communes.yaml:8:14: le champ « geste » ne peut pas valoir « courier » ; vouliez")
    assert (ligne, accent) == ("  8 |       geste: courier", "    |              ^")
    assert (ecrivez, remede) == ("  Écrivez :", "      geste: courrier")
    assert second.startswith(
        "data/gulls.yaml:4:10: le champ « forme » ne peut pas valoir « club » (permis : association, "
    )
    assert (vide, fin) == ("", "2 points à corriger.")
    assert resultat.stdout == ""


FORMATS: Final = {
    "github": "::error file=data/communes.yaml,line=8,col=14::le champ « geste » ne peut pas valoir « 50%25, a:b »",
    "json": '{"file": "data/communes.yaml", "line": 8, "column": 14, "message": "le champ « geste » ne peut pas',
    "gitlab": '[\n  {\n    "description": "le champ « geste » ne peut pas valoir « 50%, a:b » (permis : intention,',
}


@pytest.mark.parametrize("style", FORMATS)
def test_the_command_tells_a_forge_what_to_mend(projet: Projet, style: str) -> None:
    projet.remplacer("data/communes.yaml", "geste: courrier", 'geste: "50%, a:b"')
    commande = ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22", "--format", style]
    resultat = CliRunner().invoke(main, commande)
    assert (resultat.exit_code, resultat.stderr) == (1, "")
    assert resultat.stdout.startswith(FORMATS[style])
    if style == "gitlab":
        (probleme,) = json.loads(resultat.stdout)
        assert probleme["location"] == {"path": "data/communes.yaml", "lines": {"begin": 8}}
        assert set(probleme) == {"description", "check_name", "fingerprint", "severity", "location"}
    projet.remplacer("data/communes.yaml", 'geste: "50%, a:b"', "geste: courrier")
    resultat = CliRunner().invoke(main, commande)
    assert (resultat.exit_code, resultat.stdout) == (0, "[]\n" if style == "gitlab" else "")


@pytest.mark.parametrize(
    ("style", "dit"),
    [
        ("github", "(permis : intention, … retour-au-suivi)%0A%0AÉcrivez :%0A      geste: courrier\n"),
        ("gitlab", '(permis : intention, … retour-au-suivi)\\n\\nÉcrivez :\\n      geste: courrier",'),
        ("json", '(permis : intention, … retour-au-suivi)", "remede": "      geste: courrier"}\n'),
    ],
)
def test_a_forge_is_told_the_line_to_paste(projet: Projet, style: str, dit: str) -> None:
    projet.remplacer("data/communes.yaml", "geste: courrier", "geste: courier")
    commande = ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22", "--format", style]
    sortie = re.sub(r"(?<=intention, ).* (?=retour-au-suivi\))", "… ", CliRunner().invoke(main, commande).stdout)
    assert dit in sortie


def test_a_long_line_is_shown_around_its_caret(projet: Projet) -> None:
    projet.remplacer("data/communes.yaml", "note: Rien à signaler.", f"note: Un {'long ' * 60}texte #12")
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    _, ligne, accent, *_ = resultat.stderr.splitlines()
    assert len(ligne) < 120
    assert ligne[accent.index("^")] == "#"


def test_the_command_checks_as_of_a_day(projet: Projet) -> None:
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-10-04"])
    assert resultat.exit_code == 1
    assert "« 2026-10-05 » est dans l’avenir (nous sommes le 4 octobre 2026)" in resultat.stderr


def test_the_command_says_that_nothing_is_there(tmp_path: Path) -> None:
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(tmp_path)])
    assert resultat.exit_code == 1
    assert "data/communes.yaml:1: ce fichier manque" in resultat.stderr
    assert "Traceback" not in resultat.stderr


def test_the_command_refuses_what_the_build_would_refuse(projet: Projet) -> None:
    projet.ecrire("docs/index.md", "# Accueil\n\n<!-- Tournee:chiffres -->\n[la carte](cartes/index.md)\n")
    projet.ecrire("docs/palmares/index.md", "# Le mien\n")
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    assert resultat.exit_code == 1
    bloc, lien, page = [ligne for ligne in resultat.stderr.splitlines() if ligne.startswith("docs/")][:3]
    assert bloc.startswith("docs/index.md:3:1: « <!-- Tournee:chiffres --> » n’est pas un bloc")
    assert lien.startswith("docs/index.md:4: le lien « cartes/index.md » ne mène à rien ; vouliez-vous dire « carte/")
    assert page.startswith("docs/palmares/index.md:1: ce fichier est produit par la construction")


@pytest.mark.parametrize(("identifiant", "prise"), [("agenda", "data/campagne.yaml"), ("echeances", "data/label.yaml")])
def test_two_files_cannot_have_the_same_address(projet: Projet, identifiant: str, prise: str) -> None:
    projet.remplacer("data/gulls.yaml", "- id: les-essais", GROUPE.format(identifiant) + "- id: les-essais")
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    assert resultat.exit_code == 1
    dit = f"data/gulls.yaml:1: son adresse, « agenda/{identifiant}.ics », est déjà prise ({prise})"
    assert resultat.stderr.startswith(f"{dit} ; donnez-lui un autre identifiant")


def test_a_letter_too_long_and_a_wrong_block_are_told_together(projet: Projet) -> None:
    projet.ecrire("docs/index.md", "# Accueil\n\n<!-- tournee:chifres -->\n")
    projet.ajouter("docs/courriers/bonjour.md", "\nEncore un paragraphe.\n" * 60)
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    lettre, bloc = [ligne for ligne in resultat.stderr.splitlines() if ligne.startswith("docs/")]
    assert lettre.startswith("docs/courriers/bonjour.md:10: cette lettre tient sur")
    assert bloc.startswith("docs/index.md:3: le bloc « chifres » n’existe pas ; vouliez-vous dire « chiffres »")


def test_the_command_says_that_it_is_not_at_the_root(projet: Projet) -> None:
    (projet.root / "overrides").unlink()
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    assert resultat.exit_code == 1
    assert resultat.stderr.startswith("overrides/pages:1: ce dossier manque")
