"""Address labels: A4 sheets of 24, three by eight, that office shops sell as « 70 × 37 mm »."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tournee import typographie
from tournee.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def etiquettes(adresses: Sequence[Sequence[str]], jour: date, fichier: str) -> bytes:
    """A PDF with one label for each address, line by line; DataError told of ``fichier`` if it cannot be made."""
    try:
        return typographie.composer("etiquettes.typ", {"adresses": json.dumps(adresses)}, jour)
    except typographie.TypographieError as error:
        dit = f"les étiquettes ne peuvent pas être écrites ({error})"
        raise DataError([Problem(fichier, 1, dit)]) from None
