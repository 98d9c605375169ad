"""Names as people write them: on an envelope, on a phone, by hand; the same in docs/assets/noms.js."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MOT: Final = re.compile("[a-z0-9]+")
LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae"})
ABREGES: Final = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "mt": "mont"}
ARTICLES: Final = frozenset(MOT.findall("le la les l de du des d en sur sous au aux a et"))
"""What somebody who writes a name may forget, or put elsewhere: « Havre (Le) »."""
PONCTUATION: Final = str.maketrans({signe: chr(rang) for rang, signe in enumerate(" _-,;:!?.'\"«»()", 1)} | {"’": "\n"})
"""Signs before letters, in the order of CLDR, the apostrophes being one."""


def apostrophe_droite(nom: str) -> str:
    """The same as official files write it, whichever apostrophe a keyboard gives."""
    return nom.replace("’", "'")


def plat(texte: str) -> str:
    """The same in small letters without accents: « VASCŒUIL » → « vascoeuil »."""
    minuscules = texte.lower().translate(LIGATURES)
    if minuscules.isascii():
        return minuscules
    return "".join(
        signe for signe in unicodedata.normalize("NFKD", minuscules).lower() if not unicodedata.combining(signe)
    )


@cache
def slug(nom: str) -> str:
    """Its words as an address writes them: « L'Hôtellerie » → « l-hotellerie »."""
    return "-".join(MOT.findall(plat(nom)))


def mots(nom: str) -> list[str]:
    """Its words at full length: « St-Aubin s/ Mer » → saint, aubin, sur, mer."""
    return [ABREGES.get(mot, mot) for mot in MOT.findall(re.sub(r"\bs/", "sur ", plat(nom)))]


def cle(nom: str) -> str:
    """What all the ways of writing a name have in common: « Havre (Le) » and « LE HAVRE » → « havre »."""
    tous = mots(nom)
    return "".join(mot for mot in tous if mot not in ARTICLES) or "".join(tous)


@cache
def rang(nom: str) -> tuple[str, str, str]:
    """Where a name stands in the alphabet: by its letters, then its accents, then its capitals.

    Browsers give every name of the region the same place, which is tested: the table of Unicode (pyuca) does no
    better, weighs 1.4 MB and takes twenty times as long.
    """
    return plat(nom).translate(PONCTUATION), unicodedata.normalize("NFD", nom.lower()), nom.swapcase()


def alphabetique(elements: Iterable[Any], attribut: str = "nom") -> list[Any]:
    """The same in the order of the alphabet, by their name or by another of their attributes; texts with « "" »."""
    nom_de = attrgetter(attribut) if attribut else str
    return sorted(elements, key=lambda element: rang(nom_de(element)))
