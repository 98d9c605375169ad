"""Builds of the real project in process, at a day that its data gives, for every test that looks at the site."""

from __future__ import annotations

import fcntl
import re
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tournee.engines.document_cache import CACHE
from tournee.fiches.suivi import Commune
from tournee.francais.dates import DatePartielle, epoch
from tournee.loading.loading import load
from tournee.site.rendering import TEMPLATE_CACHE, CompiledTemplates, Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from tournee.campagne.campagne import Campagne

RACINE = Path(__file__).parents[1]
ADRESSE = "https://tournee.example/"
"""Where the site of the tests says that it is read."""
LE = re.compile(r"\b(?:\w+_)?le: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever builds a site takes its time: `make essai` leaves it out, nobody has to mark it."""
    for item in items:
        if isinstance(item, pytest.Function) and "build" in item.fixturenames:
            item.add_marker(pytest.mark.lent)


@cache
def jour_du_depot() -> date:
    """A day that none of the dates of the real data comes after, whoever adds some."""
    textes = "\n".join(fichier.read_text("utf-8") for fichier in (RACINE / "data").glob("*.yaml"))
    return max(date(2026, 11, 22), *map(date.fromisoformat, LE.findall(textes)))


@pytest.fixture(scope="session")
def jour() -> date:
    """The day of every test on the real data."""
    return jour_du_depot()


@pytest.fixture(scope="session")
def campagne(jour: date) -> Campagne:
    """The real campaign, read once: nothing of it can be changed."""
    return load(RACINE, jour)


def renderer_de(campagne: Campagne, **options: Any) -> Renderer:
    """The real templates over a campaign, compiled once for all the tests."""
    return Renderer(
        RACINE / "overrides/pages", campagne, compiled=CompiledTemplates(RACINE / TEMPLATE_CACHE), **options
    )


def soiree(campagne: Campagne) -> Campagne:
    """The same, on the evening of a group that has just taken Alençon: it has letters to write."""
    jour = DatePartielle(campagne.jour.year, campagne.jour.month, campagne.jour.day)
    prise = {"le": jour, "geste": "reservation", "par": "normandie-libre"}
    alencon = Commune.model_validate({"insee": "61001", "nom": "Alençon", "suivi": (prise,)})
    autres = (une for une in campagne.communes if une.insee != alencon.insee)
    return replace(campagne, communes=tuple(sorted((*autres, alencon), key=lambda une: une.insee)))


@pytest.fixture(scope="session")
def une_fois(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[..., Path]:
    """Gives the folder of that name, filled by the first worker that asks for it while the others wait."""
    seul = worker_id == "master"
    commun = tmp_path_factory.getbasetemp() if seul else tmp_path_factory.getbasetemp().parent

    def une_fois(nom: str, remplir: Callable[[Path], object]) -> Path:
        dossier = commun / f"{nom}-partage"
        with dossier.with_suffix(".verrou").open("w") as verrou:  # it is given back even if its worker dies
            fcntl.flock(verrou, fcntl.LOCK_EX)
            if not dossier.exists():
                remplir(brouillon := tmp_path_factory.mktemp(nom))
                brouillon.rename(dossier)
        return dossier

    return une_fois


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds a project, the real one by default, strictly; gives the folder of its site.

    With ``pages``, it builds as `mkdocs serve` does: what is made late is not written, but these and what scripts read.
    """

    def build(
        projet: Path = RACINE,
        site: Path | None = None,
        avant: Callable[[MkDocsConfig], None] = lambda _: None,
        pages: Sequence[str] | None = None,
    ) -> Path:
        site = site or tmp_path_factory.mktemp("site")
        with (projet / "mkdocs.yml").open("rb") as file:
            config = load_config(file, site_dir=str(site), strict=True)
        config.plugins.on_startup(command="build" if pages is None else "serve", dirty=False)
        avant(config)
        mkdocs_build(config)
        if pages:
            late = config.extra["build"].late_files.files
            for uri in [*(f"{page}index.html" for page in pages), *(uri for uri in late if uri.endswith(".json"))]:
                late[uri].write()
        return site

    return build


@pytest.fixture(scope="session", autouse=True)
def monde() -> None:
    """The same day, the same forge and the same address for all tests."""
    patch = pytest.MonkeyPatch()
    patch.setenv("SOURCE_DATE_EPOCH", str(epoch(jour_du_depot())))
    patch.setenv("DEPOT_URL", "https://forge.example/tournee")
    patch.setenv("SITE_URL", ADRESSE)


@pytest.fixture(scope="session")
def site(build: Callable[..., Path], une_fois: Callable[..., Path], monde: None) -> Iterator[Path]:  # noqa: ARG001  the day first
    """The real site, built once for all the workers, in which no test may write."""
    site = une_fois("site", lambda dossier: build(site=dossier))
    avant = _etat(site)
    yield site
    assert _etat(site) == avant, "a test has changed the site that all of them read"


def _etat(dossier: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in dossier.rglob("*")}


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    projet = copier(tmp_path / "projet")
    copier_les_documents(RACINE / CACHE, projet / CACHE)
    return projet


def copier_les_documents(cache: Path, vers: Path) -> None:
    """Copy what another build has made, which is not what a test looks at; it may throw some of it away meanwhile."""
    vers.mkdir(parents=True)
    for document in cache.glob("*"):
        with suppress(FileNotFoundError):
            shutil.copy(document, vers)


def copier(vers: Path, dossiers: Sequence[str] = ("data", "docs", "hooks", "overrides")) -> Path:
    """Copy the project, or some of its folders, to be changed freely; gives where."""
    for nom in dossiers:
        shutil.copytree(RACINE / nom, vers / nom, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(RACINE / "mkdocs.yml", vers)
    return vers
