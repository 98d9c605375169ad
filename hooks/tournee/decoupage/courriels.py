"""The addresses of town halls that are nobody's in particular."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tournee.francais.noms import plat

if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLES: Final = ("", "le", "la", "les", "l", "m", "de")
ROLES: Final = (
    "administration|affairesgenerales|accueil|bureau|cabinet|cne|commune|communication|com|contact|courrier|dgs|"
    "directiongenerale|direction|dsi|etatcivil|generale|general|guichetunique|hdv|hoteldeville|infos|info|maire|mairie|"
    "nouscontacter|population|proximite|secretaire|secretariat|service|sg|urbanisme|village|ville|webmaster"
)
ROLE_AU_BORD: Final = re.compile(rf"^(?:{ROLES})|(?:{ROLES})$")
COURRIEL: Final = re.compile(r"[a-z0-9._-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def role_address(courriel: str, noms: Iterable[str]) -> str:
    """Keep an address that says a role or the commune's name and nothing else: any other may be somebody's."""
    if not COURRIEL.fullmatch(courriel):
        return ""
    compte = reste = _letters(courriel.partition("@")[0])
    while (plus_court := ROLE_AU_BORD.sub("", reste)) != reste:
        reste = plus_court
    dit_le_nom = _names if reste == compte else _abbreviates
    return courriel if any(dit_le_nom(reste, _letters(nom)) for nom in noms) else ""


def _letters(texte: str) -> str:
    """Reduce a name or an account to its letters, with « Saint » as it is shortened everywhere."""
    return re.sub("[^a-z]", "", plat(texte)).replace("sainte", "ste").replace("saint", "st")


def _names(compte: str, nom: str) -> bool:
    """Tell whether an account is the commune's name, its first half at least, and nothing more than an article."""
    if compte.replace(nom, "", 1) in ARTICLES:
        return True
    return len(compte) * 2 >= len(nom) and any(nom.startswith(article + compte) for article in ARTICLES)


def _abbreviates(court: str, nom: str) -> bool:
    """Tell whether all the letters of the first are found, in that order, in the second after « de » or « du »."""
    reste = iter(f"dedu{nom}")
    return all(lettre in reste for lettre in court)
