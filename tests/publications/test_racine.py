"""The files that programs look for at the root."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

import pytest

from tests.construction import ADRESSE, RACINE, renderer_de
from tournee.publications import racine

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne

TRACE = re.compile(r"""\bd=["']([^"']+)["']""")


@pytest.mark.parametrize(("site", "plans"), [(ADRESSE, [f"{ADRESSE}sitemap.xml"]), ("", None)])
def test_robots_may_read_all_and_learn_the_map_where_it_has_an_address(
    campagne: Campagne, site: str, plans: list[str] | None
) -> None:
    fichiers = {un.address: str(un.read()) for un in racine.publish(campagne, renderer_de(campagne, site=site))}
    robots = RobotFileParser()
    robots.parse(fichiers["robots.txt"].splitlines())
    assert robots.site_maps() == plans
    assert robots.can_fetch("un robot", "/communes/61001-alencon/")
    manifeste = json.loads(fichiers["manifest.webmanifest"])
    assert manifeste["name"] == campagne.reglages.nom
    assert "://" not in fichiers["manifest.webmanifest"]


@pytest.mark.parametrize(
    ("contact", "dit"),
    [("aide@tournee.example", "mailto:aide@tournee.example"), ("https://tournee.example/ecrire", None), (None, None)],
)
def test_who_finds_a_fault_knows_whom_to_tell(campagne: Campagne, contact: str | None, dit: str | None) -> None:
    campagne = replace(campagne, reglages=campagne.reglages.model_copy(update={"contact": contact}))
    fichiers = racine.publish(campagne, renderer_de(campagne, site=ADRESSE))
    publies = {un.address: str(un.read()) for un in fichiers if un.address == racine.SECURITE}
    if contact is None:
        assert publies == {}
        return
    lignes = dict(ligne.split(": ", 1) for ligne in publies[racine.SECURITE].splitlines())
    assert lignes["Contact"] == (dit or contact)
    assert lignes["Canonical"] == f"{ADRESSE}.well-known/security.txt"
    fin = datetime.fromisoformat(lignes["Expires"])
    assert timedelta() < fin - datetime.combine(campagne.jour, time(), UTC) < timedelta(days=365)


def test_each_icon_has_the_size_that_the_manifest_says(campagne: Campagne) -> None:
    publies = {un.address: un for un in racine.publish(campagne, renderer_de(campagne))}
    icones = json.loads(str(publies["manifest.webmanifest"].read()))["icons"]
    assert {(icone["sizes"], icone.get("purpose")) for icone in icones} == {
        ("any", None),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    vecteur, *pixels = icones
    assert (RACINE / "docs" / vecteur["src"]).is_file()
    for adresse, cote in [(icone["src"], icone["sizes"].split("x")[0]) for icone in pixels] + [(racine.APPLE.uri, 180)]:
        png = publies[adresse].read()
        assert isinstance(png, bytes)
        assert png.startswith(b"\x89PNG")
        assert struct.unpack(">II", png[16:24]) == (int(cote), int(cote))


def test_the_mark_is_one_drawing() -> None:
    """Where it can be read from one file it is; style sheets and papers have a copy."""
    marque = (RACINE / "overrides/pages/_marque.html").read_text("utf-8")
    copies = ("docs/assets/marque.svg", "hooks/tournee/lettres/modeles/commun.typ")
    for copie in copies:
        assert set(TRACE.findall(marque)) <= set(TRACE.findall((RACINE / copie).read_text("utf-8"))), copie
