"""From a copy of the repository to another region's: one command, then the tests that read what it holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.construction import RACINE, copier_les_documents
from tests.region.archives import ecrire_les_archives
from tests.region.projet import LETTRES
from tests.region.territoire import REGION
from tournee.engines.document_cache import CACHE

GARDES = {".ci", ".config", ".github", ".gitlab-ci.yml"}
"""What is ours at the root of the repository among what is hidden there."""
REPONSES = ("--nom", "Tournée de la Brumelande", "--reseau", "Brumelande Libre", "--forum", "https://forum.example")


def _produits(dossier: str, noms: list[str]) -> set[str]:
    """What a clone of the repository does not have."""
    racine = Path(dossier) == RACINE
    caches = {nom for nom in noms if racine and nom.startswith(".") and nom not in GARDES}
    return caches | ({"site"} if racine else set()) | {"__pycache__"}


def lancer(commande: list[str], projet: Path) -> str:
    """Its output, once it has succeeded; what this run tells its workers is not for it."""
    env = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("PYTEST_")}
    fait = subprocess.run(commande, cwd=projet, env=env, capture_output=True, text=True, check=False)
    assert fait.returncode == 0, fait.stdout + fait.stderr
    return fait.stdout


@pytest.mark.lent  # it builds the site of the region that begins, and tries all that must hold of it
def test_a_region_begins_and_its_first_request_is_green(tmp_path: Path) -> None:
    projet = shutil.copytree(RACINE, tmp_path / "projet", ignore=_produits)
    copier_les_documents(LETTRES, projet / CACHE)
    archives = [mot for couple in ecrire_les_archives(tmp_path).items() for mot in map(str, couple)]
    commande = [
        str(Path(sys.executable).with_name("tournee")),
        "nouvelle-region",
        "--region",
        REGION,
        *archives,
        *REPONSES,
    ]
    assert "Le territoire (Brumelande) est écrit" in lancer([*commande, "--remplacer"], projet)
    essais = ["tests/depot", "-k", "not site_imagine", "-q", "-n", "0"]
    assert " passed" in lancer([sys.executable, "-m", "pytest", *essais], projet)
