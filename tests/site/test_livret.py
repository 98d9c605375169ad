"""The booklet: every guide in order, its sources, and the same bytes each time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.bureautique import etrangeres, texte_du_pdf
from tests.construction import renderer_de
from tournee.reading.sources import DataError
from tournee.site import livret

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.fiches.guides import Guide
    from tournee.site.rendering import Renderer


@pytest.fixture(scope="module")
def document(campagne: Campagne) -> bytes:
    return livret.pdf(campagne, _rendu(campagne))


@pytest.fixture(scope="module")
def texte(document: bytes) -> str:
    return texte_du_pdf(document, "-layout").replace("\u2060", "")


def _rendu(campagne: Campagne) -> Renderer:
    return renderer_de(campagne)


def _seul(campagne: Campagne, corps: str) -> Campagne:
    guide = campagne.guides[0].model_copy(update={"corps": f"# Titre\n\n{corps}\n"})
    return replace(campagne, guides=(guide,))


def _blocs(campagne: Campagne, corps: str) -> list[Any]:
    seule = _seul(campagne, corps)
    blocs: list[Any] = livret.content_of(seule, livret.rendered_blocks(seule, _rendu(seule)))["parties"][0]["guides"][
        0
    ]["blocs"]
    return blocs


def test_two_makings_give_the_same_bytes(campagne: Campagne, document: bytes) -> None:
    assert livret.pdf(campagne, _rendu(campagne)) == document


def test_it_is_tagged_and_in_french(document: bytes) -> None:
    assert b"/MarkInfo" in document
    assert set(re.findall(rb"/Lang\(([^)]*)\)", document)) == {b"fr-FR"}
    assert b"pdfuaid" in document
    assert etrangeres(document) <= {"DejaVuSansMono"}  # typst's own, for what is typed on a keyboard


def test_every_guide_is_there_in_order_with_its_page(campagne: Campagne, texte: str) -> None:
    pages = texte.split("\f")
    sommaire = "\n".join(pages[1:3])
    plat = " ".join(texte.split())
    places = []
    for guide in campagne.guides:
        debut = " ".join(guide.title[:20].split())
        ligne = next(ligne for ligne in sommaire.splitlines() if debut in " ".join(ligne.split()))
        places.append(int(ligne.split()[-1]))
        assert debut in " ".join(pages[places[-1] - 1].split())
    assert places == sorted(places)
    assert "Glossaire" in sommaire
    assert all(terme.terme in plat for terme in campagne.glossaire)


def test_nothing_of_markdown_nor_of_html_is_left(texte: str) -> None:
    for reste in ("!!!", ":::", "<!--", "](", "**", "- [ ]", "&nbsp;", "<a ", "bloc:", "tournee:"):
        assert reste not in texte, reste


def test_blocks_bring_what_the_data_says(texte: str) -> None:
    plat = " ".join(texte.split())
    assert "28 jours" in plat
    assert "60 jours" in plat
    assert "Label Bronze" in plat


def test_a_source_is_numbered_once_and_written_in_full(campagne: Campagne, texte: str) -> None:
    seule = _seul(campagne, "[a](https://a.example/x), [b](https://b.example), [a encore](https://a.example/x).")
    guide = livret.content_of(seule, livret.rendered_blocks(seule, _rendu(seule)))["parties"][0]["guides"][0]
    assert guide["sources"] == ["https://a.example/x", "https://b.example"]
    assert [noeud["numero"] for noeud in guide["blocs"][0]["c"] if noeud["t"] == "Source"] == [1, 2, 1]
    assert "https://territoire-numerique-libre.org/criteres" in texte


def test_a_link_to_a_guide_stays_a_link_and_one_to_another_page_becomes_text(campagne: Campagne) -> None:
    lui_meme = campagne.guides[0].id
    (paragraphe,) = _blocs(campagne, f"[ici]({lui_meme}.md), [carte](../carte/index.md).")
    assert [noeud["t"] for noeud in paragraphe["c"] if noeud["t"] not in {"Str", "Space"}] == ["Renvoi", "Span"]


def test_notes_lists_and_tables_keep_their_form(campagne: Campagne) -> None:
    note, liste, tableau, code = _blocs(
        campagne,
        '!!! tip "Un « conseil »"\n    Du texte.\n\n    - un\n    - deux\n\n- [ ] à faire\n\n'
        "| A | B |\n|---|---|\n| a | b |\n\n```yaml\na: b\n```",
    )
    assert note["c"][0][1:] == [["tip"], [["titre", "Un « conseil »"]]]
    assert [bloc["t"] for bloc in note["c"][1]] == ["Para", "BulletList"]
    assert json.dumps(liste).count("\\u2610") == 1
    assert (tableau["t"], code["t"]) == ("Table", "CodeBlock")
    livret.pdf(_seul(campagne, "Voici <!-- tournee:label -->.\n\n<!-- tournee:paliers -->"), _rendu(campagne))


@pytest.mark.parametrize("piege", ['#panic("x")', "$x$ #let a = 1", "<script>alert(1)</script>", "\\"])
def test_what_a_guide_writes_is_never_run(campagne: Campagne, piege: str) -> None:
    assert livret.pdf(_seul(campagne, f"Avant {piege} après."), _rendu(campagne)).startswith(b"%PDF")


def test_what_cannot_be_printed_is_told(campagne: Campagne) -> None:
    with pytest.raises(DataError, match="le livret des guides ne peut pas être écrit"):
        livret.pdf(_seul(campagne, "![une image](x.png)"), _rendu(campagne))


def test_a_title_with_signs_is_only_text(campagne: Campagne) -> None:
    guide: Guide = campagne.guides[0].model_copy(update={"title": "#let [x] *y* `z`", "corps": "# T\n\nTexte.\n"})
    assert livret.pdf(replace(campagne, guides=(guide,)), _rendu(campagne)).startswith(b"%PDF")
