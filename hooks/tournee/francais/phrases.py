"""How French writes dates, numbers, lists and plurals."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from tournee.francais.dates import JOURS_DE_LA_SEMAINE, DatePartielle, en_francais
from tournee.francais.noms import alphabetique, plat
from tournee.francais.typographie import typographie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def jour(valeur: date | DatePartielle) -> str:
    """« 1er octobre 2026 », « octobre 2026 » or « 2026 »."""
    return en_francais(valeur) if isinstance(valeur, date) else valeur.en_francais


def jour_de_semaine(valeur: date) -> str:
    """« mardi 5 janvier 2027 »."""
    return f"{JOURS_DE_LA_SEMAINE[valeur.weekday()]} {en_francais(valeur)}"


def heure(valeur: datetime | time) -> str:
    """« 20 h 30 », « 20 h »."""
    return f"{valeur.hour}\u00a0h" + (f"\u00a0{valeur.minute:02d}" if valeur.minute else "")


def _precis(valeur: date | DatePartielle) -> bool:
    return isinstance(valeur, date) or valeur.debut == valeur.fin


def _avec(jour_precis: str, periode: str, valeur: date | DatePartielle) -> str:
    return f"{jour_precis if _precis(valeur) else periode} {jour(valeur)}"


QUAND: Final[dict[str, Callable[[date | DatePartielle], str]]] = {
    "le": partial(_avec, "le", "en"),
    "depuis": partial(_avec, "depuis le", "depuis"),
    "au": partial(_avec, "au", "en"),
    "jusqu_au": partial(_avec, "jusqu’au", "jusqu’en"),
}
"""« le 8 novembre 2026 » and « en novembre 2026 »: a date with what comes before it, as precise as it is known."""


def nombre(valeur: int) -> str:
    """« 2 644 », with a narrow no-break space."""
    return f"{valeur:,}".replace(",", "\u202f")


EN_LETTRES: Final = ("zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")


def en_lettres(valeur: int) -> str:
    """« deux », up to ten, of what is feminine; figures beyond."""
    return EN_LETTRES[valeur] if valeur < len(EN_LETTRES) else nombre(valeur)


def compte(valeur: int, un: str, plusieurs: str | None = None) -> str:
    """« 1 commune », « 2 communes », « aucune » is the template's: zero takes the singular, as French has it."""
    return f"{nombre(valeur)}\u00a0{un if valeur < 2 else plusieurs or un + 's'}"  # noqa: PLR2004  the plural begins at two


def decimal(valeur: float) -> str:
    """« 1 562,5 », « 42,0 »: to the tenth, so that a column is as precise from top to bottom."""
    return f"{valeur:,.1f}".replace(",", "\u202f").replace(".", ",")


def pourcent(part: float) -> str:
    """« 42,4 % », « 3,0 % »: to the tenth, as the others of its column; nothing and all are « 0 % » and « 100 % ».

    What is neither never reads as one of them.
    """
    if part in {0, TOUT}:
        return f"{part:.0f}\u00a0%"
    aux_bornes = {"0,0": "moins de 0,1", "100,0": "plus de 99,9"}
    dite = decimal(part)
    return f"{aux_bornes.get(dite, dite)}\u00a0%"


TOUT: Final = 100
INFIME: Final = 0.01
"""Less than a tenth of a per cent: as far from nothing, or from all, as what is told can be."""


def pourcents(valeurs: Iterable[int]) -> list[str]:
    """The shares of a whole, rounded so that what is read adds up to 100 % (the largest remainders are rounded up)."""
    parties = list(valeurs)
    tout = sum(parties) or 1
    dixiemes = [1000 * partie // tout for partie in parties]
    reste = (1000 if any(parties) else 0) - sum(dixiemes)
    for rang in sorted(range(len(parties)), key=lambda rang: -(1000 * parties[rang] % tout))[:reste]:
        dixiemes[rang] += 1
    return [
        pourcent(dixieme / 10 if partie in {0, tout} else min(max(dixieme / 10, INFIME), TOUT - INFIME))
        for dixieme, partie in zip(dixiemes, parties, strict=True)
    ]


def enumeration(mots: Iterable[str], et: str = "et") -> str:
    """« a, b et c »."""
    *debut, fin = list(mots) or [""]
    return f"{', '.join(debut)} {et} {fin}" if debut else fin


def enumeration_courte(mots: Iterable[str], au_plus: int = 8) -> str:
    """« a, b, c et 12 autres », where naming them all would be long."""
    tous = list(mots)
    reste = len(tous) - au_plus
    return enumeration([*tous[:au_plus], f"{reste} autres"] if reste > 1 else tous)


def initiale(nom: str) -> str:
    """The letter under which a name is looked for: « e » for « Échalou »."""
    return plat(nom)[:1]


def _contracte(preposition: str, elidee: str, au: str, aux: str, nom: str) -> str:
    """A preposition before a name, melted into its article or elided before a vowel; an h is taken for a consonant."""
    article, espace, reste = nom.partition(" ")
    if espace and article in {"Le", "Les"}:
        return f"{au if article == 'Le' else aux} {reste}"
    return f"{elidee if plat(nom[:1]) in VOYELLES else preposition}{nom}"


def de(nom: str) -> str:
    """« de Normandie Libre », « d’Alençon », « du Havre », « des Andelys »; a commune has its own `de_nom`."""
    return _contracte("de ", "d’", "du", "des", nom)


def du(valeur: date | DatePartielle) -> str:
    """« du 5 octobre 2026 », « d’octobre 2026 », « de 2026 »."""
    return f"du {jour(valeur)}" if _precis(valeur) else de(jour(valeur))


def a(nom: str) -> str:
    """« à Alençon », « au Havre », « aux Andelys »."""
    return _contracte("à ", "à ", "au", "aux", nom)


def en_reseau(nom: str) -> str:
    """« réseau Normandie Libre », « Réseau breton »: the word once, where the name of a network begins with it."""
    return nom if plat(nom).startswith("reseau") else f"réseau {nom}"


def minuscule(texte: str) -> str:
    """The same with a small first letter, to enter a sentence."""
    return texte[:1].lower() + texte[1:]


def majuscule(texte: str) -> str:
    """The same with a capital first letter, the others as they are: « Label Or »."""
    return texte[:1].upper() + texte[1:]


def hote(adresse: str) -> str:
    """The host of a web address, short enough to be shown."""
    return adresse.split("/")[2].removeprefix("www.")


VOYELLES: Final = frozenset({*"aeiouy", "oe", "ae"})
"""A ligature is two of them: « Œuilly »."""

FILTERS: Final[dict[str, Callable[..., Any]]] = {
    **QUAND,
    "a": a,
    "alphabetique": alphabetique,
    "de": de,
    "du": du,
    "jour": jour,
    "jour_de_semaine": jour_de_semaine,
    "heure": heure,
    "nombre": nombre,
    "en_lettres": en_lettres,
    "compte": compte,
    "decimal": decimal,
    "pourcent": pourcent,
    "pourcents": pourcents,
    "en_reseau": en_reseau,
    "enumeration": enumeration,
    "enumeration_courte": enumeration_courte,
    "initiale": initiale,
    "majuscule": majuscule,
    "minuscule": minuscule,
    "typographie": typographie,
    "hote": hote,
}
