"""The pages of the guides: their frame, the ways in, the words explained, and what leads to them."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.construction import RACINE, renderer_de
from tournee.fiches.statuts import Statut
from tournee.publications import communes

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne

NOMS = sorted(path.stem for path in (RACINE / "docs/guides").glob("*.md"))


class Page(HTMLParser):
    """The text of an article, its links with their words, and its abbreviations."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texte = ""
        self.liens: list[tuple[str, str]] = []
        self.abbr: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self._ouverts: list[tuple[str, dict[str, str]]] = []
        self.feed(html[html.index("<article") : html.index("</article>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        champs = {nom: valeur or "" for nom, valeur in attrs}
        self.ids |= {champs["id"]} if "id" in champs else set()
        if tag == "a":
            self.liens.append((champs.get("href", ""), ""))
        if tag == "abbr":
            self.abbr.append((champs.get("title", ""), ""))
        if tag in {"a", "abbr", "code", "pre"}:
            self._ouverts.append((tag, champs))

    def handle_endtag(self, tag: str) -> None:
        if self._ouverts and self._ouverts[-1][0] == tag:
            self._ouverts.pop()

    def handle_data(self, data: str) -> None:
        self.texte += data
        ouverts = [tag for tag, _ in self._ouverts]
        if "a" in ouverts:
            self.liens[-1] = (self.liens[-1][0], self.liens[-1][1] + data)
        if "abbr" in ouverts:
            assert not {"code", "pre"} & set(ouverts)
            self.abbr[-1] = (self.abbr[-1][0], self.abbr[-1][1] + data)


def lire(site: Path, adresse: str) -> Page:
    return Page((site / adresse / "index.html").read_text("utf-8"))


def plat(texte: str) -> str:
    return " ".join(texte.split())


@pytest.mark.parametrize("nom", NOMS)
def test_each_guide_says_when_for_whom_and_where_to_go(site: Path, nom: str) -> None:
    page = lire(site, f"guides/{nom}")
    texte = plat(page.texte)
    debut = texte[:300]
    assert all(mots in debut for mots in ("Tous les guides", "À quel moment :", "Pour :", "Il faut :"))
    assert "Pages liées" in texte
    liens = [href for href, _ in page.liens]
    assert "../../guides/" in liens
    assert "../../guides/livret.pdf" in liens
    assert (
        len(
            {
                href
                for href in liens[liens.index("../../guides/") + 1 :]
                if re.fullmatch(r"\.\./\.\./guides/[\w-]+/", href)
            }
        )
        >= 2
    )
    assert "None" not in texte


def test_the_frame_of_a_guide_comes_from_its_front_matter(site: Path) -> None:
    texte = plat(lire(site, "guides/le-label").texte)
    assert "À quel moment : avant de commencer" in texte
    assert "Pour : les groupes, les bénévoles, les mairies et la presse" in texte
    assert "Il faut : dix minutes" in texte
    liens = dict(lire(site, "guides/avant-le-premier-contact").liens)
    assert liens["../../guides/choisir-une-commune/"] == "Choisir une commune"
    assert "../../courriers/premier-contact/" in liens


def test_the_index_has_three_ways_in_four_roles_and_every_guide(site: Path) -> None:
    page = lire(site, "guides")
    texte = plat(page.texte)
    attendus = [
        "J’ai dix minutes",
        "J’ai une soirée",
        "Notre groupe s’engage",
        "Vous êtes un groupe",
        "Vous êtes bénévole",
    ]
    attendus += [
        "Vous êtes élu",
        "Vous êtes journaliste",
        "Avant de commencer",
        "Au premier contact",
        "Quand le dialogue",
    ]
    attendus += ["Quand le dossier", "Après les résultats", "Tout au long de l’année", "Glossaire"]
    places = [texte.index(attendu) for attendu in attendus]
    assert places == sorted(places)
    tous = [href for href, _ in page.liens]
    for nom in NOMS:
        assert tous.count(f"../guides/{nom}/") >= 2, nom
    assert "../guides/livret.pdf" in tous


def test_the_menu_leads_to_the_index_and_does_not_repeat_the_guides(site: Path) -> None:
    html = (site / "gulls/index.html").read_text("utf-8")
    menu = html[: html.index("<article")]
    assert 'href="../guides/"' in menu
    assert not re.search(r'href="\.\./guides/[\w-]+/"', menu)


def test_acronyms_are_explained_in_hand_written_pages_outside_code(site: Path) -> None:
    abbr = lire(site, "guides/qui-rencontre-t-on").abbr
    dits = {mots: title for title, mots in abbr}
    assert dits["EPCI"].startswith("Établissement public de coopération intercommunale")
    assert {"DGS", "DSI", "EPN"} <= set(dits)
    assert lire(site, "communes/61001-alencon").abbr == []
    for nom in NOMS:
        assert all(title for title, _ in lire(site, f"guides/{nom}").abbr)


def test_the_words_explained_are_also_listed_as_links(site: Path) -> None:
    """A tooltip needs a pointer: the same explanation is a link away for a keyboard, a finger or a reader."""
    page = lire(site, "guides/qui-rencontre-t-on")
    assert ("../../guides/glossaire/#epci", "EPCI") in page.liens
    glossaire = lire(site, "guides/glossaire")
    for href, mots in page.liens:
        if "#" in href and "glossaire" in href:
            assert href.partition("#")[2] in glossaire.ids, mots


@pytest.mark.parametrize(
    ("commune", "guide", "lettre"),
    [
        ("communes/61214-l-aigle", "Avant le premier contact</a>", "courriers/premier-contact/"),
        ("communes/27375-louviers", "Avant le premier contact</a>", "courriers/reprise-ancien-laureat/"),
    ],
)
def test_a_place_leads_to_the_guide_and_the_letter_of_its_status(
    site: Path, commune: str, guide: str, lettre: str
) -> None:
    html = (site / commune / "index.html").read_text("utf-8")
    cadre = html[html.index('class="prochain-pas"') :]
    cadre = cadre[: cadre.index("</section>")]
    assert guide in plat(cadre)
    assert lettre in cadre
    assert f"contribuer/noter/#{commune[9:14]}/reservation" in html


def test_a_status_without_a_letter_leads_to_the_list(campagne: Campagne) -> None:
    sans = replace(
        campagne,
        courriers=tuple(un.model_copy(update={"statuts": (Statut.LABELLISEE,)}) for un in campagne.courriers),
        guides=tuple(un.model_copy(update={"statuts": ()}) for un in campagne.guides),
    )
    pages = communes.publish(sans, renderer_de(sans))
    html = next(str(page.read()) for page in pages if page.address == "communes/61001-alencon/")
    cadre = html[html.index('class="prochain-pas"') :]
    cadre = cadre[: cadre.index("</section>")]
    assert 'href="../../guides/"' in cadre
    assert 'href="../../courriers/"' in cadre
