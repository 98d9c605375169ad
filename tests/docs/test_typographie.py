"""The French of the texts: their typography, the length of their sentences, and what belongs to the data."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import mean
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.construction import NORMANDIE, RACINE
from tournee.fiches.guides import MOTS_MAX
from tournee.francais.dates import MOIS, DatePartielle
from tournee.francais.typographie import soigne
from tournee.loading.rules.guides import mots

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DE_LA_RACINE = ("CHANGELOG.md", "CODE_OF_CONDUCT.md", "SECURITY.md")
TEXTES = sorted([*(RACINE / "docs").rglob("*.md"), *(RACINE / nom for nom in DE_LA_RACINE)])
GUIDES = sorted((RACINE / "docs/guides").glob("*.md"))

MOYENNE_MAX = 25
PHRASE_MAX = 50

ENTETE = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
CACHE = (
    re.compile(r"^( *)(```+|~~~+).*?^\1\2[ \t]*$", re.MULTILINE | re.DOTALL),  # code
    re.compile(r"`[^`\n]*`"),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"</?[a-zA-Z][^>]*>"),
    re.compile(r"(?<=\])\([^)\s]*\)"),  # the address of a link
    re.compile(r"https?://\S+"),
    re.compile(r"[\w.+-]+@[\w.-]*"),
    re.compile(r"\{[^}\n]*\}"),  # blanks, attributes
    re.compile(r"^ *\|[ :|-]+\| *$", re.MULTILINE),  # the rule of a table
    re.compile(r'^( *!!! \w+) "(.*)"$', re.MULTILINE),  # the quotes of Markdown, not of French
    re.compile(r"^\*\[.*$", re.MULTILINE),
)
"""What is no prose; a mark takes its place, so that the words around it do not touch."""

MARQUE = "\u2042"

FAUTES = {
    "une espace fine insécable (U+202F) manque avant « ; ? ! »": re.compile(
        r"(?<=[\w»)…\u2042 \u00a0*])(?<!\u202f)[;?!](?!\w)"
    ),
    "une espace insécable (U+00A0) manque avant le deux-points": re.compile(r"(?<![\u00a0\d])[:](?![\d:])(?=\s|\*|$)"),
    "une espace insécable (U+00A0) manque après «": re.compile(r"«(?!\u00a0)"),
    "une espace insécable (U+00A0) manque avant »": re.compile(r"(?<!\u00a0)»"),
    "des guillemets droits": re.compile(r"\""),
    "une apostrophe droite": re.compile(r"'"),
    "« oe » au lieu de « œ »": re.compile(
        r"\b(?:c|ch)oeurs?\b|\bm?oeurs\b|\boeuvr|\b(?:man|chef-d’)oeuvr|\bvoeux?\b|\bnoeuds?\b|\bsoeurs?\b|\boeils?\b|\boeufs?\b|\bboeufs?\b",
        re.IGNORECASE,
    ),
    "« Mr » au lieu de « M. »": re.compile(r"\bMr\b"),
    "une date en chiffres": re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b"),
    "« 1 » au lieu de « 1er » dans une date": re.compile(rf"(?<![\d.,])\b1[ \u00a0](?:{'|'.join(MOIS)})\b"),
    "« n° » sans espace insécable": re.compile(r"\b[nN]°(?!\u00a0)"),
    "un point médian": re.compile(r"\w[·•‧]\w"),
    "une écriture inclusive entre parenthèses ou à points": re.compile(
        r"\w\((?:e|ne|trice|euse)s?\)|\w\.(?:e|ne|trice|euse)s?\b"
    ),
    "deux espaces de suite": re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)"),
}
"""Each fault, and what shows it in prose."""


def prose(texte: str) -> str:
    """The same text, line by line, with its prose alone: the values of its front matter, the words of its body."""
    entete = ENTETE.match(texte)
    corps = texte[entete.end() :] if entete else texte
    lignes = [_valeur(ligne) for ligne in entete[0].splitlines()] if entete else []
    for motif in CACHE:
        corps = motif.sub(_marque, corps)
    return "\n".join([*lignes, corps])


def _valeur(ligne: str) -> str:
    """What a line of a front matter tells a reader: the text between its quotes."""
    trouve = re.search(r': "(.*)"$', ligne)
    return re.sub(r"https?://\S+", MARQUE, trouve[1]) if trouve else ""


def _marque(trouve: re.Match[str]) -> str:
    if trouve.re is CACHE[-2]:
        return f"{trouve[1]} {trouve[2]}"  # the title of a framed note
    return MARQUE + "\n" * trouve[0].count("\n")


def fautes(texte: str) -> Iterator[str]:
    for rang, ligne in enumerate(prose(texte).split("\n"), 1):
        sans_marques = re.sub(r"^ *(?:>|-|\d+\.|- \[ \]|!!! \w+|#+) *", "", ligne)
        for faute, motif in FAUTES.items():
            for trouve in motif.finditer(sans_marques):
                debut = max(trouve.start() - 15, 0)
                yield f"{rang} : {faute} (« {sans_marques[debut : trouve.end() + 10]} »)"


@pytest.mark.parametrize("path", TEXTES, ids=lambda path: path.relative_to(RACINE).as_posix())
def test_the_typography_is_french(path: Path) -> None:
    texte = path.read_text("utf-8")
    assert list(fautes(soigne(texte) if path.parent.name == "journal" else texte)) == []


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Est-ce possible ?", "U+202F"),
        ("Oui; non.", "U+202F"),
        ("Voici : tout.", "deux-points"),
        ("**Voici :** tout.", "deux-points"),
        ("« Oui\u00a0»", "après «"),
        ("«\u00a0Oui »", "avant »"),
        ('Le "libre".', "guillemets droits"),
        ("L'atelier.", "apostrophe droite"),
        ("Une manoeuvre et des voeux.", "œ"),
        ("Mr le Maire.", "Mr"),
        ("Le 01/02/2026.", "en chiffres"),
        ("Le 1 octobre.", "1er"),
        ("La loi n° 12.", "n°"),
        ("Les élu·es.", "médian"),
        ("Les élu(e)s.", "parenthèses"),
        ("Deux  espaces.", "deux espaces"),
        ('---\ntitle: "L\'accueil"\n---\n\n# Titre\n', "apostrophe droite"),
    ],
)
def test_each_fault_is_seen(texte: str, attendu: str) -> None:
    assert any(attendu in faute for faute in fautes(texte)), list(fautes(texte))


@pytest.mark.parametrize(
    "texte",
    [
        "Est-ce possible\u202f? Oui\u202f; « non\u00a0»".replace("« ", "«\u00a0"),
        "Le 21 octobre, à 12:30, le 1er mai, la loi n°\u00a02016-1321.",
        'Voyez `l\'aide : "oui"` et [la page](https://site.example/?a=1;b) !'.replace(" !", "\u202f!"),
        "```yaml\n- nom: 'oui'\n```\n",
        '!!! tip "Un conseil"\n    Voilà.\n',
        '<p class="x">Voilà</p>\n\n| A | B |\n|---|:--|\n| a | b |\n',
    ],
)
def test_what_is_right_or_no_prose_passes(texte: str) -> None:
    assert list(fautes(texte)) == []


def phrases(texte: str) -> list[str]:
    """The sentences of the body: a title, a cell, a point of a list is one of its own."""
    corps = prose(texte).partition("\n# ")[2]
    blocs = re.split(r"\n\s*\n|\n(?= *(?:[-*>|#]|\d+\.) *)|\|", corps.replace(MARQUE, ""))
    lignes = (" ".join(bloc.split()) for bloc in blocs)
    return [
        phrase
        for ligne in lignes
        for phrase in re.split(r"(?<=[.!?…])[\s»*)]+(?=[A-ZÀÂÉÈÊÎÔŒ«*\[])", ligne)
        if mots(phrase) > 2
    ]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_the_sentences_of_a_guide_are_short(path: Path) -> None:
    longueurs = {phrase: mots(phrase) for phrase in phrases(path.read_text("utf-8"))}
    assert len(longueurs) > 20
    assert mean(longueurs.values()) < MOYENNE_MAX
    assert {phrase: longueur for phrase, longueur in longueurs.items() if longueur > PHRASE_MAX} == {}


def test_sentences_are_cut_where_a_reader_breathes() -> None:
    texte = (
        "# Titre\n\nUne phrase courte, puis rien. Une autre est là\u202f? Oui, la voilà.\n\n"
        "- un point de liste\n- un autre point ici\n"
    )
    assert phrases("\n" + texte) == [
        "Une phrase courte, puis rien.",
        "Une autre est là ?",
        "Oui, la voilà.",
        "- un point de liste",
        "- un autre point ici",
    ]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_a_guide_is_short(path: Path) -> None:
    assert mots(ENTETE.sub("", path.read_text("utf-8"))) < MOTS_MAX


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_a_guide_types_nothing_that_the_data_says(path: Path) -> None:
    """Dates of the latest editions, lists of tiers and delays come from the blocks."""
    texte = re.sub(r"[\u00a0\u202f]", " ", ENTETE.sub("", path.read_text("utf-8")))
    assert [interdit for interdit in _du_domaine_des_donnees(RACINE) if re.search(interdit, texte, re.IGNORECASE)] == []


def _du_domaine_des_donnees(projet: Path) -> Iterator[str]:
    label = yaml.safe_load((projet / "data/label.yaml").read_text("utf-8"))
    for edition in sorted(label["editions"], key=lambda edition: edition["annee"])[-2:]:
        for champ in ("ouverture", "cloture"):
            if champ in edition:
                date = DatePartielle.parse(edition[champ]).en_francais.replace("\u00a0", " ")
                yield rf"\b{date}\b"
                yield rf"\b{date.rpartition(' ')[0]}\b(?! \d)"
    for echelle in label["echelles"]:
        noms = [palier["nom"].removeprefix("Label ") for palier in echelle["paliers"]]
        for avant, apres in pairwise(noms):
            yield rf"\b{avant}\b\W*(?:puis|et|ou|,)?\W*\b{apres}\b"
    for jours in yaml.safe_load((projet / "data/campagne.yaml").read_text("utf-8"))["delais"].values():
        yield rf"\b{jours} jours\b"


def test_the_data_says_what_a_guide_may_not() -> None:
    interdits = list(_du_domaine_des_donnees(NORMANDIE))
    assert r"\b28 jours\b" in interdits
    assert r"\b60 jours\b" in interdits
    assert any(re.search(interdit, "bronze, argent", re.IGNORECASE) for interdit in interdits)
    assert any("octobre" in interdit for interdit in interdits)
