"""What only another engine can tell: the map, a letter and the form, as a Firefox has them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.firefox import Fenetre

pytestmark = pytest.mark.navigateur
PEINT = """(() => {
  const { width, height } = document.querySelector(".leaflet-communes-pane canvas");
  const toile = document.querySelector(".leaflet-communes-pane canvas").getContext("2d");
  return new Set(toile.getImageData(0, 0, width, height).data.filter((_, rang) => rang % 4 === 3)).size > 1;
})()"""
"""Whether something is on the canvas and something is not: land and sea."""
ECHAP = "\ue00c"
ENTREE = "\ue007"


def test_the_map_is_painted_and_a_click_opens_a_card(firefox: Fenetre, adresse: str) -> None:
    firefox.ouvrir(f"{adresse}carte/")
    firefox.cliquer(".carte-suivi__fond .anneau")  # around Louviers
    firefox.attendre("document.querySelector('.fiche-de-carte__nom').textContent === 'Louviers'")
    assert firefox.lire("location.hash") == "#27375"
    firefox.attendre(PEINT)
    firefox.lire("window.marque = 1")
    firefox.cliquer("[data-vers=page]")
    firefox.attendre("location.pathname === '/communes/27375-louviers/'")
    firefox.revenir()
    firefox.attendre("window.marque")  # the same page, as it was left: nothing in it keeps the browser from keeping it
    assert firefox.lire("document.querySelector('.fiche-de-carte').checkVisibility()")
    firefox.taper(ECHAP)
    firefox.attendre("document.querySelector('.fiche-de-carte').hidden")
    assert firefox.lire("location.href") == f"{adresse}carte/"


def test_a_letter_is_filled_in_and_downloaded(firefox: Fenetre, adresse: str) -> None:
    firefox.ouvrir(f"{adresse}courriers/")
    firefox.attendre("document.querySelector('.atelier__table:not([inert])') !== null")
    firefox.cliquer(".recherche__champ")
    firefox.taper("louv")
    firefox.attendre("document.querySelector('.recherche__resultat')?.textContent.includes('Louviers')")
    firefox.taper(ENTREE)
    firefox.taper(ENTREE)  # the first chooses among those that begin so
    firefox.attendre("document.querySelector('.atelier__feuille').textContent.includes('Mairie de Louviers')")
    firefox.cliquer(".atelier__odt")
    firefox.attendre("document.querySelector('.atelier__dit').textContent.includes('téléchargée')")
    with zipfile.ZipFile(firefox.recu("*.odt")) as odt:
        assert "Louviers" in odt.read("content.xml").decode()


def test_the_form_makes_a_request(firefox: Fenetre, adresse: str) -> None:
    firefox.ouvrir(f"{adresse}contribuer/noter/#61001/appel/viregul")
    firefox.cliquer("#noter-note")
    firefox.taper("Le standard transmet au secrétariat.")
    firefox.attendre("document.querySelector('.noter__texte').textContent.includes('transmet au secrétariat.')")
    assert 'commune: "61001"' in firefox.lire("document.querySelector('.noter__texte').textContent")
    assert firefox.lire("document.querySelector('.noter__pret').checkVisibility()")
    assert firefox.lire("document.querySelector('.noter__forge').href").startswith("https://forge.example/")
