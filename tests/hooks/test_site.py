"""The site, built in process: what is there, what it links to, what it never does."""

from __future__ import annotations

import filecmp
import json
import os
import re
import subprocess
import sys
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from markupsafe import escape

from tests.audit import SCRIPT
from tests.construction import ADRESSE, RACINE, renderer_de
from tournee.francais.noms import rang
from tournee.francais.phrases import jour
from tournee.publications.partage import ACCUEIL, PARTIES
from tournee.site.adresses import PARTAGE
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
CHARGE = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "use": "href"}


BALISE = re.compile(r"<(\w+)((?:\s+[\w:-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?)*)\s*/?>")
ATTRIBUT = re.compile(r"([\w:-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*))")


SELON_L_ANCRE = ("/courriers/index.html", "/contribuer/noter/index.html")
"""Where a script reads the anchor: the letters, the form of contacts."""


RENVOI = 1500
"""What a page weighs at least that does more than lead on to another."""


class Page:
    """The addresses, the anchors and the choices of a page; expressions read 2,700 of them ten times faster."""

    def __init__(self, html: str) -> None:
        self.liens: list[str] = []
        self.charges: list[str] = []
        self.ancres: set[str] = set()
        self.repetees: set[str] = set()
        """Those of two elements, of which a link reaches the first alone."""
        self.choix: set[str] = set()
        for balise, attributs in BALISE.findall(html):
            champs = {nom: unescape(a or b or c) for nom, a, b, c in ATTRIBUT.findall(attributs)}
            self.repetees |= self.ancres & {champs.get("id", "")}
            self.ancres |= {champs[nom] for nom in ("id", "name") if nom in champs}
            if balise == "option":
                self.choix.add(champs.get("value", ""))
            elif balise == "a" and "href" in champs:
                self.liens.append(champs["href"])
            elif champs.get(CHARGE.get(balise, "")) and champs.get("rel") not in {"canonical", "prev", "next"}:
                self.charges.append(champs[CHARGE[balise]])

    @cached_property
    def communes(self) -> set[str]:
        """The codes of those whose pages it leads to."""
        return {trouve[1].lower() for lien in self.liens if (trouve := re.search(r"/communes/(\w{5})-", lien))}


@pytest.fixture(scope="module")
def lues(chaque_site: Path) -> dict[Path, Page]:
    """Every page of a site, read once."""
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(chaque_site.resolve().rglob("*.html"))}


@pytest.mark.parametrize("page", PAGES)
def test_the_addresses_of_the_design_exist(site: Path, page: str) -> None:
    assert (site / page).is_file()


def test_every_internal_link_leads_to_a_page_and_an_anchor(chaque_site: Path, lues: dict[Path, Page]) -> None:
    assert len(lues) > 150
    assert sum(len(page.liens) for page in lues.values()) > 20 * len(lues)
    existe = {str(chaque_site.resolve()), *map(str, chaque_site.resolve().rglob("*"))}
    perdus = [
        (str(path), lien)
        for path, page in lues.items()
        if path.name != "404.html"  # its addresses start at the root of the published site
        for lien in page.liens
        if not _atteint(path, lien, lues, existe)
    ]
    assert perdus == []


def _atteint(page: Path, lien: str, lues: dict[Path, Page], existe: set[str]) -> bool:
    parts = urlsplit(lien)
    if parts.scheme in {"http", "https", "mailto", "webcal"}:
        return True
    cible = os.path.normpath(page.parent / unquote(parts.path)) if parts.path else str(page)
    if cible in existe and "." not in Path(cible).name:
        cible += "/index.html"
    if cible not in existe:
        return False
    cle = parts.fragment.partition("/")[0].lower()
    sienne = page.parent.name.partition("-")[0]
    permises = {sienne} if page.parent.parent.name == "communes" else lues[page].communes
    if cible.endswith(SELON_L_ANCRE) and cle in permises:
        return True  # a script reads there the code of the commune that one comes from, or of one of a list
    if cible.endswith(SELON_L_ANCRE[1]) and parts.path and parts.fragment:
        return {*filter(None, parts.fragment.split("/"))} <= lues[Path(cible)].choix  # the script chooses them
    return not parts.fragment or not cible.endswith(".html") or unquote(parts.fragment) in lues[Path(cible)].ancres


def test_the_foot_leads_to_the_repository(site: Path) -> None:
    assert "Le dépôt" in (site / "index.html").read_text("utf-8")


