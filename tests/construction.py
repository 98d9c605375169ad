"""Projects and their sites, for every test that looks at one: ours over Normandie as it was one day, or as it is.

What a test states of a region, it states of the sample of tests/normandie/, so that data/ may be those of any other
region, or of any day. What is true of any data is tried on data/ itself, in tests/depot/.
"""

from __future__ import annotations

import fcntl
import re
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tournee.engines.document_cache import CACHE
from tournee.fiches.journal import CompteRendu
from tournee.fiches.suivi import Commune
from tournee.francais.dates import DatePartielle, epoch
from tournee.loading.loading import load
from tournee.site.rendering import TEMPLATE_CACHE, CompiledTemplates, Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from tournee.campagne.campagne import Campagne

RACINE = Path(__file__).parents[1]
NORMANDIE: Final = Path(__file__).with_name("normandie")
"""A project of data alone: those of the first region."""
JOUR: Final = date(2026, 11, 26)
"""The day of the sample, which none of its dates comes after."""
DOCUMENTS: Final = RACINE / ".cache/normandie"
"""Where its letters are kept from one run to the next."""
DES_TEXTES: Final = ("glossaire.yaml", "liens.yaml", "phrases.yaml")
"""What the texts of docs/ lean on, whatever the region."""
ADRESSE = "https://tournee.example/"
"""Where the site of the tests says that it is read."""
LE = re.compile(r"\b(?:\w+_)?le: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
LECTURES = re.compile(r"^  (?:lu|repond)_le: .*\n", re.MULTILINE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever builds a site takes its time: `make essai` leaves it out, nobody has to mark it."""
    for item in items:
        if isinstance(item, pytest.Function) and "build" in item.fixturenames:
            item.add_marker(pytest.mark.lent)


@cache
def jour_du_depot() -> date:
    """A day that none of the dates of the repository comes after, whoever adds some."""
    ecrits = [*(RACINE / "data").rglob("*.yaml"), *(RACINE / CompteRendu.dossier).glob("*.md")]
    textes = "\n".join(fichier.read_text("utf-8") for fichier in ecrits)
    return max(JOUR, *map(date.fromisoformat, LE.findall(textes)))


@pytest.fixture(scope="session")
def jour() -> date:
    """The day of every test on the sample."""
    return JOUR


@pytest.fixture(scope="session")
def normandie(une_fois: Callable[..., Path]) -> Path:
    """The project of the sample, in which no test may write."""
    return une_fois("normandie", lambda vers: garder_les_documents(composer(vers), DOCUMENTS))


@pytest.fixture(scope="session")
def campagne(normandie: Path, jour: date) -> Campagne:
    """The campaign of the sample, read once: nothing of it can be changed."""
    return load(normandie, jour)


@pytest.fixture(scope="session")
def campagne_du_depot() -> Campagne:
    """That of the repository, whatever its region."""
    return load(RACINE, jour_du_depot())


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
def build(tmp_path_factory: pytest.TempPathFactory, normandie: Path) -> Callable[..., Path]:
    """Builds a project, that of the sample by default, strictly; gives the folder of its site.

    With ``pages``, it builds as `mkdocs serve` does: what is made late is not written, but these and what scripts read.
    """

    def build(
        projet: Path = normandie,
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
    patch.setenv("SOURCE_DATE_EPOCH", str(epoch(JOUR)))
    patch.setenv("DEPOT_URL", "https://forge.example/tournee")
    patch.setenv("SITE_URL", ADRESSE)


@pytest.fixture(scope="session")
def site(build: Callable[..., Path], une_fois: Callable[..., Path], monde: None) -> Iterator[Path]:  # noqa: ARG001  the day first
    """The site of the sample, built once for all the workers, in which no test may write."""
    site = une_fois("site", lambda dossier: build(site=dossier))
    avant = _etat(site)
    yield site
    assert _etat(site) == avant, "a test has changed the site that all of them read"


@pytest.fixture(scope="session")
def site_du_depot(build: Callable[..., Path], une_fois: Callable[..., Path], monde: None) -> Path:  # noqa: ARG001  its day is ours meanwhile
    """The site of the repository, built once for all the workers, in which no test may write."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(epoch(jour_du_depot())))
        return une_fois("site-du-depot", lambda dossier: build(RACINE, dossier))


def _etat(dossier: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in dossier.rglob("*")}


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    """A project of the sample that a test may spoil."""
    projet = composer(tmp_path / "projet")
    copier_les_documents(DOCUMENTS, projet / CACHE)
    return projet


def garder_les_documents(projet: Path, dans: Path) -> None:
    """Have a project keep its documents in a folder that stays from one run to the next."""
    dans.mkdir(parents=True, exist_ok=True)
    (projet / CACHE).parent.mkdir(exist_ok=True)
    (projet / CACHE).symlink_to(dans)


def copier_les_documents(cache: Path, vers: Path) -> None:
    """Copy what another build has made, which is not what a test looks at; it may throw some of it away meanwhile."""
    vers.mkdir(parents=True)
    for document in cache.glob("*"):
        with suppress(FileNotFoundError):
            shutil.copy(document, vers)


def composer(vers: Path, region: Path = NORMANDIE) -> Path:
    """Make a project of our code and texts, over the data and the journal of a region; gives where."""
    copier(vers, ("docs", "hooks", "overrides"))
    shutil.rmtree(vers / CompteRendu.dossier, ignore_errors=True)  # what groups of another region tell
    if (region / "journal").is_dir():
        shutil.copytree(region / "journal", vers / CompteRendu.dossier)
    shutil.copytree(region / "data", vers / "data")
    for nom in DES_TEXTES:  # they may be read again on any day, and that of a region is its own
        (vers / "data" / nom).write_text(LECTURES.sub("", (RACINE / "data" / nom).read_text("utf-8")), "utf-8")
    return vers


def copier(vers: Path, dossiers: Sequence[str] = ("data", "docs", "hooks", "overrides")) -> Path:
    """Copy the repository, or some of its folders, to be changed freely; gives where."""
    for nom in dossiers:
        shutil.copytree(RACINE / nom, vers / nom, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(RACINE / "mkdocs.yml", vers)
    return vers
