"""The guides: which moment, which people and which statuses each one serves."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from tournee import refus
from tournee.glossaire import Terme
from tournee.model import Record, Slug, Statut, Texte
from tournee.sources import Mapping, Problem, Sequence, citer, parse_yaml
from tournee.textes import lire_textes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

Moment = Literal["choisir", "premier-contact", "discussion", "dossier", "resultats", "duree"]
Role = Literal["groupe", "benevole", "elu", "journaliste"]
Temps = Literal["dix-minutes", "soiree", "engagement"]

MOMENTS: Final[dict[Moment, str]] = {
    "choisir": "Avant de commencer",
    "premier-contact": "Au premier contact",
    "discussion": "Quand le dialogue est ouvert",
    "dossier": "Quand le dossier se prépare",
    "resultats": "Après les résultats",
    "duree": "Tout au long de l’année",
}
"""In the order of the process."""

ROLES: Final[dict[Role, str]] = {
    "groupe": "Vous êtes un groupe",
    "benevole": "Vous êtes bénévole, sans groupe",
    "elu": "Vous êtes élu, élue, ou vous travaillez en mairie",
    "journaliste": "Vous êtes journaliste",
}
DESTINATAIRES: Final[dict[Role, str]] = {
    "groupe": "les groupes",
    "benevole": "les bénévoles",
    "elu": "les mairies",
    "journaliste": "la presse",
}
TEMPS: Final[dict[Temps, str]] = {
    "dix-minutes": "J’ai dix minutes",
    "soiree": "J’ai une soirée",
    "engagement": "Notre groupe s’engage",
}
DUREES: Final[dict[Temps, str]] = {
    "dix-minutes": "dix minutes",
    "soiree": "une soirée",
    "engagement": "un groupe qui s’engage",
}
PROCHAIN: Final[dict[Statut, Moment]] = {
    Statut.A_CONTACTER: "premier-contact",
    Statut.RESERVEE: "premier-contact",
    Statut.CONTACTEE: "discussion",
    Statut.EN_DISCUSSION: "discussion",
    Statut.ENGAGEE: "dossier",
    Statut.CANDIDATE: "resultats",
    Statut.LABELLISEE: "duree",
    Statut.DECLINEE: "discussion",
}
"""The moment that comes next for a collectivité: its guides are shown first on its page."""

GUIDES: Final = "guides/"
GLOSSAIRE: Final = "glossaire"
"""The guide that the data makes: others may name it among their « liees »."""

MOTS_MAX: Final = 900
"""Words of a guide: what is read before a phone call."""


class Guide(Record):
    """A guide: one question, its answer."""

    dossier: ClassVar[str] = "docs/guides"
    id: Slug = Field(description="Le nom de son fichier, sans « .md ».")
    title: Texte = Field(description="Le titre : la question à laquelle il répond.")
    description: Texte = Field(description="Ce que l’on y trouve, en une phrase.")
    etape: Moment = Field(description="À quel moment de la démarche il sert.")
    rang: int = Field(description="Sa place parmi les guides de ce moment.", ge=1, le=20)
    statuts: tuple[Annotated[Statut, Field(strict=False)], ...] = Field(
        description="Les statuts d’une commune pour lesquels il sert.", strict=False
    )
    roles: tuple[Role, ...] = Field(description="À qui il s’adresse.", min_length=1, strict=False)
    temps: Temps = Field(description="Le temps que demande ce qu’il conseille.")
    liees: tuple[Slug, ...] = Field(
        description="Deux à quatre autres guides.", min_length=2, max_length=4, strict=False
    )
    corps: str = Field(description="Le guide, en Markdown.", min_length=1)

    @property
    def fichier(self) -> str:
        """Its file, from the root of the project."""
        return f"{self.dossier}/{self.id}.md"

    @property
    def page(self) -> str:
        """Its folder in the site: « guides/premier-contact/ »."""
        return f"{GUIDES}{self.id}/"

    @property
    def moment(self) -> str:
        """When in the process it serves: « Au premier contact »."""
        return MOMENTS[self.etape]

    @property
    def destinataires(self) -> tuple[str, ...]:
        """For whom: « les groupes », « les mairies »."""
        return tuple(DESTINATAIRES[role] for role in self.roles)

    @property
    def duree(self) -> str:
        """What it takes: « une soirée »."""
        return DUREES[self.temps]


def lire_guides(root: Path) -> tuple[Guide, ...]:
    """The guides of a project, in the order of the process; DataError with all their problems."""
    connus = {path.stem for path in (root / Guide.dossier).glob("*.md")}
    if (root / Terme.fichier).exists():
        connus.add(GLOSSAIRE)
    guides = lire_textes(root, Guide.dossier, Guide, partial(_verifier, connus))
    moments = list(MOMENTS)
    return tuple(sorted(guides, key=lambda guide: (moments.index(guide.etape), guide.rang, guide.id)))


def guides_du_statut(guides: tuple[Guide, ...], statut: Statut) -> tuple[Guide, ...]:
    """The guides that serve a status, those of its next step first."""
    return tuple(
        sorted((guide for guide in guides if statut in guide.statuts), key=lambda un: un.etape != PROCHAIN[statut])
    )


def _verifier(connus: AbstractSet[str], contenu: str, name: str) -> Iterator[Problem]:
    entete, _, corps = contenu.removeprefix("---\n").partition("\n---\n")
    avant = entete.count("\n") + 3
    fiche = parse_yaml(f"\n{entete}", name)
    if isinstance(fiche, Mapping):
        yield from _titre_en_tete(str(fiche["title"]), corps, name, avant)
        yield from _liees_connues(fiche, connus, name)
    yield from _assez_court(corps, name, avant)


def _titre_en_tete(title: str, corps: str, name: str, avant: int) -> Iterator[Problem]:
    """The page begins by its title: the menu, the search and the page say the same words."""
    rang, premiere = next(((rang, ligne) for rang, ligne in enumerate(corps.splitlines(), 1) if ligne.strip()), (1, ""))
    if not premiere.startswith("# "):
        yield Problem(name, avant + rang, f"il manque le titre ; commencez le texte par « # {title} »")
    elif premiere.removeprefix("# ").strip() != title:
        lu = citer(premiere.removeprefix("# "))
        yield Problem(name, avant + rang, f"le titre {lu} n’est pas celui de l’en-tête ({citer(title)}) ; accordez-les")


def _liees_connues(fiche: Mapping, connus: AbstractSet[str], name: str) -> Iterator[Problem]:
    """« liees » names other guides, once each."""
    liees = fiche["liees"]
    if not isinstance(liees, Sequence):
        return
    lui_meme = name.rpartition("/")[2].removesuffix(".md")
    fois = Counter(map(str, liees))
    for vise, ligne in zip(map(str, liees), liees.lines, strict=True):
        if vise == lui_meme:
            yield Problem(name, ligne, f"« liees » : le guide {citer(vise)} se nomme lui-même ; retirez-le")
        elif vise not in connus:
            suite = refus.vouliez_vous_dire(vise, connus) or f" (permis : {', '.join(sorted(connus - {lui_meme}))})"
            yield Problem(name, ligne, f"« liees » : le guide {citer(vise)} n’existe pas{suite}")
        elif fois[vise] > 1:
            yield Problem(name, ligne, f"« liees » : le guide {citer(vise)} est nommé deux fois ; gardez-en un")


def _assez_court(corps: str, name: str, avant: int) -> Iterator[Problem]:
    """A guide is read in a few minutes; the problem stands where the last word permitted is."""
    total, limite = 0, 0
    for rang, ligne in enumerate(corps.splitlines(), 1):
        total += mots(ligne)
        limite = limite or (rang if total >= MOTS_MAX else 0)
    if total >= MOTS_MAX:
        remede = "raccourcissez-le, ou faites-en deux guides"
        yield Problem(name, avant + limite, f"ce guide compte {total} mots, pour moins de {MOTS_MAX} permis ; {remede}")


INVISIBLE: Final = re.compile(r"<!--.*?-->|\]\([^)]*\)")


def mots(markdown: str) -> int:
    """The words that a person reads in a text: neither blocks nor addresses count."""
    return sum(bool(re.search(r"\w", morceau)) for morceau in INVISIBLE.sub(" ", markdown).split())
