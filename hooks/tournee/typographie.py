"""typst, the same on every machine: PDF files tagged for screen readers (PDF/UA), fonts inside, without the clock."""

from __future__ import annotations

from datetime import UTC, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class TypographieError(Exception):
    """Why typst refused, in its own words."""


def composer(modele: str, donnees: Mapping[str, str], jour: date, *, avec: str | None = None) -> bytes:
    """The PDF that a model of this package lays out; ``avec`` names one that it goes on from. TypographieError."""
    modeles = files("tournee") / "modeles"
    source = b"".join((modeles / nom).read_bytes() for nom in (avec, modele) if nom)
    try:
        ecrit = typst.Compiler(ignore_system_fonts=True).compile(
            input=source,
            format="pdf",
            sys_inputs=dict(donnees),
            pdf_standards="ua-1",
            timestamp=epoch(jour),
        )
    except typst.TypstError as error:
        raise TypographieError(" ".join(str(error).split())[:300]) from None
    if not isinstance(ecrit, bytes):
        raise TypographieError("plusieurs fichiers au lieu d’un")
    return ecrit


def epoch(jour: date) -> int:
    """The first second of a day, UTC."""
    return int(datetime.combine(jour, time(), UTC).timestamp())
