"""What a shell offers while one types a command, through click's own machinery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete

from tests.agenda import REUNIONS
from tournee.cli.main import main

if TYPE_CHECKING:
    from tests.conftest import Projet


@pytest.mark.parametrize(
    ("mots", "debut", "offerts"),
    [
        ([], "no", ["noter", "nouvelle-region"]),
        (["noter"], "Ech", []),
        (["noter"], "l'é", ["l-echantillon"]),
        (["noter"], "9800", ["98001", "98002", "98003"]),
        (["noter"], "fi", []),
        (["noter", "fictive"], "ren", ["rendez-vous", "rencontre"]),
        (["noter", "fictive", "appel", "--par"], "les-e", ["les-essais"]),
        (["reserver", "fictive", "--par"], "", ["les-essais", "les-modeles"]),
        (["ajouter-gull", "--propose"], "A", ["atelier", "accompagnement-mairie"]),
        (["ajouter-gull", "--commune"], "exe", ["exemple-sur-mer"]),
        (["ajouter-gull", "--nom"], "A", []),
        (["reunion", "--depuis"], "", ["2026-11-03", "2026-10-06"]),
        (["reunion", "--format"], "m", ["markdown"]),
    ],
)
def test_a_shell_completes(projet: Projet, mots: list[str], debut: str, offerts: list[str]) -> None:
    projet.ajouter("data/campagne.yaml", REUNIONS)
    dossier = ["--dossier", str(projet.root)] if mots else []
    shell = ShellComplete(main, {}, "tournee", "_TOURNEE_COMPLETE")
    rendus = shell.get_completions([*mots[:1], *dossier, *mots[1:]], debut)
    assert [rendu.value for rendu in rendus] == offerts


def test_a_shell_completes_nothing_where_there_is_no_project(tmp_path: object) -> None:
    shell = ShellComplete(main, {}, "tournee", "_TOURNEE_COMPLETE")
    assert shell.get_completions(["noter", "--dossier", str(tmp_path)], "fictive") == []
