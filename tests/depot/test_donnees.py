"""The data that the repository holds, whatever its region and its day: all that is true of any."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from tests.construction import RACINE
from tests.loading.test_schemas import SCHEMAS, lire
from tests.publications.test_donnees import fautes, publier  # noqa: F401  a fixture among them
from tests.publications.test_donnees import lire as lignes
from tournee.loading.reader import Reader
from tournee.loading.schemas import LISTES, SEULES, first_line
from tournee.reading.citations import citations
from tournee.reading.record import Record
from tournee.reading.texts import TEXTS, written_files
from tournee.writing.correcting import correct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.reading.record import FileRecord


def test_it_loads_without_a_refusal(campagne_du_depot: Campagne) -> None:
    territoire = campagne_du_depot.territoire
    assert {commune.insee for commune in campagne_du_depot.communes} <= territoire.communes.keys()
    assert campagne_du_depot.courriers


def test_its_open_data_is_as_its_schemas_say_and_counts_all(
    campagne_du_depot: Campagne,
    publier: Callable[[Campagne], Path],  # noqa: F811  the fixture
) -> None:
    dossier, publique = publier(campagne_du_depot), campagne_du_depot.publique()
    assert fautes(dossier) == []
    comptees = {nom: len(lignes(dossier, nom)) for nom in ("communes", "suivi", "gulls", "palmares")}
    assert comptees == {
        "communes": len(publique.territoire.communes),
        "suivi": sum(len(fiche.suivi) for fiche in publique.fiches),
        "gulls": len(publique.gulls),
        "palmares": len(publique.palmares),
    }


def test_nothing_of_it_is_out_of_order(tmp_path: Path) -> None:
    """« tournee verifier --corriger » has nothing to mend."""
    shutil.copytree(RACINE / "data", tmp_path / "data")
    assert [str(un) for un in correct(tmp_path)] == []


@pytest.mark.parametrize("model", [*SEULES, *LISTES], ids=lambda model: model.fichier)
def test_each_file_names_its_schema_and_is_as_it_says(model: type[FileRecord]) -> None:
    texte = (RACINE / model.fichier).read_text("utf-8")
    assert texte.partition("\n")[0] == first_line(model)
    schema = SCHEMAS[first_line(model).rpartition("/")[2]]
    Draft7Validator.check_schema(schema)
    assert [erreur.message for erreur in Draft7Validator(schema).iter_errors(lire(texte))] == []


def test_the_list_of_links_is_whole() -> None:
    notes = yaml.safe_load((RACINE / "data/liens.yaml").read_text("utf-8"))
    cites = citations(written_files(RACINE, TEXTS))
    assert {note["lien"] for note in notes} == {citation.adresse for citation in cites}
    assert notes


@pytest.mark.parametrize("model", [*SEULES, *LISTES], ids=lambda model: model.fichier)
def test_every_value_is_in_its_record(model: Any) -> None:
    ecrit = yaml.load((RACINE / model.fichier).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  texts alone
    reader = Reader(RACINE)
    records = reader.records(model) if isinstance(ecrit, list) else (reader.record(model),)
    assert sorted(valeurs_ecrites(ecrit)) == sorted(valeurs_lues(records))


def valeurs_ecrites(noeud: Any) -> Iterator[str]:
    """Every value of a YAML text, as it is written."""
    if isinstance(noeud, dict):
        for valeur in noeud.values():
            yield from valeurs_ecrites(valeur)
    elif isinstance(noeud, list):
        for valeur in noeud:
            yield from valeurs_ecrites(valeur)
    else:
        yield noeud


def valeurs_lues(noeud: Any) -> Iterator[str]:
    """Every value that a record was given."""
    if isinstance(noeud, Record):
        for champ in noeud.model_fields_set:
            yield from valeurs_lues(getattr(noeud, champ))
    elif isinstance(noeud, list | tuple):
        for valeur in noeud:
            yield from valeurs_lues(valeur)
    else:
        yield str(noeud).lower() if isinstance(noeud, bool) else str(noeud)
