"""The page of a commune: what it says of its town hall, and where that comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.construction import renderer_de, soiree
from tournee.fiches.statuts import Etape, Signal, Statut
from tournee.francais.typographie import insecables
from tournee.publications import collectivites, communes, gulls, pages
from tournee.site.adresses import AJOUTER, NOTER
from tournee.territoire.projection import rings
from tournee.territoire.trame import Trame

if TYPE_CHECKING:
    from collections.abc import Callable

    from tournee.campagne.campagne import Campagne

    Lire = Callable[[str], str]


@pytest.fixture(scope="module")
def lire(campagne: Campagne) -> Lire:
    """Gives the text of a commune's page, by its code."""
    renderer = renderer_de(campagne)
    publies = {fichier.uri: fichier for fichier in communes.publish(campagne, renderer)}
    return lambda code: str(publies[f"communes/{campagne.territoire.communes[code].slug}/index.md"].read())


def test_the_address_of_a_joint_body_says_what_it_is(lire: Lire) -> None:
    assert "</a>, adresse partagée avec les mairies de Cossesseville et de Fresney-le-Vieux</p>" in lire("14150")
    assert "adresse partagée" not in lire("61001")


def test_a_town_hall_whose_address_is_not_known_shows_none(lire: Lire) -> None:
    for code in ("14666", "14712"):
        assert "<address>" not in lire(code)
        assert "troarn.fr" not in lire(code)


def test_each_block_names_its_source_in_words(lire: Lire, campagne: Campagne) -> None:
    libre = next(
        commune.code
        for commune in campagne.territoire.communes.values()
        if not campagne.suit(campagne.fiche_de(commune))
    )
    for code in (libre, "61001"):
        page = lire(code)
        assert "annuaire officiel de l’administration" in page
        assert "Ce suivi et ce statut sont tenus par les groupes de la campagne." in page
        for bloc in ("groupes", "apres-la-lettre", "exemples", "intercommunalite", "mairie", "situation"):
            assert re.search(rf'<h2 id="{bloc}">(?:(?!</section>).)*<p class="source">', page, re.DOTALL), bloc
    assert "annuaire officiel" not in lire("14712")  # it gives nothing of this town hall


@pytest.mark.parametrize("forge", [None, "https://forge.example/edit/"])
def test_a_file_is_named_behind_what_edits_it_only(campagne: Campagne, forge: str | None) -> None:
    renderer = renderer_de(campagne, forge=forge)
    modules = (communes, collectivites, gulls, pages)
    fichiers = [un for module in modules for un in module.publish(campagne, renderer) if un.head]
    lus = fichiers[::100] + [
        un for un in fichiers if not un.late and not un.uri.startswith((NOTER, AJOUTER))
    ]  # which write one
    textes = {un.uri: re.sub(r"<[^>]+>", "", str(un.read())) for un in lus}
    assert len(textes) > 40
    assert [uri for uri, texte in textes.items() if ".yaml" in texte] == ["contribuer/champs/index.md"]  # its subject
    suivie = str(next(un for un in fichiers if "61001" in un.uri).read())
    assert ("data/communes.yaml#L" in suivie) == bool(forge)


def test_a_far_example_is_no_neighbour(lire: Lire) -> None:
    """From Cherbourg, the nearest laureates are in the east of the region; from Rouen, next door."""
    assert '<h2 id="exemples">Des exemples dans la région</h2>' in lire("50129")
    assert '<h2 id="exemples">Des exemples voisins</h2>' in lire("76540")


def test_each_deadline_of_a_commune_says_how_it_is_reckoned(campagne_imaginee: Campagne) -> None:
    renderer = renderer_de(campagne_imaginee)
    publies = {fichier.uri: fichier for fichier in communes.publish(renderer.campagne, renderer)}
    echeances = 0
    for fiche in campagne_imaginee.suivies(campagne_imaginee.communes):
        etat = campagne_imaginee.situation(fiche)
        page = " ".join(str(publies[f"{renderer.addresses.de(fiche)}index.md"].read()).split())
        for echeance in filter(None, (etat.relance, etat.reservation.fin if etat.reservation else None)):
            assert f"({' '.join(insecables(echeance.calcul).split())})." in page
            echeances += 1
        assert ("soit plus de 180 jours" in page) == (Signal.EN_SOMMEIL in etat.signaux)
    assert echeances > 10


def test_a_commune_is_drawn_with_its_neighbours_in_the_colour_of_where_each_stands(campagne: Campagne) -> None:
    trame = Trame(campagne.territoire, communes.LARGEUR)
    renderer = renderer_de(soiree(campagne))
    publies = {fichier.uri: fichier for fichier in communes.publish(renderer.campagne, renderer)}
    for code, classe in (("61001", "voisinage__elle contour--reservee"), ("61143", "contour--reservee")):
        page = str(publies[f"communes/{campagne.territoire.communes[code].slug}/index.md"].read())
        assert f'<path class="{classe}" d="{trame.commune("61001")}"/>' in page
    x, y, cote = trame.cadre("61001", 1) or (0, 0, 0)
    points = [trame.plan.point(*point) for point in next(rings(campagne.territoire.contours.commune("61001") or {}))]
    assert all(x - 1 <= px <= x + cote + 1 and y - 1 <= py <= y + cote + 1 for px, py in points)
    assert cote - 2 <= max(max(axe) - min(axe) for axe in zip(*points, strict=True)) <= cote + 2


ACTES = {
    Etape.RESERVER: "contribuer/noter/",
    Etape.ECRIRE: "courriers/",
    Etape.RAPPELER: "courriers/",
    Etape.RENCONTRER: "guides/",
    Etape.CANDIDATER: "guides/",
}


def test_a_road_has_one_step_lit_and_one_thing_to_do(campagne_imaginee: Campagne) -> None:
    renderer = renderer_de(campagne_imaginee)
    publies = {fichier.address: fichier for fichier in communes.publish(renderer.campagne, renderer)}
    vus = {}
    for fiche in campagne_imaginee.communes:
        statut = campagne_imaginee.situation(fiche).statut
        if statut not in vus:
            page = str(publies[renderer.addresses.de(fiche)].read())
            vus[statut] = page[page.index('class="prochain-pas"') : page.index('<section aria-labelledby="suivi"')]
    assert {*vus} >= {*Statut} - {Statut.HORS_SUIVI}
    for statut, page in vus.items():
        etape = statut.suite.etape
        courante = re.findall(r'<li aria-current="step"><span class="route__nom">(\w+)', page)
        actes = re.findall(r'md-button--primary" href="(?:\.\./)*(\w+/(?:noter/)?)', page)
        assert courante == ([etape.mot] if etape else []), statut
        assert page.count("md-button") == 2 * len(actes), "a button, and its weight"
        assert actes == ([ACTES[etape]] if etape else [] if statut.suite.retiree else ["guides/"]), statut
