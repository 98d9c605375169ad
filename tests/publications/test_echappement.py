"""Whatever a contributor writes stays text: markup and quotes put into each field stand nowhere raw."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.construction import RACINE
from tournee.publications import publish
from tournee.reading.record import Record
from tournee.site.rendering import Renderer

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.site.site_files import SiteFile

pytestmark = pytest.mark.lent  # every page and every letter is made again
PIEGE = """<script>alert("x")</script>'"><img src=x onerror=alert(1)>&amp;"""
LIBRES = {"nom", "note", "resume", "doute", "pseudo", "texte", "lieu", "fait", "sens", "sujet", "titre"}


def pieger(record: Record) -> Record:
    """The record with the trap at the end of each of its free texts, in depth."""
    update: dict[str, Any] = {}
    for champ in type(record).model_fields:
        valeur = getattr(record, champ)
        if isinstance(valeur, Record):
            update[champ] = pieger(valeur)
        elif isinstance(valeur, tuple) and any(isinstance(partie, Record) for partie in valeur):
            update[champ] = tuple(pieger(partie) for partie in valeur)
        elif isinstance(valeur, str) and champ in LIBRES:
            update[champ] = valeur + PIEGE
    return record.model_copy(update=update)


@pytest.fixture(scope="module")
def piegee(campagne: Campagne) -> Campagne:
    textes: dict[str, Any] = {
        champ.name: tuple(map(pieger, valeur)) if isinstance(valeur, tuple) else pieger(valeur)
        for champ in fields(campagne)
        if champ.name != "courriers"
        and (isinstance(valeur := getattr(campagne, champ.name), Record) or isinstance(valeur, tuple))
    }
    # Two letters are enough for what they take from the data; a leaflet would overflow with these words.
    courriers = tuple(un for un in campagne.courriers if un.id in {"premier-contact", "premier-contact-courriel"})
    return replace(campagne, courriers=courriers, **textes)


@pytest.fixture(scope="module")
def fichiers(piegee: Campagne) -> list[SiteFile]:
    publies = publish(piegee, Renderer(RACINE / "overrides/pages", piegee))
    return [replace(fichier, content=fichier.read()) for fichier in publies]


def test_no_page_holds_the_trap_raw(fichiers: list[SiteFile]) -> None:
    bruts = [fichier.uri for fichier in fichiers if isinstance(fichier.content, str) and _corps(fichier)]
    assert bruts == []
    # What a script puts in the page as HTML stands in JSON, where « < » is always escaped: it is read first.
    (donnees,) = [json.loads(fichier.read()) for fichier in fichiers if fichier.uri == "courriers/lettres.json"]
    assert [lettre["id"] for lettre in donnees["lettres"] if "<script>alert" in lettre["html"]] == []


def _corps(fichier: SiteFile) -> bool:
    """Whether the trap stands raw; the front matter is YAML, quoted there and escaped by the theme's template."""
    texte = str(fichier.content)
    corps = texte.partition("\n---\n")[2] if texte.startswith("---\n") else texte
    return "<script>alert" in corps or "<img src=x" in corps


def test_the_trap_is_there_escaped(fichiers: list[SiteFile]) -> None:
    pages = [fichier for fichier in fichiers if fichier.uri.endswith("index.md")]
    assert len(pages) > 10
    assert all(
        "&lt;script&gt;alert" in str(page.content) for page in pages if page.uri.startswith(("communes/", "gulls/"))
    )
