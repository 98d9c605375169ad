"""The site, built in process: what is there, what it links to, what it never does."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from markupsafe import escape

from tests.audit import SCRIPT
from tests.construction import ADRESSE, DES_TEXTES, NORMANDIE, RACINE, renderer_de
from tests.depot.test_site import RENVOI
from tests.publications.test_manques import visible
from tournee.francais.noms import rang
from tournee.francais.phrases import jour
from tournee.site.hors_ligne import SERVICE
from tournee.site.politique import POLITIQUE
from tournee.site.texts import Texts

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne

SANS_THEME = ["carte/seule/index.html", "communes/14011-anctoville/index.html"]
"""Whole documents of their own: the map alone, and the way from a former code."""
PAGES = [
    "index.html",
    "carte/index.html",
    "communes/index.html",
    "communes/27375-louviers/index.html",
    "communes/61001-alencon/index.html",
    "collectivites/index.html",
    "collectivites/smeacc/index.html",
    "gulls/index.html",
    "gulls/artifaille/index.html",
    "palmares/index.html",
    "courriers/index.html",
    "courriers/premier-contact/index.html",
    "guides/premier-contact/index.html",
    "contribuer/index.html",
    "contribuer/groupe/index.html",
    "contribuer/noter/index.html",
    "contribuer/regles.json",
    "journal/index.html",
    *(f"{dossier}fil.xml" for dossier in ("", "gulls/artifaille/", "departements/61-orne/", "collectivites/smeacc/")),
    "communes/27375-louviers/fil.xml",
    "donnees-personnelles/index.html",
    "mentions-legales/index.html",
    "404.html",
    "sitemap.xml",
    "search/search_index.json",
    *(f"courriers/premier-contact.{format_}" for format_ in ("odt", "docx", "pdf", "txt")),
]


@pytest.mark.parametrize("page", PAGES)
def test_the_addresses_of_the_design_exist(site: Path, page: str) -> None:
    assert (site / page).is_file()


def test_every_folder_of_pages_has_one_of_its_own(site: Path) -> None:
    """So that an address cut at a « / » is one too."""
    dossiers = {page.parent.parent for page in site.rglob("index.html")} - {site.parent}
    assert [dossier for dossier in dossiers if not (dossier / "index.html").is_file()] == []


@pytest.mark.parametrize(
    "page", ["communes/61001-alencon/", "departements/61-orne/", "epci/200071520-domfront-tinchebray-interco/"]
)
def test_each_step_of_the_way_to_a_page_is_a_page(site: Path, page: str) -> None:
    html = (site / page / "index.html").read_text("utf-8")
    (chemin,) = re.findall(r'ld\+json">(\{.*"BreadcrumbList".*\})</script>', html)
    etapes = [un["item"].removeprefix(ADRESSE) for un in json.loads(chemin)["itemListElement"]]
    assert etapes[:2] == ["", "departements/"]
    assert [etape for etape in etapes if not (site / etape / "index.html").is_file()] == []


def test_each_neighbour_of_a_commune_has_its_number_in_the_drawing_and_one_thing_is_to_be_done(site: Path) -> None:
    html = (site / "communes/61001-alencon/index.html").read_text("utf-8")
    noms = html.split('class="voisinage__noms"')[1].split("</ol>")[0].count("<li>")
    assert re.findall(r"<text [^>]*>(\d+)</text>", html) == [str(rang) for rang in range(1, noms + 1)]
    route = html.split('class="prochain-pas"')[1].split("</section>")[0]
    assert route.count("md-button") == 2  # « md-button md-button--primary »
    assert "<a " not in route.split("</ol>")[1].split("<details")[0]


def test_the_foot_leads_to_the_repository(site: Path) -> None:
    assert "Le dépôt" in (site / "index.html").read_text("utf-8")


def test_the_check_knows_every_heading_of_a_text(site: Path, normandie: Path, campagne: Campagne) -> None:
    connues = Texts(normandie, renderer_de(campagne)).anchors
    lus = 0
    for uri, ancres in connues.items():
        page = site / uri.removesuffix("index.md").removesuffix(".md") / "index.html"
        if page.exists():  # one of them is for who reads the code
            titres = set(re.findall(r'<h[1-6] id="([^"]+)"', page.read_text("utf-8")))
            assert titres <= (ancres or set()), uri
            lus += len(titres)
    assert lus > 100


def test_a_page_that_tells_data_says_how_to_cite_it(site: Path, campagne: Campagne) -> None:
    licence = campagne.reglages.licence_donnees.nom
    for page, titre in (("communes/61001-alencon/", "Alençon"), ("palmares/", "Le palmarès du label")):
        citee = re.search(r'class="citer__texte">([^<]*)<', (site / page / "index.html").read_text("utf-8"))
        assert citee
        dite = (
            f"«\u00a0{titre}\u00a0», Tournée des mairies, données au {jour(campagne.jour)}, {ADRESSE}{page}. {licence}."
        )
        assert unescape(citee[1]) == dite
    for page in ("guides/la-rencontre", "contribuer"):
        assert "citer__texte" not in (site / page / "index.html").read_text("utf-8")


def test_another_machine_gives_the_same_bytes(site_imagine: Path, petite: Path, tmp_path: Path) -> None:
    """Without git, in a folder whose name has accents and spaces, with other words, another time, no settings."""
    ailleurs = petite.rename(tmp_path / "Tournée d’été (copie n° 2)")
    autre = {"LANG": "C", "LC_ALL": "C", "TZ": "Pacific/Auckland", "HOME": str(tmp_path)}
    assert _differences(filecmp.dircmp(site_imagine, _construit("mkdocs", ailleurs, autre))) == []


def test_the_second_engine_gives_the_same_bytes(site_imagine: Path, petite: Path) -> None:
    """But for its name, which each page tells, and for the digests of these pages."""
    notre, autre = _octets(site_imagine), _octets(_construit("properdocs", petite, {}))
    assert b"ProperDocs" in (petite / "site/index.html").read_bytes()
    assert [nom for nom in sorted({*notre, *autre}) if notre.get(nom) != autre.get(nom)] == []


def test_a_region_without_the_program_makes_the_same_site(site_imagine: Path, petite: Path, tmp_path: Path) -> None:
    """The package lays the rest, with no file of this repository around it."""
    paquet = tmp_path / "paquet"
    commande = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(commande, cwd=RACINE, check=True, capture_output=True)
    ZipFile(next(tmp_path.glob("*.whl"))).extractall(paquet)
    for nom in ("hooks", "overrides"):
        shutil.rmtree(petite / nom)
    for fichier in [*petite.glob("docs/**/*"), *(petite / "data" / nom for nom in DES_TEXTES), petite / "mkdocs.yml"]:
        if fichier.is_file() and fichier.parent.name != "journal":
            fichier.unlink()
    env = os.environ | {"PYTHONPATH": str(paquet)}
    poser = [sys.executable, "-c", "from tournee.cli.main import main; main()", "poser"]
    dit = subprocess.run(poser, cwd=petite, env=env, capture_output=True, text=True, check=True).stdout
    assert re.findall("À vous, et laissé tel quel : (.*)", dit) == ["data/label.yaml", "data/palmares.yaml"]
    assert _differences(filecmp.dircmp(site_imagine, _construit("mkdocs", petite, {"PYTHONPATH": str(paquet)}))) == []


def _construit(moteur: str, projet: Path, autre: dict[str, str]) -> Path:
    """The site that this engine makes of a project, in a process of its own."""
    commande = [sys.executable, "-m", moteur, "build", "--strict", "--quiet", "-f", "mkdocs.yml"]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | autre
    construit = subprocess.run(commande, cwd=projet, env=env, capture_output=True, check=False)
    assert (construit.returncode, construit.stderr.decode()) == (0, "")
    return projet / "site"


def _octets(site: Path) -> dict[str, bytes]:
    """What each file holds, the name of the engine aside."""
    contenus = {str(un.relative_to(site)): un.read_bytes() for un in site.rglob("*") if un.is_file()}
    contenus[SERVICE] = re.sub(rb'"[0-9a-f]{16}"', b"", contenus[SERVICE])
    return {nom: re.sub(rb'name="generator" content="[^,]*', b"", contenu) for nom, contenu in contenus.items()}


def _differences(compare: filecmp.dircmp[str]) -> list[str]:
    _, differ, errors = filecmp.cmpfiles(compare.left, compare.right, compare.common_files, shallow=False)
    here = [*compare.left_only, *compare.right_only, *differ, *errors]
    return here + [name for sub in compare.subdirs.values() for name in _differences(sub)]


def test_louviers_is_labelled_in_2017_and_its_data_can_be_corrected(site: Path) -> None:
    html = (site / "communes/27375-louviers/index.html").read_text(encoding="utf-8")
    assert "Labellisée en 2017" in html
    assert "niveau 1" in html
    ligne = (NORMANDIE / "data/communes.yaml").read_text(encoding="utf-8").splitlines().index('- insee: "27375"') + 1
    assert f"https://forge.example/tournee/edit/main/data/communes.yaml#L{ligne}" in html


def test_a_doubt_follows_its_figure_everywhere(site: Path) -> None:
    """That Louviers had the label in 2017 is known by one thread of a forum."""
    dites = {
        str(fichier.relative_to(site)): re.findall(
            r"labellisée en 2017(?!, à confirmer)", fichier.read_text("utf-8"), re.IGNORECASE
        )
        for motif in ("*.html", "*.js", "*.json")
        for fichier in site.rglob(motif)
        if "2017" in fichier.read_text("utf-8")
    }
    assert {"carte/index.html", "carte/suivi.js", "communes/communes.json", "communes/index.html"} < set(dites)
    assert [nom for nom, fautes in dites.items() if fautes] == []
    accueil = (site / "index.html").read_text("utf-8")
    assert (
        "2\xa0collectivités de la région ont reçu le label au moins une fois</strong>, dont 1 à confirmer," in accueil
    )
    louviers = (site / "communes/27375-louviers/index.html").read_text("utf-8")
    assert louviers.count("Elle aurait reçu le label en 2017, ce qui reste à confirmer.") == 2
    assert "dès la première phrase" not in louviers


def test_the_map_draws_louviers_with_its_ring_and_its_link(site: Path) -> None:
    html = (site / "carte/seule/index.html").read_text(encoding="utf-8")
    dessin = html[html.index('<svg class="plan"') : html.index("</svg>", html.index('<svg class="plan"'))]
    louviers = next(lien for lien in dessin.split("<a ") if "27375-louviers" in lien)
    assert "Louviers\u00a0: à contacter, labellisée en 2017" in louviers
    assert 'class="anneau"' in louviers
    fiches = json.loads((site / "carte/fiches.json").read_text(encoding="utf-8"))["fiches"]
    assert fiches["27375"]["page"] == "../communes/27375-louviers/"
    script = (site / "carte/suivi.js").read_text(encoding="utf-8")
    assert "http" not in re.sub(r"http://www\.w3\.org[\w/]*", "", script)


@pytest.mark.parametrize(
    ("page", "fil"),
    [
        ("", "fil.xml"),
        ("guides/premier-contact/", "fil.xml"),
        ("communes/27375-louviers/", "communes/27375-louviers/fil.xml"),
        ("communes/61002-almeneches/", "fil.xml"),
        ("departements/61-orne/", "departements/61-orne/fil.xml"),
        ("gulls/artifaille/", "gulls/artifaille/fil.xml"),
        ("collectivites/smeacc/", "collectivites/smeacc/fil.xml"),
    ],
)
def test_each_page_names_the_feed_to_follow(site: Path, page: str, fil: str) -> None:
    """Its own where it has one, which it shows too."""
    html = (site / page / "index.html").read_text("utf-8")
    (nomme,) = re.findall(
        r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', html.split("<body")[0]
    )
    assert os.path.normpath(Path(page) / nomme) == fil
    assert (site / fil).is_file()
    montre = re.findall(r'<a href="([^"]+)" type="application/atom\+xml">', html)
    assert [os.path.normpath(Path(page) / un) for un in montre] == ([] if page and fil == "fil.xml" else [fil])


def test_search_finds_a_commune_and_the_sitemap_lists_it(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert any("27375-louviers" in entree["location"] for entree in index["docs"])
    assert "communes/27375-louviers/" in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "entree"),
    [
        ("", "Accueil"),
        ("guides/premier-contact/", "Guides"),
        ("communes/61001-alencon/", "Ma commune"),
        ("a-faire/61-orne/", "À faire"),
        ("gulls/artifaille/", "Groupes"),
        ("palmares/", None),
        ("404.html", None),
    ],
)
def test_the_menu_says_where_one_is(site: Path, page: str, entree: str | None) -> None:
    html = (site / page / ("" if page.endswith(".html") else "index.html")).read_text("utf-8")
    allumees = re.findall(r'aria-current="(?:page|true)">([^<]*)</a>', html.split("</header>")[0])
    assert allumees == ([entree] if entree else [])


@pytest.mark.parametrize("page", ["departements/61-orne/", "departements/76-seine-maritime/", "gulls/"])
def test_names_stand_in_the_order_of_the_alphabet(site: Path, page: str) -> None:
    tableau = (site / page / "index.html").read_text("utf-8").split('<table class="tableau')[1].split("</table>")[0]
    noms = [unescape(nom) for nom in re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]+)</a>', tableau)]
    assert len(noms) > 2
    assert noms == sorted(noms, key=rang)


@pytest.mark.parametrize("page", ["carte/", "communes/", "collectivites/"])
def test_what_is_followed_stands_by_its_latest_news(site: Path, page: str) -> None:
    nouvelles = re.findall(r'<td data-tri="([\d-]*)">[^<]*</td></tr>', (site / page / "index.html").read_text("utf-8"))
    assert len(nouvelles) > 2
    assert nouvelles == sorted(nouvelles, reverse=True)


def test_the_search_knows_nothing_of_the_page_that_shows_components(site: Path) -> None:
    lieux = {
        entree["location"] for entree in json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    }
    assert "palmares/" in lieux
    assert not [lieu for lieu in lieux if lieu.startswith("charte/")]


def test_every_former_commune_leads_to_the_page_of_today(site: Path) -> None:
    renvois = {
        page: re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', page.read_text("utf-8"))
        for page in site.glob("communes/*/index.html")
        if page.stat().st_size < RENVOI
    }
    assert len(renvois) > 600
    assert [
        str(page) for page, vers in renvois.items() if not (page.parent / "".join(vers) / "index.html").exists()
    ] == []
    assert renvois[site / "communes/14011-anctoville/index.html"] == ["../../communes/14581-aurseulles/"]


@pytest.mark.parametrize("page", [*(page for page in PAGES if page.endswith(".html")), *SANS_THEME, "404.html"])
def test_a_page_tells_its_policy_and_runs_no_script_of_its_own(site: Path, page: str) -> None:
    texte = (site / page).read_text("utf-8")
    politique = f'<meta http-equiv="Content-Security-Policy" content="{escape(POLITIQUE)}">'
    assert 0 < texte.index(politique) < min(texte.find(balise) % len(texte) for balise in ("<script", '<link rel="st'))
    assert SCRIPT.findall(texte) == []
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", texte)


@pytest.mark.parametrize(
    "page", ["communes/61214-l-aigle", "departements/61-orne", "epci", "carte", "a-faire", "contribuer/noter", "gulls"]
)
def test_official_names_have_the_apostrophes_of_the_page(site: Path, page: str) -> None:
    html = (site / page / "index.html").read_text(encoding="utf-8")
    assert re.findall(r".*\w'\w.*", visible(html)) == []
    assert "’" in visible(html)
    assert re.findall(r"<title>.*(?:'|&#39;).*</title>", html) == []
