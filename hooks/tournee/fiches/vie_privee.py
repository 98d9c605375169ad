"""What a public repository must not hold: civil names, personal addresses, mobile numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tournee.fiches.valeurs import ADRESSE_ELECTRONIQUE, SIGNES_DE_MOT
from tournee.francais.noms import mots
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

FONCTIONS: Final = frozenset(
    (
        *("mairie", "mairies", "maire", "commune", "communes", "ville", "village", "hoteldeville", "hdv", "epn"),
        *(
            "accueil",
            "contact",
            "contacter",
            "courrier",
            "secretariat",
            "secretaire",
            "bureau",
            "population",
            "guichet",
        ),
        *(
            "dsi",
            "dgs",
            "sg",
            "informatique",
            "numerique",
            "communication",
            "com",
            "etatcivil",
            "urbanisme",
            "affaires",
        ),
        *("cabinet", "direction", "administration", "info", "infos", "bonjour", "asso", "association", "label"),
        *("collectif",),
    )
)
"""Words that make an address a role's."""

DEBUTS: Final = (
    "commune",
    "contact",
    "secretariat",
    "accueil",
    "hoteldeville",
    "cabinetdu",
    "directiong",
    "nouscontact",
)
"""Beginnings that make it one too, where words are glued together; « mairie » does so anywhere."""

LONGUEUR_SURE: Final = 5
"""Letters from which a name cannot stand by chance inside another: « Eu » is in « mathieu »."""

COURRIEL: Final = re.compile(ADRESSE_ELECTRONIQUE)
MOBILE: Final = re.compile(
    r"(?<![0-9])(?<![0-9][/.-])(?:(?:\+|00)33[\s.-]?(?:\(0\)\s?)?|0)[67](?:[\s.-]?[0-9]{2}){4}(?![0-9])"
)
DEBUT_DE_MOT: Final = f"(?<![{SIGNES_DE_MOT}])"
FIN_DE_MOT: Final = f"(?![{SIGNES_DE_MOT}])"
PRENOM: Final = r"[A-ZÉÈÀÎÔÇ][a-zà-ÿœ]+(?:-[A-ZÉÈÀÎÔÇ]?[a-zà-ÿœ]+)?"
NOM: Final = rf"(?:L[ea]\s|[DO]['’])?(?:{PRENOM}|[A-ZÉÈÀÎÔÇ]{{2,}}(?:-[A-ZÉÈÀÎÔÇ]{{2,}})?)"
PARTICULE: Final = r"(?:(?:de |du |des |d['’])(?:la |La )?)?"
TITRE: Final = r"(?:Maire|Mairesse|Président|Présidente|Préfet|Préfète|Directeur|Directrice|Secrétaire)"
CIVILITE: Final = re.compile(
    rf"{DEBUT_DE_MOT}(?:(?:MM?|Mr|Mme|Mlle|Me){FIN_DE_MOT}\.?\s*|(?:[Mm]onsieur|[Mm]adame|[Mm]aître|mme|mlle)\s+)"
    rf"(?!(?:L[ea]\s)?{TITRE}{FIN_DE_MOT}){PARTICULE}(?:{NOM}|[A-Z]\.)"
)
FONCTION_NOM: Final = re.compile(
    rf"{DEBUT_DE_MOT}(?:[Mm]aire|[Aa]djointe?|[ÉéEe]lue?|[Ss]ecrétaire|[Pp]résidente?|[Cc]onseill(?:er|ère)|DSI|DGS"
    rf"|[Rr]éférente?)(?:,\s*|\s)(?:[A-Z]\.|{PRENOM})\s{PARTICULE}{NOM}"
)
ETAT_CIVIL: Final = re.compile(rf"(?:{NOM}|[A-Z]\.)\s{PARTICULE}(?:{NOM}|[A-Z]\.)")
ARTICLES: Final = ("le", "la", "les", "l")

NOM_VU: Final = (
    "{vu} semble le nom d’une personne ; écrivez sa fonction (« le secrétariat », « la personne chargée du numérique »)"
)
MOTIFS: Final = (
    (
        COURRIEL,
        "{vu} semble l’adresse d’une personne ; écrivez l’adresse de la mairie ou du groupe (mairie@, contact@…)",
    ),
    (MOBILE, "{vu} est un numéro de mobile ; effacez-le, ou écrivez le numéro du standard"),
    (CIVILITE, NOM_VU),
    (FONCTION_NOM, NOM_VU),
)
"""What is looked for, and what is said of it. A browser runs it too: no \\d, \\w nor \\b, which it reads otherwise."""


def adresse_de_fonction(adresse: str, *noms: str) -> bool:
    """Whether an e-mail address is a role's: « mairie@… », or the name of the commune or of the group."""
    local = mots(adresse.partition("@")[0])
    colle = "".join(local)
    if not FONCTIONS.isdisjoint(local) or "mairie" in colle or colle.startswith(DEBUTS):
        return True
    return any(_porte_le_nom(local, mots(nom)) for nom in noms)


def _porte_le_nom(local: list[str], nom: list[str]) -> bool:
    """Whether an address has the name as a word, its letters if they are many, or its first words."""
    nom = nom[1:] if nom[:1] and nom[0] in ARTICLES else nom
    colle, entier = "".join(local), "".join(nom)
    if len(entier) >= LONGUEUR_SURE and (entier in colle or entier.replace("saint", "st") in colle):
        return True
    return bool(nom) and (entier in local or colle in {"".join(nom[:fin]) for fin in range(2, len(nom))})


def atteintes(texte: str, *noms: str) -> Iterator[str]:
    """Why a text may not be published, each with what to write instead; ``noms`` are those of its record."""
    for motif, dit in MOTIFS:
        for vu in motif.findall(texte):
            if motif is not COURRIEL or not adresse_de_fonction(vu, *noms):
                yield dit.format(vu=quote(vu))


def semble_etat_civil(pseudo: str) -> bool:
    """Whether a pseudonym looks like a first name and a name."""
    return ETAT_CIVIL.fullmatch(pseudo) is not None
