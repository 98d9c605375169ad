"""« de Le », « à Les », « de Alençon »: a name changes the preposition before it, on every page of the site."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

import pytest

from tests.construction import RACINE

VOYELLES: Final = "aeiouyàâäéèêëîïôöùûüœæ"
EXCEPTIONS: Final = "onze|oui|un|y|yeux"
"""Words before which « de » may stand whole, whether or not it does here."""
FAUTE: Final = re.compile(
    r"\b(?i:de|du|des|à|au|aux) Les? (?=[A-ZÀ-ÖØ-Þ])"  # « de le faire » is right
    rf"|\b(?i:(?:de|que|jusque|lorsque|puisque) (?!(?:{EXCEPTIONS})\b|y[{VOYELLES}])(?=[{VOYELLES}]))"
)
MACHINE: Final = re.compile(r"\b(?:None|undefined|NaN|Markup)\b|\{\{|\}\}|\{%|\[object |&(?:amp|lt|#\d+);")
"""What a template or a script writes in the place of a value, and what was escaped twice."""
DANS_LA_LIGNE: Final = re.compile(r"</?(?:a|abbr|b|em|i|mark|small|span|strong)\b[^>]*>")
ATTRIBUT: Final = re.compile(r'\b(?:alt|aria-label|content|placeholder|title)="([^"]*)"')
NOM_NU: Final = re.compile(
    r"\b(?:de|à|que|jusqu’à) (?:<[^>]*>)?"
    r"(?:\{\{[^}|]*\b(?:nom|nom_court)\s*\}\}|\$\{[^}]*\bnom\}|#[\w.]*\.(?:nom|reseau)\b)"
)
"""A preposition written before a name that is not known yet, in a template or in a script."""


def phrases(page: str) -> str:
    """What people read of a page, its attributes included, and what is no code."""
    corps = re.sub(r"<(script|style|code)\b.*?</\1>", "|", page, flags=re.DOTALL)
    lues = [re.sub(r"<[^>]*>", "|", DANS_LA_LIGNE.sub("", corps)), *ATTRIBUT.findall(corps)]
    return " ".join(unescape("|".join(lues)).replace("’", "'").split())


@pytest.mark.parametrize(
    ("texte", "faute"),
    [
        ("fait partie de <a href='x'>Le Castelet</a>", True),
        ("à Les&nbsp;Andelys", True),
        ("la mairie de Écouché", True),
        ("de <b>Alençon</b>", True),
        ("il convient de le faire, de les dire", False),
        ("la mairie de</p><p>Alençon", False),
        ("de L’Aigle, de Hotot", False),
        ("la mairie de Yenne", False),
        ("la mairie de Yvetot", True),
    ],
)
def test_the_rule(texte: str, *, faute: bool) -> None:
    assert bool(FAUTE.search(phrases(texte))) is faute


@pytest.mark.parametrize(
    ("texte", "faute"),
    [
        ("<p>vue en None</p>", True),
        ("<p>{{ nom }}</p>", True),
        ("<p>L&amp;#39;Aigle</p>", True),
        ("<p>L&#39;Aigle</p><code>&amp;lt;a&amp;gt; undefined</code>", False),
    ],
)
def test_what_a_program_says_is_known(texte: str, *, faute: bool) -> None:
    assert bool(MACHINE.search(phrases(texte))) is faute


def test_no_template_nor_script_guesses_a_preposition() -> None:
    sources = [*(RACINE / "overrides").rglob("*.html"), *(RACINE / "docs/assets").rglob("*.js")]
    sources += [*(RACINE / "hooks").rglob("*.jinja"), *(RACINE / "hooks").rglob("*.typ")]
    nus = {path.name: trouve[0] for path in sources if (trouve := NOM_NU.search(path.read_text("utf-8")))}
    assert nus == {}
