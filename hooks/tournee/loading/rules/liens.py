"""Every address that a text cites stands in data/liens.yaml, and no other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tournee.fiches.liens import LienExterne
from tournee.loading.rules.jours import jours_passes
from tournee.reading.sources import Problem, quote
from tournee.reading.texts import DOCS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from tournee.reading.citations import Citation


def problems_between(
    citees: Iterable[Citation], liens: Sequence[LienExterne], jour: date, *, posee: bool = False
) -> Iterator[Problem]:
    """What the texts cite and data/liens.yaml lacks, what it holds for nothing, and its own mistakes.

    A list that was laid (``posee``) is of the texts laid with it, which a region may replace by its own.
    """
    citees = tuple(citees)
    connus = {lien.lien for lien in liens}
    for citation in dict.fromkeys(citees):
        if citation.adresse not in connus:
            adresse, lu_le = f"- lien: {citation.adresse}", f"lu_le: {jour}"
            dit = f"ce lien n’est pas dans {LienExterne.fichier} ; lisez la page, puis ajoutez-y, à sa place"
            message = f"{dit} : « {adresse} » puis « {lu_le} »"
            yield Problem(citation.fichier, citation.ligne, message, remede=f"{adresse}\n  {lu_le}")
    utiles = {citation.adresse for citation in citees}
    for lien in liens:
        if lien.lien not in utiles and not posee:
            message = f"aucun texte de {DOCS}/ ne cite plus {lien.lien} ; retirez cette fiche"
            yield lien.problem("lien", message)
        yield from jours_passes(lien, jour, "lu_le", "repond_le")
    for avant, apres in pairwise(lien for lien in liens if lien.lien in utiles):
        if apres.lien == avant.lien:
            dit = f"cette adresse est déjà ligne {avant.line('lien')} ; gardez-en une"
            yield apres.problem("lien", dit)
        elif apres.ordre < avant.ordre:
            dit = f"les fiches sont rangées par adresse ; celle-ci vient avant {quote(avant.lien)} : déplacez-la"
            yield apres.problem("lien", dit)
