"""What the form of contacts is given: the forge's addresses, and rules that a browser reads as Python does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.construction import renderer_de
from tournee.fiches.suivi import Geste
from tournee.publications.contribuer import regles
from tournee.publications.pages import nommables
from tournee.site.forge import Forge

if TYPE_CHECKING:
    from tests.conftest import Projet


@pytest.mark.parametrize(
    ("editeur", "nom", "fichier", "ticket"),
    [
        (
            "https://github.com/exemple/tournee/edit/main/",
            "GitHub",
            "https://github.com/exemple/tournee/new/main?filename={dossier}/{nom}&value={texte}",
            "https://github.com/exemple/tournee/issues/new?title={titre}&body={message}",
        ),
        (
            "https://gitlab.example/groupe/sous/tournee/-/edit/site/2026/",
            "GitLab",
            "https://gitlab.example/groupe/sous/tournee/-/new/site/2026?file_name={dossier}/{nom}",
            "https://gitlab.example/groupe/sous/tournee/-/issues/new?issue[title]={titre}&issue[description]={message}",
        ),
        (
            "https://forge.example/exemple/tournee/_edit/main/",
            "Forgejo",
            "https://forge.example/exemple/tournee/_new/main/{dossier}/?filename={nom}&value={texte}",
            "https://forge.example/exemple/tournee/issues/new?title={titre}&body={message}",
        ),
    ],
)
def test_the_way_to_its_editor_says_which_forge_it_is(editeur: str, nom: str, fichier: str, ticket: str) -> None:
    forge = Forge.of(editeur)
    assert forge is not None
    assert (forge.nom, forge.fichier, forge.ticket) == (nom, fichier, ticket)


def test_an_issue_says_what_it_is_given_whatever_its_signs() -> None:
    forge = Forge.of("https://gitlab.example/tournee/-/edit/main/")
    assert forge
    adresse = urlsplit(forge.ticket_rempli("Actif : « A & B » {message}", "Oui\n#1 ? 100 %"))
    assert adresse.path == "/tournee/-/issues/new"
    assert parse_qs(adresse.query) == {
        "issue[title]": ["Actif : « A & B » {message}"],
        "issue[description]": ["Oui\n#1 ? 100 %"],
    }


@pytest.mark.parametrize("editeur", [None, "", "https://forge.example/exemple/tournee/src/branch/main/"])
def test_a_forge_of_no_known_kind_is_none(editeur: str | None) -> None:
    assert Forge.of(editeur) is None


def test_a_browser_reads_the_patterns_as_python_does(projet: Projet) -> None:
    """« \\d », « \\w » and « \\b » are wider in Python; a browser refuses an escape that means nothing."""
    dites = regles(projet.charger(), None)
    tous = [*dites["contact"]["champs"].values(), *dites["groupe"]["champs"].values()]
    champs = [sien for champ in tous for sien in champ.get("dedans", {"": champ}).values()]
    formes = [champ["motif"] for champ in champs if champ["motif"]]
    presque = [motif for champ in champs for motif, _ in champ["presque"]]
    cherches = [motif for motif, _ in dites["vie_privee"]["motifs"]]
    motifs = [*formes, *presque, dites["balise"], *cherches, *dites["vie_privee"]["neutres"]]
    assert all((formes, presque, cherches))
    echappes = {signe for motif in motifs for signe in re.findall(r"\\(.)", motif)}
    assert echappes <= set("sSu.+()[]\\")


def test_every_geste_says_itself_in_a_sentence(projet: Projet) -> None:
    phrases = [geste["phrase"] for geste in regles(projet.charger(), None)["gestes"].values()]
    assert len(set(phrases)) == len(Geste)
    assert [phrase for phrase in phrases if not re.match("[A-Z][^.]+$", phrase)] == []


@pytest.mark.parametrize("editeur", [None, "https://forge.example/exemple/tournee/-/edit/main/"])
def test_the_page_says_what_can_be_done_where_the_forge_is_unknown(projet: Projet, editeur: str | None) -> None:
    renderer = renderer_de(projet.charger(), forge=editeur)
    html = renderer.fragment(
        "contribuer/noter/",
        "noter.html",
        gestes=Geste,
        motifs=(),
        dossier="data/suivi",
        regles="contribuer/regles.json",
        collectivites={},
    )
    assert ("L’adresse de la forge n’est pas connue" in html) is (editeur is None)
    assert ("Proposer sur GitLab" in html) is (editeur is not None)
    assert ("https://forge.example/exemple/tournee/-/new/main" in html) is (editeur is not None)


def test_an_epci_that_nobody_follows_yet_can_be_named(projet: Projet) -> None:
    offertes = regles(projet.charger(), None)["collectivites"]
    assert offertes["communaute-d-ailleurs"] == {"nom": "Communauté d’ailleurs"}
    assert "agglomeration-d-exemple" not in offertes, "son suivi a déjà un autre nom"


def test_the_form_does_not_say_followed_of_who_asked_not_to_be(projet: Projet) -> None:
    projet.remplacer(
        "data/collectivites.yaml", "suivi: []", "suivi:\n    - {le: 2026-11-02, geste: retrait, par: les-essais}"
    )
    offertes = {titre: [fiche.id for fiche in uns] for titre, uns in nommables(projet.charger().publique()).items()}
    assert offertes == {
        "Dans le suivi": ["syndicat-exemple"],
        "Hors du suivi": ["agglo-exemple", "communaute-d-ailleurs"],
    }
