"""The pages that are alone of their kind: each stands at its address, and leads to all that it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tournee.publications.pages import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne


@pytest.mark.parametrize("uri", [page.uri for page in PAGES])
def test_it_stands_at_its_address(site: Path, uri: str) -> None:
    assert (site / uri / "index.html").is_file()


def test_each_lists_its_own(site: Path, campagne: Campagne) -> None:
    listes = {
        "communes/": [campagne.officielle(commune).slug for commune in campagne.communes],
        "collectivites/": [fiche.id for fiche in campagne.collectivites],
        "gulls/": [gull.id for gull in campagne.gulls],
        "courriers/": [courrier.id for courrier in campagne.courriers],
        "guides/": [guide.id for guide in campagne.guides],
    }
    for uri, attendus in listes.items():
        page = (site / uri / "index.html").read_text("utf-8")
        assert attendus
        assert [nom for nom in attendus if f'href="../{uri}{nom}/"' not in page] == []
