"""The open data, read by the libraries of others: true to its schemas, harmless, and nothing private in it."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from frictionless import Package
from geojson_pydantic import FeatureCollection
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from tests.campagne.test_retrait import CONTOURS, demander
from tests.construction import renderer_de
from tournee.fiches.gulls import Gull
from tournee.fiches.palmares import Laureat
from tournee.fiches.suivi import Contact
from tournee.publications import donnees
from tournee.publications.donnees.geojson import right_handed
from tournee.publications.donnees.tables import Column, inert
from tournee.site.adresses import DONNEES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

MECHANT: Final = "=HYPERLINK(0);=1+1,@SUM(A1)|-2\t+3"


@pytest.fixture
def publier(tmp_path: Path) -> Callable[[Campagne], Path]:
    """Writes what a campaign publishes as data; gives its folder."""

    def publier(campagne: Campagne) -> Path:
        renderer = renderer_de(campagne, site="https://tournee.example/")
        for fichier in donnees.publish(renderer.campagne, renderer):
            chemin = tmp_path / "site" / fichier.uri
            chemin.parent.mkdir(parents=True, exist_ok=True)
            contenu = fichier.read()
            chemin.write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
        return tmp_path / "site" / DONNEES

    return publier


def lire(dossier: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((dossier / f"{table}.csv").read_text("utf-8-sig")), delimiter=";"))


def fautes(dossier: Path) -> list[str]:
    """What the libraries of others find wrong."""
    rapport = Package(str(dossier / "datapackage.json")).validate()
    dites = [str(erreur) for erreur in rapport.flatten(["fieldName", "note"])]
    FeatureCollection.model_validate_json((dossier / "communes.geojson").read_bytes())
    for nom in ("communes.geojson", "campagne.json"):
        schema = json.loads((dossier / f"{nom}.schema.json").read_bytes())
        Draft7Validator.check_schema(schema)
        lu = json.loads((dossier / nom).read_bytes())
        dites += [erreur.message for erreur in Draft7Validator(schema).iter_errors(lu)]
    return dites


def test_the_real_campaign_is_as_its_schemas_say(campagne: Campagne, publier: Callable[[Campagne], Path]) -> None:
    dossier = publier(campagne)
    assert fautes(dossier) == []
    communes = lire(dossier, "communes")
    assert [ligne["insee"] for ligne in communes] == [*campagne.territoire.communes]
    assert sum(int(ligne["population"]) for ligne in communes) == sum(
        une.population for une in campagne.territoire.communes.values()
    )
    assert {ligne["statut"] for ligne in communes if ligne["insee"] == "27375"} == {"a-contacter"}
    assert len(lire(dossier, "suivi")) == sum(len(fiche.suivi) for fiche in campagne.publique().fiches)
    assert len(lire(dossier, "gulls")) == len(campagne.gulls)
    assert len(lire(dossier, "palmares")) == len(campagne.palmares)


JOURNAUX: Final = ("communes", "collectivites")


@pytest.mark.parametrize(
    ("vides", "dit"),
    [
        ((), "Les données s’arrêtent au 2 novembre 2026"),
        (("communes",), "Les données s’arrêtent en septembre 2025"),
        (("collectivites", "palmares"), "Les données s’arrêtent au 2 novembre 2026"),
        ((*JOURNAUX, "palmares"), "Aucun contact n’est encore noté"),
        ((*JOURNAUX, "palmares", "gulls"), "Aucun contact n’est encore noté"),
    ],
)
def test_nothing_breaks_where_there_is_nothing(
    projet: Projet, publier: Callable[[Campagne], Path], vides: tuple[str, ...], dit: str
) -> None:
    for vide in vides:
        projet.ecrire(f"data/{vide}.yaml", "[]")
    dossier = publier(projet.charger())
    assert fautes(dossier) == []
    assert dit in (dossier / "index.md").read_text("utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("avant", "apres", "champ"),
    [('"98001"', '"9800"', "insee"), ('"labellisee"', '"labelisee"', "statut"), (";1000;", ";mille;", "population")],
)
def test_a_wrong_cell_would_be_seen(
    projet: Projet, publier: Callable[[Campagne], Path], avant: str, apres: str, champ: str
) -> None:
    dossier = publier(projet.charger())
    fichier = dossier / "communes.csv"
    texte = fichier.read_bytes().decode()
    assert avant in texte
    fichier.write_bytes(texte.replace(avant, apres).encode())
    assert any(champ in faute for faute in fautes(dossier))


@pytest.mark.parametrize(("table", "cle"), [("gulls", "les-essais"), ("communes", "98001"), ("gulls", "les-modeles")])
def test_a_line_that_names_nobody_would_be_seen(
    projet: Projet, publier: Callable[[Campagne], Path], table: str, cle: str
) -> None:
    dossier = publier(projet.charger())
    fichier = dossier / f"{table}.csv"
    lignes = fichier.read_text("utf-8-sig").splitlines(keepends=True)
    fichier.write_text("".join(ligne for ligne in lignes if not ligne.startswith(f'"{cle}"')), "utf-8-sig")
    assert any(cle in faute for faute in fautes(dossier))


def test_a_small_region_whole(projet: Projet, publier: Callable[[Campagne], Path]) -> None:
    dossier = publier(projet.charger())
    entete, premiere, *_ = (dossier / "communes.csv").read_bytes().decode().split("\r\n")
    assert entete.startswith('\ufeff"insee";"nom";"departement";"epci";"population";"lon";"lat";"statut"')
    assert premiere == (
        '"98001";"Exemple-sur-Mer";"98";"123456782";1000;0.1;49.1;'
        '"labellisee";"2025-12-31";"";"les-essais";"2026-10-05";2025;""'
    )
    assert [(ligne["le"], ligne["commune"] or ligne["collectivite"]) for ligne in lire(dossier, "suivi")] == [
        ("2025-09", "syndicat-exemple"),
        ("2026-10-03", "98001"),
        ("2026-10-05", "98001"),
        ("2026-11-02", "98002"),
    ]
    tout = json.loads((dossier / "campagne.json").read_bytes())
    assert [une["insee"] for une in tout["communes"]] == ["98001", "98002"]
    assert tout["palmares"][1]["paliers"] == ["une-etoile", "deux-etoiles"]
    assert tout["campagne"]["relance"] == 28
    paquet = json.loads((dossier / "datapackage.json").read_bytes())
    assert paquet["homepage"] == "https://tournee.example/donnees/"
    licence = [{"title": "Licence d’exemple", "path": "https://licence.example"}]
    licences = {ressource["path"]: ressource.get("licenses") for ressource in paquet["resources"]}
    assert licences.pop("communes.geojson") is None, "its outlines are not ours"
    assert list(licences.values()) == [licence] * 6


def test_what_asked_not_to_figure_is_not_there(projet: Projet, publier: Callable[[Campagne], Path]) -> None:
    for cle, nom in (("98001", "Exemple-sur-Mer"), ("syndicat-exemple", "Syndicat d’exemple")):
        demander(projet, cle, nom)
    dossier = publier(projet.charger())
    retiree = next(ligne for ligne in lire(dossier, "communes") if ligne["insee"] == "98001")
    dits = {nom for nom, valeur in retiree.items() if valeur}
    assert dits == {"insee", "nom", "departement", "epci", "population", "lon", "lat", "label"}
    assert [ligne["id"] for ligne in lire(dossier, "collectivites")] == ["agglo-exemple"]
    assert {ligne["commune"] for ligne in lire(dossier, "suivi")} == {"98002"}
    assert "retrait" not in (dossier / "suivi.csv.schema.json").read_text("utf-8")
    tout = json.loads((dossier / "campagne.json").read_bytes())
    assert [une["insee"] for une in tout["communes"]] == ["98002"]
    schemas = [chemin for chemin in dossier.iterdir() if chemin.name.endswith(("schema.json", ".md"))]
    assert [chemin.name for chemin in schemas if "hors-suivi" in chemin.read_text("utf-8")] == []
    assert fautes(dossier) == []


def test_no_person_and_no_exception_leaves_with_the_data(projet: Projet, publier: Callable[[Campagne], Path]) -> None:
    projet.remplacer("data/communes.yaml", "note: Rien à signaler.", "note: Rien.\n      exception: Un témoin.")
    assert "libriste98" in projet.lire("data/gulls.yaml")
    publies = {chemin.name: chemin.read_text("utf-8") for chemin in publier(projet.charger()).iterdir()}
    assert [nom for nom, dit in publies.items() if re.search("libriste98|témoin", dit)] == []


@pytest.mark.parametrize(
    ("texte", "inerte"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2", "'-2"),
        ("\t=1", "'\t'=1"),
        ("oui;=1", "oui;'=1"),
        ('oui"=1', "oui\"'=1"),
        ("Saint-Lô, + 3 %", "Saint-Lô, + 3 %"),
        ("L’Albatros @stucieux", "L’Albatros @stucieux"),
        ("https://exemple.org/a,-b;=c?d=-e", "https://exemple.org/a%2C-b%3B=c?d=-e"),
    ],
)
def test_no_text_is_a_formula(texte: str, inerte: str) -> None:
    assert inert(texte) == inerte
    assert inert(inerte) == inerte


def test_no_cell_runs_whatever_the_separator(campagne: Campagne, publier: Callable[[Campagne], Path]) -> None:
    gull = campagne.gulls[0].model_copy(update={"nom": MECHANT, "resume": MECHANT, "site": "https://a.example/,=1"})
    fiche = next(une for une in campagne.communes if une.suivi)
    note = fiche.suivi[0].model_copy(update={"note": MECHANT})
    mechante = replace(
        campagne,
        gulls=(gull, *campagne.gulls[1:]),
        communes=tuple(
            une.model_copy(update={"suivi": (note, *une.suivi[1:])}) if une is fiche else une
            for une in campagne.communes
        ),
    )
    dossier = publier(mechante)
    for fichier in dossier.glob("*.csv"):
        for separateur in ";,\t|":
            for ligne in csv.reader(StringIO(fichier.read_text("utf-8-sig")), delimiter=separateur):
                vivantes = [cellule for cellule in ligne if re.match(r'"?[=+@\t\r-](?![0-9.]+$)', cellule)]
                assert vivantes == [], (fichier.name, separateur)
    assert MECHANT in {groupe["nom"] for groupe in json.loads((dossier / "campagne.json").read_bytes())["gulls"]}


def test_a_column_says_what_its_model_says() -> None:
    for model, path in ((Contact, "geste"), (Laureat, "paliers"), (Gull, "territoire")):
        assert Column.of(model, path).description == model.model_fields[path].description
    vue = Column.of(Gull, "activite.vue_en")
    assert (vue.name, vue.type, vue.required) == ("vue_en", "integer", True)
    assert not Column.of(Gull, "referent.pseudo").required
    assert ("appel", "Appel téléphonique") in Column.of(Contact, "geste").values


def test_the_page_tells_every_column_and_leads_to_every_file(
    projet: Projet, publier: Callable[[Campagne], Path]
) -> None:
    dossier = publier(projet.charger())
    page = (dossier / "index.md").read_text("utf-8")
    for fichier in dossier.glob("*.csv"):
        entete = fichier.read_text("utf-8-sig").partition("\n")[0].strip().replace('"', "").split(";")
        dits = re.findall(r'<th scope="row"><code>(.*?)</code>', page.split(f"{fichier.name}</caption>")[1])
        assert dits[: len(entete)] == entete
    menees = set(re.findall(r'href="\.\./donnees/([^"]+)"', page))
    assert {chemin.name for chemin in dossier.iterdir()} - {"index.md"} == menees


def aire(anneau: list[list[float]]) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(anneau))


def polygones(forme: dict[str, Any]) -> list[list[list[list[float]]]]:
    return forme["coordinates"] if forme["type"] == "MultiPolygon" else [forme["coordinates"]]


def test_every_ring_has_its_area_on_its_left(campagne: Campagne) -> None:
    contours = campagne.territoire.contours
    trous = 0
    for code in campagne.territoire.communes:
        forme = contours.commune(code)
        assert forme
        droite = right_handed(forme)
        for dehors, *dedans in polygones(droite):
            assert aire(dehors) > 0
            assert all(aire(trou) < 0 for trou in dedans)
            trous += len(dedans)
        assert [sorted(map(tuple, un)) for tout in polygones(droite) for un in tout] == [
            sorted(map(tuple, un)) for tout in polygones(forme) for un in tout
        ]
    assert trous


def test_what_has_no_outline_is_a_point(projet: Projet, publier: Callable[[Campagne], Path]) -> None:
    lu = json.loads((publier(projet.charger()) / "communes.geojson").read_bytes())
    assert lu["features"][0]["geometry"] == {"type": "Point", "coordinates": [0.1, 49.1]}
    assert "lon" not in lu["features"][0]["properties"]
    projet.ecrire("data/territoire/contours.json", json.dumps(CONTOURS))
    lu = json.loads((publier(projet.charger()) / "communes.geojson").read_bytes())
    assert lu["features"][0]["geometry"]["type"] == "Polygon"
