"""The two faces of the project, brought by packages and not by the machine: their names, where their files stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import fontpkg

if TYPE_CHECKING:
    from collections.abc import Sequence

SERIF: Final = "Source Serif 4"
"""On paper, the face of what is read at length; on a screen, that of titles."""
SANS: Final = "Atkinson Hyperlegible"
"""On paper, the face of titles; on a screen, that of everything else: it was drawn for low vision."""


class FontError(Exception):
    """Which face lacks and how to have it, in French."""


def package_of(family: str) -> str:
    """« Source Serif 4 » → « fontpkg-source-serif-4 »."""
    return f"fontpkg-{family.lower().replace(' ', '-')}"


PACKAGES: Final = (package_of(SERIF), package_of(SANS))


def folders() -> list[Path]:
    """Where the files of the faces stand, in order. FontError."""
    return sorted({file.path.parent for family in (SERIF, SANS) for file in _files_of(family)})


def file_of(family: str, style: str, weight: int) -> Path:
    """The file of one face, which holds all the weights of a variable one. FontError."""
    faces = (file for file in _files_of(family) if file.style == style and file.weight in {weight, None})
    return Path(next(faces).path)


def licence_of(family: str) -> bytes:
    """The text of the licence that comes with a family. FontError."""
    return Path(_files_of(family)[0].path).parents[1].joinpath("LICENSE").read_bytes()


def _files_of(family: str) -> Sequence[fontpkg.FontFile]:
    try:
        files: Sequence[fontpkg.FontFile] = fontpkg.family(family).files
    except fontpkg.FamilyNotInstalled:
        files = []
    if not files or not all(file.path.is_file() for file in files):
        raise FontError(
            f"la police « {family} » manque : « pip install {package_of(family)} » l’apporte, comme « make site »"
        )
    return files
