"""What the tests need of a machine is said before the first of them, and .ci/run installs it all."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.construction import RACINE
from tests.machine import OUTILS, TOUT, Bibliotheque, Outil, Police, chemin_de, manques

if TYPE_CHECKING:
    from pathlib import Path

ABSENT = Outil(("outil-imaginaire",), "paquet-imaginaire")
LIGNE = "« outil-imaginaire » manque sur cette machine : sous Debian, « apt install paquet-imaginaire » l’apporte."


def test_ci_installs_what_the_tests_need() -> None:
    installes = (RACINE / ".ci/run").read_text("utf-8")
    assert {outil.paquet for outil in OUTILS if f"paquets+=({outil.paquet})" not in installes} == set()


def test_what_lacks_is_told_in_a_line_that_says_how_to_have_it() -> None:
    police = Police(("Police Imaginaire",), "fonts-imaginaire")
    bibliotheque = Bibliotheque(("libimaginaire.so.1",), "libimaginaire1")
    assert manques((ABSENT, police, bibliotheque)) == [
        LIGNE,
        LIGNE.replace("« outil-imaginaire", "la police « Police Imaginaire").replace("paquet-", "fonts-"),
        LIGNE.replace("« outil-imaginaire", "la bibliothèque « libimaginaire.so.1").replace(
            "paquet-imaginaire", "libimaginaire1"
        ),
    ]
    with pytest.raises(pytest.skip.Exception, match=LIGNE):
        chemin_de(ABSENT)


@pytest.mark.lent
def test_nothing_begins_on_a_machine_that_lacks_something(tmp_path: Path) -> None:
    commande = [sys.executable, "-m", "pytest", "-q", "tests/francais"]
    nue = os.environ | {"PATH": str(tmp_path), TOUT: "1"}
    lance = subprocess.run(commande, cwd=RACINE, env=nue, capture_output=True, text=True, check=False)
    assert lance.returncode == pytest.ExitCode.USAGE_ERROR
    lignes = lance.stderr.strip().splitlines()
    assert len(lignes) == len([outil for outil in OUTILS if not isinstance(outil, Bibliotheque)])
    assert all("« apt install " in ligne for ligne in lignes)
    assert "passed" not in lance.stdout
