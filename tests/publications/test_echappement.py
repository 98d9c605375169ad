"""Whatever a contributor writes stays text: markup and quotes put into each field stand nowhere raw."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tests.construction import renderer_de
from tests.pieges import MARQUE, piegee
from tournee.publications import publish

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.site.site_files import SiteFile

pytestmark = pytest.mark.lent  # every page and every letter is made again


@pytest.fixture(scope="module")
def fichiers(campagne_imaginee: Campagne) -> list[SiteFile]:
    publies = publish(renderer_de(piegee(campagne_imaginee)))
    return [replace(fichier, content=fichier.read()) for fichier in publies]


def test_no_page_holds_the_trap_raw(fichiers: list[SiteFile]) -> None:
    bruts = [fichier.uri for fichier in fichiers if isinstance(fichier.content, str) and _corps(fichier)]
    assert bruts == []
    # What a script puts in the page as HTML stands in JSON, where « < » is always escaped: it is read first.
    (donnees,) = [json.loads(fichier.read()) for fichier in fichiers if fichier.uri == "courriers/lettres.json"]
    assert [lettre["id"] for lettre in donnees["lettres"] if "<script>piege" in str(lettre["html"])] == []


def _corps(fichier: SiteFile) -> bool:
    """Whether the trap stands raw; the front matter is YAML, quoted there and escaped by the theme's template."""
    texte = str(fichier.content)
    corps = texte.partition("\n---\n")[2] if texte.startswith("---\n") else texte
    return "<script>piege" in corps or "<img src=x" in corps


def test_the_trap_is_there_escaped(fichiers: list[SiteFile]) -> None:
    pages = [fichier for fichier in fichiers if fichier.uri.endswith("index.md")]
    assert len(pages) > 10
    assert all(
        "&lt;script&gt;piege" in str(page.content) for page in pages if page.uri.startswith(("communes/", "gulls/"))
    )


def test_a_feed_holds_the_trap_as_text(fichiers: list[SiteFile]) -> None:
    fils = [fichier for fichier in fichiers if fichier.uri.endswith(".xml")]
    assert len(fils) > 20
    for fil in fils:
        arbre = ET.fromstring(str(fil.content))  # noqa: S314  a document of ours
        assert {un.tag.rpartition("}")[2] for un in arbre.iter()} <= {
            *("feed", "id", "title", "updated", "author", "name", "rights", "link", "entry", "published", "content"),
            *("div", "p", "a"),
        }
    assert any("&lt;script&gt;piege" in str(fil.content) for fil in fils)


@pytest.mark.parametrize("extension", ["odt", "docx"])
def test_a_document_holds_the_trap_as_text(fichiers: list[SiteFile], extension: str) -> None:
    documents = [bytes(fichier.read()) for fichier in fichiers if fichier.uri.endswith(f".{extension}")]  # type: ignore[arg-type]
    assert documents
    textes = []
    for document in documents:
        with ZipFile(BytesIO(document)) as archive:
            assert not [nom for nom in archive.namelist() if MARQUE in nom or ".." in nom or nom.startswith("/")]
            textes += [
                "".join(ET.fromstring(archive.read(nom)).itertext())  # noqa: S314  a document of ours
                for nom in archive.namelist()
                if nom.endswith(".xml")
            ]
    assert any("<script>piege(1)</script>" in texte for texte in textes)


def test_archives_and_drawings_hold_no_trap_of_their_own(fichiers: list[SiteFile]) -> None:
    archives = [fichier for fichier in fichiers if fichier.uri.endswith(".zip")]
    assert archives
    for fichier in archives:
        with ZipFile(BytesIO(bytes(fichier.read()))) as archive:  # type: ignore[arg-type]
            assert not [nom for nom in archive.namelist() if MARQUE in nom or ".." in nom or nom.startswith("/")]
    for fichier in fichiers:
        if fichier.uri.endswith(".svg"):
            formes = list(ET.fromstring(fichier.read()).iter())  # noqa: S314  a drawing of ours
            assert {un.tag.rpartition("}")[2] for un in formes} <= {
                *("svg", "g", "path", "title", "desc", "text", "rect", "circle", "defs", "pattern"),
                *("clipPath", "symbol", "use"),
            }
            attributs = [(nom.rpartition("}")[2], valeur) for un in formes for nom, valeur in un.attrib.items()]
            assert [nom for nom, _ in attributs if nom.startswith("on")] == []
            assert [valeur for nom, valeur in attributs if nom == "href" and not valeur.startswith("#")] == []
