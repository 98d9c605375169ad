"""Names as addresses and searches write them: plain letters and hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

MOT: Final = re.compile("[a-z0-9]+")


@cache
def slug(nom: str) -> str:
    """Reduce a name to the letters and hyphens of an address."""
    minuscules = nom.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    if not minuscules.isascii():
        minuscules = unicodedata.normalize("NFKD", minuscules).encode("ascii", "ignore").decode()
    return "-".join(MOT.findall(minuscules))
