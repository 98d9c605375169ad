"""The letters filled in for each followed collectivité, and the kit of a group's evening."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.bureautique import lire
from tests.construction import DOCUMENTS, renderer_de, soiree
from tournee.engines.document_cache import DocumentCache
from tournee.fiches.suivi import Commune
from tournee.francais.dates import DatePartielle
from tournee.lettres import formats
from tournee.lettres.formats import FORMATS
from tournee.lettres.valeurs import de_la_campagne, de_la_commune, du_groupe, lettre_de
from tournee.publications import dossiers, kits

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile

SITE = "https://exemple.org/tournee/"
ALENCON = "communes/61001-alencon/"


@pytest.fixture(scope="module")
def campagne(campagne: Campagne) -> Campagne:
    """The real campaign as it stood one day: what is noted later does not count here."""
    return replace(campagne, jour=date(2026, 11, 22))


def renderer(campagne: Campagne) -> Renderer:
    return renderer_de(campagne, cache=DocumentCache(DOCUMENTS), site=SITE)


@pytest.fixture(scope="module")
def publies(campagne: Campagne) -> dict[str, SiteFile]:
    return {fichier.uri: fichier for fichier in dossiers.publish(campagne, renderer(campagne))}


def contenu(publies: dict[str, SiteFile], uri: str) -> bytes:
    trouve = publies[uri].read()
    assert isinstance(trouve, bytes)
    return trouve


def texte(publies: dict[str, SiteFile], uri: str) -> str:
    return " ".join(contenu(publies, uri).decode("utf-8-sig").split())


def test_each_followed_commune_has_the_letter_to_send_next(campagne: Campagne, publies: dict[str, SiteFile]) -> None:
    for fiche in campagne.communes:
        adresse = f"communes/{campagne.officielle(fiche).slug}/"
        prochain = campagne.courriers_de(fiche)[0]
        attendus = {f"{adresse}{prochain.id}.{extension}" for extension in prochain.support.usage.formats}
        assert {uri for uri in publies if uri.startswith(adresse)} == attendus
    assert f"{ALENCON}premier-contact.odt" in publies


def test_a_letter_waits_to_be_written(publies: dict[str, SiteFile]) -> None:
    assert all(fichier.late for fichier in publies.values())


@pytest.mark.parametrize(
    ("uri", "nom"),
    [
        ("domfront-tinchebray-interco/premier-contact-epci.txt", "Domfront Tinchebray Interco"),
        ("region-normandie/premier-contact-departement-region.txt", "Région Normandie"),
    ],
)
def test_an_epci_and_a_region_have_their_own_letters(publies: dict[str, SiteFile], uri: str, nom: str) -> None:
    assert f"Madame, Monsieur le Président {nom} [adresse postale]" in texte(publies, f"collectivites/{uri}")


def test_a_letter_is_filled_in_with_what_the_data_knows(campagne: Campagne, publies: dict[str, SiteFile]) -> None:
    lu = texte(publies, f"{ALENCON}premier-contact.txt")
    assert "Madame, Monsieur le Maire Mairie d’Alençon Place du Maréchal-Foch 61000 Alençon" in lu
    assert (
        "Dans la région, le SMEACC, syndicat mixte d’eau et d’assainissement du Caux central, a reçu ce label en 2023"
        in lu
    )
    assert "2017" not in lu  # the label of Louviers is told with a doubt
    assert "À la date du 25 novembre 2026, nous n’avons pas trouvé les dates de la prochaine édition" in lu
    assert de_la_campagne(campagne)["paliers"] == "badge, label Bronze, label Argent et label Or"
    assert "[nom de votre groupe]" in lu  # nobody has reserved it: whoever writes signs


def test_a_collectivite_is_not_its_own_example(campagne: Campagne) -> None:
    smeacc = next(fiche for fiche in campagne.collectivites if fiche.id == "smeacc")
    epci = next(courrier for courrier in campagne.courriers if courrier.id == "premier-contact-epci")
    assert "a reçu ce label en 2023" not in FORMATS["txt"].write(lettre_de(campagne, epci, smeacc)).decode()


def test_a_letter_for_small_communes_is_not_offered_to_a_city(campagne: Campagne) -> None:
    def offerts(insee: str) -> set[str]:
        fiche = campagne.fiche_de(campagne.territoire.communes[insee])
        return {courrier.id for courrier in campagne.courriers_de(fiche)}

    assert "premier-contact-secretariat" in offerts("61372")  # a village
    assert "premier-contact-secretariat" not in offerts("61001")


def test_a_draft_goes_to_the_general_address_of_the_town_hall(campagne: Campagne) -> None:
    fiche = campagne.fiche_de(campagne.territoire.communes["61001"])
    courriel = next(un for un in campagne.courriers_de(fiche) if un.id == "premier-contact-courriel")
    brouillon = FORMATS["eml"].write(lettre_de(campagne, courriel, fiche))
    assert b"\r\nTo: cabinet@ville-alencon.fr\r\n" in brouillon


def test_an_evening_kit_has_letters_table_and_labels(campagne: Campagne) -> None:
    adresse, ce_soir = "gulls/normandie-libre/", soiree(campagne)
    publies = {fichier.uri: fichier for fichier in kits.publish(ce_soir, renderer(ce_soir))}
    zip_ = ZipFile(BytesIO(contenu(publies, f"{adresse}kit.zip")))
    assert {"LISEZ-MOI.txt", "publipostage.csv", "etiquettes.pdf"} <= set(zip_.namelist())
    assert "lettres/61001-alencon/premier-contact.odt" in zip_.namelist()
    assert "lettres/61001-alencon/premier-contact.docx" in zip_.namelist()
    signee = lire("odt", zip_.read("lettres/61001-alencon/premier-contact.odt"))
    assert signee.startswith("Normandie Libre [commune où il se réunit]")
    assert "Notre groupe se présente sur forum.normandie-libre.fr." in signee
    rangees = list(
        csv.DictReader(StringIO(contenu(publies, f"{adresse}publipostage.csv").decode("utf-8-sig")), delimiter=";")
    )
    (alencon,) = rangees  # what it only noted, or thought of, is not its own
    assert alencon["page"] == f"{SITE}{ALENCON}"
    assert (alencon["mairie"], alencon["rue"], alencon["ville"]) == (
        "Mairie d’Alençon",
        "Place du Maréchal-Foch",
        "61000 Alençon",
    )
    assert formats.page_count(contenu(publies, f"{adresse}etiquettes.pdf")) == 1
    assert {uri.rpartition("/")[0] for uri in publies} == {"gulls/normandie-libre"}  # the others have nothing to write


def test_a_kit_holds_what_a_group_carries_and_has_to_write_to(campagne: Campagne) -> None:
    def vu(*suivi: dict[str, object]) -> set[str]:
        alencon = Commune.model_validate({"insee": "61001", "nom": "Alençon", "suivi": suivi})
        return {fiche.cle for fiche in replace(campagne, communes=(alencon,)).a_ecrire(campagne.gull("artifaille"))}

    libre = {"le": DatePartielle(2026, 10, 1), "geste": "intention", "par": "artifaille"}
    ecrite = {"le": DatePartielle(2026, 11, 10), "geste": "courrier", "par": "artifaille"}
    ancienne = {"le": DatePartielle(2026, 6, 1), "geste": "courrier", "par": "artifaille"}
    autre = {"le": DatePartielle(2026, 11, 10), "geste": "reservation", "par": "calvix"}
    prise = {"le": DatePartielle(2026, 11, 1), "geste": "reservation", "par": "artifaille"}
    rendue = {"le": DatePartielle(2026, 11, 2), "geste": "abandon", "par": "artifaille"}
    assert "61001" not in vu(libre)  # an intention carries nothing
    assert "61001" in vu(libre, prise)
    assert "61001" not in vu(prise, rendue)
    assert "61001" not in vu(libre, ecrite)  # an answer is awaited
    assert "61001" in vu(ancienne)  # four weeks have passed
    assert "61001" not in vu(libre, autre)  # another group holds it


def test_every_commune_of_the_region_fills_in_without_a_hole(campagne: Campagne) -> None:
    for officielle in campagne.territoire.communes.values():
        valeurs = de_la_commune(campagne, officielle)
        tues = {"communes_suivies", "dernier_echange"}  # sentences that go away where there is nothing to say
        assert all(valeur for nom, valeur in valeurs.items() if nom not in tues), officielle.nom
        assert "None" not in "".join(valeurs.values())
        assert valeurs["de_commune"].startswith(("de ", "d’", "du ", "des "))
        assert "'" not in "".join(valeurs.values())
        if "adresse" in valeurs:
            assert re.search(r"(^|\n)\d{5} \S", valeurs["adresse"]), valeurs["adresse"]
    assert "adresse" not in de_la_commune(campagne, campagne.territoire.communes["76351"])  # without a postal code


def test_a_group_says_what_is_known_of_it_and_no_more(campagne: Campagne) -> None:
    for gull in campagne.gulls:
        valeurs = du_groupe(campagne, gull)
        assert valeurs["groupe_site"] == (gull.site or "").partition("://")[2].rstrip("/")
        assert ("lieu" in valeurs) == (gull.commune in campagne.territoire.communes)
        assert "None" not in "".join(valeurs.values())


@pytest.mark.parametrize(
    ("cloture", "phrase"),
    [
        ("2027-10-19", "Les candidatures à l’édition 2027 se terminent le 19\u00a0octobre\u00a02027."),
        ("2027-10", "Les candidatures à l’édition 2027 se terminent en octobre\u00a02027."),
    ],
)
def test_the_dates_of_the_next_edition_are_told_when_they_are_known(
    campagne: Campagne, cloture: str, phrase: str
) -> None:
    derniere = campagne.label.editions[-1]
    suivante = derniere.model_copy(update={"annee": 2027, "cloture": DatePartielle(*map(int, cloture.split("-")))})
    label = campagne.label.model_copy(update={"editions": (*campagne.label.editions, suivante)})
    assert de_la_campagne(replace(campagne, label=label))["calendrier"] == phrase


def test_without_any_edition_nor_label_the_letters_are_whole(campagne: Campagne) -> None:
    label = campagne.label.model_copy(update={"editions": ()})
    nue = replace(campagne, label=label, palmares=())
    courrier = next(un for un in nue.courriers if un.id == "premier-contact")
    lu = " ".join(FORMATS["txt"].write(lettre_de(nue, courrier, nue.communes[0])).decode().split())
    assert "Nous n’avons pas trouvé les dates" in lu
    assert "a reçu ce label" not in lu
    assert "dix questions. Si vous décidez de candidater" in lu
    assert not re.search(r"None|\{|  ", lu)


def test_the_longest_names_keep_every_letter_on_its_pages(campagne: Campagne) -> None:
    longue = max(campagne.territoire.communes.values(), key=lambda officielle: len(officielle.nom))
    assert len(longue.nom) >= 40
    fiche, gull = campagne.fiche_de(longue), max(campagne.gulls, key=lambda gull: len(gull.nom))
    for courrier in campagne.courriers:
        lettre = lettre_de(campagne, courrier, fiche, gull, SITE)
        assert formats.page_count(FORMATS["pdf"].write(lettre)) == courrier.pages, courrier.id
