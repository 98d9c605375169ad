"""What pages say of themselves to programs, read as they will: JSON, in the words of schema.org."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from tests.agenda import reunir
from tests.construction import ADRESSE, renderer_de
from tournee.campagne.reunions import a_venir
from tournee.loading.loading import load
from tournee.publications import agenda, communes, donnees, territoires
from tournee.site.donnees_structurees import ariane, organisation, reunions
from tournee.site.rendering import en_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

BALISE = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ALENCON, ORNE = "communes/61001-alencon/", "departements/61-orne/"


def fautes(dit: Any) -> Iterator[str]:
    """What the vocabulary does not know: a type, or a property that the type does not have, or of another kind."""
    for un in dit if isinstance(dit, list) else [dit] if isinstance(dit, dict) else []:
        type_ = getattr(import_module(f"pydantic2_schemaorg.{un['@type']}"), un["@type"])
        connus = {champ.alias for champ in type_.__fields__.values()}
        yield from (f"{un['@type']}.{nom}" for nom in un if nom not in connus)
        type_.parse_obj(un)
        for valeur in un.values():
            yield from fautes(valeur)


def dits(publication: Callable[..., Any], campagne: Campagne, site: str, page: str) -> list[dict[str, Any]]:
    fichier = next(un for un in publication(campagne, renderer_de(campagne, site=site)) if un.address == page)
    return [json.loads(dit) for dit in BALISE.findall(str(fichier.read()))]


@pytest.mark.parametrize(("site", "racine"), [(ADRESSE, ADRESSE), ("", "../../")])
def test_a_commune_and_its_departement_say_the_way_there(campagne: Campagne, site: str, racine: str) -> None:
    """Whole addresses where that of the site is known, and otherwise those of its links."""
    (commune,) = dits(communes.publish, campagne, site, ALENCON)
    (departement,) = dits(territoires.publish, campagne, site, ORNE)
    assert [[*fautes(commune)], [*fautes(departement)]] == [[], []]
    etapes = [(un["position"], un["name"], un["item"]) for un in commune["itemListElement"]]
    vers_l_orne = [(1, "Accueil", racine), (2, "Départements", f"{racine}departements/"), (3, "Orne", racine + ORNE)]
    assert etapes[:3] == vers_l_orne
    assert etapes[3][:2] == (4, "Alençon")
    assert [un["item"] for un in departement["itemListElement"]] == [item for _, _, item in vers_l_orne]


def test_an_intercommunalite_says_the_way_there(campagne: Campagne) -> None:
    epci = next(un for un in campagne.territoire.epci.values() if un.departement == "61")
    (dit,) = dits(territoires.publish, campagne, ADRESSE, f"epci/{epci.slug}/")
    assert [*fautes(dit)] == []
    assert [un["name"] for un in dit["itemListElement"][:2]] == ["Accueil", "Départements"]


@pytest.mark.parametrize("site", [ADRESSE, ""])
def test_the_open_data_name_their_files_and_those_alone_that_their_licence_covers(
    campagne: Campagne, site: str
) -> None:
    (dit,) = dits(donnees.publish, campagne, site, "donnees/")
    assert [*fautes(dit)] == []
    assert dit["license"] == campagne.reglages.licence_donnees.lien
    assert dit["dateModified"] == campagne.jour.isoformat()
    publies = {un.address for un in donnees.publish(campagne, renderer_de(campagne))}
    debut = f"{site}donnees/" if site else "../donnees/"
    fichiers = {un["contentUrl"].removeprefix(debut) for un in dit["distribution"]}
    assert {f"donnees/{nom}" for nom in fichiers} <= publies
    assert "communes.csv" in fichiers
    assert "communes.geojson" not in fichiers


def test_a_meeting_is_told_once_its_day_is_fixed(campagne: Campagne, projet: Projet, jour: date) -> None:
    """When it begins, with its zone, and whether it is called off; the real campaign has none yet."""
    assert dits(agenda.publish, campagne, ADRESSE, "agenda/") == []
    reunir(projet)
    sienne = load(projet.root, jour)
    evenements = dits(agenda.publish, sienne, ADRESSE, "agenda/")
    assert [*fautes(evenements)] == []
    assert evenements[0]["startDate"].startswith("2026-")
    assert {un["startDate"][-6:] for un in evenements} <= {"+01:00", "+02:00"}
    etats = {un["startDate"][:10]: un["eventStatus"].rpartition("/")[2] for un in evenements}
    assert etats["2026-12-15"] == "EventScheduled"
    assert etats["2027-02-02"] == "EventCancelled"
    assert all("location" not in un for un in evenements)  # nobody knows where
    a_deux = [
        replace(une, lieu=lieu)
        for une, lieu in zip(a_venir(sienne), ("Exemple", "mumble://exemple.example"), strict=False)
    ]
    salle, en_ligne = reunions(sienne, a_deux)
    assert [*fautes([salle, en_ligne])] == []
    assert salle["location"] == {"@type": "Place", "name": "Exemple"}
    assert en_ligne["location"] == {"@type": "VirtualLocation", "url": "mumble://exemple.example"}


def test_the_network_is_an_organization(campagne: Campagne) -> None:
    assert [*fautes(organisation(campagne))] == []
    assert organisation(campagne)["name"] == "Normandie Libre"


def test_no_name_can_leave_what_programs_read() -> None:
    dit = en_json(ariane([("</script><b>l'Île & co</b>", "./")]))
    assert "<" not in dit
    assert json.loads(dit)["itemListElement"][0]["name"] == "</script><b>l’Île & co</b>"


def test_the_words_of_schema_org_are_really_read() -> None:
    assert [*fautes({"@type": "Event", "nom": "x", "location": {"@type": "Place", "lieu": "y"}})] == [
        "Event.nom",
        "Place.lieu",
    ]
