"""For the town hall and the press: ten questions that nobody reads, pictures whose words fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.bureautique import texte_du_pdf
from tests.construction import renderer_de
from tests.navigateur import demandes_de, fautes_de, servir
from tournee.publications import badges

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.navigateur import Fenetre
    from tournee.campagne.campagne import Campagne

pytestmark = pytest.mark.navigateur
QUESTIONS = "mairie/dix-questions/"


@pytest.fixture
def questions(page: Page, adresse: str) -> Page:
    page.goto(f"{adresse}{QUESTIONS}")
    page.get_by_role("group").first.wait_for()
    return page


def test_the_keyboard_alone_answers_and_the_answers_go_nowhere(questions: Page) -> None:
    demandes = demandes_de(questions)
    expect(questions.get_by_role("status")).to_have_text("Questions restantes\u00a0: 10.")
    questions.locator(".dix-questions").get_by_role("radio").first.focus()
    for rang in range(10):
        questions.keyboard.press("Space")
        if rang == 1:
            questions.keyboard.press("ArrowRight")
        for _ in range(1 if rang == 9 else 2):  # past the guide of the next question
            questions.keyboard.press("Tab")
    expect(questions.get_by_role("status")).to_have_text("Toutes les questions ont une réponse.")
    resultat = questions.locator(".dix-questions__resultat")
    expect(resultat.get_by_role("heading")).to_have_text(["Ce qui est déjà là", "Ce qui pourrait commencer"])
    commencer = resultat.get_by_role("list").nth(1)
    expect(commencer).to_have_text("Quelqu’un porte le dossier\u00a0: Préparer le dossier")
    expect(commencer.get_by_role("link")).to_have_attribute(
        "href", questions.locator(".dix-questions li a").nth(1).evaluate("e => e.href")
    )
    assert fautes_de(questions) == []
    assert demandes == []
    assert questions.evaluate("[localStorage.length, sessionStorage.length, document.cookie, location.search]") == [
        0,
        0,
        "",
        "",
    ]
    questions.get_by_role("button", name="Effacer les réponses").press("Enter")
    expect(questions.get_by_role("status")).to_have_text("Questions restantes\u00a0: 10.")
    expect(resultat).to_be_empty()


def test_who_comes_back_finds_the_count_of_what_the_browser_kept(questions: Page) -> None:
    questions.locator(".dix-questions").get_by_role("radio").first.check()
    questions.locator(".dix-questions li a").first.click()
    questions.wait_for_url(lambda url: QUESTIONS not in url)
    questions.go_back()
    restantes = 10 - questions.locator(":checked[type=radio]").count()
    expect(questions.get_by_role("status")).to_have_text(f"Questions restantes\u00a0: {restantes}.")


@pytest.mark.parametrize("script", [True, False])
def test_it_prints_on_one_sheet(fenetre: Fenetre, adresse: str, *, script: bool) -> None:
    page = fenetre(java_script_enabled=script)
    page.goto(f"{adresse}{QUESTIONS}")
    if script:
        page.get_by_role("radio", name="À demander").first.check()
    else:
        assert page.get_by_role("listitem").filter(has=page.locator("strong")).count() == 10
        assert page.locator(".dix-questions").get_by_role("radio").count() == 0
    pdf = page.pdf(format="A4", margin={"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"})
    feuilles = texte_du_pdf(pdf, "-layout").removesuffix("\f").split("\f")
    assert len(feuilles) == 1
    for attendu in ("Un petit jeu de données", "Ce qui le montre", *(["Pas pour l’instant"] if script else [])):
        assert attendu in feuilles[0]
    assert "Imprimer cette feuille" not in feuilles[0]


def test_it_works_in_a_sub_folder(fenetre: Fenetre, site: Path) -> None:
    page = fenetre()
    perdues: list[str] = []
    page.on("response", lambda reponse: perdues.append(reponse.url) if reponse.status >= 400 else None)
    demandes = demandes_de(page)
    with servir(site.parent) as adresse:
        for lieu in (QUESTIONS, "presse/", "communes/27375-louviers/"):
            page.goto(f"{adresse}{site.name}/{lieu}", wait_until="networkidle")
            for image in page.locator("main img").all():
                image.evaluate("e => { e.loading = 'eager'; const d = e.closest('details'); if (d) d.open = true; }")
                expect(image).to_have_js_property("complete", value=True)
                assert image.evaluate("e => e.decode().then(() => e.naturalWidth > 0)")
    assert perdues == []
    assert [demande for demande in demandes if demande.endswith("sitemap.xml")] == []  # which no page has a use for


def test_no_word_of_a_picture_leaves_it(fenetre: Fenetre, site: Path, campagne: Campagne) -> None:
    """Whatever the fonts of who shows it: the browser of the tests knows wide ones alone."""
    page = fenetre()
    toutes = replace(campagne, communes=tuple(map(campagne.fiche_de, campagne.territoire.communes.values())))
    renderer = renderer_de(toutes)
    dessins = [str(fichier.read()) for fichier in badges.publish(renderer.campagne, renderer)]
    dessins += [fichier.read_text("utf-8") for fichier in sorted((site / "presse").glob("*.svg"))]
    page.set_content("".join(dessins))
    trop = page.evaluate(
        """[...document.querySelectorAll("svg")].flatMap((svg) => {
            const cadre = svg.getBoundingClientRect();
            return [...svg.querySelectorAll("text")].filter((texte) => {
                const boite = texte.getBoundingClientRect();
                return boite.right > cadre.right - 8 || boite.bottom > cadre.bottom || boite.top < cadre.top;
            }).map((texte) => texte.textContent);
        })"""
    )
    assert len(dessins) > 2700
    assert trop == []
