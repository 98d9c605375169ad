"""What a block says of data that a region may not have."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.construction import RACINE, renderer_de, soiree
from tournee.site.rendering import Renderer
from tournee.site.shortcodes import decorate, fragment

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

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


def test_the_edition_that_is_told_is_the_next_to_close_or_else_the_last(projet: Projet) -> None:
    assert lire(projet, "editions").startswith("Édition 2026 du label : candidatures jusqu’au 31 octobre 2026")
    for annee, dates in ((2027, "cloture: 2027-05-31"), (2028, "cherche_le: 2026-11-01")):
        projet.ajouter("data/label.yaml", f"  - {{annee: {annee}, echelle: fruits, {dates}, resultats: false}}\n")
    assert lire(projet, "editions").startswith("Édition 2027 du label : candidatures jusqu’au 31 mai 2027")


def test_without_any_edition_nothing_is_told_of_it(projet: Projet) -> None:
    label = projet.lire("data/label.yaml")
    projet.ecrire("data/label.yaml", label[: label.index("editions:")] + "editions: []\n")
    projet.ecrire("data/palmares.yaml", "[]\n")
    projet.remplacer(
        "data/collectivites.yaml", "geste: candidature, par: les-essais, edition: 2025", "geste: note, par: les-essais"
    )
    assert lire(projet, "editions") == ""


def test_who_has_no_private_address_is_sent_to_the_groups_and_to_the_forum_where_there_is_none(projet: Projet) -> None:
    campagne = projet.charger()
    avec, sans = (fragment("contact-prive", "", renderer_de(une)) for une in (campagne, replace(campagne, gulls=())))
    assert "groupes de la campagne</a>, qui transmettra" in avec
    assert "groupes" not in sans
    assert f'seul <a href="{campagne.reglages.reseau.forum}">le forum</a>, qui est public' in sans


def test_a_region_whose_outlines_are_not_known_opens_without_a_map(projet: Projet) -> None:
    assert fragment("region", "", Renderer(RACINE / "overrides/pages", projet.charger())) == ""


def test_the_region_shows_whoever_is_followed_in_its_colour_and_nobody_who_asked_not_to_be(campagne: Campagne) -> None:
    """A path for each status, however many are followed."""
    dessin = fragment("region", "", renderer_de(soiree(campagne)))
    assert dessin.count('class="contour contour--reservee"') == 1
    assert "contour--hors-suivi" not in dessin
    alencon = campagne.trame.commune("61001")
    assert f'contour--reservee" d="{alencon}"' in dessin
    assert alencon in fragment("region", "", renderer_de(campagne)), "what an intention was told of is followed too"
    sans = replace(campagne, communes=tuple(une for une in campagne.communes if une.insee != "61001"))
    assert alencon not in fragment("region", "", renderer_de(sans))


def test_a_line_of_a_text_never_begins_by_what_closes_its_sentence_and_code_stays_as_it_is(campagne: Campagne) -> None:
    """In its body, and so in what the theme takes from it: the plan of the page, the search."""
    texte = decorate(
        "# « Un titre »\n\nVraiment ? `a : b` ; oui : « non ».\n", "x/", "docs/x.md", renderer_de(campagne)
    )
    assert texte.startswith("# «\u00a0Un titre\u00a0»\n\nVraiment\u202f? `a : b`\u202f; oui\u00a0: «\u00a0non\u00a0».")
