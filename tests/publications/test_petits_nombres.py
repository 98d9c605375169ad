"""A campaign that has none, one or two of each thing: what its pages count agrees with its number."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from tests.construction import renderer_de
from tests.publications.test_carte import CARRE
from tests.publications.test_manques import visible
from tournee.publications import publish
from tournee.site.shortcodes import BLOCS, fragment

if TYPE_CHECKING:
    from tests.conftest import Projet

PLURIEL: Final = re.compile(
    r"(?<![\d,\u202f:/-])\b(?:sur 0\b|[01][ \u00a0](?!sous|dans|fois|mois|plus|sans)[a-zéèêœ]+[sx]\b)"
)
"""« 1 communes », « 0 anciens », and « sur 0 », which says nothing."""


@pytest.mark.parametrize("combien", range(3))
def test_a_page_agrees_with_small_numbers(projet: Projet, combien: int) -> None:
    contours = json.loads(projet.lire("data/territoire/contours.json")) | {"arcs": [CARRE]}
    contours["objects"]["departements"]["geometries"] = [{"type": "Polygon", "id": "98", "arcs": [[0]]}]
    projet.ecrire("data/territoire/contours.json", json.dumps(contours))
    tout = projet.charger()
    campagne = replace(
        tout,
        gulls=tout.gulls[:combien],
        communes=tout.communes[:combien],
        collectivites=(),
        contacts=(),
        comptes_rendus=(),
    )
    renderer = renderer_de(campagne)
    pages = {fichier.address: str(fichier.read()) for fichier in publish(renderer) if fichier.head}
    pages |= {f"bloc {nom}": fragment(nom, "", renderer) for nom in BLOCS}
    lignes = {(lieu, ligne) for lieu, page in pages.items() for ligne in visible(page).split("\n")}
    assert sorted(une for une in lignes if PLURIEL.search(une[1])) == []
