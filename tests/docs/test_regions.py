"""What the texts, the templates and the scripts share between regions names none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.construction import RACINE
from tournee.writing.nouvelle_region import noms_propres, restes

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne

LIEUX: Final = ("docs/assets/**/*.js", "hooks/**/*.jinja", "hooks/**/*.typ", "hooks/**/*.yaml", "overrides/**/*.html")


@pytest.mark.parametrize(
    ("texte", "nomme"),
    [
        ("la Normandie", True),
        ("une commune normande", True),
        ("le réseau NORMANDIE LIBRE", True),
        ("https://forum.normandie-libre.fr/t/un-fil", True),
        ("https://www.artifaille.fr", True),
        ("l’ADICO et ses adhérents", True),
        ("Une norme, un forum, les communes de la région", False),
    ],
)
def test_a_region_is_known_by_its_own_names(campagne: Campagne, texte: str, *, nomme: bool) -> None:
    assert bool(noms_propres(campagne).search(texte)) is nomme


def test_no_text_names_a_region(campagne: Campagne) -> None:
    assert [*map(str, restes(RACINE, campagne))] == []


def test_nor_does_what_makes_the_pages(campagne: Campagne) -> None:
    noms = noms_propres(campagne)
    lus = [path for lieu in LIEUX for path in RACINE.glob(lieu)]
    assert len(lus) > 100
    nommes = {path.relative_to(RACINE).as_posix(): noms.findall(path.read_text("utf-8")) for path in lus}
    assert {nom: dits for nom, dits in nommes.items() if dits} == {}
