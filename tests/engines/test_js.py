"""A script says the same to a browser once its comments have gone: a parser, which is not ours, reads both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tree_sitter_javascript
from tree_sitter import Language, Parser

from tests.construction import RACINE
from tournee.engines.js import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

SCRIPTS = sorted((RACINE / "docs/assets").rglob("*.js"))
ANALYSEUR = Parser(Language(tree_sitter_javascript.language()))


@pytest.mark.parametrize(
    ("script", "attendu"),
    [
        ("/* un */\n\nf( a, b ); // deux\n", "f(a,b);"),
        ("const a = { b };\n\nconst c = d\n/x/g", "const a = {b};const c = d\n/x/g"),
        ("let a = b /* c */ + d;", "let a = b + d;"),
        ("return /* d’une\nligne à l’autre */ a", "return\na"),
        ('f("// a", `/* ${b ? `, ${c} ` : ""} */`)', 'f("// a",`/* ${b ? `, ${c} ` : ""} */`)'),
        ("a = b ? /[,; ] \\/\\/ /g : `{ ${c} ${d} }`;", "a = b ? /[,; ] \\/\\/ /g : `{ ${c} ${d} }`;"),
    ],
)
def test_what_is_written_for_people_goes_and_texts_stay(script: str, attendu: str) -> None:
    assert compact(script) == attendu


def test_each_of_ours_is_the_same_sentences_once_light() -> None:
    assert len(SCRIPTS) > 50
    for fichier in SCRIPTS:
        entier = fichier.read_text("utf-8")
        leger = compact(entier)
        assert [*_mots(leger)] == [*_mots(entier)], fichier
        assert len(leger) < len(entier)
        assert "/** @type" not in leger


def _mots(script: str) -> Iterator[tuple[str, str]]:
    """What the tree of a script is made of, from its root to its leaves, these with their text."""
    arbre = ANALYSEUR.parse(script.encode())
    assert not arbre.root_node.has_error
    return _sous(arbre.root_node)


def _sous(noeud: Node) -> Iterator[tuple[str, str]]:
    if noeud.type == "comment":
        return
    yield noeud.type, "" if noeud.child_count else (noeud.text or b"").decode()
    for enfant in noeud.children:
        yield from _sous(enfant)
