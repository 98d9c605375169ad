"""The faces of our papers, brought by packages and not by the machine: their names, and where their files stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import fontpkg

if TYPE_CHECKING:
    from pathlib import Path

TEXT: Final = "Source Serif 4"
"""The face of what is read at length."""
TITLES: Final = "Atkinson Hyperlegible"
"""The face of what is seen first."""


class FontError(Exception):
    """Which face lacks and how to have it, in French."""


def package_of(family: str) -> str:
    """« Source Serif 4 » → « fontpkg-source-serif-4 »."""
    return f"fontpkg-{family.lower().replace(' ', '-')}"


PACKAGES: Final = (package_of(TEXT), package_of(TITLES))


def folders() -> list[Path]:
    """Where the files of the faces stand, in order. FontError."""
    return sorted({path.parent for family in (TEXT, TITLES) for path in _files_of(family)})


def _files_of(family: str) -> list[Path]:
    try:
        paths = [file.path for file in fontpkg.family(family).files]
    except fontpkg.FamilyNotInstalled:
        paths = []
    if not paths or not all(path.is_file() for path in paths):
        raise FontError(
            f"la police « {family} » manque : « pip install {package_of(family)} » l’apporte, comme « make site »"
        )
    return paths
