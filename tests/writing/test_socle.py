"""What the package lays in a region's folder: again at each version, never over what that one wrote."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.construction import RACINE
from tournee.fiches.reglages import Reglages
from tournee.reading.sources import DataError
from tournee.writing.nouvelle_region import DOSSIERS, LISTES, NATIONAUX
from tournee.writing.socle import a_reprendre, poser

if TYPE_CHECKING:
    from pathlib import Path

JOURNAL = """\
## [À paraître]

## [2.0.0] - 2028-01-01

### À reprendre

- Renommez « b ».

### Ajouté

- C.

## [1.1.0] - 2027-06-01

### Ajouté

- B.

## [1.0.0] - 2027-01-01

### À reprendre

- Renommez « a ».
"""


def ecrire(racine: Path, fichiers: dict[str, str]) -> Path:
    for nom, texte in fichiers.items():
        (racine / nom).parent.mkdir(parents=True, exist_ok=True)
        (racine / nom).write_text(texte, "utf-8")
    return racine


@pytest.fixture
def socle(tmp_path: Path) -> Path:
    return ecrire(
        tmp_path / "socle", {"mkdocs.yml": "un", "hooks/x.py": "un", "docs/index.md": "un", "docs/a.md": "un"}
    )


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return ecrire(tmp_path / "region", {"docs/index.md": "à nous", ".gitignore": "/brouillons/\n"})


def test_what_the_region_wrote_stays(socle: Path, region: Path) -> None:
    pose = poser(socle, region, "1.0.0")
    assert (pose.avant, pose.poses, pose.gardes) == (
        None,
        ("docs/a.md", "hooks/x.py", "mkdocs.yml"),
        ("docs/index.md",),
    )
    assert (region / "docs/index.md").read_text("utf-8") == "à nous"
    assert (region / "hooks/x.py").read_text("utf-8") == "un"


def test_the_next_version_takes_the_place_of_the_former(socle: Path, region: Path) -> None:
    poser(socle, region, "1.0.0")
    ecrire(region, {"docs/a.md": "changé ici"})
    ecrire(socle, {"mkdocs.yml": "deux", "docs/a.md": "deux", "docs/index.md": "deux"})
    (socle / "hooks/x.py").unlink()
    pose = poser(socle, region, "1.1.0")
    assert (pose.avant, pose.gardes, pose.retires) == ("1.0.0", ("docs/a.md", "docs/index.md"), ("hooks/x.py",))
    assert (region / "mkdocs.yml").read_text("utf-8") == "deux"
    assert (region / "docs/a.md").read_text("utf-8") == "changé ici"
    assert not (region / "hooks/x.py").exists()


def test_git_leaves_out_what_was_laid_and_nothing_of_the_region(socle: Path, region: Path) -> None:
    for version in ("1.0.0", "1.1.0"):
        poser(socle, region, version)
        dits = (region / ".gitignore").read_text("utf-8").splitlines()
        assert dits[0] == "/brouillons/"
        assert dits.count("/hooks/") == dits.count("/docs/a.md") == 1
        assert "/docs/index.md" not in dits
        assert "/.venv/" in dits
        assert [dit for dit in dits if version in dit] == [dits[2]]
    ecrire(region, {"hooks/a_nous.py": ""})
    poser(socle, region, "1.1.0")
    dits = (region / ".gitignore").read_text("utf-8").splitlines()
    assert "/hooks/" not in dits
    assert "/hooks/x.py" in dits


def test_a_clone_that_knows_the_version_only_by_git_is_told_what_to_mend(socle: Path, region: Path) -> None:
    poser(socle, region, "1.0.0")
    (region / ".tournee/socle.json").unlink()
    assert poser(socle, region, "2.0.0").avant == "1.0.0"
    assert list(a_reprendre(JOURNAL, "1.0.0", "2.0.0")) == [("2.0.0", "- Renommez « b ».")]
    assert list(a_reprendre(JOURNAL, "0.9.0", "1.1.0")) == [("1.0.0", "- Renommez « a ».")]
    assert list(a_reprendre(JOURNAL, "2.0.0", "2.0.0")) == []


def test_the_folder_of_the_program_is_left_alone(socle: Path, tmp_path: Path) -> None:
    depot = ecrire(tmp_path / "depot", {"hooks/tournee/__init__.py": ""})
    with pytest.raises(DataError, match="celui du programme"):
        poser(socle, depot, "1.0.0")
    assert sorted(un.name for un in depot.iterdir()) == ["hooks"]


def test_the_package_takes_what_is_national_and_nothing_of_a_region() -> None:
    cible = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    motifs = cible["hooks"]["custom"]["socle"]
    pris = {un.relative_to(RACINE).as_posix() for motif in motifs for un in RACINE.glob(motif)}
    assert {model.fichier for model in NATIONAUX} <= pris
    assert {Reglages.fichier, *(model.fichier for model in LISTES)}.isdisjoint(pris)
    assert [nom for nom in pris if nom.startswith(tuple(un for un in DOSSIERS if un.startswith("data")))] == []
    assert cible["hooks"]["custom"]["sauf"] == ["docs/journal/**/*"]
