"""The journal: what groups tell of a visit or of a meeting, a file each."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import AfterValidator, Field

from tournee.fiches.gulls import Gull
from tournee.fiches.suivi import Commune
from tournee.fiches.valeurs import Insee, Jour, Lien, Renvoi, Slug, Texte
from tournee.francais.typographie import soigne
from tournee.reading.citations import JOURNAL
from tournee.reading.prose import BLOCKS_OF_CODE, prose
from tournee.reading.texts import Text

if TYPE_CHECKING:
    from tournee.fiches.suivi import Fiche

CHAPEAU_MAX: Final = 200
"""Signs of what a list shows of a report."""
PARAGRAPHE: Final = re.compile(
    r"(?:\A|\n[ \t]*\n)(?=[\w«“(*_\[])(?![*_] |\d+\. )(?P<texte>.+?)(?=\n[ \t]*\n|\Z)", re.DOTALL
)
"""What is neither a heading, nor a list, nor a frame."""
MISE_EN_FORME: Final = re.compile(r"!?\[(?P<dit>[^\]]*)\]\([^)]*\)|[*`]|\b_|_\b")


class CompteRendu(Text):
    """A report: a day, the groups that tell it, the collectivités that it speaks of."""

    OTHERWISE: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("title", "nom"), "titre"),
        **dict.fromkeys(("date", "jour", "quand"), "le"),
        **dict.fromkeys(("par", "groupe", "gull", "gulls"), "groupes"),
        **dict.fromkeys(("commune", "insee"), "communes"),
        **dict.fromkeys(("collectivite", "epci"), "collectivites"),
        **dict.fromkeys(("forum", "lien", "source", "discussion"), "fil"),
    }
    dossier: ClassVar[str] = JOURNAL
    id: Slug = Field(description="Le nom de son fichier, sans « .md » : le jour, puis quelques mots.")
    titre: Annotated[Texte, AfterValidator(soigne)] = Field(description="Le titre de sa page.")
    le: Jour = Field(description="Le jour de ce qui est raconté, comme 2026-10-03.")
    groupes: tuple[Renvoi, ...] = Field(
        description="Les groupes qui racontent : leurs identifiants dans gulls.yaml.", min_length=1, strict=False
    )
    communes: tuple[Insee, ...] = Field(
        default=(), description="Les codes INSEE des communes dont il parle, entre guillemets.", strict=False
    )
    collectivites: tuple[Renvoi, ...] = Field(
        default=(), description="Les identifiants des autres collectivités dont il parle.", strict=False
    )
    fil: Lien | None = Field(
        default=None, description="La discussion du forum où y répondre, si ce n’est l’accueil du forum."
    )
    corps: Annotated[str, AfterValidator(soigne)] = Field(description="Le compte rendu, en Markdown.", min_length=1)

    @property
    def nom(self) -> str:
        """What messages and lists call it."""
        return self.titre

    @property
    def chapeau(self) -> str:
        """Its first paragraph without signs of Markdown, cut where it is long; its title where it has none."""
        trouve = PARAGRAPHE.search(prose(self.corps, BLOCKS_OF_CODE))
        texte = MISE_EN_FORME.sub(lambda signe: signe["dit"] or "", trouve["texte"]) if trouve else self.titre
        return shorten(texte, CHAPEAU_MAX, placeholder="…")


def champ_de(record: Fiche | Gull) -> str:
    """The field in which a report names it."""
    return "groupes" if isinstance(record, Gull) else "communes" if isinstance(record, Commune) else "collectivites"
