"""The region before its campaign: nobody has done anything, little is known, and each page says it in words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from tests.construction import renderer_de
from tests.publications.test_manques import TRACES, visible
from tests.region.projet import LETTRES
from tournee.engines.document_cache import DocumentCache
from tournee.publications import publish
from tournee.site.shortcodes import BLOCS, fragment

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne

VIDES: Final = re.compile(r"<(tbody|ul|ol|dl|select|figure|p|h\d|caption)\b[^>]*>\s*</\1>")
"""What announces something and holds nothing."""
CACHES: Final = re.compile(r"<(table|label|form|section)\b[^>]*\shidden\b.*?</\1>", re.DOTALL)
SANS_DATES: Final = {"ouverture": None, "cloture": None, "ceremonie": None, "cherche_le": None, "resultats": False}
DEPART: Final = "personne n’a encore frappé à la porte"


def commencer(campagne: Campagne, *, avec_un_groupe: bool) -> Campagne:
    """Nothing done; a group that meets nobody knows where and an edition without dates, or neither of them."""
    reglages: dict[str, object] = {"objectifs": {}, "reunions": None, "equipeurs": (), "renouvellement": None}
    edition = campagne.label.editions[-1].model_copy(update=SANS_DATES)
    ailleurs = tuple(gull for gull in campagne.gulls if not (gull.commune or gull.departement))
    return replace(
        campagne,
        reglages=campagne.reglages.model_copy(update=reglages),
        label=campagne.label.model_copy(update={"editions": (edition,) if avec_un_groupe else ()}),
        gulls=ailleurs if avec_un_groupe else (),
        palmares=(),
        communes=(),
        collectivites=(),
        contacts=(),
        comptes_rendus=(),
    )


def publiees(campagne: Campagne) -> dict[str, str]:
    """Every page and every block, by its address or its name."""
    renderer = renderer_de(campagne, cache=DocumentCache(LETTRES))
    pages = {fichier.address: str(fichier.read()) for fichier in publish(renderer) if fichier.head}
    return pages | {f"bloc {nom}": fragment(nom, "", renderer) for nom in BLOCS}


def trous(pages: dict[str, str]) -> set[tuple[str, str]]:
    """What holds nothing, and what a missing value leaves in a sentence."""
    creux = {(lieu, trouve[0]) for lieu, page in pages.items() for trouve in VIDES.finditer(CACHES.sub("", page))}
    return creux | {
        (lieu, f"{quoi} : {ligne}")
        for lieu, page in pages.items()
        for ligne in visible(page).split("\n")
        for quoi, trace in TRACES.items()
        if trace.search(ligne)
    }


@pytest.fixture(scope="module")
def de_toujours(campagne_imaginee: Campagne) -> set[tuple[str, str]]:
    """Those that are there when all is known: what scripts fill in, words of the texts."""
    return trous(publiees(campagne_imaginee))


@pytest.mark.lent  # it publishes a whole region
@pytest.mark.parametrize("avec_un_groupe", [True, False], ids=["un-groupe", "aucun"])
def test_a_campaign_that_begins_says_so_on_every_page(
    campagne_imaginee: Campagne, de_toujours: set[tuple[str, str]], *, avec_un_groupe: bool
) -> None:
    pages = publiees(commencer(campagne_imaginee, avec_un_groupe=avec_un_groupe))
    assert len(pages) > len(campagne_imaginee.territoire.communes)
    assert trous(pages) - de_toujours == set()
    accueillantes = ("carte/", "communes/", "a-faire/", "departements/96-haute-brune/")
    assert [lieu for lieu in accueillantes if DEPART not in pages[lieu]] == []