def test_the_check_knows_every_heading_of_a_text(site: Path, campagne: Campagne) -> None:
    connues = Texts(RACINE, renderer_de(campagne)).anchors
    lus = 0
    for uri, ancres in connues.items():
        page = site / uri.removesuffix("index.md").removesuffix(".md") / "index.html"
        if page.exists():  # one of them is for who reads the code
            titres = set(re.findall(r'<h[1-6] id="([^"]+)"', page.read_text("utf-8")))
            assert titres <= (ancres or set()), uri
            lus += len(titres)
    assert lus > 100


def test_no_page_has_two_elements_of_one_id(lues: dict[Path, Page]) -> None:
    assert Page('<p id="ici"><a name="ici"></a><b id=ici></b></p>').repetees == {"ici"}
    assert {path: page.repetees for path, page in lues.items() if page.repetees} == {}


def test_no_page_loads_anything_from_elsewhere(chaque_site: Path, lues: dict[Path, Page]) -> None:
    ailleurs = [
        (str(path), adresse)
        for path, page in lues.items()
        for adresse in page.charges
        if urlsplit(adresse).netloc not in {"", urlsplit(ADRESSE).netloc}
    ]
    feuilles = [
        (path.name, adresse)
        for path in chaque_site.rglob("*.css")
        for adresse in re.findall(r"url\(\s*[\"']?((?:https?:)?//[^)\"']+)", path.read_text(encoding="utf-8"))
    ]
    assert ailleurs + feuilles == []


def test_every_page_names_a_picture_and_the_picture_is_there(chaque_site: Path, lues: dict[Path, Page]) -> None:
    nommees = {
        path: re.findall(r'<meta property="og:image" content="([^"]+)">', path.read_text("utf-8"))
        for path in lues
        if not {"carte/seule", "404.html"} & {str(path.relative_to(chaque_site.resolve()).parent), path.name}
        if path.stat().st_size > RENVOI  # what only leads on is seen by nobody
    }
    assert len(nommees) > len(lues) / 2
    assert [path for path, images in nommees.items() if len(images) != 1] == []
    adresses = {images[0] for images in nommees.values()}
    parties = {partie for partie in PARTIES if (chaque_site / partie).is_dir() or partie == ACCUEIL}
    assert {f"{ADRESSE}partage/{partie}.png" for partie in parties} <= adresses
    assert any(adresse.endswith(f"/{PARTAGE}") for adresse in adresses)
    assert [un for un in adresses if not (chaque_site / un.removeprefix(ADRESSE)).is_file()] == []


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
    autre = {"LANG": "C", "LC_ALL": "C", "TZ": "Pacific/Auckland", "HOME": str(tmp_path), "NO_MKDOCS_2_WARNING": "1"}
    commande = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    construit = subprocess.run(commande, cwd=ailleurs, env=os.environ | autre, capture_output=True, check=False)
    assert (construit.returncode, construit.stderr.decode()) == (0, "")
    assert _differences(filecmp.dircmp(site_imagine, ailleurs / "site")) == []


def _differences(compare: filecmp.dircmp[str]) -> list[str]:
    _, differ, errors = filecmp.cmpfiles(compare.left, compare.right, compare.common_files, shallow=False)
    here = [*compare.left_only, *compare.right_only, *differ, *errors]
    return here + [name for sub in compare.subdirs.values() for name in _differences(sub)]


def test_louviers_is_labelled_in_2017_and_its_data_can_be_corrected(site: Path) -> None:
    html = (site / "communes/27375-louviers/index.html").read_text(encoding="utf-8")
    assert "Labellisée en 2017" in html
    assert "niveau 1" in html
    ligne = (RACINE / "data/communes.yaml").read_text(encoding="utf-8").splitlines().index('- insee: "27375"') + 1
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


def test_nothing_but_pages_and_assets_is_published(chaque_site: Path) -> None:
    pages = {
        ".html",
        ".css",
        ".js",
        ".map",
        ".svg",
        ".png",
        ".json",
        ".geojson",
        ".xml",
        ".gz",
        ".webmanifest",
        ".woff2",
    }
    documents = {".webmanifest", ".odt", ".docx", ".pdf", ".txt", ".eml", ".csv", ".zip", ".ics"}
    assert {path.suffix for path in chaque_site.rglob("*") if path.is_file()} <= pages | documents


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
