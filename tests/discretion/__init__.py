"""What notes may say and what they may not: one a line, with invented names, and the errors of the rule among them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tournee.fiches.vie_privee import atteintes

DOSSIER: Final = Path(__file__).parent


def notes(nom: str) -> list[str]:
    """The notes of a file: « innocentes » or « coupables »."""
    return (DOSSIER / f"{nom}.txt").read_text("utf-8").splitlines()


def erreurs() -> tuple[list[str], list[str]]:
    """The innocent notes that the rule refuses, and the guilty ones that it lets through."""
    return (
        [note for note in notes("innocentes") if any(atteintes(note, "Commune"))],
        [note for note in notes("coupables") if not any(atteintes(note, "Commune"))],
    )
