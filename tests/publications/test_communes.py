"""The page of a commune: what it says of its town hall, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.construction import RACINE
from tournee.publications import communes
from tournee.site.rendering import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tournee.campagne.campagne import Campagne

    Lire = Callable[[str], str]


@pytest.fixture(scope="module")
def lire(campagne: Campagne) -> Lire:
    """Gives the text of a commune's page, by its code."""
    renderer = Renderer(RACINE / "overrides/pages", campagne)
    publies = {fichier.uri: fichier for fichier in communes.publish(campagne, renderer)}
    return lambda code: str(publies[f"communes/{campagne.territoire.communes[code].slug}/index.md"].read())


def test_the_address_of_a_joint_body_says_what_it_is(lire: Lire) -> None:
    assert "</a>, adresse partagée avec les mairies de Cossesseville et de Fresney-le-Vieux</p>" in lire("14150")
    assert "adresse partagée" not in lire("61001")


def test_a_town_hall_whose_address_is_not_known_shows_none(lire: Lire) -> None:
    for code in ("14666", "14712"):
        assert "<address>" not in lire(code)
        assert "troarn.fr" not in lire(code)
