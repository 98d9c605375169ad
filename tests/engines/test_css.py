"""A sheet lightened: it says the same to a browser, without the rules of what no page has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.construction import RACINE
from tournee.engines.css import compact, lightened

if TYPE_CHECKING:
    from playwright.sync_api import Page

COMPOSANTS = sorted((RACINE / "docs/assets/css").glob("*.css"))
LUES = """(feuille) => {
  const lue = new CSSStyleSheet();
  lue.replaceSync(feuille);
  return [...lue.cssRules].map((regle) => regle.cssText);
}"""


@pytest.mark.parametrize(
    ("css", "attendu"),
    [
        (".a{color:red}.b{color:red}", ".b{color:red;}"),
        (".a,.b{color:red}", ".b{color:red;}"),
        (".b .a:hover{color:red}p{color:red}", "p{color:red;}"),
        (".b:not(.a){color:red}", ".b:not(.a){color:red;}"),
        (":is(.a,.b) p{color:red}", ":is(.a,.b) p{color:red;}"),
        ("[x=1] p,[x=2] p{color:red}", "[x=2] p{color:red;}"),
        (".suite-une .b,.suitable{color:red}", ".suitable{color:red;}"),
        ("@media print{.a{color:red}}@media screen{.b{color:red}.a{top:0}}", "@media screen{.b{color:red;}}"),
        ("@keyframes a{0%{top:0}}", "@keyframes a{0%{top:0}}"),
        (
            """:root{--i:url("data:x;,<a b='c'>");--j:url(y)}.a{content:var(--i)}.b{content:var(--j)}""",
            ":root{--j:url(y);}.b{content:var(--j);}",
        ),
        (":root{--c:red}", ":root{--c:red;}"),
        ("/* ! */.b{}", ""),
    ],
)
def test_what_no_page_has_goes_with_the_pictures_that_it_alone_showed(css: str, attendu: str) -> None:
    assert lightened(css, ["a", "suite-*", "x=1"]) == attendu


@pytest.mark.parametrize(
    ("css", "attendu"),
    [
        ("a , b > c :hover{ color : red ; }\n", "a,b>c :hover{color :red}"),
        ("/* x */ a /* y */ b { /* z */ top: calc(1px + 2px); /* t */ left: 0 }", "a b{top:calc(1px + 2px);left:0}"),
        (
            "@media (width >= 45em) and (hover) {\n  a { margin: 0 -1px }\n}",
            "@media (width>= 45em) and (hover){a{margin:0 -1px}}",
        ),
        ('a::after { content: " ; /* " } b [x] {}', 'a::after{content:" ; /* "}b [x]{}'),
        ("a/**/b { --vide: ; }", "a/**/b{--vide:}"),
    ],
)
def test_what_says_nothing_to_a_browser_goes(css: str, attendu: str) -> None:
    assert compact(css) == attendu


@pytest.mark.navigateur
def test_a_browser_reads_in_each_of_ours_the_same_rules_once_light(page: Page) -> None:
    assert len(COMPOSANTS) > 50
    for fichier in COMPOSANTS:
        entiere = fichier.read_text("utf-8")
        lues, attendues = (page.evaluate(LUES, feuille) for feuille in (compact(entiere), entiere))
        assert [*map(_sans_blancs, lues)] == [*map(_sans_blancs, attendues)], fichier
        assert attendues


def _sans_blancs(regle: str) -> str:
    """A variable keeps its text as it was written."""
    return re.sub(r"\s*([,()])\s*", r"\1", regle)
