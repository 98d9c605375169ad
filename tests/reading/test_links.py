"""The links of a text to its own site, and what links may lead to in it."""

from __future__ import annotations

import pytest

from tournee.reading.links import anchors, links
from tournee.reading.prose import split_head


@pytest.mark.parametrize(
    ("markdown", "cibles"),
    [
        ("[un](autre.md)", ["autre.md"]),
        ("[un](autre.md#là 'Un titre') et ![image](<une image.png>)", ["autre.md#là", "une image.png"]),
        ("[un](page_(bis).md)", ["page_(bis).md"]),
        ("[un `code`](autre.md)", ["autre.md"]),
        ("Voir [un][ref].\n\n[ref]: ../autre.md\n[^note]: une note", ["../autre.md"]),
        ("[ici](#titre)", ["#titre"]),
        ("[a](https://site.example/x.md) [b](mailto:a@b.example)", []),
        ("`[un](autre.md)`", []),
        ("```markdown\n[un](autre.md)\n```", []),
        ("<!-- [un](autre.md) -->", []),
        ("*[ABC]: une abréviation", []),
    ],
)
def test_links_of_the_site_are_found(markdown: str, cibles: list[str]) -> None:
    assert [link.target for link in links(markdown)] == cibles


def test_a_link_knows_its_line() -> None:
    assert [link.line for link in links("```\n[x](x.md)\n```\n\n[y](y.md)\n<!--\n-->\n[z](z.md)")] == [5, 8]


@pytest.mark.parametrize(
    ("markdown", "ancre"),
    [
        ("## Les paliers d’aujourd’hui", "les-paliers-daujourdhui"),
        ("## Le geste `refus`, *enfin*", "le-geste-refus-enfin"),
        ("## Voyez [le label](le-label.md) !", "voyez-le-label"),
        ("## L’été : à Ménil-Erreux ##", "lete-a-menil-erreux"),
        ("## Un titre { #mien .classe }", "mien"),
        ("## Un titre { .classe }", "un-titre"),
        ("Souligné\n--------", "souligne"),
        ('<div id="boite">', "boite"),
        ("## Deux\n\n## Deux", "deux_1"),
        ("## A &amp; B", "a-b"),
    ],
)
def test_anchors_are_those_of_the_page(markdown: str, ancre: str) -> None:
    assert ancre in anchors(markdown)


def test_code_has_no_headings() -> None:
    assert anchors("```yaml\n# un commentaire\n```") == set()


def test_the_head_of_a_file_is_counted() -> None:
    assert split_head("---\ntitle: x\n---\n\n# X\n") == ("# X\n", 4)
    assert split_head("# X\n") == ("# X\n", 0)
