"""What a public repository must not hold: civil names, personal addresses, mobile numbers."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from tournee.fiches.prenoms import PRENOMS
from tournee.fiches.valeurs import ADRESSE_ELECTRONIQUE, SIGNES_DE_MOT
from tournee.francais.noms import mots, plat
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FONCTIONS: Final = frozenset(
    (
        *("mairie", "mairies", "maire", "commune", "communes", "ville", "village", "hoteldeville", "hdv", "epn"),
        *(
            "accueil",
            "contact",
            "contacter",
            "courrier",
            "secretariat",
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
        *("mediatheque", "bibliotheque", "ludotheque", "cybercentre", "ecole", "college", "lycee", "creche", "musee"),
        *("ccas", "cias", "service", "services", "servicetechnique", "servicestechniques", "technique", "techniques"),
        *("elus", "etat", "civil", "public", "finances", "comptabilite", "culture", "sport", "sports", "tourisme"),
        *("police", "standard", "support", "webmaster", "admin", "presse", "rh", "jeunesse", "social", "voirie"),
        *("cabinet", "direction", "administration", "info", "infos", "bonjour", "asso", "association", "label"),
        *("collectif",),
    )
)
"""Words that make an address a role's."""

PERSONNES: Final = frozenset(("secretaire", "maire", "adjoint", "adjointe", "president", "presidente"))
"""Roles of one person: with another word, an address is that person's."""
PRENOMS_PLATS: Final = frozenset(map(plat, PRENOMS))

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

ARTICLES: Final = ("le", "la", "les", "l")

DEBUT_DE_MOT: Final = f"(?<![{SIGNES_DE_MOT}-])"
FIN_DE_MOT: Final = f"(?![{SIGNES_DE_MOT}])"
CAPITALES: Final = "A-ZÀ-ÖØ-ÞŒŸŁŠŽĀĒĪŌŪ"
LETTRES: Final = rf"{CAPITALES}a-zß-öø-ÿœłšžāēīōū"
PRENOM: Final = rf"[{CAPITALES}][{LETTRES}]*[a-zß-öø-ÿœ](?:-[{LETTRES}]+)?"
NOM: Final = rf"(?:L[ea]\s|[DO]['’])?[{CAPITALES}][{LETTRES}]+(?:-[{CAPITALES}][{LETTRES}]+)*"
PARTICULE: Final = r"(?:(?:de |du |des |d['’]|le |la )(?:la |La )?)?"
INITIALE: Final = rf"(?:[{CAPITALES}]|[CPT]h|Cl|Fr)\."


def _un_de(*formes: str) -> str:
    """A pattern for whole words, with or without a capital."""
    avec = sorted({cas for forme in formes for mot in forme.split() for cas in (mot, mot[:1].upper() + mot[1:])})
    return f"(?:{'|'.join(reversed(avec))})"


HUMAIN: Final = _un_de(
    "maire mairesse adjoint adjointe président présidente préfet préfète sous-préfet directeur directrice secrétaire",
    "conseiller conseillère élu élue délégué déléguée référent référente député députée sénateur sénatrice responsable",
    "chef cheffe vice-président vice-présidente trésorier trésorière technicien technicienne",
)
TITRE: Final = rf"(?:{HUMAIN}|DSI|DGS|DGA|RSSI|DPO){FIN_DE_MOT}"
ORDINAIRE: Final = (
    _un_de(
        "numérique informatique logiciel logiciels libre libres réseau réseaux délégué déléguée sortant sortante battu",
        "battue adjoint adjointe services service municipal municipale communal communale général",
        "générale technique culture urbanisme finances communication rural rurale honoraire école écoles données",
        "open Linux ville mairie maire territoire département région agglo agglomération communauté syndicat",
        "internet web lundi mardi mercredi jeudi vendredi samedi dimanche nous nos notre il elle ils elles le la les",
        "un une aucun aucune rien pas France Bretagne Corse Normandie Occitanie",
    )
    + FIN_DE_MOT
)
"""What a capital begins without being anybody's name."""

