"""The command that checks: all is well, what to mend, as of a day, and never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from tournee.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet


def test_the_command_says_that_all_is_well(projet: Projet) -> None:
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    assert resultat.exit_code == 0
    assert resultat.output.startswith("Tout est en ordre : 2 communes et 2 autres collectivités dans le suivi, 2 ")


def test_the_command_says_what_to_mend(projet: Projet) -> None:
    projet.remplacer("data/communes.yaml", "geste: courrier", "geste: courier")
    projet.remplacer("data/gulls.yaml", "forme: association", "forme: club")
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-11-22"])
    assert resultat.exit_code == 1
    assert isinstance(resultat.exception, SystemExit)
    premier, second, vide, fin = resultat.stderr.splitlines()
    assert premier.startswith("data/communes.yaml:8: le champ « geste » ne peut pas valoir « courier » ; vouliez-vous")
    assert second.startswith(
        "data/gulls.yaml:4: le champ « forme » ne peut pas valoir « club » (permis : association, "
    )
    assert (vide, fin) == ("", "2 points à corriger.")
    assert resultat.stdout == ""


def test_the_command_checks_as_of_a_day(projet: Projet) -> None:
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(projet.root), "--jour", "2026-10-04"])
    assert resultat.exit_code == 1
    assert "« 2026-10-05 » est dans l’avenir (nous sommes le 4 octobre 2026)" in resultat.stderr


def test_the_command_says_that_nothing_is_there(tmp_path: Path) -> None:
    resultat = CliRunner().invoke(main, ["verifier", "--dossier", str(tmp_path)])
    assert resultat.exit_code == 1
    assert "data/communes.yaml:1: ce fichier manque" in resultat.stderr
    assert "Traceback" not in resultat.stderr
