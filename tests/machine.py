"""What the tests ask of the machine beside Python: its programs and one family of fonts, each with its package."""

from __future__ import annotations

import os
import shutil
import subprocess
from ctypes import CDLL
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

TOUT: Final = "TOURNEE_TOUT_TESTER"
"""The variable of the environment under which nothing may be skipped (.ci/run)."""

LARGES: Final = {"FONTCONFIG_FILE": str(Path(__file__).with_name("polices.conf"))}
"""What makes a program believe that the machine has DejaVu alone, the widest of common families."""


MEMOIRE: Final = Path("/dev/shm")  # noqa: S108  where Linux keeps files in memory
AMPLE: Final = 2 * 1024**3
"""Octets: four times what the whole suite writes."""


class Outil(NamedTuple):
    """Something that the tests need, the first of these names that the machine knows, and what brings it."""

    noms: tuple[str, ...]
    paquet: str

    @property
    def chemin(self) -> str | None:
        """Where it stands, or None."""
        return next(filter(None, map(shutil.which, self.noms)), None)

    @property
    def manque(self) -> str:
        """That it lacks, and what to do."""
        return f"« {self.noms[0]} » manque sur cette machine : sous Debian, « apt install {self.paquet} » l’apporte."


class Police(Outil):
    """A family of fonts."""

    @property
    def chemin(self) -> str | None:
        return next(filter(None, map(_fichier_de_police, self.noms)), None)

    @property
    def manque(self) -> str:
        return f"la police {super().manque}"


class Bibliotheque(Outil):
    """A library that a program of ours loads, though no package of Python brings it."""

    @property
    def chemin(self) -> str | None:
        return next(filter(_se_charge, self.noms), None)

    @property
    def manque(self) -> str:
        return f"la bibliothèque {super().manque}"


def _se_charge(nom: str) -> bool:
    try:
        CDLL(nom)
    except OSError:
        return False
    return True


@cache
def _fichier_de_police(famille: str) -> str | None:
    if shutil.which("fc-list") is None:
        return None
    commande = ["fc-list", f":family={famille}", "file"]
    return subprocess.run(commande, capture_output=True, text=True, check=True).stdout.partition(":")[0] or None


CHROMIUM: Final = Outil(
    ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"), "chromium-headless-shell"
)
"""The first is the same without windows to draw: a quarter of the work less."""
FIREFOX: Final = Outil(("firefox-esr", "firefox"), "firefox-esr")
OUTILS: Final = (
    CHROMIUM,
    FIREFOX,
    Bibliotheque(("libatomic.so.1",), "libatomic1"),  # what drives the browser asks for it
    Outil(("soffice",), "libreoffice-writer-nogui"),
    *(Outil((nom,), "poppler-utils") for nom in ("pdftotext", "pdftoppm", "pdftohtml", "pdffonts")),
    Outil(("fc-list",), "fontconfig"),
    *(Police((nom,), "fonts-dejavu-core") for nom in ("DejaVu Serif", "DejaVu Sans", "DejaVu Sans Mono")),
)


def manques(outils: tuple[Outil, ...] = OUTILS) -> list[str]:
    """All that this machine lacks, a line each."""
    return [outil.manque for outil in outils if outil.chemin is None]


def pytest_configure() -> None:
    """What the tests write is written in memory where it has room: sites of thousands of files that nobody keeps."""
    if MEMOIRE.is_dir() and shutil.disk_usage(MEMOIRE).free > AMPLE:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMOIRE))


def pytest_sessionstart() -> None:
    """Where nothing may be skipped, what lacks is said before the first test."""
    if TOUT in os.environ and (lignes := manques()):
        raise pytest.UsageError("\n".join(lignes))


def chemin_de(outil: Outil) -> str:
    """Where it stands; a test that cannot have it is skipped."""
    if outil.chemin is None:
        pytest.skip(f"{outil.manque} Ce qui en dépend N’EST PAS TESTÉ.")
    return outil.chemin


def programme(nom: str) -> str:
    """Where one of the programs stands, by its name."""
    return chemin_de(next(outil for outil in OUTILS if nom in outil.noms))


def larges() -> dict[str, str]:
    """The environment of a program that lays out with the widest family, whatever fonts the machine has."""
    for outil in OUTILS:
        if isinstance(outil, Police):
            chemin_de(outil)
    return os.environ | LARGES