LIEU: Final = _un_de(
    "rue avenue boulevard place square impasse allée allées chemin route quai pont cours parc jardin salle espace",
    "école collège lycée groupe scolaire maternelle élémentaire crèche centre maison médiathèque bibliothèque",
    "ludothèque théâtre cinéma stade gymnase piscine complexe résidence foyer hôpital clinique musée fondation",
    "institut université amphithéâtre auditorium pôle bâtiment tour villa château chapelle église basilique rond-",
    "point esplanade association collectif prix bourse comité société entreprise cabinet librairie café bar hôtel",
    "restaurant promotion scolaire culturel culturelle municipale municipal social sociale nautique polyvalente",
    "fêtes communale halle relais tiers-lieu ferme hall kiosque EHPAD cyber-base magasin arrêt club festival agence",
)
EN_OUTRE: Final = rf"(?!{_un_de('avec par pour où chez et vu avait a est sera que qui')}{FIN_DE_MOT})[{LETTRES}]+"
"""What is said of such a place before its name: « (espace) public numérique », « (foyer de) jeunes travailleurs »."""
NUMEROTE: Final = _un_de("dossier facture commande ticket devis marché référence réf")
NEUTRES: Final = (
    re.compile(
        rf"{DEBUT_DE_MOT}{LIEU}\s(?:du |de la |de l['’]|des |de |d['’])?(?:{EN_OUTRE}\s){{0,2}}"
        rf"(?:(?:M\.|Mme|Mlle|Monsieur|Madame|Docteur|Dr|Maréchal|Général|Abbé)\s)?(?:{PARTICULE}(?:{NOM}|{INITIALE})\s?)+"
    ),
    re.compile(rf"{DEBUT_DE_MOT}(?:Saint|Sainte|St|Ste)[ -]{NOM}"),
    re.compile(rf"{DEBUT_DE_MOT}{NUMEROTE}\s(?:n°\s?)?[0-9][0-9 .\u00a0\u202f/-]*"),
)
"""What bears a name, or looks like a number, without being anybody's: it is left aside before the search."""


def _par_initiale(mots: Iterable[str]) -> str:
    """A pattern for one of many words: each is tried only where its first letter stands, the longest first."""
    groupes = groupby(sorted(mots, reverse=True), itemgetter(0))
    formes = (f"{lettre}(?:{'|'.join(mot[1:] for mot in groupe)})" for lettre, groupe in groupes)
    return f"(?:{'|'.join(formes)})"


CIVIL: Final = _par_initiale({cas for un in PRENOMS for cas in (un, un.upper())})
PRENOMS_SUITE: Final = rf"(?![- ])(?:[- ]?(?<![{SIGNES_DE_MOT}]){CIVIL})+{FIN_DE_MOT}"
"""Written with CIVIL once: its many words are what costs."""
SANS_MAJUSCULE: Final = _un_de(
    "le la les l un une des de du d et ou est a qui que en dans pour par au aux sera sont tout toute tous votre notre",
    "nos vos son sa ses leur monsieur madame ayant chargé chargée absent absente nous",
)
COURRIEL: Final = re.compile(ADRESSE_ELECTRONIQUE)
COURRIEL_MASQUE: Final = re.compile(
    rf"(?<![{SIGNES_DE_MOT}.+-])[{SIGNES_DE_MOT}.+-]+"
    r"\s?(?:\(at\)|\[at\]|\(a\)|\[arobase\]|\(arobase\)|\sarobase\s|\schez\s|＠|\s@\s?|@\s)\s?"
    rf"[{SIGNES_DE_MOT}-]+(?:(?:\.|\spoint\s)[{SIGNES_DE_MOT}-]+)+"
)
MOBILE: Final = re.compile(
    r"(?<![0-9/])(?<![0-9][/. -])(?:(?:\+|00)33[\s./-]*(?:\(0\)\s*)?|0)[67](?:[\s./-]{0,2}[0-9]){8}(?![\s.-]?[0-9])"
)
CIVILITE: Final = re.compile(
    rf"{DEBUT_DE_MOT}(?:(?:MM?|Mr|Mme|Mmes|Mlle|Me|Dr){FIN_DE_MOT}\.?\s*|"
    rf"(?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]essieurs|[Mm]esdames|[Mm]aître|[Dd]octeur|mme|mlle)\s+)"
    rf"(?!(?:[Ll][ea]\s|[Ll]['’])?{TITRE})(?:{PARTICULE}(?:{NOM}|{INITIALE}|[{CAPITALES}]{FIN_DE_MOT}))"
)
CIVILITE_BASSE: Final = re.compile(
    rf"{DEBUT_DE_MOT}(?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]me|[Mm]lle)\s"
    rf"(?!{SANS_MAJUSCULE}{FIN_DE_MOT})(?!{TITRE})[a-zß-öø-ÿœ][{LETTRES}]{{2,}}"
)
CHARGE: Final = rf"(?:\s(?:au|à la|aux|du|de la|de l['’]|des|de|d['’]) ?[{LETTRES}]+)?"
NOM_SEUL: Final = rf"(?:L[ea]\s)?(?!{ORDINAIRE})(?!{TITRE}){NOM}{FIN_DE_MOT}"
FONCTION_NOM: Final = re.compile(
    rf"{DEBUT_DE_MOT}(?:{TITRE}{CHARGE}(?:\s?[,:(]\s?|\s)"
    rf"(?:{PRENOMS_SUITE}(?:\s{PARTICULE}{NOM})?|{INITIALE}\s?{PARTICULE}{NOM})"
    rf"|{HUMAIN}\s(?!{ORDINAIRE})(?!{TITRE}){PRENOM}{FIN_DE_MOT}(?:\s{PARTICULE}{NOM_SEUL})?)"
)
SUITE_DU_NOM: Final = rf"(?:\s{PARTICULE}(?:{NOM_SEUL}|{INITIALE})|, (?:le |la |l['’]){TITRE})"
VERBE: Final = (
    "(?:chez|[Vv]u|[Pp]asser par|[Aa]vec|[Cc]ontact\\s?:|[Ii]nterlocut(?:eur|rice)\\s?:"
    "|(?:[Rr]?[Aa]ppel|[Rr]encontr|[Cc]ontact|[Dd]emand|[Rr]elanc)(?:é|er|ez)|[Jj]oint|[Jj]oindre|[Jj]oignez)"
)
"""What is done with somebody, whom a first name is enough to name."""
SERVICE: Final = (
    rf",?\s(?:de la |de l['’]|du |à la |à l['’]|au )(?:mairie|accueil|secrétariat|standard|service|guichet){FIN_DE_MOT}"
)
NOM_ENTIER: Final = re.compile(
    rf"{DEBUT_DE_MOT}(?:{PRENOMS_SUITE}{SUITE_DU_NOM}|(?!M\.){INITIALE}\s{PARTICULE}{NOM_SEUL}"
    rf"|(?:[{CAPITALES}]{{3,}}|(?:(?<=:\s)|(?<=\()){NOM})\s{PRENOMS_SUITE}"
    rf"|{VERBE}\s{PRENOMS_SUITE}(?!{SUITE_DU_NOM})|{PRENOMS_SUITE}{SERVICE})"
)
DOMICILE: Final = re.compile(
    rf"{DEBUT_DE_MOT}(?:[Dd]omicile (?:du|de la|de l['’]|de son|d['’])|[Hh]abite(?:nt)? (?:au |à |le )?[0-9]+)[^.;,]*"
)
ETAT_CIVIL: Final = re.compile(rf"(?:{NOM}|{INITIALE})\s{PARTICULE}(?:{NOM}|{INITIALE})")

