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
LOCUTIONS: Final = {re.compile(r"\bs/", re.ASCII): "sur ", re.compile(r"\bn[. -]*d\b", re.ASCII): "notre dame"}
"""What is written shorter in more than one word, or in less than one."""
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
    texte = plat(nom)
    for abregee, entiere in LOCUTIONS.items():
        texte = abregee.sub(entiere, texte)
    return [ABREGES.get(mot, mot) for mot in MOT.findall(texte)]


def cle(nom: str) -> str:
    """What all the ways of writing a name have in common: « Havre (Le) » and « LE HAVRE » → « havre »."""
    tous = mots(nom)
    return "".join(mot for mot in tous if mot not in ARTICLES) or "".join(tous)


AUTOUR: Final = {
    re.compile(r"\bcedex\b(?: \d+\b)?", re.ASCII): "",
    re.compile(r"\bf-(?=\d)", re.ASCII): "",
    re.compile(r"\b(\d\d) (\d{3})\b", re.ASCII): r"\1\2",
    re.compile(r"^.*\b(?=\d{5}\b.*[a-z])", re.ASCII | re.DOTALL): "",
}
"""What stands around a town, the street before its postal code too, and what becomes of it."""
MAIRIE: Final = re.compile(
    r"^\W*(?:(?:monsieur|madame|mr?|mme)\W+(?:l[ae] )?maire|(?:l[ae] )?(?:mairie|commune|ville)"
    r"|(?:l\W)?hotel\W+de\W+ville)\W+(d|de|du|des)\b\W*",
    re.ASCII,
)
CONTRACTES: Final = {"du": "le ", "des": "les "}


def sans_enveloppe(texte: str) -> str:
    """The name, and the postal code if there is one, without what an envelope adds; in small letters, without accents.

    « Mairie du Havre » → « le havre », « 1 place Foch, F-61 000 ALENÇON CEDEX 9 » → « 61000 alencon ».
    """
    reste = plat(texte)
    for autour, devient in AUTOUR.items():
        reste = autour.sub(devient, reste)
    return MAIRIE.sub(lambda mairie: CONTRACTES.get(mairie[1], ""), reste).strip()


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
