"""The map's data: what the browser is given, what the tables say, what all of it weighs."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.campagne.test_retrait import CONTOURS, demander
from tests.construction import NORMANDIE, renderer_de
from tests.nombreuse import NOMBRE
from tournee.campagne import couverture
from tournee.francais.dates import en_francais
from tournee.publications import carte, carte_seule
from tournee.site.rendering import PAS
from tournee.territoire.contours import contours_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne
    from tournee.site.site_files import SiteFile

KO = 1000


def poids(contenu: bytes) -> int:
    return len(gzip.compress(contenu, 9))


# ——— What the browser is given ———


@pytest.fixture(scope="module")
def publies(campagne: Campagne) -> dict[str, SiteFile]:
    renderer = renderer_de(campagne)
    return {fichier.uri: fichier for module in (carte, carte_seule) for fichier in module.publish(campagne, renderer)}


def lire(fichier: SiteFile) -> Any:
    return json.loads(fichier.read())


def test_the_outlines_are_those_of_the_data(publies: dict[str, SiteFile]) -> None:
    assert lire(publies["carte/contours.json"]) == json.loads(
        (NORMANDIE / "data/territoire/contours.json").read_text(encoding="utf-8")
    )


def test_the_tables_say_what_the_maps_colour(publies: dict[str, SiteFile], campagne: Campagne) -> None:
    page = str(publies["carte/index.md"].content)
    tableaux = page[page.index('<details class="parts"') :]
    assert tableaux.count('<th scope="row">') == len(campagne.territoire.departements) + len(campagne.territoire.epci)
    orne = couverture.par_departement(campagne)["61"]
    assert f"{orne.communes_couvertes} sur {orne.communes}" in tableaux
    assert tableaux.count(f"au {en_francais(campagne.jour)}") == 2


CARRE = [[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]


def test_a_share_that_is_not_nothing_never_reads_as_nothing(projet: Projet) -> None:
    projet.remplacer("data/territoire/communes.csv", "98,123456782,1000,98100", "98,123456782,1,98100")
    projet.remplacer("data/territoire/communes.csv", "98,123456782,200,98200", "98,123456782,9999,98200")
    contours = json.loads(projet.lire("data/territoire/contours.json")) | {"arcs": [CARRE]}
    contours["objects"]["departements"]["geometries"] = [{"type": "Polygon", "id": "98", "arcs": [[0]]}]
    projet.ecrire("data/territoire/contours.json", json.dumps(contours))
    campagne = projet.charger()
    assert couverture.par_epci(campagne)["123456782"].tranche == 1
    page = str(next(carte.publish(campagne, renderer_de(campagne))).content)
    assert page.count('data-label="Part">moins de 0,1\u00a0%<') == 2  # its département, its EPCI
    assert page.count('data-label="Part">0\u00a0%<') == 2


def test_one_that_asked_to_be_left_out_does_not_speak_for_the_others(projet: Projet) -> None:
    """The card of any commune that nobody follows says one sentence: not that of the first, if it asked."""
    projet.ecrire("data/territoire/contours.json", json.dumps(CONTOURS))
    demander(projet, "98001", "Exemple-sur-Mer")
    campagne = projet.charger()
    publies = {fichier.uri: fichier for fichier in carte.publish(campagne, renderer_de(campagne))}
    dit = lire(publies[carte.FICHES])
    assert "demandé" in dit["fiches"]["98001"]["phrase"]
    assert dit["autre"].startswith("À notre connaissance, personne ne l’a encore contactée")


# ——— What it weighs ———


def test_groups_of_one_town_stand_side_by_side(publies: dict[str, SiteFile], campagne: Campagne) -> None:
    script = publies[carte.SCRIPT].read()
    assert isinstance(script, bytes)
    villes = Counter(lieu.point for lieu in map(campagne.lieu, campagne.gulls) if lieu)
    assert max(villes.values()) > 1
    places = [12 - 24 * rang for combien in villes.values() for rang in range(combien)]
    assert sorted(map(int, re.findall(r'"iconAnchor": \[(-?\d+)', script.decode()))) == sorted(places)


def test_the_outlines_are_light(site: Path) -> None:
    assert poids((site / "carte/contours.json").read_bytes()) <= 150 * KO


def test_outlines_that_are_too_heavy_come_by_departement(campagne: Campagne, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carte, "POINTS", 1)
    renderer = renderer_de(campagne)
    publies = {un.uri: un for module in (carte, carte_seule) for un in module.publish(campagne, renderer)}
    for page in ("carte/index.md", "carte/seule/index.html"):
        assert 'contours/departements.json" data-par-departement' in str(publies[page].read())
    territoire = campagne.territoire
    d_abord = contours_of(lire(publies[carte.D_ABORD]))
    assert d_abord.communes == {}
    for code in territoire.departements:
        assert d_abord.departement(code) == territoire.contours.grossis(carte.PAS_DE_LOIN).departement(code)
        morceau = contours_of(lire(publies[f"{carte.MORCEAUX}{code}.json"]))
        siennes = [commune.code for commune in territoire.communes_de_departement(code)]
        assert [morceau.commune(un) for un in siennes] == [territoire.contours.commune(un) for un in siennes]
        assert (list(morceau.communes), morceau.departements) == (siennes, {})


def test_the_list_weighs_the_same_however_many_are_followed(publies_nombreux: dict[str, bytes]) -> None:
    """Its first rows alone are in the page; the others come when asked for."""
    page = publies_nombreux["carte/index.md"]
    assert page.count(b"data-cle=") == PAS
    dessin = page[page.index(b'<svg class="carte-suivi__fond"') :].partition(b"</svg>")[0]
    assert poids(page.replace(dessin, b"")) <= 13 * KO
    assert poids(dessin) <= 19 * KO  # it follows their number, and comes with the page
    assert lire_texte(publies_nombreux["carte/suite.json"]).count("data-cle=") > NOMBRE - PAS


@pytest.mark.parametrize("uri", ["communes/index.md", "departements/76-seine-maritime/index.md"])
def test_the_other_lists_are_light_too(publies_nombreux: dict[str, bytes], uri: str) -> None:
    assert poids(publies_nombreux[uri]) <= 25 * KO


def lire_texte(contenu: bytes) -> str:
    texte: str = json.loads(contenu)
    return texte
