"""The calendars that one subscribes to, read back as others will; the pages that tell them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from tests.agenda import REUNIONS, reunir
from tests.construction import renderer_de, soiree
from tournee.publications import agenda, gulls
from tournee.site.shortcodes import fragment

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

SITE = "https://tournee.example/"
SUIVI = """\
- insee: "98003"
  nom: Fictive
  suivi:
    - {le: 2026-11-15, geste: reservation, par: les-modeles, note: Une note.}
    - {le: 2026-11-16, geste: courrier, par: les-modeles, note: Une autre., relance: 2026-12-20}
"""


def fichiers(campagne: Campagne, site: str = "") -> dict[str, Any]:
    renderer = renderer_de(campagne, site=site)
    publies = [*agenda.publish(renderer.campagne, renderer), *gulls.publish(renderer.campagne, renderer)]
    return {fichier.uri: fichier.read() for fichier in publies}


def evenements(contenu: bytes) -> dict[str, Any]:
    calendrier = Calendar.from_ical(contenu)
    assert [(un.name, un.errors) for un in calendrier.walk() if un.errors] == []
    return {str(un["uid"]).partition("@")[0]: un for un in calendrier.events}


@pytest.fixture
def vivante(projet: Projet) -> Campagne:
    """A campaign with meetings, an edition to come, and a group that carries something."""
    reunir(projet)
    projet.ajouter("data/communes.yaml", SUIVI)
    return projet.charger()


def test_each_calendar_is_its_own(vivante: Campagne) -> None:
    publies = fichiers(vivante, SITE)
    reunions = evenements(publies["agenda/agenda.ics"])
    echeances = evenements(publies["agenda/echeances.ics"])
    assert set(reunions) == {"reunions", "reunion-2026-12-15"}
    assert {cle for cle in echeances if "2027" in cle} == {
        "label-cloture-2027",
        "label-repere-2027-demander-la-date-du-conseil",
        "label-repere-2027-relire",
    }
    for groupe, suites in {
        "les-essais": {},
        "les-modeles": {"relance-98003": ("À relancer\u00a0: Fictive", "2026-12-20")},
    }.items():
        siens = evenements(publies[f"agenda/{groupe}.ics"])
        assert {cle: (un["summary"], str(un["dtstart"].dt)) for cle, un in siens.items() if "980" in cle} == suites
        assert set(siens) == {*reunions, *echeances, *suites}
    assert siens["relance-98003"]["description"] == "Jour noté dans le suivi."


def test_a_reservation_stands_in_the_calendar_of_the_group_that_holds_it(projet: Projet) -> None:
    projet.ajouter("data/communes.yaml", SUIVI.rpartition("    - ")[0])
    publies = fichiers(projet.charger(), SITE)
    une = evenements(publies["agenda/les-modeles.ics"])["reservation-98003"]
    assert (une["summary"], str(une["dtstart"].dt)) == ("Fin de réservation\u00a0: Fictive", "2027-01-14")
    assert une["url"] == f"{SITE}communes/98003-fictive/"
    assert "reservation-98003" not in evenements(publies["agenda/les-essais.ics"])
    for contenu in publies.values():
        assert "Une note" not in (contenu.decode() if isinstance(contenu, bytes) else contenu)


def test_nothing_leads_back_to_a_site_of_which_nobody_gave_the_address(vivante: Campagne) -> None:
    connus, inconnus = fichiers(vivante, SITE), fichiers(vivante)
    assert {str(un["url"]) for un in evenements(connus["agenda/agenda.ics"]).values()} == {f"{SITE}agenda/"}
    for uri, contenu in inconnus.items():
        if uri.endswith(".ics"):
            assert not [un for un in evenements(contenu).values() if "url" in un]
    abonnements = re.findall(r'href="webcal://tournee\.example/([^"]+)"', connus["agenda/index.md"])
    assert sorted(abonnements) == sorted(uri for uri in connus if uri.endswith(".ics"))
    assert "webcal" not in inconnus["agenda/index.md"]
    assert "ne connaît pas son adresse" in inconnus["agenda/index.md"]


def test_the_page_tells_the_meetings_and_how_a_date_is_counted(vivante: Campagne) -> None:
    html = " ".join(fichiers(vivante)["agenda/index.md"].split()).replace("\u00a0", " ")
    assert 'datetime="2027-01-12T21:00+01:00" data-compte>mardi 12 janvier 2027 à 21 h</time>' in html
    assert "au lieu du mardi 5 janvier 2027 à 20 h 30" in html
    assert "Annulée" in html
    assert "Le premier mardi de chaque mois, à 20 h 30, pendant 45 minutes" in html
    assert "7 jours avant la clôture de l’édition 2027, le 1er mars 2027. Une semaine suffit." in html
    assert '<time datetime="2027-01">janvier 2027</time>' in html
    assert "n’est fixée" not in html


def test_the_doubt_of_an_edition_is_not_that_of_its_dates(projet: Projet) -> None:
    reunir(projet)
    projet.ajouter("data/label.yaml", "    doute: Les sources disent deux ou trois lauréats.\n")
    publies = fichiers(projet.charger())
    assert "deux ou trois" not in publies["agenda/echeances.ics"].decode()
    assert publies["agenda/index.md"].count("deux ou trois") == 1
    assert '<p class="doute">Édition 2027\u00a0: Les sources' in publies["agenda/index.md"]


def test_a_campaign_without_any_date_says_so(projet: Projet) -> None:
    publies = fichiers(projet.charger())
    assert publies["agenda/index.md"].count("Aucune date n’est fixée") == 2
    assert "Aucune date n’est fixée" in publies["agenda/prochaine-reunion/index.md"]
    assert evenements(publies["agenda/agenda.ics"]) == {}
    projet.ecrire(
        "data/label.yaml", re.sub(r"editions:\n.*", "editions: []\n", projet.lire("data/label.yaml"), flags=re.DOTALL)
    )
    projet.ecrire("data/palmares.yaml", "[]\n")
    for fichier in ("communes", "collectivites", "gulls"):
        projet.ecrire(f"data/{fichier}.yaml", "[]\n")
    vides = fichiers(projet.charger())
    assert vides["agenda/index.md"].count("Aucune date n’est fixée") == 2
    assert evenements(vides["agenda/echeances.ics"]) == {}


def test_the_next_meeting_is_told_where_one_works(vivante: Campagne, campagne: Campagne) -> None:
    renderer = renderer_de(vivante)
    for html in (fragment("prochaine-reunion", "", renderer), fragment("reunions", "guides/un/", renderer)):
        assert "mardi 1er\u00a0décembre\u00a02026 à 20\u00a0h\u00a030" in html
    assert "20\u00a0h\u00a030" in fichiers(vivante)["gulls/les-essais/index.md"]
    assert fragment("prochaine-reunion", "", renderer_de(campagne)) == ""


def test_the_texts_to_paste_hold_in_a_page_and_name_nobody(campagne: Campagne) -> None:
    html = fichiers(soiree(campagne))["agenda/prochaine-reunion/index.md"]
    textes = re.findall(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert len(textes) == 3
    for texte in textes:
        assert "Alençon, réservation, par Normandie Libre" in texte


def test_the_minutes_are_of_the_meeting_that_the_page_prepares_or_of_the_one_just_held(vivante: Campagne) -> None:
    page = "agenda/prochaine-reunion/index.md"
    html = fichiers(vivante)[page].replace("\u00a0", " ")
    assert "Réunion du 1er décembre 2026" in html
    assert "<code>docs/journal/2026-12-01-reunion.md</code>" in html
    assert "Prochaine réunion : mardi 15 décembre 2026 à 20 h 30." in html
    html = fichiers(replace(vivante, jour=date(2026, 12, 3)))[page].replace("\u00a0", " ")
    assert "est celui de la réunion qui vient de se tenir, le 1er décembre 2026" in html
    assert "<code>docs/journal/2026-12-01-reunion.md</code>" in html
    assert "RÉUNION DU MARDI 15 DÉCEMBRE 2026" in html


def test_the_audio_address_of_the_network_stands_beside_the_place_of_a_meeting(campagne_imaginee: Campagne) -> None:
    publies = fichiers(campagne_imaginee)
    for page in ("agenda/index.md", "agenda/prochaine-reunion/index.md"):
        assert "sur Mumble (salon Mumble du réseau\u00a0: <code>mumble.example, salon" in publies[page]
    textes = re.findall(r"<textarea[^>]*>(.*?)</textarea>", publies["agenda/prochaine-reunion/index.md"], re.DOTALL)
    assert [texte.count("(salon Mumble du réseau\u00a0: mumble.example, salon") for texte in textes] == [1, 1, 0]
    for nom in ("agenda", "les-passeurs"):
        reunions = [un for cle, un in evenements(publies[f"agenda/{nom}.ics"]).items() if cle.startswith("reunion")]
        assert {"Dans la grande salle de Brune-la-Ville, et sur Mumble"} < {str(une["location"]) for une in reunions}
        assert all("\nMumble\u00a0: mumble.example, salon" in une["description"] for une in reunions)
    ailleurs = replace(campagne_imaginee, jour=date(2032, 2, 28))
    page = fichiers(ailleurs)["agenda/prochaine-reunion/index.md"]
    assert "À la bibliothèque (salon Mumble du réseau\u00a0: <code>mumble.example" in page


def test_a_long_month_is_cut_and_said_to_be(campagne_nombreuse: Campagne) -> None:
    html = fichiers(campagne_nombreuse)["agenda/prochaine-reunion/index.md"]
    assert re.search(r"Les 40 derniers gestes sur \d+\.", html)
    assert html.count("lignes plus anciennes, sur le site") == 3
    assert "autres lignes, sur le site" in html
    assert len(html) < 250_000


def test_markup_of_the_data_is_none_in_a_text(projet: Projet) -> None:
    projet.remplacer("data/gulls.yaml", "nom: Les Modèles", 'nom: "Les *Modèles* [_x_](y)"')
    projet.ajouter("data/campagne.yaml", REUNIONS)
    projet.ajouter("data/communes.yaml", SUIVI)
    html = fichiers(projet.charger())["agenda/prochaine-reunion/index.md"]
    assert r"Les \*Modèles\* \[\_x\_\](y)" in html
