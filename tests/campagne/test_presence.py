"""What groups offer after the letter, and how far."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.construction import RACINE
from tournee.campagne.presence import a_portee, presences
from tournee.publications import communes, gulls
from tournee.site.rendering import Renderer

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

EPCI = ["98001", "98002", "98003"]
"""The communes that the group says it covers; the fourth of the country is 22 km from where it meets."""


def codes(campagne: Campagne, gull: str) -> list[str]:
    return [officielle.code for officielle in a_portee(campagne, campagne.gull(gull))]


def autour(campagne: Campagne, code: str) -> list[tuple[str, int | None]]:
    return [(gull.id, km) for gull, km in presences(campagne, campagne.territoire.communes[code])]


@pytest.mark.parametrize(("portee", "atteintes"), [(None, [*EPCI, "99001"]), (22, [*EPCI, "99001"]), (21, EPCI)])
def test_within_reach_by_distance_or_by_what_it_covers(
    projet: Projet, portee: int | None, atteintes: list[str]
) -> None:
    if portee:
        projet.ajouter("data/campagne.yaml", f"portee: {portee}\n")
    campagne = projet.charger()
    assert codes(campagne, "les-essais") == atteintes
    assert autour(campagne, "98001") == [("les-essais", 0)]
    assert autour(campagne, "99001") == ([("les-essais", 22)] if "99001" in atteintes else [])


def test_a_group_that_offers_nothing_or_is_nowhere_is_not_promised(projet: Projet) -> None:
    assert codes(projet.charger(), "les-modeles") == []
    projet.ajouter("data/gulls.yaml", "  propose: [depannage]\n")
    assert codes(projet.charger(), "les-modeles") == [], "nobody knows where it meets"
    projet.ajouter("data/gulls.yaml", '  territoire: ["123456782"]\n')
    campagne = projet.charger()
    assert codes(campagne, "les-modeles") == EPCI
    assert autour(campagne, "98002") == [("les-essais", 7), ("les-modeles", None)], "the nearest first"


def test_who_asked_to_be_left_alone_is_within_nobodys_reach(projet: Projet) -> None:
    projet.ecrire(
        "data/suivi/2026-11-20-98003-retrait-les-modeles.yaml",
        'commune: "98003"\nnom: Fictive\nle: 2026-11-20\ngeste: retrait\npar: les-modeles\n',
    )
    assert "98003" not in codes(projet.charger(), "les-essais")


def test_a_doubt_follows_what_a_group_offers(campagne: Campagne) -> None:
    """And the page of the group leads to each of its communes."""
    renderer = Renderer(RACINE / "overrides/pages", campagne)
    caen = next(un for un in communes.publish(campagne, renderer) if un.uri == "communes/14118-caen/index.md")
    dit = str(caen.read()).partition('id="apres-la-lettre"')[2].partition("</section>")[0]
    for vu in ("L’Artifaille", "sur place", "des ateliers", "(activité à confirmer)"):
        assert vu in unescape(dit)
    artifaille = next(un for un in gulls.publish(campagne, renderer) if un.uri == "gulls/artifaille/index.md")
    atteintes = list(a_portee(campagne, campagne.gull("artifaille")))
    assert len(atteintes) > 100
    assert all(f"communes/{officielle.slug}/" in str(artifaille.read()) for officielle in atteintes)
