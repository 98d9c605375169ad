"""The pictures of the laureates: their size, their words inside it, whoever they are of."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.construction import renderer_de
from tournee.publications import images_laureats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

LARGEUR, HAUTEUR, MARGE = 1200, 630, 84


def fichiers(campagne: Campagne) -> dict[str, bytes]:
    renderer = renderer_de(campagne.avec_les_laureats())
    lus = ((un.uri, un.read()) for un in images_laureats.publish(renderer.campagne, renderer))
    return {uri: contenu for uri, contenu in lus if isinstance(contenu, bytes)}


def test_each_label_of_the_region_has_its_two_pictures(projet: Projet) -> None:
    lus = fichiers(projet.charger())
    assert [*lus] == [
        f"palmares/images/2025-{cle}.{extension}"
        for cle in ("98001", "syndicat-exemple")
        for extension in ("svg", "png")
    ]
    for uri, contenu in lus.items():
        if uri.endswith(".png"):
            assert contenu.startswith(b"\x89PNG")
            assert struct.unpack(">II", contenu[16:24]) == (LARGEUR, HAUTEUR)
        else:
            svg = ET.fromstring(contenu)  # noqa: S314  written a line above
            assert (svg.attrib["viewBox"], svg.findall(".//{*}script")) == (f"0 0 {LARGEUR} {HAUTEUR}", [])


def lignes_de(element: ET.Element, x: float = 0, y: float = 0) -> Iterator[tuple[float, float]]:
    """Where each line of text has its last letter, and its foot."""
    dx, dy = [*map(float, re.findall(r"-?[\d.]+", element.get("transform", "0 0"))[-2:])]
    if lettres := element.findall("{*}use"):
        yield x + dx + float(lettres[-1].attrib["x"]), y + dy
    for dedans in element.findall("{*}g"):
        yield from lignes_de(dedans, x + dx, y + dy)


@pytest.mark.parametrize("nom", ["<b>A & B</b>", "Saint-Rémy-Boscrocourt " * 6, "Llanfairpwllgwyngyll" * 4])
def test_the_longest_of_names_stays_inside(projet: Projet, nom: str) -> None:
    """Nothing is drawn outside: each glyph of the SVG begins before the right margin."""
    campagne = projet.charger()
    longs = tuple(une.model_copy(update={"nom": nom.strip()}) for une in campagne.communes)
    doutes = tuple(un.model_copy(update={"doute": "Nous ne savons pas. " * 15}) for un in campagne.palmares)
    lus = fichiers(replace(campagne, communes=longs, palmares=doutes))
    svg = ET.fromstring(lus["palmares/images/2025-98001.svg"])  # noqa: S314  written a line above
    lignes = [*lignes_de(svg)]
    assert len(lignes) > 5
    assert max(droite for droite, _ in lignes) < LARGEUR - MARGE
    hauteurs = [hauteur for _, hauteur in lignes]
    assert hauteurs == sorted(hauteurs)
    assert hauteurs[-1] < HAUTEUR - MARGE / 3
    assert [*lus] == [*fichiers(campagne)]


def test_who_asked_not_to_be_told_of_has_none(projet: Projet) -> None:
    projet.remplacer(
        "data/communes.yaml",
        "      modele: bonjour\n",
        "      modele: bonjour\n    - {le: 2026-11-01, geste: retrait, par: les-essais}\n",
    )
    assert {uri.partition(".")[0] for uri in fichiers(projet.charger())} == {"palmares/images/2025-syndicat-exemple"}
