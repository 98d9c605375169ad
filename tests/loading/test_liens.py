"""The list of the links that the texts cite: whole, in order, each with the day on which it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tournee.loading.loading import load
from tournee.writing.replacing import beside
from tournee.writing.socle import poser

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet

PAGE = "# Titre\n\nVoir [un site](https://un.example/a_(b)/c?d=1), puis https://deux.example.\n"


def noter(*adresses: str) -> str:
    return "".join(f"- lien: {adresse}\n  lu_le: 2026-11-22\n" for adresse in adresses)


def test_a_link_that_is_not_noted_is_told_with_the_lines_to_add(projet: Projet) -> None:
    projet.ecrire("docs/page.md", PAGE)
    projet.ecrire("data/liens.yaml", noter("https://deux.example"))
    (problem,) = projet.problems()
    assert problem.startswith("docs/page.md:3: ce lien n’est pas dans data/liens.yaml")
    assert "« - lien: https://un.example/a_(b)/c?d=1 » puis « lu_le: 2026-11-22 »" in problem


def test_without_the_file_every_link_is_told(projet: Projet) -> None:
    projet.ecrire("docs/page.md", PAGE)
    assert len(projet.problems()) == 2


def test_noted_links_are_in_order(projet: Projet) -> None:
    projet.ecrire("docs/page.md", PAGE)
    projet.ecrire("data/liens.yaml", noter("https://deux.example", "https://un.example/a_(b)/c?d=1"))
    assert projet.problems() == []


@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (
            noter("https://deux.example", "https://trop.example", "https://un.example/a_(b)/c?d=1"),
            ":3: aucun texte de docs/ ne cite plus",
        ),
        (noter("https://un.example/a_(b)/c?d=1", "https://deux.example"), ":3: les fiches sont rangées par adresse"),
        (
            noter("https://deux.example", "https://deux.example", "https://un.example/a_(b)/c?d=1"),
            ":3: cette adresse est déjà ligne 1",
        ),
        (
            noter("https://deux.example", "https://un.example/a_(b)/c?d=1").replace("22", "23", 1),
            ":2: « lu_le » (2026-11-23) est dans l’avenir",
        ),
    ],
)
def test_the_list_of_links_is_kept(projet: Projet, contenu: str, dit: str) -> None:
    projet.ecrire("docs/page.md", PAGE)
    projet.ecrire("data/liens.yaml", contenu)
    (problem,) = projet.problems()
    assert problem.startswith(f"data/liens.yaml{dit}"), problem


def test_a_list_that_was_laid_may_hold_what_no_page_cites(projet: Projet, tmp_path: Path) -> None:
    pose = tmp_path / "socle/data/liens.yaml"
    pose.parent.mkdir(parents=True)
    pose.write_text(noter("https://deux.example", "https://trop.example", "https://un.example/a_(b)/c?d=1"), "utf-8")
    poser(tmp_path / "socle", projet.root, "1.0.0")
    projet.ecrire("docs/page.md", PAGE)
    assert projet.problems() == []
    with beside(projet.root, {}) as copie:
        load(copie)
    projet.ecrire("data/liens.yaml", f"{pose.read_text('utf-8')}\n")
    (problem,) = projet.problems()
    assert "ne cite plus https://trop.example" in problem
