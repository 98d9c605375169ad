"""The command that prepares a meeting: since when, in which form, and what it refuses."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.agenda import reunir
from tests.construction import RACINE
from tournee.cli.main import main

if TYPE_CHECKING:
    from click.testing import Result

    from tests.conftest import Projet


LENDEMAIN = "1793750400"
"""The day after a meeting."""
REUNION = "docs/journal/2026-11-03-reunion.md"


@pytest.fixture
def projet(projet: Projet, monkeypatch: pytest.MonkeyPatch) -> Projet:
    """A project with its templates and meetings, on a day that its data gives."""
    (projet.root / "overrides").symlink_to(RACINE / "overrides")
    reunir(projet)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    monkeypatch.delenv("SITE_URL")
    return projet


def lancer(projet: Projet, *mots: str) -> Result:
    return CliRunner().invoke(main, ["reunion", "--dossier", str(projet.root), *mots])


def test_it_tells_a_meeting_in_plain_words(projet: Projet) -> None:
    rendu = lancer(projet)
    assert rendu.exit_code == 0
    texte = rendu.output.replace("\u00a0", " ")
    assert texte.startswith("RÉUNION DU MARDI 1ER DÉCEMBRE 2026 À 20 H 30\n\nOù : sur Mumble\u202f; l’adresse")
    assert "\n\nOù en est la tournée au 22 novembre 2026" in texte
    assert "depuis le 3 novembre 2026, jour de la dernière réunion." in texte
    assert "\nRien n’a été noté depuis.\n" in texte
    assert "- 1er décembre 2026 : demander la date du conseil, édition 2027\n" in texte
    assert "\n\n\n" not in texte


@pytest.mark.parametrize("depuis", ["2026-10-01", "1/10/2026", "2026-10"])
def test_it_looks_back_to_the_day_that_one_says_and_links_where_it_can(projet: Projet, depuis: str) -> None:
    rendu = lancer(projet, "--depuis", depuis, "--format", "markdown", "--site", "https://site.example")
    assert "## Ce qui a bougé\n\n- 3\u00a0octobre\u00a02026" in rendu.output
    assert "[L’Échantillon](https://site.example/communes/98002-l-echantillon/), note, par" in rendu.output
    assert "(à contacter → réservée)" not in rendu.output  # it was labelled before
    assert "\n\n\n" not in rendu.output


@pytest.mark.parametrize(
    ("depuis", "dit"),
    [
        ("2026-13-01", "--depuis 2026-13-01 : ce n’est pas une date possible"),
        ("avril", "--depuis avril : ce n’est pas une date possible"),
        ("2026-11-23", "--depuis 2026-11-23 : ce jour est dans l’avenir (nous sommes le 22\u00a0novembre\u00a02026)"),
    ],
)
def test_a_day_that_is_none_or_has_not_come_is_refused(projet: Projet, depuis: str, dit: str) -> None:
    rendu = lancer(projet, "--depuis", depuis)
    assert rendu.exit_code == 2
    assert f"Erreur : {dit}" in rendu.stderr


@pytest.mark.parametrize("depuis", [["--depuis", "2026-10-01"], []])
@pytest.mark.parametrize("lendemain", [0, 86_400])
def test_the_minutes_already_begun_are_a_report_of_the_journal(
    projet: Projet, monkeypatch: pytest.MonkeyPatch, depuis: list[str], lendemain: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1793664000 + lendemain))  # 3 November 2026
    rendu = lancer(projet, *depuis, "--format", "compte-rendu")
    assert "Prochaine réunion\u00a0: mardi 1er\u00a0décembre\u00a02026 à 20\u00a0h\u00a030." in rendu.output
    projet.ecrire(REUNION, rendu.output)
    lignes = rendu.output.split("\n")
    restent = [rang for rang, ligne in enumerate(lignes, 1) if "(à remplir)" in ligne]
    assert len(restent) == 3
    assert [probleme.partition(": ")[0] for probleme in projet.problems()] == [
        f"{REUNION}:{rang}" for rang in (4, *restent)
    ]
    assert lignes[3].startswith("groupes: []  # ceux qui étaient là\u202f; on parle ici de\u00a0: les-")
    projet.ecrire(REUNION, re.sub(r"\(à remplir\).*", "Dit.", rendu.output.replace("[]", "[les-essais]")))
    assert projet.problems() == []
    (compte_rendu,) = projet.charger().comptes_rendus
    assert (compte_rendu.titre, str(compte_rendu.le)) == ("Réunion du 3\u00a0novembre\u00a02026", "2026-11-03")
    assert compte_rendu.communes == (("98001", "98002") if depuis else ("98002",))
    assert '  - "98002"  # L’Échantillon\n' in rendu.output
    assert "\n\n\n" not in rendu.output


def test_the_minutes_are_written_in_their_place_and_never_over_others(
    projet: Projet, monkeypatch: pytest.MonkeyPatch
) -> None:
    trop_tot = lancer(projet, "--ecrire")
    assert trop_tot.exit_code == 2
    assert "la prochaine réunion est le 1er\u00a0décembre\u00a02026" in trop_tot.stderr
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LENDEMAIN)
    montre = lancer(projet, "--format", "compte-rendu").output
    assert lancer(projet, "--ecrire").output.startswith(f"Écrit dans {REUNION} : complétez-le")
    assert projet.lire(REUNION) == montre
    complet = re.sub(r"\(à remplir\).*", "Dit.", montre.replace("[]", "[les-essais]"))
    projet.ecrire(REUNION, complet)
    encore = lancer(projet, "--ecrire")
    assert encore.exit_code == 1
    assert f"{REUNION}:1: ce compte rendu est déjà commencé" in encore.stderr
    assert projet.lire(REUNION) == complet


@pytest.mark.parametrize(("sortie", "code"), [(REUNION, 0), ("ailleurs.md", 1)])
def test_a_shell_may_empty_the_file_that_it_writes(projet: Projet, sortie: str, code: int) -> None:
    projet.ecrire(REUNION, "")
    commande = [str(Path(sys.executable).with_name("tournee")), "reunion", "--format", "compte-rendu"]
    with (projet.root / sortie).open("wb") as ecrite:
        autre = os.environ | {"SOURCE_DATE_EPOCH": LENDEMAIN}
        rendu = subprocess.run(commande, cwd=projet.root, env=autre, stdout=ecrite, stderr=subprocess.PIPE, check=False)
    assert rendu.returncode == code
    assert ("doit commencer par son en-tête" in rendu.stderr.decode()) is bool(code)
    assert projet.lire(sortie).startswith("---\ntitre:") is not bool(code)


def test_wrong_data_is_told_as_elsewhere(projet: Projet) -> None:
    projet.remplacer("data/campagne.yaml", "le premier mardi de chaque mois", "le premier mardi")
    rendu = lancer(projet)
    assert rendu.exit_code == 1
    assert "data/campagne.yaml:18:11: le champ « rythme »" in rendu.stderr
