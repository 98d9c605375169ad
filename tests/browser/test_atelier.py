"""The workshop of letters as a volunteer uses it: for any commune and group, without a network, without a trace."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest
from playwright.sync_api import expect

from tests.bureautique import convertir, polices_du_pdf, texte_du_pdf
from tests.lettres.test_feuilles import LONGUES
from tests.navigateur import deborde, demandes_de, fautes_de

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
RUSE = """<script>alert(1)</script> & <b>"gras"</b> 'l’un' ]]> &amp;"""


@pytest.fixture
def atelier(page: Page, adresse: str) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return ouvrir(page, adresse)


def ouvrir(page: Page, adresse: str, ancre: str = "") -> Page:
    page.goto(f"{adresse}courriers/{ancre}")
    page.locator(".atelier__table:not([inert])").wait_for()
    return page


def choisir(page: Page, nom: str, groupe: str | None = None, lettre: str | None = "premier-contact") -> None:
    """A commune, a group and a letter; without a letter, the page offers that of the commune's status."""
    page.get_by_role("combobox", name="Cherchez votre commune").fill(nom)
    page.get_by_role("listbox").get_by_role("option").first.click()
    expect(page.locator(".atelier__commune")).to_contain_text("code INSEE")
    if groupe:
        page.get_by_label("Votre groupe", exact=True).select_option(groupe)
    if lettre:
        page.get_by_label("La lettre", exact=True).select_option(lettre)


def feuille(page: Page) -> Locator:
    return page.locator(".atelier__feuille")


