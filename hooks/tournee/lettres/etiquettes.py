"""Address labels: A4 sheets of 24, three by eight, that office shops sell as « 70 × 37 mm »."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from tournee.engines import typesetting
from tournee.reading.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def etiquettes(adresses: Sequence[Sequence[str]], jour: date, fichier: str) -> bytes:
    """A PDF with one label for each address, line by line; DataError told of ``fichier`` if it cannot be made."""
    modele = files(__package__) / "modeles" / "etiquettes.typ"
    try:
        return typesetting.typeset(modele, data={"adresses": json.dumps(adresses)}, jour=jour)
    except typesetting.TypstError as error:
        dit = f"les étiquettes ne peuvent pas être écrites ({error})"
        raise DataError([Problem(fichier, 1, dit)]) from None
