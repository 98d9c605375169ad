"""What a block says of data that a region may not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.construction import RACINE
from tournee.site.rendering import Renderer
from tournee.site.shortcodes import fragment

if TYPE_CHECKING:
    from tests.conftest import Projet

EQUIPEURS = """
equipeurs:
  - nom: Syndicat d’exemple
    secteur: Le canton.
    constats:
      - {le: 2021-03, fait: Il sert douze mairies., source: https://syndicat.example, doute: Chiffre ancien.}
"""


def lire(projet: Projet, bloc: str) -> str:
    renderer = Renderer(RACINE / "overrides/pages", projet.charger())
    return " ".join(re.sub(r"<[^>]+>", " ", fragment(bloc, "guides/x/", renderer)).split())


def test_who_equips_town_halls_is_told_with_the_date_and_the_doubt_of_each_fact(projet: Projet) -> None:
    projet.ajouter("data/campagne.yaml", EQUIPEURS)
    lu = lire(projet, "equipeurs")
    assert lu.startswith("Syndicat d’exemple. Le canton.")
    assert "Il sert douze mairies. Dit en mars 2021. Source : syndicat.example Chiffre ancien." in lu


def test_a_region_that_names_nobody_says_so(projet: Projet) -> None:
    assert lire(projet, "equipeurs").startswith("Nous ne savons pas encore qui équipe")