def corps(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Corps de la lettre")


def statut(page: Page) -> Locator:
    return page.locator(".atelier__dit")


def copier(page: Page) -> str:
    page.get_by_role("button", name="Copier le texte").click()
    expect(statut(page)).to_contain_text("Le texte est copié.")
    texte: str = page.evaluate("navigator.clipboard.readText()")
    return texte


def courriel(page: Page) -> tuple[str, str, str]:
    """To whom the mail program would write, of what, and what: by a link, or by a draft where it would be too long."""
    lien = page.locator(".atelier__courriel")
    adresse = urlsplit(lien.get_attribute("href") or "")
    champs = parse_qs(adresse.query)
    lu = unquote(adresse.path), champs["subject"][0], champs["body"][0]
    trop_long = len(lien.get_attribute("href") or "") > 2000
    expect(lien).to_be_visible(visible=not trop_long)
    if trop_long:
        with page.expect_download() as attendu:
            page.get_by_role("button", name="Télécharger le courriel").click()
        assert attendu.value.suggested_filename.endswith(".eml")
        message = message_from_bytes(attendu.value.path().read_bytes(), policy=default)
        assert (message["To"] or "", message["Subject"], message["X-Unsent"]) == (*lu[:2], "1")
        assert message.get_content().rstrip() == lu[2]
        assert max(map(len, message.as_bytes().split(b"\n"))) <= 77
    return lu


def telecharger(page: Page, dossier: Path, format_: str = "ODT") -> Path:
    with page.expect_download() as attendu:
        page.get_by_role("button", name=f"Télécharger en {format_}").click()
    fichier = dossier / attendu.value.suggested_filename
    attendu.value.save_as(fichier)
    return fichier


def texte_odt(fichier: Path) -> str:
    """What the file says, one paragraph a line."""
    texte = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    with ZipFile(fichier) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        assert {entree.compress_type for entree in archive.infolist()} == {ZIP_STORED}
        arbre = ET.fromstring(archive.read("content.xml"))  # noqa: S314  made by the page under test
    for saut in arbre.iter(f"{texte}line-break"):
        saut.text = "\n"
    return "\n".join("".join(paragraphe.itertext()) for paragraphe in arbre.iter(f"{texte}p"))


def resserrer(texte: str) -> str:
    """The words alone: bullets, numbers and ends of lines are each format's own."""
    return " ".join(re.sub(r"^\s*(?:[-•]|\d\.)\s+", "", texte, flags=re.MULTILINE).split())


def compte(page: Page) -> tuple[int, int]:
    """How many paragraphs are still the model's, and out of how many."""
    dit = page.locator(".jauge__compte").inner_text()
    trouves = re.match(r"(\d+) paragraphes? sur (\d+)", dit)
    assert trouves, dit
    return int(trouves[1]), int(trouves[2])


def remplie(page: Page, commune: str = "Alençon", groupe: str = "artifaille") -> None:
    choisir(page, commune, groupe)
    page.get_by_label("Votre nom").fill("Les bénévoles")
    page.get_by_label("Téléphone", exact=True).fill("02 00 00 00 00")
    page.get_by_label("Courriel", exact=True).fill("groupe@exemple.org")
    page.get_by_label("Une phrase sur la collectivité", exact=True).fill("La mairie a un café numérique")


def test_alencon_and_a_group_make_a_whole_letter(atelier: Page, tmp_path: Path) -> None:
    remplie(atelier)
    texte = copier(atelier)
    assert "Mairie d’Alençon\nPlace du Maréchal-Foch\n61000 Alençon" in texte
    assert "bénévoles au sein du groupe L’Artifaille (Caen)" in texte
    assert "La mairie a un café numérique. " in texte
    assert "[" not in texte
    expect(statut(atelier)).to_have_text("Le texte est copié.")
    assert not re.search("None|undefined|null|  ", texte)
    fichier = telecharger(atelier, tmp_path)
    assert fichier.name == "premier-contact-alencon.odt"
    assert resserrer(texte_odt(fichier)) == resserrer(texte)


@pytest.mark.parametrize(
    ("cherche", "adressee", "nom_de_fichier"),
    [
        ("L'Aigle", "Mairie de L’Aigle", "premier-contact-l-aigle.odt"),
        ("vascoeuil", "Mairie de Vascœuil", "premier-contact-vascoeuil.odt"),
        (
            "Saint-Martin-de-Bienfaite",
            "Mairie de Saint-Martin-de-Bienfaite-la-Cressonnière",
            "premier-contact-saint-martin-de-bienfaite-la-cressonniere.odt",
        ),
        ("le havre", "Mairie du Havre", "premier-contact-le-havre.odt"),
    ],
)
def test_names_are_written_whole(
    atelier: Page, tmp_path: Path, cherche: str, adressee: str, nom_de_fichier: str
) -> None:
    remplie(atelier, cherche)
    assert f"\n{adressee}\n" in copier(atelier)
    fichier = telecharger(atelier, tmp_path)
    assert fichier.name == nom_de_fichier
    assert adressee in texte_odt(fichier)
    assert feuille(atelier).evaluate("e => e.scrollWidth <= e.clientWidth")


def test_a_group_without_a_site_has_no_sentence_about_it(atelier: Page) -> None:
    remplie(atelier)
    assert "Notre groupe se présente sur www.artifaille.fr." in copier(atelier)
    atelier.get_by_label("Votre groupe", exact=True).select_option("viregul")
    texte = copier(atelier)
    assert "VireGUL" in texte
    assert "se présente sur" not in texte
    assert "[" not in texte
    assert not re.search("None|undefined|  | \n", texte)


def test_what_is_left_out_takes_its_line_away(atelier: Page) -> None:
    remplie(atelier)
    atelier.get_by_label("ne pas l’indiquer\u00a0: téléphone").check()
    expect(atelier.get_by_label("Téléphone", exact=True)).to_be_disabled()
    assert "02\u00a000" not in copier(atelier)
    assert "L’Artifaille\nCaen\ngroupe@exemple.org\n\n" in copier(atelier)
    atelier.get_by_label("ne pas l’indiquer\u00a0: téléphone").uncheck()
    assert "02\u00a000\u00a000\u00a000\u00a000" in copier(atelier)  # never cut at the end of a line


def test_another_group_has_its_own_fields(atelier: Page) -> None:
    choisir(atelier, "Alençon", "autre")
    atelier.get_by_label("Nom de votre groupe").fill("Les Manchots d’Écouves")
    atelier.get_by_label("Commune où il se réunit").fill("Radon")
    expect(feuille(atelier)).to_contain_text("Les Manchots d’Écouves (Radon)")
    atelier.get_by_label("Votre groupe", exact=True).select_option("viregul")
    expect(atelier.get_by_label("Nom de votre groupe")).to_have_count(0)
    expect(feuille(atelier)).not_to_contain_text("Manchots")


def test_the_status_of_the_commune_chooses_the_letter(atelier: Page) -> None:
    lettre = atelier.get_by_label("La lettre", exact=True)
    expect(lettre).to_have_value("premier-contact")
    expect(lettre.locator("optgroup").first).to_have_attribute("label", "Pour un premier contact")
    lettre.select_option("relance")
    choisir(atelier, "Alençon", lettre=None)
    expect(lettre).to_have_value("relance")  # a choice is kept
    expect(lettre.locator("optgroup").first).to_have_attribute("label", "Pour Alençon")


def test_a_village_gets_the_letter_of_its_secretary_first(page: Page, adresse: str) -> None:
    ouvrir(page, adresse, "#61372")
    expect(page.get_by_label("La lettre", exact=True)).to_have_value("premier-contact-secretariat")


def test_a_letter_that_does_not_fit_is_filled_in_with_a_warning(atelier: Page) -> None:
    reserves = atelier.locator(".atelier__reserves")
    choisir(atelier, "Alençon", "artifaille")
    expect(reserves).to_be_hidden()
    lettre = atelier.get_by_label("La lettre", exact=True)
    expect(lettre.locator("optgroup").first.locator("[value=felicitations]")).to_have_count(0)
    lettre.select_option("felicitations")
    expect(reserves).to_have_text(
        "Cette lettre est faite pour le statut «\u00a0Labellisée\u00a0»\u00a0; d’après le suivi, c’est "
        "«\u00a0À contacter\u00a0»."
    )
    expect(feuille(atelier)).to_contain_text("Mairie d’Alençon")
    lettre.select_option("premier-contact-secretariat")
    expect(reserves).to_contain_text("Cette lettre est faite pour une commune de 3\u202f500\u00a0habitants au plus.")


def test_who_writes_chooses_the_form_of_address(page: Page, adresse: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ouvrir(page, adresse, "#61001/premier-contact/artifaille")
    assert copier(page).count("Madame, Monsieur le Maire") == 3
    choix = page.get_by_label("Formule d’appel")
    choix.select_option("Madame la Maire")
    assert copier(page).count("Madame la Maire") == 3
    page.get_by_label("À qui", exact=True).select_option("Communauté urbaine d’Alençon")
    expect(choix).to_have_value("Madame, Monsieur le Président")  # somebody else
    choix.select_option("Monsieur le Président")
    expect(feuille(page)).to_contain_text("Monsieur le Président\nCommunauté", use_inner_text=True)
    page.get_by_label("À qui", exact=True).select_option("Mairie d’Alençon")
    expect(choix).to_have_value("Madame, Monsieur le Maire")


def test_what_comes_next_is_said_once_the_letter_is_taken(page: Page, adresse: str, tmp_path: Path) -> None:
    ouvrir(page, adresse, "#61001/premier-contact/artifaille")
    suite = page.locator(".ensuite")
    expect(suite).to_be_hidden()
    telecharger(page, tmp_path)
    expect(suite.locator(".ensuite__envoyer")).to_have_text("Imprimez-la, signez-la et postez-la.")
    noter = suite.get_by_role("link", name="Notez-le")
    assert (noter.get_attribute("href") or "").endswith("/contribuer/noter/#61001/courrier/artifaille/premier-contact")
    with page.expect_download() as attendu:
        suite.get_by_role("button", name="Un rappel pour mon agenda").click()
    rappel = attendu.value
    assert rappel.suggested_filename == "rappel-61001.ics"
    lire_l_agenda(rappel.path().read_bytes())
    expect(statut(page)).to_contain_text("Le rappel est téléchargé, pour le")

    reserver = suite.get_by_role("link", name="Réservez-la")
    assert (reserver.get_attribute("href") or "").endswith("/contribuer/noter/#61001/reservation/artifaille")
    noter.click()
    page.wait_for_url("**/contribuer/noter/**")
    expect(page.locator("#noter-geste")).to_have_value("courrier")
    expect(page.locator("#noter-par")).to_have_value("artifaille")
    expect(page.locator("#noter-modele")).to_have_value("premier-contact")


def test_nobody_is_told_to_come_back_to_who_said_no(page: Page, adresse: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ouvrir(page, adresse, "#61001/reponse-a-un-refus/artifaille")
    copier(page)
    suite = page.locator(".ensuite")
    expect(suite.locator(".ensuite__envoyer")).to_be_visible()
    expect(suite.locator(".ensuite__revenir")).to_be_hidden()
    noter = suite.get_by_role("link", name="Notez-le").get_attribute("href") or ""
    assert "/contribuer/noter/#61001/note/" in noter
    page.get_by_label("La lettre", exact=True).select_option("premier-contact")
    copier(page)
    expect(suite.locator(".ensuite__revenir")).to_be_visible()


def lire_l_agenda(octets: bytes) -> None:
    """A calendar of RFC 5545: one event of a whole day, in four weeks, its lines ended and folded as they must."""
    assert octets.endswith(b"END:VCALENDAR\r\n")
    assert all(len(ligne) <= 75 for ligne in octets.split(b"\r\n"))
    assert b"\n" not in octets.replace(b"\r\n", b"")
    lignes = octets.decode().replace("\r\n ", "").rstrip().split("\r\n")
    assert [ligne for ligne in lignes if ligne.startswith(("BEGIN", "END"))] == [
        *("BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"),
    ]
    champs = dict(ligne.split(":", 1) for ligne in lignes if not ligne.startswith(("BEGIN", "END")))
    assert champs["VERSION"] == "2.0"
    assert re.fullmatch(r"\d{8}T\d{6}Z", champs["DTSTAMP"])
    debut, fin = (
        datetime.strptime(champs[f"{nom};VALUE=DATE"], "%Y%m%d").replace(tzinfo=UTC) for nom in ("DTSTART", "DTEND")
    )
    assert fin - debut == timedelta(days=1)
    assert timedelta(days=26) < debut - datetime.now(UTC) < timedelta(days=29)
    assert champs["SUMMARY"] == "À relancer\u00a0: Alençon"
    assert "\\n" in champs["DESCRIPTION"]
    assert "\\;" in champs["DESCRIPTION"]
    assert champs["UID"].startswith("61001-premier-contact-")


def test_what_was_typed_stays_only_if_it_is_asked(page: Page, adresse: str) -> None:
    def gardees() -> list[str]:
        cles: list[str] = page.evaluate("Object.keys(localStorage)")
        return cles

    memoire = page.get_by_label("se souvenir de mes coordonnées dans ce navigateur")
    remplie(ouvrir(page, adresse))
    expect(memoire).not_to_be_checked()
    assert gardees() == []
    memoire.check()
    page.get_by_label("ne pas l’indiquer\u00a0: téléphone").check()
    page.reload()
    page.locator(".atelier__table:not([inert])").wait_for()
    expect(memoire).to_be_checked()
    expect(page.get_by_label("Votre groupe", exact=True)).to_have_value("artifaille")
    expect(page.get_by_label("Votre nom")).to_have_value("Les bénévoles")
    expect(page.get_by_label("Courriel", exact=True)).to_have_value("groupe@exemple.org")
    expect(page.get_by_label("Téléphone", exact=True)).to_be_disabled()
    expect(page.get_by_label("Une phrase sur la collectivité", exact=True)).to_have_value("")  # of another letter
    page.get_by_role("button", name="Les oublier").click()
    assert gardees() == []
    expect(memoire).not_to_be_checked()
    page.get_by_label("Votre nom").fill("Autre")
    assert gardees() == []
    page.reload()
    page.locator(".atelier__table:not([inert])").wait_for()
    expect(page.get_by_label("Votre nom")).to_have_value("")


def test_an_address_names_the_commune_the_letter_and_the_group(page: Page, adresse: str) -> None:
    ouvrir(page, adresse, "#61001")
    expect(feuille(page)).to_contain_text("Mairie d’Alençon")
    page.evaluate("location.hash = '#27375/relance'")
    expect(feuille(page)).to_contain_text("Mairie de Louviers")
    expect(page.get_by_label("La lettre", exact=True)).to_have_value("relance")
    page.evaluate("location.hash = '#14011'")
    expect(feuille(page)).to_contain_text("Mairie d’Aurseulles")
    expect(statut(page)).to_contain_text("Le code 14011 mène aujourd’hui à une autre commune, Aurseulles.")
    page.evaluate("location.hash = '#27375/relance/artifaille'")
    expect(page.get_by_label("Votre groupe")).to_have_value("artifaille")
    page.evaluate("location.hash = '#99999'")
    expect(statut(page)).to_have_text("Aucune commune de la région n’a le code 99999.")


def test_back_returns_to_what_was_chosen_and_keeps_what_was_written(page: Page, adresse: str) -> None:
    ouvrir(page, adresse)
    choisir(page, "Louviers", None, None)
    page.get_by_label("Votre groupe", exact=True).select_option("artifaille")
    page.get_by_label("La lettre", exact=True).select_option("relance")
    assert page.url == f"{adresse}courriers/#27375/relance/artifaille"
    page.get_by_label("Votre nom").fill("Les bénévoles")
    choisir(page, "Sées", None, None)
    assert page.url == f"{adresse}courriers/#61464/relance/artifaille"
    page.get_by_label("À qui").select_option("intercommunalite")
    page.go_back()
    expect(feuille(page)).to_contain_text("Mairie de Sées")
    page.go_back()
    expect(feuille(page)).to_contain_text("Mairie de Louviers")
    expect(page.get_by_label("Votre nom")).to_have_value("Les bénévoles")
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Votre groupe", exact=True)).to_have_value("")
    expect(page.locator(".atelier__commune")).to_contain_text("Louviers")
    page.go_back()
    expect(page.locator(".atelier__commune")).to_be_empty()
    expect(page.get_by_role("combobox", name="Cherchez votre commune")).to_have_value("")
    page.go_forward()
    expect(feuille(page)).to_contain_text("Mairie de Louviers")


def test_an_epci_does_not_get_the_address_of_a_town_hall(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille")
    atelier.get_by_label("À qui", exact=True).select_option("Communauté urbaine d’Alençon")
    expect(feuille(atelier)).to_contain_text("Communauté urbaine d’Alençon")
    expect(feuille(atelier)).not_to_contain_text("Maréchal-Foch")
    atelier.get_by_label("Adresse postale").fill("1 rue d’ici, 61000 Alençon")
    expect(feuille(atelier)).to_contain_text("1 rue d’ici, 61000 Alençon")
    assert courriel(atelier)[0] == ""


def test_the_mail_program_gets_it_all(atelier: Page) -> None:
    remplie(atelier)
    atelier.get_by_label("La lettre", exact=True).select_option("premier-contact-courriel")
    vers, objet, texte = courriel(atelier)
    assert vers == "cabinet@ville-alencon.fr"
    assert objet == "Une demi-heure pour parler du label Territoire Numérique Libre\u202f?"
    assert texte.startswith("Madame, Monsieur le Maire,\r\n\r\n")
    assert texte.endswith("Les bénévoles\r\nL’Artifaille\r\ngroupe@exemple.org\r\n02\u00a000\u00a000\u00a000\u00a000")
    assert "\n" not in texte.replace("\r\n", "")
    assert "La mairie a un café numérique." in texte


def test_the_keyboard_alone_chooses_a_commune(atelier: Page, adresse: str) -> None:
    champ = atelier.get_by_role("combobox", name="Cherchez votre commune")
    champ.focus()
    atelier.keyboard.type("louv")
    expect(atelier.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    atelier.keyboard.press("ArrowDown")
    atelier.keyboard.press("Enter")
    expect(feuille(atelier)).to_contain_text("Mairie de Louviers")
    expect(atelier.get_by_role("listbox")).to_be_hidden()
    expect(champ).to_be_focused()
    expect(champ).to_have_value("Louviers")
    assert atelier.url == f"{adresse}courriers/#27375"
    atelier.keyboard.press("Tab")
    expect(atelier.get_by_label("Votre groupe", exact=True)).to_be_focused()


def test_the_network_may_leave(atelier: Page, tmp_path: Path) -> None:
    choisir(atelier, "Louviers")
    atelier.wait_for_load_state("networkidle")
    atelier.context.set_offline(True)
    remplie(atelier, "L'Aigle")
    atelier.get_by_label("La lettre", exact=True).select_option("relance")
    texte = copier(atelier)
    assert "Mairie de L’Aigle" in texte
    assert resserrer(texte_odt(telecharger(atelier, tmp_path))) == resserrer(texte)
    atelier.context.set_offline(False)


def test_nothing_is_sent_nor_kept(page: Page, adresse: str, tmp_path: Path) -> None:
    demandes = demandes_de(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choisir(ouvrir(page, adresse), "Louviers")
    page.wait_for_load_state("networkidle")
    avant = len(demandes)
    gardes = page.evaluate("Object.keys(localStorage)")
    remplie(page)
    corps(page).press_sequentially("Un mot. ")
    copier(page)
    telecharger(page, tmp_path)
    assert [demande for demande in demandes[avant:] if not demande.startswith("blob:")] == []
    assert {urlsplit(demande).netloc for demande in demandes[:avant]} == {urlsplit(adresse).netloc}
    assert page.evaluate("Object.keys(localStorage)") == gardes == []
    assert page.evaluate("[sessionStorage.length, document.cookie]") == [0, ""]
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("caches.keys()") == []
    assert page.context.cookies() == []


def test_the_gauge_counts_what_is_still_the_models(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille")
    reste, total = compte(atelier)
    assert reste == total >= 4
    metre = atelier.locator(".jauge meter")
    assert metre.evaluate("e => [e.value, e.max]") == [0, total]
    expect(atelier.locator(".jauge__conseil")).to_contain_text("Ajoutez deux faits que vous connaissez")

    fait = atelier.get_by_label("Une phrase sur la collectivité", exact=True)
    fait.fill("Votre médiathèque prête des ordinateurs")
    assert compte(atelier) == (total - 1, total)
    expect(atelier.locator(".jauge__conseil")).to_have_text("Ajoutez encore un fait que vous connaissez.")
    fait.press_sequentially(". Votre bulletin en parle.")
    expect(atelier.locator(".jauge__conseil")).to_contain_text("Deux faits ou plus")
    site = atelier.get_by_role("link", name="Ouvrir le site de la mairie")
    assert (site.get_attribute("href") or "").startswith("http")

    corps(atelier).locator("p").first.click()
    atelier.keyboard.type("À vous. ")
    assert compte(atelier) == (total - 2, total)
    expect(corps(atelier).locator("p").first).not_to_have_attribute("data-etat", "modele")
    expect(atelier.locator(".jauge__lesquels")).to_contain_text("2e")

    atelier.get_by_role("button", name="Rétablir le texte du modèle").click()
    assert compte(atelier) == (total - 1, total)
    fait.fill("")
    assert compte(atelier) == (total, total)


def test_what_the_site_proposes_makes_nothing_personal(page: Page, adresse: str) -> None:
    def proposer(route: Route) -> None:
        mairies = route.fetch().json()
        mairies["faits"] = {rang: ["Votre voisine a 31\u00a0atouts."] for rang in range(2644)}
        route.fulfill(json=mairies)

    page.route("**/courriers/mairies.json", proposer)
    ouvrir(page, adresse, "#27701/relance")
    avant = compte(page)
    page.get_by_role("button", name="Votre voisine a 31").click()
    expect(corps(page)).to_contain_text("Votre voisine a 31")
    assert compte(page) == avant
    expect(page.locator(".jauge__conseil")).to_contain_text("d’autres peuvent l’écrire aussi")
    champ = page.get_by_label("Une phrase sur la collectivité", exact=True)
    champ.press_sequentially(" Son école est belle.")
    assert compte(page) == (avant[0] - 1, avant[1])
    page.evaluate("location.hash = '#61001/relance'")
    expect(champ).to_have_value("Son école est belle.")


@pytest.mark.parametrize("label_sur", [None, 2017])
def test_a_label_is_told_to_a_town_hall_unless_there_is_a_doubt(
    page: Page, adresse: str, label_sur: int | None
) -> None:
    def lever_le_doute(route: Route) -> None:
        repertoire = route.fetch().json()
        repertoire["suivies"]["27375"]["label_sur"] = label_sur
        route.fulfill(json=repertoire)

    page.route("**/communes/communes.json", lever_le_doute)
    ouvrir(page, adresse, "#27375")
    expect(page.locator(".atelier__commune")).to_contain_text(
        "Elle a déjà reçu ce label en 2017\u00a0: dites-le dès la première phrase."
        if label_sur
        else "à contacter, labellisée en 2017, à confirmer. Vérifiez-le avant d’en parler dans la lettre."
    )


def test_a_mail_that_is_too_long_for_a_link_says_so_before_the_click(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille", "premier-contact")
    lien, brouillon = (
        atelier.locator(".atelier__courriel"),
        atelier.get_by_role("button", name="Télécharger le courriel"),
    )
    dit = atelier.locator(".atelier__vers")
    expect(lien).to_be_hidden()
    expect(dit).to_contain_text("trop longue pour s’ouvrir d’un clic")
    assert courriel(atelier)[0] == "cabinet@ville-alencon.fr"
    expect(atelier.locator(".atelier__dit")).to_contain_text("Le courriel est téléchargé")
    corps(atelier).evaluate("corps => corps.replaceChildren(...[...corps.children].slice(0, 1))")
    corps(atelier).locator("p").first.click()
    atelier.keyboard.type("Bref. ")
    expect(lien).to_be_visible()
    expect(brouillon).to_be_hidden()
    expect(dit).not_to_contain_text("trop longue")
    assert len(lien.get_attribute("href") or "") <= 2000


def test_what_is_edited_is_kept_when_a_field_changes(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille")
    premier = corps(atelier).locator("p").first
    premier.click()
    atelier.keyboard.press("Control+Home")
    atelier.keyboard.type("Comme convenu, ")
    dernier = corps(atelier).locator("p").last
    dernier.click()
    atelier.keyboard.press("Control+End")
    atelier.keyboard.press("Enter")
    atelier.keyboard.type("À bientôt.")
    choisir(atelier, "L'Aigle", "viregul")
    atelier.get_by_label("Votre nom").fill("Les bénévoles")
    expect(premier).to_contain_text("Comme convenu, ")
    expect(corps(atelier)).to_contain_text("À bientôt.")
    expect(corps(atelier)).to_contain_text("L’Aigle")
    expect(corps(atelier)).not_to_contain_text("Alençon")
    atelier.get_by_label("La lettre", exact=True).select_option("relance")
    expect(corps(atelier)).not_to_contain_text("À bientôt.")
    atelier.get_by_label("La lettre", exact=True).select_option("premier-contact")
    texte = copier(atelier)
    assert "Comme convenu, " in texte
    assert "\n\nÀ bientôt.\n\nLes bénévoles\nVireGUL" in texte


def test_a_blank_rewritten_on_the_sheet_stays_as_it_was_written(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille")
    blanc = corps(atelier).locator("[data-blanc=groupe]")
    blanc.evaluate("e => getSelection().selectAllChildren(e)")
    atelier.keyboard.type("des amis du libre")
    atelier.get_by_label("Votre groupe", exact=True).select_option("viregul")
    expect(corps(atelier)).to_contain_text("des amis du libre")
    expect(corps(atelier).locator("[data-blanc=groupe]")).to_have_count(0)


def test_a_sentence_with_ones_own_words_does_not_leave_with_its_blank(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille")
    phrase = corps(atelier).locator(".phrase:has([data-blanc=groupe_site])")
    phrase.evaluate(
        "e => { const fin = document.createRange(); fin.selectNodeContents(e); fin.collapse();"
        " e.closest('.feuille__corps').focus(); getSelection().removeAllRanges();"
        " getSelection().addRange(fin); }"
    )
    atelier.keyboard.type(" Venez nous voir.")
    atelier.get_by_label("Votre groupe", exact=True).select_option("viregul")
    expect(corps(atelier)).to_contain_text("Venez nous voir.")


def test_a_fact_is_to_be_read_again_for_another_commune(atelier: Page) -> None:
    choisir(atelier, "L'Aigle")
    atelier.get_by_label("Une phrase sur la collectivité", exact=True).fill("Une belle place.")
    choisir(atelier, "Alençon")
    expect(corps(atelier)).to_contain_text("Une belle place.")
    expect(statut(atelier)).to_contain_text("Relisez la phrase sur la collectivité")


def test_the_address_of_an_epci_does_not_go_to_another(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille")
    atelier.get_by_label("À qui", exact=True).select_option("Communauté urbaine d’Alençon")
    atelier.get_by_label("Adresse postale").fill("1 rue d’ici, 61000 Alençon")
    choisir(atelier, "Caen", lettre=None)
    expect(feuille(atelier)).not_to_contain_text("1 rue d’ici")


def test_a_letter_changed_by_hand_is_to_be_read_again_for_another_commune(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille")
    corps(atelier).locator("p").first.click()
    atelier.keyboard.press("End")
    atelier.keyboard.type(" Votre hôtel de ville nous plaît.")
    choisir(atelier, "Caen")
    expect(corps(atelier)).to_contain_text("Votre hôtel de ville nous plaît.")
    expect(statut(atelier)).to_contain_text("Relisez la lettre")


def test_what_is_pasted_is_plain_text(atelier: Page) -> None:
    corps(atelier).locator("p").first.click()
    atelier.evaluate("""() => {
        const donnees = new DataTransfer();
        donnees.setData("text/html", "<h1 style='color:red' onclick='x()'>Collé</h1>");
        donnees.setData("text/plain", "Collé <b>tel quel</b>");
        document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: donnees, bubbles: true, cancelable: true }));
    }""")
    expect(corps(atelier)).to_contain_text("Collé <b>tel quel</b>")
    expect(corps(atelier).locator("h1, b, [style]")).to_have_count(0)


def test_hostile_text_stays_text_everywhere(atelier: Page, tmp_path: Path) -> None:
    choisir(atelier, "Alençon", "autre")
    for champ in ("Nom de votre groupe", "Commune où il se réunit", "Votre nom", "Lieu", "Date"):
        atelier.get_by_label(champ, exact=True).fill(RUSE)
    atelier.get_by_label("Une phrase sur la collectivité", exact=True).fill(f"{RUSE}\u0001\ud800")
    expect(feuille(atelier).locator("script, b")).to_have_count(0)
    expect(corps(atelier)).to_contain_text(RUSE)
    texte = copier(atelier)
    assert texte.count(RUSE) >= 6
    assert "\u0001" not in texte
    assert texte_odt(telecharger(atelier, tmp_path)).count(RUSE) == texte.count(RUSE)
    assert RUSE in courriel(atelier)[2]


def test_a_copy_that_is_refused_selects_the_letter(atelier: Page) -> None:
    choisir(atelier, "Alençon")
    atelier.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refusé')); }")
    atelier.get_by_role("button", name="Copier le texte").click()
    expect(statut(atelier)).to_contain_text("sélectionné")
    assert "Mairie d’Alençon" in atelier.evaluate("getSelection().toString()")


def test_libreoffice_reads_the_same_on_one_page(atelier: Page, tmp_path: Path) -> None:
    """All at once, since LibreOffice is long to start."""
    remplie(atelier, "Saint-Martin-de-Bienfaite")
    textes: dict[Path, str] = {}
    for lettre in ("premier-contact", "feuille-a-remettre", "appel-telephonique"):
        atelier.get_by_label("La lettre", exact=True).select_option(lettre)
        for format_ in ("ODT", "DOCX"):
            fichier = telecharger(atelier, tmp_path, format_)
            textes[fichier.rename(fichier.with_stem(f"{lettre}-{format_}"))] = resserrer(copier(atelier))
    for vers in ("pdf", "txt:Text (encoded):UTF8"):
        convertir(textes, tmp_path, vers)
    assert {un: resserrer(un.with_suffix(".txt").read_text(encoding="utf-8-sig")) for un in textes} == textes
    pdfs = {un.stem: un.with_suffix(".pdf").read_bytes() for un in textes}
    assert {nom: pages(pdf) for nom, pdf in pdfs.items()} == dict.fromkeys(pdfs, 1)
    for format_ in ("ODT", "DOCX"):
        fenetre_a_sa_place(pdfs[f"premier-contact-{format_}"])


def test_a_leaflet_is_only_printed_and_a_sheet_has_no_mail(atelier: Page) -> None:
    choisir(atelier, "Alençon", "artifaille", "depliant")
    boutons = atelier.locator(".emporter__boutons :is(button, a):visible")
    expect(boutons).to_have_text(["Imprimer ou enregistrer en PDF", "Copier le texte"])
    atelier.get_by_label("La lettre", exact=True).select_option("feuille-a-remettre")
    expect(boutons).to_have_text(
        [
            *("Télécharger en ODT", "Télécharger en DOCX", "Imprimer ou enregistrer en PDF", "Copier le texte"),
        ]
    )
    expect(atelier.locator(".jauge")).to_be_hidden()


def pages(pdf: bytes) -> int:
    return texte_du_pdf(pdf).count("\f")


def fenetre_a_sa_place(pdf: bytes) -> None:
    """The address begins 100 mm from the left, 50 mm from the top, and ends before 86 mm."""
    lu = texte_du_pdf(pdf, "-bbox")
    gauche, haut = (float(un) * 25.4 / 72 for un in re.findall(r'xMin="(\S+)" yMin="(\S+)" [^>]*>Mairie<', lu)[0])
    assert 99 <= gauche <= 101
    assert 54 <= haut <= 57  # its second line


def longue(page: Page) -> None:
    """The longest name of a commune, two facts of it, a group with a longer name than any."""
    remplie(page, "Saint-Martin-de-Bienfaite", "autre")
    page.get_by_label("Nom de votre groupe").fill(LONGUES["groupe"])
    page.get_by_label("Courriel", exact=True).fill(LONGUES["courriel"])
    page.get_by_label("Une phrase sur la collectivité", exact=True).fill(
        "Votre médiathèque prête des ordinateurs. Votre dernier bulletin annonce une carte libre des chemins."
    )


@pytest.mark.parametrize("remplir", [lambda page: choisir(page, "Alençon"), longue], ids=["blanks", "longest"])
def test_the_page_prints_each_letter_alone_on_one_page(atelier: Page, remplir: Callable[[Page], None]) -> None:
    remplir(atelier)
    choix = atelier.get_by_label("La lettre", exact=True)
    imprimees: dict[str, bytes] = {}
    for lettre in choix.locator("option").evaluate_all("options => options.map(o => o.value)"):
        choix.select_option(lettre)
        pdf = imprimees[lettre] = atelier.pdf(prefer_css_page_size=True)
        assert (lettre, pages(pdf)) == (lettre, 2 if lettre == "depliant" else 1)
        assert all(police.startswith("DejaVu") for police in polices_du_pdf(pdf))  # whatever the machine has
        signes, attendus = ("".join(resserrer(texte).split()) for texte in (texte_du_pdf(pdf), copier(atelier)))
        assert sorted(signes) == sorted(attendus)  # a PDF's blocks are written in the order they are painted
    fenetre_a_sa_place(imprimees["premier-contact"])


def test_without_a_script_the_blank_letters_remain(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(java_script_enabled=False)
    page.goto(f"{adresse}courriers/")
    expect(page.locator(".atelier")).to_be_hidden()
    expect(page.get_by_role("heading", name="Les lettres vierges")).to_be_visible()
    page.get_by_role("rowheader", name="Premier contact avec la mairie", exact=True).get_by_role("link").click()
    page.wait_for_url(f"{adresse}courriers/premier-contact/")


def test_a_network_that_fails_leaves_the_blank_letters(page: Page, adresse: str) -> None:
    page.route("**/courriers/lettres.json", lambda route: route.abort())
    page.goto(f"{adresse}courriers/")
    expect(page.locator(".atelier__attente")).to_contain_text("n’ont pas pu être chargées")
    expect(page.locator(".atelier__table")).to_have_attribute("inert", "")
    expect(page.get_by_role("heading", name="Les lettres vierges")).to_be_visible()


@pytest.mark.parametrize("couleurs", ["light", "dark"])
@pytest.mark.parametrize("largeur", [360, 1440])
def test_it_is_accessible_and_fits(fenetre: Fenetre, adresse: str, largeur: int, couleurs: str) -> None:
    page = ouvrir(fenetre(largeur, couleurs=couleurs), adresse)
    choisir(page, "Saint-Martin-de-Bienfaite", "autre")
    corps(page).press_sequentially("Un mot.")
    page.get_by_role("button", name="Imprimer ou enregistrer en PDF").click()
    expect(page.locator(".ensuite")).to_be_visible()
    assert not deborde(page)
    petites = page.locator(".atelier").evaluate("""atelier => [...atelier.querySelectorAll(
        "button, select, textarea, label:has([type=checkbox]), input:not([type=checkbox]), .md-button")]
        .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
        .map(e => e.outerHTML.slice(0, 120))""")
    assert petites == []
    assert fautes_de(page) == []
