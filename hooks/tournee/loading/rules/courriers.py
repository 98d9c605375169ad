"""What a letter may say: blanks that exist, a frame that fits what carries it, the law as it is."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

from tournee.fiches.courriers import ENTRE_ACCOLADES, Blanc
from tournee.reading import refusals
from tournee.reading.links import links
from tournee.reading.sources import Problem, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne


FAUSSES: Final = (
    (
        re.compile(
            r"\b(?:loi|article|décret)s?\b[^.?!\n]*\b(?:oblige(?:nt)?|impose(?:nt)?|obligatoires?)\b", re.IGNORECASE
        ),
        "l’article 16 de la loi n° 2016-1321 « encourage » les logiciels libres et les formats ouverts, sans obliger",
    ),
    (
        re.compile(r"communes? de plus de 3[ \u00a0\u202f.]?500 habitants (?:doivent|ont l’obligation)", re.IGNORECASE),
        "l’ouverture des données vise les collectivités d’au moins 3\u202f500 habitants et d’au moins 50 agents",
    ),
)
"""What letters must not say of the law, and what is right (docs/guides/cadre-legal.md, with its sources)."""


def problems_in(texte: str, name: str) -> Iterator[Problem]:
    """What is wrong in the whole text of a letter, line by line."""
    for link in links(texte):
        if not link.image and "{" not in link.target:  # both are refused with words of their own
            dit = (
                f"le lien {quote(link.target)} ne mène nulle part sur le papier ; écrivez une adresse entière, en https"
            )
            yield Problem(name, link.line, dit)
    yield from _blancs(texte, name)
    for number, line in enumerate(texte.splitlines(), 1):
        if "<!--" in line:
            yield Problem(name, number, "une lettre n’a ni bloc ni commentaire ; ses blancs s’écrivent entre accolades")
        for adresse in re.findall(r"\]\(([^)]*\{[^)]*)\)", line):
            yield Problem(name, number, f"un blanc ne peut pas être dans l’adresse d’un lien (« {adresse} »)")
        for fausse, juste in FAUSSES:
            if trouvee := fausse.search(line):
                yield Problem(name, number, f"« {trouvee[0]} » n’est pas exact : {juste}")


def _blancs(texte: str, name: str) -> Iterator[Problem]:
    """Each blank that does not exist, and whatever was meant for one: it would be printed as it stands."""
    for found in NEAR_A_BLANK.finditer(texte):
        ecrit = found[0]
        exact = ENTRE_ACCOLADES.fullmatch(ecrit)
        if (exact and exact[1] in set(Blanc)) or (ecrit.startswith("[") and ecrit[1:-1] not in set(Blanc)):
            continue
        line = texte.count("\n", 0, found.start()) + 1
        column = found.start() - texte.rfind("\n", 0, found.start())
        vise = refusals.closest("".join(ecrit.split()).strip("{}[]"), Blanc)
        if exact:
            suite = f" ; vouliez-vous dire « {vise} » ?" if vise else ""
            dit = f"le blanc « {ecrit} » n’existe pas{suite} (permis : {', '.join(Blanc)})"
        else:
            remede = f"écrivez « {{{vise}}} »" if vise else "ôtez l’accolade"
            dit = f"{quote(ecrit)} serait imprimé tel quel ; {remede} (permis : {', '.join(Blanc)})"
        yield Problem(name, line, dit, column)


NEAR_A_BLANK: Final = re.compile(r"(?m)\{+[^{}]{0,40}\}+|[{}]+\w*|(?<!^pour: )\[\w+\](?![(\[:])")


def cadres_des_courriers(campagne: Campagne) -> Iterator[Problem]:
    """A letter has a subject and a form of address; what is said or handed over has neither."""
    for courrier, champ in product(campagne.courriers, ("objet", "appel")):
        ecrit = courrier.support.usage.adressee
        if ecrit and getattr(courrier, champ) is None:
            dit = f"le champ « {champ} » manque : une lettre ou un courriel en a un"
            yield Problem(courrier.fichier, courrier.line(), dit)
        elif not ecrit and getattr(courrier, champ) is not None:
            dit = f"le champ « {champ} » n’a pas de sens pour le support « {courrier.support} » ; retirez cette ligne"
            yield Problem(courrier.fichier, courrier.line(champ), dit)
