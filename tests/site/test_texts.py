"""The texts among the files of the site: a misspelt block and a dead link are told with their line and their remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.construction import renderer_de
from tournee.site.site_files import PageHead, SiteFile
from tournee.site.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

FICHIERS = (
    SiteFile("carte/index.md", '<h2 id="legende">Légende</h2>', head=PageHead("Carte", "")),
    SiteFile("guides/livret.pdf", b""),
    SiteFile("fil.xml", lambda: ""),
    SiteFile("communes/98001-exemple/index.md", lambda: "", head=PageHead("Exemple", "")),
)


@pytest.fixture(scope="module")
def renderer(campagne: Campagne) -> Renderer:
    return renderer_de(campagne)


@pytest.fixture
def problems(tmp_path: Path, renderer: Renderer) -> Callable[..., list[str]]:
    """What is wrong with « guides/un.md », whose fourth line is the text given, beside « autre.md »."""

    def problems(texte: str, **autres: str) -> list[str]:
        pages = {"guides/un.md": f"---\ntitle: Un\n---\n{texte}\n", "autre.md": "# Autre\n\n## Un titre\n", **autres}
        for uri, contenu in pages.items():
            (tmp_path / "docs" / uri).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "docs" / uri).write_text(contenu, "utf-8")
        (tmp_path / "docs/plan.svg").touch()
        texts = Texts(tmp_path, renderer)
        return [str(problem) for problem in [*texts.problems, *texts.problems_among(FICHIERS)]]

    return problems


@pytest.mark.parametrize(
    "texte",
    [
        "<!-- tournee:label -->",
        "<!--tournee:delai-relance-->",
        "<!-- une remarque sur la tournée : à relire -->",
        "La tournée : un jeu, et `<!-- Tournee:x -->` un exemple.",
        "<!-- à faire: relire -->",
        "[autre](../autre.md), [titre](../autre.md#un-titre), [carte](../carte/index.md#legende), ![plan](../plan.svg)",
        "[livret](livret.pdf), [fil](../fil.xml), [commune](../communes/98001-exemple/index.html)",
        "[ici](#un-titre)\n\n## Un titre",
    ],
)
def test_what_is_right_is_right(problems: Callable[..., list[str]], texte: str) -> None:
    assert problems(texte) == []


@pytest.mark.parametrize(
    ("texte", "vise"),
    [
        ("<!-- tournee:paliés -->", "paliers"),
        ("<!-- tournee:Paliers -->", "paliers"),
        ("<!-- Tournee:paliers -->", "paliers"),
        ("<!-- tournée:paliers -->", "paliers"),
        ("<!-- TOURNEE:PALIERS -->", "paliers"),
        ("<!-- tourne:paliers -->", "paliers"),
        ("<!-- tournees:paliers -->", "paliers"),
        ("<!-- tournee : paliers -->", "paliers"),
        ("<!-- tournee\u00a0: paliers -->", "paliers"),
        ("<!-- tournee paliers -->", "paliers"),
        ("<!-- tournee:paliers", "paliers"),
        ("<!-- tournee:paliers ->", "paliers"),
        ("<!-- tournee:paliers --", "paliers"),
        ("<!- tournee:paliers -->", "paliers"),
        ("<!— tournee:paliers —>", "paliers"),
        ("tournee:paliers -->", "paliers"),
        ("<!-- tournee:délai relance -->", "delai-relance"),
        ("Texte <!-- tournee:delais-relance --> et suite", "delai-relance"),
    ],
)
def test_a_block_that_does_not_exist_is_told(problems: Callable[..., list[str]], texte: str, vise: str) -> None:
    (problem,) = problems(texte)
    assert problem.startswith("docs/guides/un.md:4: ")
    assert f"« {vise} »" in problem or f"« <!-- tournee:{vise} --> »" in problem


def test_every_block_of_every_text_is_told_at_once(problems: Callable[..., list[str]]) -> None:
    dits = problems("<!-- tournee:x -->\n<!-- Tournee:label -->", **{"autre.md": "<!-- tournee:y -->"})
    assert [dit.split(": ")[0] for dit in dits] == ["docs/autre.md:1", "docs/guides/un.md:4", "docs/guides/un.md:5"]


@pytest.mark.parametrize(
    ("lien", "dit"),
    [
        ("autre.md", "ne mène à rien ; vouliez-vous dire « ../autre.md » ?"),
        ("../autres.md", "ne mène à rien ; vouliez-vous dire « ../autre.md » ?"),
        ("../carte/", "ne mène à rien ; vouliez-vous dire « ../carte/index.md » ?"),
        ("/carte/", "part de la racine du site, or il part de ce fichier ; vouliez-vous dire « ../carte/index.md » ?"),
        ("../zzz.md", "ne mène à rien ; corrigez-le ou retirez-le"),
        ("../plans.svg", "ne mène à rien"),
        (
            "../autre.md#un-titres",
            "un titre qui n’est pas dans « autre.md » ; vouliez-vous dire « #un-titre » ?",
        ),
        ("../carte/index.md#zzz", "n’est pas dans « carte/index.md » ; menez-le à un titre qui existe"),
        ("#zzz", "n’est pas dans « guides/un.md »"),
    ],
)
def test_a_dead_link_is_told(problems: Callable[..., list[str]], lien: str, dit: str) -> None:
    (problem,) = problems(f"Voir\n[ici]({lien}).")
    assert problem.startswith(f"docs/guides/un.md:5: le lien « {lien} » ")
    assert dit in problem


def test_a_text_in_the_place_of_a_page_is_told(problems: Callable[..., list[str]]) -> None:
    (problem,) = problems("", **{"carte/index.md": "# La mienne\n"})
    assert problem == "docs/carte/index.md:1: ce fichier est produit par la construction ; renommez le vôtre"
