"""The region as a project: our own code, templates and texts over its data, on a day of its own."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.construction import RACINE, composer, copier_les_documents, garder_les_documents
from tests.navigateur import servir
from tests.region import territoire
from tournee.engines.document_cache import CACHE
from tournee.francais.dates import epoch
from tournee.loading.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tournee.campagne.campagne import Campagne

JOUR: Final = date(2032, 3, 15)
"""Two weeks after a leap day."""
LETTRES: Final = RACINE / ".cache/region"
"""Where its letters are kept from one run to the next."""


def projeter(vers: Path) -> Path:
    """Make the project of the region; gives where."""
    composer(vers, Path(__file__).parent)
    territoire.ecrire(vers)
    garder_les_documents(vers, LETTRES)
    return vers


@pytest.fixture(scope="session")
def region(une_fois: Callable[..., Path]) -> Path:
    """Its project, in which no test may write."""
    return une_fois("region", projeter)


@pytest.fixture
def petite(region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of its project that a test may spoil, on its day: it is built three times as fast as the real one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch(JOUR)))
    projet = shutil.copytree(region, tmp_path / "petite", ignore=shutil.ignore_patterns(CACHE.partition("/")[0]))
    copier_les_documents(LETTRES, projet / CACHE)
    return projet


@pytest.fixture(scope="session")
def campagne_imaginee(region: Path) -> Campagne:
    """Its campaign, read once."""
    return load(region, JOUR)


@pytest.fixture(scope="session")
def site_imagine(region: Path, build: Callable[..., Path], une_fois: Callable[..., Path], monde: None) -> Path:  # noqa: ARG001  its day is ours meanwhile
    """Its site, built once for all the workers, in which no test may write."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(epoch(JOUR)))
        return une_fois("site-imagine", lambda dossier: build(region, dossier))


@pytest.fixture(scope="session", params=["site_du_depot", "site_imagine"])
def chaque_site(request: pytest.FixtureRequest, build: Callable[..., Path]) -> Path:  # noqa: ARG001  which makes them long
    """The site of the repository, then that one: for what must hold of every page of any."""
    chacun: Path = request.getfixturevalue(request.param)
    return chacun


@pytest.fixture(scope="session")
def adresse_imaginee(site_imagine: Path) -> Iterator[str]:
    with servir(site_imagine) as adresse:
        yield adresse