ADRESSE_VUE: Final = (
    "{vu} semble l’adresse d’une personne ; écrivez l’adresse de la mairie ou du groupe (mairie@, contact@…)"
)
NOM_VU: Final = (
    "{vu} semble le nom d’une personne ; écrivez sa fonction (« le secrétariat », « la personne chargée du numérique »)"
)
MOTIFS: Final = (
    (COURRIEL, ADRESSE_VUE),
    (COURRIEL_MASQUE, ADRESSE_VUE),
    (MOBILE, "{vu} est un numéro de mobile ; effacez-le, ou écrivez le numéro du standard"),
    (CIVILITE, NOM_VU),
    (CIVILITE_BASSE, NOM_VU),
    (FONCTION_NOM, NOM_VU),
    (NOM_ENTIER, NOM_VU),
    (DOMICILE, "{vu} dit où vit une personne ; effacez-le"),
)
"""What is looked for, and what is said of it. A browser runs it too: no \\d, \\w nor \\b, which it reads otherwise."""


def adresse_de_fonction(adresse: str, *noms: str) -> bool:
    """Whether an e-mail address is a role's: « mairie@… », or the name of the commune or of the group."""
    local = mots(adresse.partition("@")[0])
    colle = "".join(local)
    etrangers = _etrangers(local, noms)
    if any(mot in PRENOMS_PLATS for mot in etrangers) or (etrangers and not PERSONNES.isdisjoint(local)):
        return False
    if not FONCTIONS.isdisjoint(local) or "mairie" in colle or colle.startswith(DEBUTS):
        return True
    return any(_porte_le_nom(local, mots(nom)) for nom in noms)


def _etrangers(local: list[str], noms: tuple[str, ...]) -> list[str]:
    """The words of an address that are neither a role's, nor those of a name, nor a saint's."""
    connus = {*FONCTIONS, *ARTICLES, *PERSONNES, *(mot for nom in noms for mot in mots(nom))}
    precedes = zip(["", *local], local, strict=False)
    return [mot for avant, mot in precedes if mot not in connus and avant not in {"saint", "sainte"}]


def _porte_le_nom(local: list[str], nom: list[str]) -> bool:
    """Whether an address has the name as a word, its letters if they are many, or its first words."""
    nom = nom[1:] if nom[:1] and nom[0] in ARTICLES else nom
    colle, entier = "".join(local), "".join(nom)
    if len(entier) >= LONGUEUR_SURE and (entier in colle or entier.replace("saint", "st") in colle):
        return True
    return bool(nom) and (entier in local or colle in {"".join(nom[:fin]) for fin in range(2, len(nom))})


def atteintes(texte: str, *noms: str) -> Iterator[str]:
    """Why a text may not be published, each with what to write instead; ``noms`` are those of its record."""
    reste = texte
    for neutre in NEUTRES:
        reste = neutre.sub(" ", reste)
    for motif, dit in MOTIFS:
        for vu in motif.findall(reste):
            if motif is not COURRIEL or not adresse_de_fonction(vu, *noms):
                yield dit.format(vu=quote(vu))
                reste = reste.replace(vu, " ")


def semble_etat_civil(pseudo: str) -> bool:
    """Whether a pseudonym looks like a first name and a name."""
    return ETAT_CIVIL.fullmatch(pseudo) is not None
