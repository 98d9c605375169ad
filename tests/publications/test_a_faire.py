"""The pages of what is to be done: each line leads to what answers it, and they hold a large campaign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.construction import renderer_de, soiree
from tournee.publications import a_faire, carte, gulls, pages, territoires
from tournee.site.rendering import PAS_COURT
from tournee.site.shortcodes import fragment

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

RANGEE = re.compile(r'<tr data-cle="([^"]*)".*?class="liste__action"><a href="([^"]*)"', re.DOTALL)
DEPART = "personne n’a encore frappé à la porte"
POIDS = 250_000
"""Bytes of the heaviest page of a campaign of six hundred followed communes."""


def page(campagne: Campagne, uri: str, forge: str | None = None) -> str:
    renderer = renderer_de(campagne, forge=forge)
    modules = (a_faire, gulls, pages, carte, territoires)
    fichiers = (fichier for module in modules for fichier in module.publish(renderer.campagne, renderer))
    return str(next(fichier for fichier in fichiers if fichier.uri == f"{uri}index.md").read())


def partie(html: str, ancre: str) -> str:
    """What stands between a title and the next one."""
    return re.split("<h[23]", html.partition(f'id="{ancre}"')[2], maxsplit=1)[0]


def test_each_line_leads_to_what_answers_it(campagne_nombreuse: Campagne) -> None:
    forge = "https://forge.example/edit/main/"
    html = page(campagne_nombreuse, "a-faire/", forge)
    for ancre, cible in {
        "reservation-expiree": "../contribuer/noter/#{}",
        "reservation-bientot": "../courriers/#{}",
        "a-relancer": "../courriers/#{}",
        "en-sommeil": "../contribuer/noter/#{}",
        "label-a-confirmer": "../palmares/#edition-2017",
        "departement-61": "../contribuer/noter/#{}/reservation",
    }.items():
        rangees = RANGEE.findall(partie(html, ancre))
        assert rangees, ancre
        assert {adresse for _, adresse in rangees} == {cible.format(cle) for cle, _ in rangees}, ancre
    rangees = RANGEE.findall(partie(html, "groupe-a-completer"))
    assert [cle for cle, _ in rangees if cle == "artifaille"]
    assert all(adresse.startswith(f"{forge}data/gulls.yaml#L") for _, adresse in rangees)


def test_who_has_already_said_that_it_would_go_there_is_named(campagne_imaginee: Campagne) -> None:
    dit = 'Le groupe <a href="../gulls/les-passeurs/">Les Passeurs</a> a dit le 8\u00a0janvier\u00a02032 vouloir'
    assert dit in partie(page(campagne_imaginee, "a-faire/"), "departement-96").partition('data-cle="96001"')[2]


@pytest.mark.parametrize(("uri", "combien"), [("a-faire/", 3), ("a-faire/98-exemple/", 2)])
def test_where_nothing_tells_them_apart_anybody_begins_with_theirs(projet: Projet, uri: str, combien: int) -> None:
    projet.ajouter("data/campagne.yaml", "priorites: [ancienne-laureate]\n")
    dites = partie(page(projet.charger(), uri), "prochaines")
    assert f"personne, à notre connaissance, n’a contacté les {combien} qui restent" in dites
    assert "#la-votre" in dites
    assert "<table" not in dites


@pytest.mark.parametrize("uri", ["a-faire/", "a-faire/98-exemple/"])
def test_where_all_have_been_contacted_nobody_is_sent_anywhere(projet: Projet, uri: str) -> None:
    geste = "  suivi:\n    - {le: 2026-11-01, geste: courrier, par: les-essais}\n"
    toutes = projet.charger().territoire.communes.values()
    fiches = [f'- insee: "{un.code}"\n  nom: {un.nom}\n{geste}' for un in toutes]
    projet.ecrire("data/communes.yaml", "".join(fiches))
    dites = partie(page(projet.charger(), uri), "prochaines")
    assert "Aucune n’attend un premier contact" in dites
    assert "la-votre" not in dites


def test_a_large_campaign_holds_in_its_pages(campagne_nombreuse: Campagne, publies_nombreux: dict[str, bytes]) -> None:
    siennes = {uri: contenu for uri, contenu in publies_nombreux.items() if uri.startswith(("a-faire/", "gulls/"))}
    assert {uri: len(contenu) for uri, contenu in siennes.items() if len(contenu) > POIDS} == {}
    html = siennes["a-faire/index.md"].decode()
    for departement in campagne_nombreuse.territoire.departements.values():
        rangees = RANGEE.findall(partie(html, f"departement-{departement.code}"))
        toutes = RANGEE.findall(siennes[f"a-faire/{departement.slug}/index.md"].decode())
        assert rangees == [(cle, adresse.removeprefix("../")) for cle, adresse in toutes[:PAS_COURT]]
        assert len(toutes) > 5 * PAS_COURT


def test_a_group_has_its_own_part(campagne_nombreuse: Campagne) -> None:
    html = partie(page(campagne_nombreuse, "gulls/artifaille/"), "a-faire")
    attendues = {cle for cle, _ in RANGEE.findall(html)}
    siennes = {fiche.cle for fiche in campagne_nombreuse.fiches_de(campagne_nombreuse.gull("artifaille"))}
    assert attendues & siennes
    autres = {fiche.cle for fiche in campagne_nombreuse.fiches} - siennes
    assert attendues & autres == set()
    assert "Compléter sa fiche" in html


@pytest.mark.parametrize("uri", ["a-faire/", "carte/", "communes/", "departements/61-orne/", "epci/246100663-alencon/"])
def test_a_campaign_that_has_not_begun_says_so_wherever_it_tells_where_it_stands(campagne: Campagne, uri: str) -> None:
    assert DEPART in page(campagne, uri)
    assert DEPART not in page(soiree(campagne), uri)


def test_the_home_page_says_so_too_and_a_place_where_nobody_went_still_does(campagne: Campagne) -> None:
    assert DEPART in fragment("aujourd-hui", "", renderer_de(campagne))
    commencee = fragment("aujourd-hui", "", renderer_de(soiree(campagne)))
    assert "<strong>1\u00a0démarche est en cours</strong> sur" in commencee
    assert DEPART not in commencee
    assert DEPART in page(soiree(campagne), "departements/14-calvados/")
