"""Five thousand contacts: logs that nobody would read to the end, and a site that holds them all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.campagne_nombreuse import suivre
from tests.construction import renderer_de
from tests.region.projet import JOUR, LETTRES, projeter
from tournee.engines.document_cache import DocumentCache
from tournee.loading.loading import load
from tournee.publications import publish

if TYPE_CHECKING:
    from pathlib import Path

LONGUEUR = 220
"""Lines of a log, at most."""


@pytest.mark.lent  # it publishes a whole region
def test_five_thousand_contacts_are_read_and_published(tmp_path: Path) -> None:
    projet = projeter(tmp_path / "projet")
    suivre(projet, len(load(projet, JOUR).territoire.communes), LONGUEUR, JOUR)
    campagne = load(projet, JOUR)
    assert sum(len(fiche.suivi) for fiche in campagne.fiches) >= 5000
    pages = [fichier for fichier in publish(renderer_de(campagne, cache=DocumentCache(LETTRES))) if fichier.head]
    lues = {fichier.address: str(fichier.read()) for fichier in pages}
    longue = max(campagne.communes, key=lambda commune: len(commune.suivi))
    assert lues[f"communes/{campagne.officielle(longue).slug}/"].count("<time") >= len(longue.suivi)
