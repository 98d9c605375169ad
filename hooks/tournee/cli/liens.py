"""`tournee liens`: tries each cited address and notes the day of those that answer."""

from __future__ import annotations

import re

# pydantic reads the annotations when the classes are made.
from datetime import date  # noqa: TC003
from typing import Final

FICHE: Final = re.compile(r"- lien: (?P<guillemet>[\"']?)(?P<lien>\S+?)(?P=guillemet)(?:\s+#.*)?")


def mark_answered(texte: str, repondent: set[str], jour: date) -> str:
    """The text of data/liens.yaml with the day for the addresses that answered; the rest is left as it is."""
    lignes: list[str] = []
    note = False
    for ligne in texte.splitlines():
        fiche = FICHE.fullmatch(ligne)
        if fiche:
            note = fiche["lien"] in repondent
        if note and ligne.startswith("  repond_le:"):
            continue
        lignes.append(ligne)
        if fiche and note:
            lignes.append(f"  repond_le: {jour}")
    return "\n".join(lignes) + "\n"
