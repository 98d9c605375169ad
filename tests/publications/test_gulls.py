"""The page of a group: where one says that it is still alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.construction import renderer_de
from tournee.publications.gulls import publish

if TYPE_CHECKING:
    from tests.conftest import Projet


@pytest.mark.parametrize("forge", [None, "https://github.com/exemple/tournee/edit/main/"])
@pytest.mark.parametrize(("vue_en", "a_confirmer"), [(2012, True), (2026, False)])
def test_a_group_to_be_confirmed_leads_to_its_line(
    projet: Projet, forge: str | None, vue_en: int, *, a_confirmer: bool
) -> None:
    suite = f"forme: reseau\nactivite:\n  vue_en: {vue_en}\n  source: https://autres.example\n"
    projet.ecrire("data/gulls/les-autres.yaml", f"id: les-autres\nnom: Les Autres\n{suite}")
    pages = publish(projet.charger(), renderer_de(projet.charger(), forge=forge))
    page = str(next(un for un in pages if "les-autres" in un.uri).read())
    ligne = f'href="{forge}data/gulls/les-autres.yaml#L5">Mettez à jour l’année et sa source</a>'
    assert ("il est toujours actif" in page) is a_confirmer
    assert (ligne in page) is (a_confirmer and forge is not None)
    assert ("data/gulls/les-autres.yaml#L1" in page) is (forge is not None)
