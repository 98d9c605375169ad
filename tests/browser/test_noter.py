"""The form of contacts as a person uses it who never saw YAML: from a commune's page to a request on any forge."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.conftest import JOUR
from tests.loading.test_fautes import FAUTES
from tests.navigateur import deborde, demandes_de, fautes_de
from tournee.fiches.gulls import Gull
from tournee.fiches.suivi import Commune, Contact
from tournee.loading.loading import load
from tournee.loading.reader import read_lone
from tournee.site.forge import Forge
from tournee.writing.lone_files import lone_text
from tournee.writing.messages import record_text_in
from tournee.writing.replacing import beside

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.conftest import Projet
    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur

FORGES = {
    "GitHub": "https://github.com/exemple/tournee/edit/main/",
    "GitLab": "https://gitlab.example/exemple/tournee/-/edit/main/",
    "Forgejo": "https://forgejo.example/exemple/tournee/_edit/main/",
}
NOTE = "Le « standard » transmet au secrétariat : rappeler lundi #12 & 50 %."


@pytest.fixture
def formulaire(page: Page, adresse: str) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return ouvrir(page, adresse)


def ouvrir(page: Page, adresse: str, ancre: str = "") -> Page:
    page.goto(f"{adresse}contribuer/noter/{ancre}")
    page.locator(".noter .atelier__table:not([inert])").wait_for()
    return page


def remplir(page: Page, geste: str = "appel", par: str = "viregul") -> None:
    page.get_by_label("Ce qui s’est passé").last.select_option(geste)
    page.get_by_label("Votre groupe").select_option(par)


def texte(page: Page) -> str:
    return page.locator(".noter__texte").inner_text().rstrip() + "\n"


def manques(page: Page) -> list[str]:
    return page.locator(".noter__manques li").all_inner_texts()


def fautes(page: Page) -> Locator:
    return page.locator(".noter__faute")


def presse_papiers(page: Page) -> str:
    lu: str = page.evaluate("navigator.clipboard.readText()")
    return lu


@pytest.mark.parametrize("nom", FORGES)
def test_from_a_commune_to_a_ready_request_takes_four_gestures(
    page: Page, adresse: str, site: Path, normandie: Path, jour_du_navigateur: str, nom: str
) -> None:
    """A link, two choices, a button. What the forge is given passes the check of the whole campaign."""
    forge = Forge.of(FORGES[nom])
    assert forge
    regles = json.loads((site / "contribuer/regles.json").read_text("utf-8")) | {"forge": asdict(forge)}
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.context.route("**/contribuer/regles.json", lambda route: route.fulfill(json=regles))
    page.context.route(f"https://{urlsplit(forge.fichier).netloc}/**", lambda route: route.fulfill(body="La forge"))
    page.goto(f"{adresse}communes/61169-flers/")
    page.get_by_role("link", name="Noter ce qui s’est passé").click()
    remplir(page)
    page.locator("#noter-note").fill(NOTE)
    with page.context.expect_page() as attendue:
        page.get_by_role("link", name="Proposer sur").click()
    ouverte = urlsplit(attendue.value.url)
    champs = parse_qs(ouverte.query)
    lieux = {
        "GitHub": ("/exemple/tournee/new/main", "filename"),
        "GitLab": ("/exemple/tournee/-/new/main", "file_name"),
        "Forgejo": ("/exemple/tournee/_new/main/data/suivi/", "filename"),
    }
    chemin, nomme = lieux[nom]
    assert ouverte.path == chemin
    page.bring_to_front()
    ecrit = champs["value"][0] if forge.remplit else presse_papiers(page)
    contact = read_lone(Contact, ecrit, "x")
    fichier = f"data/suivi/{contact.nom_de_fichier}"
    assert champs[nomme] == [fichier.rpartition("/")[2] if nom == "Forgejo" else fichier]
    assert (contact.commune, contact.nom, contact.geste, contact.par) == ("61169", "Flers", "appel", "viregul")
    assert (str(contact.le), contact.note) == (jour_du_navigateur, NOTE)
    with beside(normandie, {fichier: ecrit}) as copie:
        campagne = load(copie, contact.le.debut)
    assert campagne.situation(campagne.fiche_de(campagne.territoire.communes["61169"])).statut == "contactee"


@pytest.fixture
def jour_du_navigateur(page: Page, jour: date) -> str:
    """The day of the data, noon in Normandie."""
    page.clock.set_fixed_time(f"{jour}T11:00:00Z")
    return str(jour)


def test_a_message_gives_back_its_contact(formulaire: Page) -> None:
    """« tournee recevoir » reads what an issue, a mail or the forum brings."""
    formulaire.goto(f"{formulaire.url}#smeacc")
    remplir(formulaire, "reponse")
    formulaire.locator("#noter-note").fill(NOTE)
    attendu = texte(formulaire)
    assert read_lone(Contact, attendu, "x").collectivite == "smeacc"
    ticket = parse_qs(urlsplit(formulaire.locator(".noter__ticket").get_attribute("href") or "").query)
    assert record_text_in(ticket["body"][0]) == (Contact, attendu)
    courriel = parse_qs(urlsplit(formulaire.locator(".noter__courriel").get_attribute("href") or "").query)
    assert record_text_in(courriel["body"][0]) == (Contact, attendu)
    assert courriel["subject"] == ticket["title"]
    formulaire.get_by_role("button", name="Copier le message").click()
    expect(formulaire.locator(".atelier__dit")).to_have_text("Le message est copié.")
    assert record_text_in(presse_papiers(formulaire)) == (Contact, attendu)
    formulaire.get_by_role("button", name="Copier le texte").click()
    expect(formulaire.locator(".atelier__dit")).to_have_text("Le texte est copié.")
    assert presse_papiers(formulaire) == attendu


@pytest.mark.parametrize(
    ("ancre", "vise", "geste"),
    [
        ("#61169", "Flers, code INSEE 61169, à contacter", ""),
        ("#61169/reservation", "Flers, code INSEE 61169, à contacter", "reservation"),
        ("#14074/appel", "Valambray, code INSEE 14005, à contacter", "appel"),
        ("#smeacc", "SMEACC (Syndicat mixte d’eau et d’assainissement du Caux central)", ""),
        ("#99999/inconnu", "Aucune commune de la région n’a le code 99999.", ""),
    ],
)
def test_an_address_says_of_whom_and_what(page: Page, adresse: str, ancre: str, vise: str, geste: str) -> None:
    ouvrir(page, adresse, ancre)
    expect(page.locator(".atelier__commune")).to_have_text(vise)
    expect(page.locator("#noter-geste")).to_have_value(geste)


def test_from_its_page_a_group_is_already_chosen(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}gulls/viregul/")
    page.get_by_role("link", name="Noter ce qui s’est passé").click()
    expect(page.locator("#noter-par")).to_have_value("viregul")
    assert manques(page) == ["La commune ou la collectivité", "Ce qui s’est passé"]


@pytest.mark.parametrize("largeur", [360, 1440])
def test_an_address_shows_the_form_below_the_heading(fenetre: Fenetre, adresse: str, largeur: int) -> None:
    page = fenetre(largeur)
    ouvrir(page, adresse, "#61169")
    expect(page.locator("#recherche-champ")).to_have_value("Flers")
    haut = page.locator(".noter").evaluate("noter => noter.getBoundingClientRect().top")
    assert 0 <= haut < 200  # the heading does not follow: the form has the top of the window


def test_what_is_missing_then_what_is_wrong_then_what_will_change(formulaire: Page, jour_du_navigateur: str) -> None:
    ouvrir(formulaire, formulaire.url.removesuffix("contribuer/noter/"))
    pret = formulaire.locator(".noter__pret")
    assert manques(formulaire) == ["La commune ou la collectivité", "Ce qui s’est passé", "Votre groupe"]
    formulaire.get_by_role("combobox", name="Cherchez votre commune").fill("flers")
    formulaire.get_by_role("option", name="Flers Orne", exact=False).first.click()
    remplir(formulaire, "refus")
    assert manques(formulaire) == ["Pour quel motif"]
    formulaire.get_by_label("Pour quel motif").select_option("pas-le-moment")
    expect(pret).to_contain_text("Flers passera de «\u00a0À contacter\u00a0» à «\u00a0A décliné\u00a0».")
    formulaire.locator("#noter-note").fill("Vu Mme Exemple.")
    expect(formulaire.locator(".noter__compte")).to_have_text("15\u00a0signes sur 1000")
    expect(fautes(formulaire)).to_contain_text("«\u00a0Mme Exemple\u00a0» semble le nom d’une personne")
    expect(pret).to_be_hidden()
    assert manques(formulaire) == ["Corrigez ce qui est signalé sous les champs."]
    formulaire.locator("#noter-note").fill("Vu le secrétariat.")
    expect(fautes(formulaire)).to_have_count(0)
    formulaire.locator("#noter-le").fill("2099-01-01")
    expect(fautes(formulaire)).to_contain_text("est dans l’avenir")
    formulaire.locator("#noter-le").fill(jour_du_navigateur)
    formulaire.locator("#noter-geste").select_option("reservation")
    expect(pret).to_contain_text(re.compile(r"à «\u00a0Réservée\u00a0»\. La réservation tiendra jusqu’au \d"))
    assert "motif" not in texte(formulaire)


def test_nothing_is_sent_nor_kept(formulaire: Page, adresse: str) -> None:
    demandes = demandes_de(formulaire)
    ouvrir(formulaire, adresse, "#61169")
    remplir(formulaire)
    formulaire.locator("#noter-note").fill(NOTE)
    formulaire.locator(".noter__pret").wait_for()
    assert {urlsplit(une).netloc for une in demandes} == {urlsplit(adresse).netloc}
    assert [une for une in demandes if "standard" in unquote(une)] == []
    assert formulaire.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


GROUPE = {"nom": "L’Œuf du Perche", "source": "https://groupe.example/a,b}", "contact": "contact@groupe.example"}


def presenter(page: Page) -> None:
    for champ, valeur in GROUPE.items():
        page.locator(f"[name={champ}]").fill(valeur)
    page.get_by_label("Ce qu’il est").select_option("association")


@pytest.mark.parametrize("nom", FORGES)
def test_from_the_groups_to_a_ready_request(
    page: Page, adresse: str, site: Path, normandie: Path, jour: date, nom: str
) -> None:
    """What the forge is given passes the check of the whole campaign, and a message gives it back."""
    forge = Forge.of(FORGES[nom])
    assert forge
    regles = json.loads((site / "contribuer/regles.json").read_text("utf-8")) | {"forge": asdict(forge)}
    page.context.route("**/contribuer/regles.json", lambda route: route.fulfill(json=regles))
    page.clock.set_fixed_time(f"{jour}T11:00:00Z")
    page.goto(f"{adresse}gulls/")
    page.get_by_role("link", name="Ajouter un groupe").click()
    page.locator(".noter .atelier__table:not([inert])").wait_for()
    assert manques(page) == ["Le nom du groupe", "Son identifiant", "Ce qu’il est", "L’adresse de cette page"]
    presenter(page)
    page.get_by_role("combobox", name="La commune où il se réunit").fill("mortagne-au-perche")
    page.get_by_role("option", name="Mortagne-au-Perche").first.click()
    page.get_by_label("Des ateliers").check()
    expect(page.locator(".noter__consequences")).to_have_text("L’Œuf du Perche aura sa page parmi les groupes.")
    champs = parse_qs(urlsplit(page.locator(".noter__forge").get_attribute("href") or "").query)
    ecrit, fichier = texte(page), "data/gulls/l-oeuf-du-perche.yaml"
    assert champs["filename" if forge.remplit else "file_name"] == [
        fichier.rpartition("/")[2] if nom == "Forgejo" else fichier
    ]
    assert champs.get("value", [ecrit]) == [ecrit]
    ticket = parse_qs(urlsplit(page.locator(".noter__ticket").get_attribute("href") or "").query)
    assert record_text_in(ticket["body" if forge.remplit else "issue[description]"][0]) == (Gull, ecrit)
    with beside(normandie, {fichier: ecrit}) as copie:
        gull = load(copie, jour).gull("l-oeuf-du-perche")
    assert (gull.nom, gull.commune, gull.activite.vue_en) == (GROUPE["nom"], "61293", jour.year)
    assert (gull.activite.source, gull.contact, list(gull.propose)) == (
        GROUPE["source"],
        GROUPE["contact"],
        ["atelier"],
    )


@pytest.mark.parametrize(("largeur", "couleurs"), [(360, "dark"), (1440, "light")])
def test_a_group_that_is_wrong_then_right(fenetre: Fenetre, adresse: str, largeur: int, couleurs: str) -> None:
    page = fenetre(largeur, couleurs=couleurs)
    page.goto(f"{adresse}contribuer/groupe/")
    page.locator(".noter .atelier__table:not([inert])").wait_for()
    presenter(page)
    page.locator("[name=vue_en]").fill("2012")
    expect(page.locator(".noter__consequences")).to_contain_text("«\u00a0à confirmer\u00a0»")
    page.locator("[name=nom]").fill("VireGUL")
    expect(fautes(page)).to_contain_text("l’identifiant «\u00a0viregul\u00a0» est déjà celui de «\u00a0VireGUL\u00a0»")
    page.locator("[name=id]").fill("vire-gul")
    expect(fautes(page)).to_contain_text("sous l’identifiant «\u00a0viregul\u00a0»")
    page.locator("[name=nom]").fill("Les Autres")  # the id that somebody chose stays
    expect(page.locator(".noter__nom")).to_have_text("data/gulls/vire-gul.yaml")
    assert (fautes_de(page), deborde(page)) == ([], False)
    page.locator("[name=resume]").fill("Demander Mme Exemple.")
    expect(fautes(page)).to_have_count(1)
    assert (fautes_de(page), deborde(page)) == ([], False)


@pytest.mark.parametrize(("largeur", "couleurs"), [(360, "dark"), (1440, "light")])
def test_a_filled_form_is_accessible_and_fits(fenetre: Fenetre, adresse: str, largeur: int, couleurs: str) -> None:
    page = fenetre(largeur, couleurs=couleurs)
    ouvrir(page, adresse, "#61169")
    remplir(page)
    page.locator("#noter-note").fill("Vu Mme Exemple.")
    assert (fautes_de(page), deborde(page)) == ([], False)
    page.locator("#noter-note").fill("mot" * 300)
    page.locator(".noter__pret").wait_for()
    assert (fautes_de(page), deborde(page)) == ([], False)


def test_without_script_the_page_shows_the_file(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(java_script_enabled=False)
    page.goto(f"{adresse}contribuer/noter/")
    expect(page.locator(".noter")).to_be_hidden()
    modele = page.locator(".noter__modele").inner_text()
    lu = read_lone(Contact, modele.replace("code INSEE", "61169").replace("nom officiel", "Flers"), "x")
    assert (lu.commune, lu.geste) == ("61169", "appel")
    page.goto(f"{adresse}contribuer/groupe/")
    expect(page.locator(".noter")).to_be_hidden()
    groupe = read_lone(Gull, page.locator(".noter__modele").inner_text().replace("code INSEE", "61169"), "x")
    assert (groupe.commune, groupe.forme) == ("61169", "association")


def test_without_its_rules_the_page_shows_the_file_too(page: Page, adresse: str) -> None:
    page.route("**/regles.json", lambda route: route.abort())
    page.goto(f"{adresse}contribuer/noter/")
    expect(page.locator(".atelier__attente")).to_contain_text("n’a pas pu être chargé")
    expect(page.locator(".noter__modele")).to_be_visible()


def typed(faute: dict[str, str]) -> tuple[str, str] | None:
    """The field of a mistake of the table, and what a person would put there; nothing where the form has no such field.

    A closed list offers only what is right, and an input of days only days.
    """
    champ, _, valeur = faute["apres"].partition(": ")
    lue = valeur[1:-1] if valeur[:1] == valeur[-1:] and valeur[:1] in {'"', "'"} else valeur
    jour = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", lue) and lue != "2026-02-30"
    libre = champ in {"note", "source"} or (champ in {"le", "relance"} and jour)
    return (champ, lue.strip()) if libre and lue.strip() and faute["fichier"] == Commune.fichier else None


def test_the_mistakes_of_the_table_are_refused_in_the_same_words_or_written_right(
    page: Page, adresse: str, projet: Projet
) -> None:
    """What is wrong in a text is told as the check tells it; what is only wrong in YAML, the form writes as it must."""
    page.clock.set_fixed_time(f"{JOUR}T12:00:00")
    ouvrir(page, adresse, "#61169")
    remplir(page)
    contact = {"commune": "98003", "nom": "Fictive", "le": "2026-11-02", "geste": "appel", "par": "les-essais"}
    memes, ecrits = 0, 0
    for faute, (champ, valeur) in ((faute, vue) for faute in FAUTES if (vue := typed(faute))):
        essai = contact | {champ: " ".join(valeur.split())}
        for autre in ("le", "note", "source", "relance"):
            page.locator(f"#noter-{autre}").fill(essai.get(autre, ""))
        fichier = f"data/suivi/{essai['le']}-98003-appel-les-essais.yaml"
        projet.ecrire(fichier, lone_text(Contact, essai))
        attendus = [dit.split(": ", 1)[1].replace("« Fictive »", "« Flers »") for dit in projet.problems()]
        (projet.root / fichier).unlink()
        assert [" ".join(dit.split()) for dit in fautes(page).all_inner_texts()] == attendus, faute["apres"]
        memes += any(faute["dit"].split(": ", 1)[1].replace("L'Échantillon", "Flers") in dit for dit in attendus)
        if not attendus:
            assert getattr(read_lone(Contact, texte(page), "x"), champ) == essai[champ]
            ecrits += 1
    assert memes >= 15
    assert ecrits >= 25
