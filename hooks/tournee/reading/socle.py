"""What `tournee poser` laid in the folder of a region, and what is still as it was laid."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LISTE: Final = ".tournee/socle.json"
"""What was laid, and the digest of each file: one that somebody has changed since is the region's."""


def laid(root: Path) -> dict[str, str]:
    """The digest of each file that was laid, by its name from ``root``; none where nothing ever was."""
    chemin = root / LISTE
    lue: dict[str, str] = json.loads(chemin.read_text("utf-8")) if chemin.is_file() else {}
    return lue


def is_as_laid(root: Path, nom: str) -> bool:
    """Whether a file is the package's, which no region has to keep in order."""
    chemin = root / nom
    return chemin.is_file() and laid(root).get(nom) == digest(chemin.read_bytes())


def digest(contenu: bytes) -> str:
    """What tells two contents apart."""
    return hashlib.sha256(contenu).hexdigest()
