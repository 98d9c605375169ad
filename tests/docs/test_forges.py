"""What the forges run: commands that exist, and no right to write where the code of a stranger runs."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
import yaml
from click.testing import CliRunner

from tests.construction import RACINE
from tournee.cli.main import main

FICHIERS: Final = [*sorted((RACINE / ".github/workflows").glob("*.yml")), RACINE / ".gitlab-ci.yml"]


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda fichier: fichier.name)
def test_each_command_exists_with_its_options(fichier: Any) -> None:
    for commande, options in re.findall(r"\.venv/bin/tournee ([a-z-]+)([^|>\n]*)", fichier.read_text("utf-8")):
        aide = CliRunner().invoke(main, [commande, "--help"])
        assert aide.exit_code == 0, commande
        for option in re.findall(r"--[a-z-]+", options):
            assert option in aide.output


def test_what_a_stranger_sends_never_runs_with_a_right_to_write() -> None:
    for fichier in FICHIERS[:-1]:
        travail = yaml.safe_load(fichier.read_text("utf-8"))
        declencheurs = travail[True]  # YAML reads « on » as a boolean
        assert "pull_request_target" not in declencheurs
        droits = travail["permissions"]
        if "pull_request" in declencheurs:
            assert droits == {"contents": "read"}
            assert "secrets" not in fichier.read_text("utf-8")
        if "workflow_run" in declencheurs:
            etapes = [etape.get("uses", "") for emploi in travail["jobs"].values() for etape in emploi["steps"]]
            assert not [etape for etape in etapes if etape.startswith("actions/checkout")]
            assert not [etape for emploi in travail["jobs"].values() for etape in emploi["steps"] if "run" in etape]
