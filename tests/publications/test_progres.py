"""The page of the progress: what is drawn is what the tables say, at a start as in a full campaign."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

from tests.construction import renderer_de
from tournee.campagne.progres import entonnoir, passages, repartition
from tournee.francais.phrases import nombre
from tournee.publications import pages
from tournee.site.adresses import PALMARES, PROGRES
from tournee.site.graphiques import VISIBLE

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

RANGEE: Final = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)


def page_de(campagne: Campagne, adresse: str = PROGRES) -> str:
    renderer = renderer_de(campagne)
    return str(next(un.content for un in pages.publish(renderer.campagne, renderer) if un.uri == f"{adresse}index.md"))


def lu(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\xa0", " ").replace("\u202f", " ").split())


def dessin(page: str, nom: str) -> ET.Element:
    """A chart, by the name of its title: it is well-formed, and says what it is."""
    motif = rf'<svg class="graphique" role="img" aria-labelledby="{nom}-titre.*?</svg>(?=\s*(?:<ul|<table))'
    (texte,) = re.findall(motif, page, re.DOTALL)
    svg = ET.fromstring(texte)  # noqa: S314  written by our own template
    assert [svg[0].tag, svg[1].tag] == ["title", "desc"]
    assert svg[0].text
    assert svg[1].text
    return svg


def tableau(page: str, legende: str) -> list[list[str]]:
    """The rows of the first table whose caption begins so."""
    corps, *_ = re.findall(rf"<caption>{legende}.*?<tbody>(.*?)</tbody>", page, re.DOTALL)
    return [[lu(case) for case in re.findall(r"<t[hd].*?</t[hd]>", rangee)] for rangee in RANGEE.findall(corps)]


def test_a_start_is_told_as_one_and_the_page_still_says_the_way(campagne: Campagne) -> None:
    page = lu(page_de(campagne))
    for dit in (
        "personne n’a encore frappé à la porte",
        "Les données s’arrêtent en 2019 : rien n’a été noté depuis.",
        "Aucune commune n’a encore franchi la première marche avec la campagne.",
        "Aucun groupe n’a encore réservé ni contacté de mairie.",
        "Aucun objectif n’est fixé",
        "Labellisée : 1, dont 1 à confirmer",
    ):
        assert dit in page
    assert page.count("0 0 0") >= 5  # each step of the way, in its table


def test_what_is_drawn_is_what_the_tables_say(campagne_nombreuse: Campagne) -> None:
    campagne = campagne_nombreuse.publique()
    page = page_de(campagne)
    tout = repartition(campagne, [*campagne.territoire.communes.values()])
    parts = dessin(page, "statuts").findall("rect[@class!='graphique__fond']")
    communes = parts[: len(tout.communes)]
    assert len(tout.communes) > 5
    assert sum(float(part.attrib["width"].removesuffix("%")) for part in communes) == pytest.approx(100, abs=0.01)
    assert all(float(part.attrib["width"].removesuffix("%")) >= VISIBLE for part in parts)
    rangees = tableau(page, "Au <time[^>]*>[^<]*</time>, sur 2\u202f644\u00a0communes")
    assert [rangee[:2] for rangee in rangees] == [
        [statut.mot, lu(nombre(chiffre.valeur))] for statut, chiffre in tout.communes.items()
    ]
    for colonne in (2, 4):
        dites = [rangee[colonne].removesuffix(" %").replace(",", ".") for rangee in rangees]
        assert round(sum(float(dite) for dite in dites if "moins" not in dite), 1) == 100
    marches = entonnoir(campagne, passages(campagne))
    dits = [texte.text for texte in dessin(page, "marches").findall("text[@class='graphique__dit']")]
    assert dits == [nombre(un.communes.valeur) for un in marches]
    pleine = f"La barre entière est la première marche\u00a0: {nombre(marches[0].communes.valeur)}\u00a0communes"
    assert f"{pleine}, sur les {nombre(2644)} de la région." in page


def test_five_thousand_lines_make_one_page_whose_curves_only_rise(campagne_nombreuse: Campagne) -> None:
    """All of them, twice and again: a log that is read twice passes no step twice."""
    longues = tuple(
        commune.model_copy(update={"suivi": tuple(une for une in commune.suivi for _ in range(3))})
        for commune in campagne_nombreuse.communes
    )
    assert sum(len(commune.suivi) for commune in longues) > 5000
    page = page_de(replace(campagne_nombreuse, communes=longues))
    colonnes = [*zip(*tableau(page, "Communes, à la fin"), strict=True)][1:]
    assert len(colonnes) >= 4
    assert tableau(page, "Communes, à la fin") == tableau(page_de(campagne_nombreuse), "Communes, à la fin")
    for colonne in colonnes:
        valeurs = [int(valeur.replace(" ", "")) for valeur in colonne]
        assert valeurs == sorted(valeurs)
    assert len(dessin(page, "courbes").findall("svg/path")) == len(colonnes)


def test_a_campaign_without_any_line_nor_edition_says_so(projet: Projet) -> None:
    """A group of which no one knows where it meets is there too."""
    for fichier in ("palmares", "communes", "collectivites"):
        projet.ecrire(f"data/{fichier}.yaml", "[]\n")
    vide = projet.charger()
    vide = replace(vide, label=vide.label.model_copy(update={"editions": ()}))
    page = lu(page_de(vide))
    assert "Aucun contact n’est encore noté : le journal est vide." in page
    assert "Aucune commune n’a encore été contactée ni labellisée" in page
    assert "Aucune autre collectivité n’est encore dans le suivi." in page
    assert "0 lignes relevées" not in page_de(vide, PALMARES)


def test_a_log_of_before_the_first_edition_and_a_goal(projet: Projet) -> None:
    projet.ecrire("data/palmares.yaml", "[]\n")
    projet.remplacer("data/communes.yaml", "2026-10-03", "2012-02-29")
    projet.remplacer("data/communes.yaml", "2026-10-05", "2012-03-01")
    projet.ajouter("data/campagne.yaml", "objectifs: {2025: 3}\n")
    page = page_de(projet.charger())
    assert tableau(page, "Communes, à la fin") == [
        ["fin 2011", "0"],
        ["fin 2012", "1"],
        ["22 novembre 2026", "1"],
    ]
    assert tableau(page, "Collectivités de la région labellisées") == [["2025", "3", "0"]]


def test_the_data_are_said_to_stop_only_when_nothing_came_for_long(projet: Projet) -> None:
    assert "s’arrêtent" not in page_de(projet.charger())
    plus_tard = replace(projet.charger(), jour=date(2027, 6, 1))
    assert "Les données s’arrêtent au 2 novembre 2026" in lu(page_de(plus_tard))


def test_the_palmares_says_what_is_missing_and_never_that_a_label_is_lost(campagne: Campagne) -> None:
    page = page_de(campagne, PALMARES)
    assert "perdu." not in lu(page).replace("ne dit pas qu’il est perdu", "")
    dits = {texte.text for texte in dessin(page, "dessin-badge-et-tiers").findall("text[@class='graphique__dit']")}
    assert dits == {"8 sur 36 ou 37"}
    noms = [texte.text for texte in dessin(page, "cote-a-cote").findall("text[@class='graphique__nom']")]
    assert noms == ["Normandie", "Gironde"]
    for nom in ("dessin-badge-et-tiers", "dessin-copylefts", "regions"):
        assert dessin(page, nom).findall("rect")
    entetes = re.findall(r"<thead><tr>(.*?)</tr></thead>", page[page.index('id="edition-') :])
    assert len(set(entetes)) == 1  # the same columns from year to year
