"""The pictures that leave the site: badges, maps for the press, what networks show; each whole, dated, discreet."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.construction import ADRESSE, renderer_de
from tournee.francais.phrases import jour, nombre
from tournee.publications import badges, communes, partage, presse
from tournee.site.adresses import BADGE, PARTAGE

if TYPE_CHECKING:
    from types import ModuleType

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Collectivite, Commune
    from tournee.site.site_files import SiteFile

SVG = "{http://www.w3.org/2000/svg}"
LOUVIERS = "communes/27375-louviers/"
EPCI = "epci/200071520-domfront-tinchebray-interco/"


def publiees(campagne: Campagne, module: ModuleType, site: str = ADRESSE) -> dict[str, SiteFile]:
    renderer = renderer_de(campagne, site=site)
    return {fichier.uri: fichier for fichier in module.publish(renderer.campagne, renderer)}


def retirees(campagne: Campagne) -> Campagne:
    """The same, once Louviers and an EPCI have asked not to be told of."""
    ligne = {"le": campagne.jour.isoformat()[:7], "geste": "retrait", "par": "viregul"}

    def sans(fiche: Commune | Collectivite) -> Commune | Collectivite:
        if fiche.cle not in {"27375", "domfront-tinchebray-interco"}:
            return fiche
        return type(fiche).model_validate(fiche.model_dump(exclude={"suivi"}) | {"suivi": (ligne,)})

    communes_, autres = map(sans, campagne.communes), map(sans, campagne.collectivites)
    return replace(campagne, communes=tuple(communes_), collectivites=tuple(autres))  # type: ignore[arg-type]  # each of its own kind


def lue(fichier: SiteFile) -> ET.Element:
    return ET.fromstring(str(fichier.read()))  # noqa: S314  a drawing of ours


def textes(fichier: SiteFile) -> list[str]:
    return [(un.text or "").replace("\u00a0", " ") for un in lue(fichier).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def tous(campagne: Campagne) -> dict[str, SiteFile]:
    return publiees(campagne, badges)


def test_what_is_followed_each_epci_each_departement_and_each_group_has_its_badge(
    tous: dict[str, SiteFile], campagne: Campagne
) -> None:
    territoire = campagne.territoire
    attendus = (campagne.suivies(campagne.fiches), territoire.epci, territoire.departements, campagne.gulls)
    assert len(tous) == sum(map(len, attendus)) > 80
    for fichier in tous.values():
        svg = lue(fichier)
        assert {un.tag.removeprefix(SVG) for un in svg.iter()} == {"svg", "title", "rect", "g", "text"}, fichier.uri
        assert not [nom for un in svg.iter() for nom in un.attrib if nom.startswith("on") or "href" in nom]
        assert jour(campagne.jour) in (svg.findtext(f"{SVG}title") or "")


def test_a_badge_says_where_it_stands_and_never_a_label_without_its_doubt(
    tous: dict[str, SiteFile], campagne: Campagne
) -> None:
    louviers, orne, epci = (textes(tous[f"{lieu}{BADGE}"]) for lieu in (LOUVIERS, "departements/61-orne/", EPCI))
    assert louviers[:3] == ["Louviers", "À contacter", "Labellisée en 2017, à confirmer"]
    assert orne[1] == f"{sum(une.insee[:2] == '61' for une in campagne.communes)} communes sur 381 dans le suivi"
    assert epci[1:3] == ["À contacter", "1 commune sur 15 dans le suivi"]


def test_whoever_asked_not_to_be_told_of_has_no_badge_nor_picture_nor_block(campagne: Campagne) -> None:
    avant, apres = publiees(campagne, badges), publiees(retirees(campagne), badges)
    assert set(avant) - set(apres) == {
        f"{LOUVIERS}{BADGE}",
        f"{EPCI}{BADGE}",
        f"collectivites/domfront-tinchebray-interco/{BADGE}",
    }
    assert f"{LOUVIERS}{PARTAGE}" in publiees(campagne, partage)
    assert f"{LOUVIERS}{PARTAGE}" not in publiees(retirees(campagne), partage)
    page = f"{LOUVIERS}index.md"
    for une, montree in ((campagne, True), (retirees(campagne), False)):
        louviers = publiees(une, communes)[page]
        assert ("Vous êtes la mairie" in str(louviers.read())) is montree
        assert louviers.head
        assert bool(louviers.head.partage) is montree


def test_a_map_counts_it_and_does_not_point_at_it(campagne: Campagne) -> None:
    avant, apres = (publiees(une, presse)["presse/27-eure.svg"] for une in (campagne, retirees(campagne)))
    assert "Hors suivi, à sa demande : 1 commune" in textes(apres)
    assert len([*lue(avant).iter(f"{SVG}circle")]) == 2  # the ring of Louviers, and its legend
    assert len([*lue(apres).iter(f"{SVG}circle")]) == 0
    assert len([*lue(apres).iter(f"{SVG}path")]) == 2  # all the communes in one, the outline


def test_the_map_of_each_departement_counts_all_its_communes(campagne: Campagne) -> None:
    cartes = publiees(campagne, presse)
    for departement in campagne.territoire.departements.values():
        carte = cartes[f"presse/{departement.slug}.svg"]
        aires, contour = lue(carte).iter(f"{SVG}path")
        assert aires.get("d", "").count("M") >= departement.communes > contour.get("d", "").count("M") > 0
        dits = textes(carte)
        assert f"À contacter : {departement.communes} communes" in dits
        assert any(jour(campagne.jour).replace("\u00a0", " ") in dit for dit in dits)
        assert "Contours : IGN, INSEE" in dits


def test_the_map_of_the_region_holds_them_all(campagne: Campagne) -> None:
    dits = textes(publiees(campagne, presse)["presse/normandie.svg"])
    assert dits[0] == "Normandie"
    assert f"À contacter : {nombre(len(campagne.territoire.communes))} communes".replace("\u00a0", " ") in dits
    assert presse.region(campagne) == "presse/normandie"


@pytest.mark.parametrize(
    ("module", "uri", "largeur", "hauteur"),
    [
        (presse, "presse/normandie.png", 1600, None),
        (partage, "partage/accueil.png", 1200, 630),
        (partage, f"{LOUVIERS}{PARTAGE}", 1200, 630),
        (presse, "presse/61-orne.png", 1600, None),
    ],
)
def test_a_picture_has_its_size(
    campagne: Campagne, module: ModuleType, uri: str, largeur: int, hauteur: int | None
) -> None:
    png = publiees(campagne, module)[uri].read()
    assert isinstance(png, bytes)
    assert png.startswith(b"\x89PNG")
    taille = struct.unpack(">II", png[16:24])
    assert taille[0] == largeur
    assert taille[1] == (hauteur or taille[1])


def test_no_picture_for_networks_without_an_address_to_give_them(campagne: Campagne) -> None:
    assert publiees(campagne, partage, site="") == {}


@pytest.mark.parametrize("site", ["", ADRESSE])
def test_the_code_of_a_badge_gives_the_address_where_it_is_known(campagne: Campagne, site: str) -> None:
    page = str(publiees(campagne, communes, site)[f"{LOUVIERS}index.md"].read())
    code = f'&lt;img src="{ADRESSE}{LOUVIERS}{BADGE}" alt="Louviers, Tournée des mairies"'
    assert (code in page) is bool(site)
    assert ("ne connaît pas son adresse" in page) is not bool(site)


def test_a_picture_for_networks_tells_since_when_and_not_the_day_that_it_was_made(campagne_imaginee: Campagne) -> None:
    """It is kept from one day to the next, here and by those who show it."""
    dites = {
        fiche.nom: partage.dits(campagne_imaginee, campagne_imaginee.officielle(fiche))[1]
        for fiche in campagne_imaginee.suivies(campagne_imaginee.communes)
    }
    assert dites["L'Aubrelette"] == "Haute-Brune, réservée depuis le 29\u00a0février\u00a02032"
    assert dites["Brune-la-Ville"] == "Haute-Brune, labellisée en 2031"
    assert dites["Grandvoile"] == "Haute-Brune, a décliné"
    demain = replace(campagne_imaginee, jour=campagne_imaginee.jour + timedelta(days=1))
    assert dites == {
        fiche.nom: partage.dits(demain, demain.officielle(fiche))[1] for fiche in demain.suivies(demain.communes)
    }
