"""The files that programs look for at the root."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

import pytest

from tests.construction import ADRESSE, RACINE, renderer_de
from tournee.publications import racine

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne


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
    assert all((RACINE / "docs" / icone["src"]).is_file() for icone in manifeste["icons"])
    assert "://" not in fichiers["manifest.webmanifest"]
