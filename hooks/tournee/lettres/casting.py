"""Letters cast: laid out once with marks in the place of their values, where those of each collectivité then go.

pandoc takes a twentieth of a second for a document; a campaign that succeeds writes thousands, alike but for some
words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Callable

    from tournee.lettres.lettre import Lettre

MARK: Final = "\ue000{}\ue001"
"""What holds the place of a value: no text has these two signs, which belong to nobody."""
MARKS: Final = re.compile(MARK.format(r"(\w+)"))


def mould(lettre: Lettre) -> Lettre:
    """The letter of all those that know the same blanks: marks for their values, what is known to be empty left so."""
    marks = {blanc: valeur and MARK.format(blanc) for blanc, valeur in lettre.valeurs.items()}
    return replace(lettre, valeurs=marks, courriel="")


def fill(cast: str, lettre: Lettre, show: Callable[[str], str] = str) -> str:
    """What was cast, with the values of a letter as ``show`` writes them."""
    return MARKS.sub(lambda mark: show(lettre.valeurs[mark[1]]), cast)


def xml(line_break: str) -> Callable[[str], str]:
    """How a value is written in XML where lines end with ``line_break``."""
    return lambda valeur: line_break.join(str(escape(ligne)) for ligne in valeur.split("\n"))
