"""The folder data/territoire/ of the sample, as it is published, and its reader."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.construction import NORMANDIE
from tournee.decoupage.tables import is_of_another, towns
from tournee.francais.noms import slug
from tournee.reading.sources import DataError
from tournee.territoire.communes import Epci
from tournee.territoire.fichiers import load_territoire

if TYPE_CHECKING:
    from tournee.territoire.communes import Territoire

DOSSIER = NORMANDIE / "data" / "territoire"


@pytest.fixture(scope="module")
def territoire() -> Territoire:
    return load_territoire(DOSSIER)


def test_every_commune_of_the_region_is_there(territoire: Territoire) -> None:
    par_departement = Counter(commune.departement for commune in territoire.communes.values())
    assert par_departement == {"14": 526, "27": 585, "50": 445, "61": 381, "76": 707}
    assert sum(commune.population for commune in territoire.communes.values()) == 3_345_842
    assert len(territoire.epci) == 71
    assert territoire.regions == {"28": "Normandie"}
    assert (territoire.nom, territoire.de_nom) == ("Normandie", "de la région Normandie")
    assert list(territoire.communes) == sorted(territoire.communes)


def test_alencon(territoire: Territoire) -> None:
    alencon = territoire.communes["61001"]
    assert (alencon.nom, alencon.de_nom, alencon.slug) == ("Alençon", "d'Alençon", "61001-alencon")
    assert (alencon.departement, alencon.epci, alencon.codes_postaux) == ("61", "246100663", ("61000",))
    assert "61000 Alençon" in alencon.adresse
    assert alencon in territoire.par_code_postal("61000")
    assert territoire.par_code_postal("99999") == ()
    assert territoire.departements["61"].slug == "61-orne"
    assert territoire.epci["200071520"].slug == "200071520-domfront-tinchebray-interco"


@pytest.mark.parametrize("ecrit", ["alencon", "ALENÇON", " d’Alençon "])
def test_a_name_is_found_however_it_is_written(territoire: Territoire, ecrit: str) -> None:
    commune = territoire.par_nom(ecrit)
    assert commune is not None
    assert commune.code == "61001"


def test_a_name_that_two_communes_bear_gives_both(territoire: Territoire) -> None:
    assert territoire.par_nom("Saint-Aubin-sur-Mer") is None
    assert [commune.departement for commune in territoire.homonymes("saint aubin sur mer")] == ["14", "76"]
    assert territoire.homonymes("Trifouillis") == ()


@pytest.mark.parametrize(
    ("ecrit", "code"), [("Ifs", "14341"), ("Ifs (Les)", "76371"), ("LES IFS", "76371"), ("ST LO", "50502")]
)
def test_an_article_tells_two_names_apart(territoire: Territoire, ecrit: str, code: str) -> None:
    trouvees = [commune.code for commune in territoire.homonymes(ecrit)]
    assert code in trouvees
    assert len(trouvees) == (2 if "(" in ecrit else 1)


@pytest.mark.parametrize(
    ("code", "nom", "de_nom"),
    [
        ("76351", "Le Havre", "du Havre"),
        ("61214", "L'Aigle", "de L'Aigle"),
        ("27016", "Les Andelys", "des Andelys"),
        ("50041", "La Hague", "de La Hague"),
        ("14118", "Caen", "de Caen"),
        ("27229", "Évreux", "d'Évreux"),
    ],
)
def test_names_have_their_article(territoire: Territoire, code: str, nom: str, de_nom: str) -> None:
    assert (territoire.communes[code].nom, territoire.communes[code].de_nom) == (nom, de_nom)


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [("14011", "14581"), ("61192", "61275"), ("14300", "14743"), ("76358", "76455"), ("27058", "27676")],
)
def test_a_former_code_leads_to_the_commune_of_today(territoire: Territoire, ancien: str, nouveau: str) -> None:
    assert territoire.commune(ancien) is None
    successeur = territoire.successeur(ancien)
    assert successeur is not None
    assert successeur.code == nouveau


def test_a_code_of_today_and_an_unknown_one_have_no_successor(territoire: Territoire) -> None:
    assert territoire.successeur("14581") is None
    assert territoire.successeur("00000") is None


def test_the_sample_tells_its_former_codes_its_neighbours_and_its_town_halls(territoire: Territoire) -> None:
    assert sum(len(commune.anciens_codes) for commune in territoire.communes.values()) == 742
    assert [code for c in territoire.communes.values() for code in c.anciens_codes if not c.deleguees.get(code)] == []
    assert territoire.communes["14118"].deleguees["14736"] == "Venoix"
    assert [voisine.nom for voisine in territoire.voisines("61001")] == [
        "Cerisé",
        "Condé-sur-Sarthe",
        "Damigny",
        "Saint-Germain-du-Corbéis",
        "Valframbert",
    ]
    courriels = {commune.courriel for commune in territoire.communes.values()}
    assert "mairie@aurseulles.fr" in courriels
    assert len(courriels) > 2_400
    assert not any("charles" in courriel for courriel in courriels)
    villes = towns((c.code, c.nom, c.codes_postaux) for c in territoire.communes.values())
    assert is_of_another("Place Paul-Quellec, 14670 Troarn", "14666", villes)


def test_aurseulles_has_its_communes_deleguees(territoire: Territoire) -> None:
    aurseulles = territoire.communes["14581"]
    assert aurseulles.deleguees["14011"] == "Anctoville"
    assert aurseulles.deleguees["14581"] == "Saint-Germain-d'Ectot"
    assert len(aurseulles.deleguees) == 8


@pytest.mark.parametrize("champ", ["courriel", "site"])
def test_no_domain_is_that_of_another_commune(territoire: Territoire, champ: str) -> None:
    """« troarn.fr » is Troarn’s: a domain that is the whole name of another commune was not meant for this one."""
    fautes = [
        (c.nom, getattr(c, champ))
        for c in territoire.communes.values()
        if (domaine := re.search(r"([a-z0-9-]+)\.[a-z]+(?::\d+)?(?:/|$)", getattr(c, champ)))
        if territoire.homonymes(domaine[1]) and not slug(c.nom).startswith(slug(domaine[1]))
        if c not in territoire.homonymes(domaine[1])
    ]
    assert fautes == []


def test_the_address_of_a_joint_body_is_known_as_such(territoire: Territoire) -> None:
    partagees = {
        c.nom: [autre.nom for autre in autres]
        for c in territoire.communes.values()
        if (autres := territoire.partagent_son_courriel(c))
    }
    assert partagees == {
        "Cesny-les-Sources": ["Cossesseville", "Fresney-le-Vieux"],
        "Cossesseville": ["Cesny-les-Sources", "Fresney-le-Vieux"],
        "Fresney-le-Vieux": ["Cesny-les-Sources", "Cossesseville"],
    }


def test_distances(territoire: Territoire) -> None:
    assert territoire.distance_km("14118", "76540") == pytest.approx(110, abs=3)
    assert territoire.distance_km((0.0, 49.0), (0.0, 50.0)) == pytest.approx(111.2, abs=0.1)
    assert territoire.distance_km("61001", "61001") == 0


def test_nearest_communes_come_first_and_within_reach(territoire: Territoire) -> None:
    proches = territoire.proches("61001", rayon_km=10)
    assert proches[0][0].nom == "Damigny"
    assert [km for _, km in proches] == sorted(km for _, km in proches)
    assert all(0 < km <= 10 for _, km in proches)
    assert territoire.proches("61001", nombre=3) == proches[:3]
    assert territoire.proches(territoire.communes["61001"].point, nombre=1)[0][0].code == "61001"


def test_an_epci_over_the_border_counts_all_its_members(territoire: Territoire) -> None:
    alencon = territoire.epci["246100663"]
    assert alencon.communes > alencon.communes_region == len(territoire.communes_de_epci(alencon.siren))


def test_geometries_are_closed_rings_of_longitudes_and_latitudes(territoire: Territoire) -> None:
    geometrie = territoire.contours.commune("61001")
    assert geometrie is not None
    assert geometrie["type"] == "Polygon"
    anneau = geometrie["coordinates"][0]
    assert anneau[0] == anneau[-1]
    assert len({tuple(point) for point in anneau}) == len(anneau) - 1
    assert all(-0.1 < lon < 0.3 and 48.3 < lat < 48.6 for lon, lat in anneau)
    assert territoire.contours.commune("00000") is None


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DOSSIER, tmp_path / "data" / "territoire"))


@pytest.mark.parametrize("fichier", ["communes.csv", "epci.csv", "departements.csv", "france.csv", "contours.json"])
def test_a_missing_file_is_named_with_its_remedy(copie: Path, fichier: str) -> None:
    (copie / fichier).unlink()
    with pytest.raises(DataError) as refus:
        load_territoire(copie)
    assert [problem.file for problem in refus.value.problems] == [f"data/territoire/{fichier}"]
    assert "`tournee territoire`" in refus.value.problems[0].message


@pytest.mark.parametrize(
    ("avant", "apres", "message"),
    [
        (",25490,", ",beaucoup,", "beaucoup"),
        (",25490,", ",25490,,", "16\u00a0valeurs pour 15\u00a0colonnes"),
        ("61001,Alençon", "61002,Alençon", "« 61002 » est déjà plus haut"),
        (",246100663,25490", ",000000000,25490", "cite 000000000"),
        ("0.09258", "nan", "nan"),
    ],
)
def test_a_wrong_line_is_named(copie: Path, avant: str, apres: str, message: str) -> None:
    chemin = copie / "communes.csv"
    lignes = chemin.read_text(encoding="utf-8").splitlines(keepends=True)
    numero = next(n for n, ligne in enumerate(lignes, start=1) if ligne.startswith("61001,"))
    assert avant in lignes[numero - 1]
    lignes[numero - 1] = lignes[numero - 1].replace(avant, apres, 1)
    chemin.write_text("".join(lignes), encoding="utf-8")
    with pytest.raises(DataError) as refus:
        load_territoire(copie)
    problem = refus.value.problems[0]
    assert problem.file == "data/territoire/communes.csv"
    assert message in problem.message
    assert problem.line in (numero, numero + 1)


@pytest.mark.parametrize("contenu", ["", "{}", "[1]", '{"objects": {"communes": 1}}'])
def test_broken_outlines_are_refused(copie: Path, contenu: str) -> None:
    (copie / "contours.json").write_text(contenu, encoding="utf-8")
    with pytest.raises(DataError, match=r"contours\.json:1: .*TopoJSON"):
        load_territoire(copie)


def test_a_missing_column_is_named_once(copie: Path) -> None:
    chemin = copie / "epci.csv"
    texte = chemin.read_text(encoding="utf-8")
    chemin.write_text(texte.replace("population", "habitants", 1), encoding="utf-8")
    with pytest.raises(DataError) as refus:
        load_territoire(copie)
    assert len(refus.value.problems) == 1
    assert "population" in refus.value.problems[0].message


@pytest.mark.parametrize(
    ("nom", "court"),
    [
        ("Communauté d'agglomération du Sud", "Communauté d'agglomération du Sud"),
        ("CC du Centre-Ouest", "CC du Centre-Ouest"),
        ("Communauté de communes du Sud Artois", "Sud Artois"),
        ("Communauté de communes de l'Est de la Somme", "Est de la Somme"),
        ("Communauté d'agglomération d'Arras", "Arras"),
    ],
)
def test_a_short_name_is_still_a_name(nom: str, court: str) -> None:
    assert Epci("123456782", nom, "CA", 1, 1, 1, "98", "").nom_court == court
