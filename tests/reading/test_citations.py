"""The addresses that a text cites: those of its prose and of its front matter, none of its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.reading.citations import citations
from tournee.reading.texts import TEXTS, written_files

if TYPE_CHECKING:
    from tests.conftest import Projet


def test_links_in_code_are_examples(projet: Projet) -> None:
    projet.ecrire(
        "docs/page.md",
        "# Titre\n\n```yaml\nlien: https://a.example\n```\n\nou `https://b.example`, et <https://c.example>.\n",
    )
    assert [(citation.ligne, citation.adresse) for citation in citations(written_files(projet.root, TEXTS))] == [
        (7, "https://c.example")
    ]


def test_links_of_a_front_matter_count(projet: Projet) -> None:
    projet.ecrire("docs/page.md", '---\nsource: "https://a.example/b"\n---\n')
    assert [citation.adresse for citation in citations(written_files(projet.root, TEXTS))] == ["https://a.example/b"]
