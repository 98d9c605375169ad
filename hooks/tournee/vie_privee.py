"""What a public repository must not hold: civil names, personal addresses, mobile numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from tournee.model import ADRESSE_ELECTRONIQUE

if TYPE_CHECKING:
    from collections.abc import Iterator

FONCTIONS: Final = (
    *("mairie", "commune", "ville", "village", "hoteldeville", "accueil", "contact", "secretariat", "secretaire"),
    *("dsi", "dgs", "informatique", "numerique", "communication", "etatcivil", "urbanisme", "cabinet", "direction"),
    *("administration", "info", "infos", "bonjour", "bureau", "asso", "association", "label", "collectif", "epn"),
)
"""How the local part of a role address may begin."""

COURRIEL: Final = re.compile(ADRESSE_ELECTRONIQUE)
MOBILE: Final = re.compile(r"(?<!\d)(?:(?:\+|00)33[\s.-]?|0)[67](?:[\s.-]?\d{2}){4}(?!\d)")
PRENOM_NOM: Final = r"[A-ZÉÈÀÎÔÇ][a-zà-ÿœ]+(?:-[A-ZÉÈÀÎÔÇ]?[a-zà-ÿœ]+)?"
CIVILITE: Final = re.compile(
    rf"\b(?:M\.|MM\.|Mr\.?|Mme|Mlle|Me|Monsieur|Madame|Maître)[ \u00a0\u202f]+(?:{PRENOM_NOM}|[A-Z]\.)"
)
FONCTION_NOM: Final = re.compile(
    r"\b(?:[Mm]aire|[Aa]djointe?|[ÉéEe]lue?|[Ss]ecrétaire|[Pp]résidente?|[Cc]onseill(?:er|ère)|DSI|DGS|[Rr]éférente?)"
    rf"[ ,\u00a0]+(?:[A-Z]\.|{PRENOM_NOM})[ \u00a0](?:[A-ZÉÈ]{{2,}}|{PRENOM_NOM})"
)
ETAT_CIVIL: Final = re.compile(rf"{PRENOM_NOM}[ \u00a0](?:[A-ZÉÈ]{{2,}}|{PRENOM_NOM})")
POLITESSE: Final = ("Monsieur le", "Madame la", "Madame, Monsieur")


def sans_accent(texte: str) -> str:
    """Lower-case letters and digits alone: « Saint-Céneri » → « saintceneri »."""
    plat = unicodedata.normalize("NFKD", texte.replace("œ", "oe").replace("Œ", "oe")).lower()
    return "".join(character for character in plat if character.isascii() and character.isalnum())


def adresse_de_fonction(adresse: str, *noms: str) -> bool:
    """Whether an e-mail address is a role's: « mairie@… », or the name of the commune or of the group."""
    local, _, domaine = adresse.partition("@")
    local = sans_accent(local)
    if any(local.startswith(fonction) for fonction in FONCTIONS):
        return True
    return any(
        nom and (nom in local or local in nom) for nom in map(sans_accent, (*noms, domaine.split(".")[0])) if local
    )


def atteintes(texte: str, *noms: str) -> Iterator[str]:
    """Why a text may not be published, each with what to write instead; ``noms`` are those of its record."""
    for adresse in COURRIEL.findall(texte):
        if not adresse_de_fonction(adresse, *noms):
            yield f"« {adresse} » semble l’adresse d’une personne ; écrivez l’adresse de la mairie ou du groupe (mairie@, contact@…)"
    for mobile in MOBILE.findall(texte):
        yield f"« {mobile} » est un numéro de mobile ; effacez-le, ou écrivez le numéro du standard"
    for nom in (*CIVILITE.findall(texte), *FONCTION_NOM.findall(texte)):
        if not nom.startswith(POLITESSE):
            yield f"« {nom} » semble le nom d’une personne ; écrivez sa fonction (« le secrétariat », « la personne chargée du numérique »)"


def semble_etat_civil(pseudo: str) -> bool:
    """Whether a pseudonym looks like a first name and a name."""
    return ETAT_CIVIL.fullmatch(pseudo) is not None
