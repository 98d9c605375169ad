"""The schemas that editors read: held in step with the models, in French, true of the data."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from tests.construction import RACINE
from tournee.loading.champs import tableaux
from tournee.loading.rules.gulls import EXEMPLE
from tournee.loading.schemas import DOSSIER, LISTES, SEULES, first_lines_alone, schemas

if TYPE_CHECKING:
    from collections.abc import Iterator


SCHEMAS: Final = {nom: json.loads(texte) for nom, texte in schemas().items()}


class Textes(yaml.SafeLoader):
    """Days stay texts, as in the YAML of an editor."""


Textes.yaml_implicit_resolvers = {
    signe: [(tag, forme) for tag, forme in resolvers if not tag.endswith("timestamp")]
    for signe, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def lire(texte: str) -> Any:
    return yaml.load(texte, Loader=Textes)  # noqa: S506  a safe loader, which reads no days


def test_the_committed_schemas_are_those_of_the_models() -> None:
    """After a change: `.venv/bin/tournee schemas`."""
    committed = {path.name: path.read_text("utf-8") for path in (RACINE / DOSSIER).iterdir()}
    assert committed == schemas()


def descriptions(noeud: Any) -> Iterator[str]:
    if isinstance(noeud, dict):
        if isinstance(noeud.get("description"), str):
            yield noeud["description"]
        for enfant in noeud.values():
            yield from descriptions(enfant)
    elif isinstance(noeud, list):
        for enfant in noeud:
            yield from descriptions(enfant)


@pytest.mark.parametrize("nom", SCHEMAS)
def test_a_schema_speaks_french_and_only_of_what_it_is_for(nom: str) -> None:
    texte = schemas()[nom]
    assert not re.search(r'"(title|\$defs)"', texte)
    assert '"null"' not in texte  # what is left out is never written empty
    assert r"\\d" not in texte  # JavaScript and Python read it otherwise
    dites = list(descriptions(SCHEMAS[nom]))
    assert dites
    assert not [dite for dite in dites if re.search(r"\b(the|of|is|which|an?d)\b", dite)]


CONTACT: Final = 'commune: "61169"\nnom: Flers\nle: 2026-11-24\ngeste: appel\npar: viregul\n'


@pytest.mark.parametrize(
    ("avant", "apres", "champ"),
    [
        ("appel", "apel", "geste"),
        ('"61169"', "61169", "commune"),
        ('"61169"', '"6116"', "commune"),
        ("2026-11-24", "24/11/2026", "le"),
        ("viregul", "VireGUL", "par"),
        ("le:", "date:", ""),
        ('commune: "61169"\n', "", ""),
    ],
)
def test_an_editor_sees_a_wrong_contact(avant: str, apres: str, champ: str) -> None:
    juge = Draft7Validator(SCHEMAS["suivi.json"])
    assert juge.is_valid(lire(CONTACT))
    erreurs = list(juge.iter_errors(lire(CONTACT.replace(avant, apres))))
    assert champ in {str(next(iter(erreur.path), "")) for erreur in erreurs}


@pytest.mark.parametrize("dossier", first_lines_alone())
def test_the_example_of_a_folder_names_its_schema_and_is_as_it_says(dossier: str) -> None:
    _, exemple, _ = (RACINE / dossier / "LISEZMOI.md").read_text("utf-8").split("```")
    premiere, _, texte = exemple.removeprefix("yaml\n").partition("\n")
    assert premiere == first_lines_alone()[dossier]
    juge = Draft7Validator(SCHEMAS[premiere.rpartition("/")[2]])
    assert juge.is_valid(lire(texte))
    assert not juge.is_valid(lire(f"champ: inconnu\n{texte}"))


def test_the_examples_of_the_manual_are_right_but_for_the_group() -> None:
    exemples = re.findall(r"```yaml\n(.*?)```", (RACINE / "docs/contribuer.md").read_text("utf-8"), re.DOTALL)
    for exemple, schema in zip(exemples, ("suivi.json", "gull.json"), strict=True):
        assert list(Draft7Validator(SCHEMAS[schema]).iter_errors(lire(exemple))) == []
        assert EXEMPLE in exemple


def test_the_page_of_fields_tells_them_all() -> None:
    dits = tableaux()
    assert set(dits) == {"data/suivi/", *(model.fichier for model in (*SEULES, *LISTES))}
    for model in (*SEULES, *LISTES):
        assert [champ.nom for champ in dits[model.fichier][0].champs] == list(model.model_fields)
    contact = {champ.nom: champ for champ in dits["data/suivi/"][0].champs}
    assert next(iter(contact)) == "commune"
    assert ("appel", "Appel téléphonique") in contact["geste"].valeurs
    assert (contact["geste"].obligatoire, contact["note"].obligatoire) == (True, False)
    assert all(champ.description for tables in dits.values() for table in tables for champ in table.champs)
