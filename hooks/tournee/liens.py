"""The addresses of other sites that the texts cite: each with the day on which someone read it."""

from __future__ import annotations

import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

# pydantic reads the annotations when the classes are made.
from datetime import date  # noqa: TC003
from http.client import HTTPException
from itertools import pairwise
from socket import gaierror
from ssl import SSLError
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from pydantic import Field

from tournee.dates import en_francais
from tournee.model import Lien, Record
from tournee.sources import DataError, Problem, citer, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

DOSSIER: Final = "docs"
ADRESSE: Final = re.compile(r"https?://[^\s<>\"`\\]+")
CODE: Final = re.compile(r"^( *)(```+|~~~+).*?^\1\2[ \t]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)

FILS: Final = 4
DELAI: Final = 15.0
"""Seconds that a site has to answer."""

AGENT: Final = "tournee-des-mairies (verification des liens ; une demande par adresse)"
SANS_HEAD: Final = frozenset({403, 404, 405, 501})
"""Answers of sites that do not know HEAD: they are asked again with GET."""


LENT: Final = "pas de réponse en {delai:g} secondes"
CAUSES: Final = (
    (TimeoutError, LENT),
    (gaierror, "le nom du site est introuvable"),
    (SSLError, "le certificat du site est refusé"),
    (ConnectionRefusedError, "le site refuse la connexion"),
)
"""Why a server could not be reached, said in French."""


class LienExterne(Record):
    """An address that a text cites."""

    fichier: ClassVar[str] = "data/liens.yaml"
    lien: Lien = Field(description="L’adresse, telle que les textes la citent.")
    lu_le: date | None = Field(
        default=None, description="Le dernier jour où quelqu’un en a lu le contenu ; absent si personne ne l’a noté."
    )
    repond_le: date | None = Field(
        default=None, description="Le dernier jour où elle a répondu ; « make liens » l’écrit."
    )


@dataclass(frozen=True)
class Citation:
    """Where a text cites an address."""

    fichier: str
    ligne: int
    adresse: str


def citations(root: Path) -> Iterator[Citation]:
    """Every address of another site in the texts; those of code are examples."""
    for path in sorted((root / DOSSIER).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        try:
            texte = read_text(path, name)
        except DataError:
            continue  # who reads the texts tells it
        # What is left out keeps its line ends, so that lines are those of the file.
        prose = CODE.sub(lambda trouve: "\n" * trouve[0].count("\n"), texte)
        for trouve in ADRESSE.finditer(prose):
            yield Citation(name, prose.count("\n", 0, trouve.start()) + 1, _entiere(trouve[0]))


def _entiere(trouve: str) -> str:
    """The address without the bracket that closes a link, nor the punctuation that follows it."""
    profondeur = 0
    for rang, signe in enumerate(trouve):
        profondeur += (signe == "(") - (signe == ")")
        if profondeur < 0:
            return trouve[:rang]
    return trouve.rstrip(".,;:!?»’'…]")


def problems(root: Path, liens: Sequence[LienExterne], jour: date) -> Iterator[Problem]:
    """What the texts cite and data/liens.yaml lacks, what it holds for nothing, and its own mistakes."""
    citees = list(citations(root))
    connus = {lien.lien for lien in liens}
    for citation in dict.fromkeys(citees):
        if citation.adresse not in connus:
            lignes = f"« - lien: {citation.adresse} » puis « lu_le: {jour} »"
            message = (
                f"ce lien n’est pas dans {LienExterne.fichier} ; lisez la page, puis ajoutez-y, à sa place : {lignes}"
            )
            yield Problem(citation.fichier, citation.ligne, message)
    utiles = {citation.adresse for citation in citees}
    for lien in liens:
        if lien.lien not in utiles:
            message = f"aucun texte de {DOSSIER}/ ne cite plus {lien.lien} ; retirez cette fiche"
            yield Problem(LienExterne.fichier, lien.ligne("lien"), message)
        for champ, valeur in (("lu_le", lien.lu_le), ("repond_le", lien.repond_le)):
            if valeur and valeur > jour:
                dit = (
                    f"« {champ} » ({valeur}) est dans l’avenir (nous sommes le {en_francais(jour)}) ; corrigez la date"
                )
                yield Problem(LienExterne.fichier, lien.ligne(champ), dit)
    for avant, apres in pairwise(liens):
        if apres.lien == avant.lien:
            dit = f"cette adresse est déjà ligne {avant.ligne('lien')} ; gardez-en une"
            yield Problem(LienExterne.fichier, apres.ligne("lien"), dit)
        elif apres.lien < avant.lien:
            dit = f"les fiches sont rangées par adresse ; celle-ci vient avant {citer(avant.lien)} : déplacez-la"
            yield Problem(LienExterne.fichier, apres.ligne("lien"), dit)


@dataclass(frozen=True)
class Essai:
    """What an address answered: nothing wrong, or why not."""

    adresse: str
    refus: str = ""
    joint: bool = True
    """Whether a server was reached, be it to say no."""


def essayer(adresses: Iterable[str], delai: float = DELAI) -> list[Essai]:
    """Ask each address once: four sites at a time, never two demands at once on the same one."""
    par_site: dict[str, list[str]] = defaultdict(list)
    for adresse in adresses:
        par_site[urlsplit(adresse).netloc].append(adresse)
    with ThreadPoolExecutor(FILS) as fils:
        lots = fils.map(lambda lot: [_essayer(adresse, delai) for adresse in lot], par_site.values())
        return sorted((essai for lot in lots for essai in lot), key=lambda essai: essai.adresse)


def _essayer(adresse: str, delai: float) -> Essai:
    try:
        try:
            _demander(adresse, "HEAD", delai)
        except HTTPError as error:
            if error.code not in SANS_HEAD:
                raise
            _demander(adresse, "GET", delai)
    except HTTPError as error:
        return Essai(adresse, f"le site répond « {error.code} {error.reason} »")
    except TimeoutError:
        return Essai(adresse, LENT.format(delai=delai), joint=False)
    except URLError as error:
        raison = next(
            (dit for cause, dit in CAUSES if isinstance(error.reason, cause)), f"injoignable ({error.reason})"
        )
        return Essai(adresse, raison.format(delai=delai), joint=False)
    except (OSError, HTTPException, ValueError) as error:
        return Essai(adresse, f"réponse illisible ({error})")
    return Essai(adresse)


def _demander(adresse: str, methode: str, delai: float) -> None:
    demande = Request(adresse, method=methode, headers={"User-Agent": AGENT})  # noqa: S310  a Lien is http or https
    with urlopen(demande, timeout=delai) as reponse:  # noqa: S310  the same
        reponse.read(1)


FICHE: Final = re.compile(r"- lien: (?P<guillemet>[\"']?)(?P<lien>\S+?)(?P=guillemet)(?:\s+#.*)?")


def noter(texte: str, repondent: set[str], jour: date) -> str:
    """The text of data/liens.yaml with the day for the addresses that answered; the rest is left as it is."""
    lignes: list[str] = []
    note = False
    for ligne in texte.splitlines():
        fiche = FICHE.fullmatch(ligne)
        if fiche:
            note = fiche["lien"] in repondent
        if note and ligne.startswith("  repond_le:"):
            continue
        lignes.append(ligne)
        if fiche and note:
            lignes.append(f"  repond_le: {jour}")
    return "\n".join(lignes) + "\n"
