"""The collectivité that somebody means, by a name however it is written, a postal code or a code."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from tournee.francais.noms import cle

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche


def designees(campagne: Campagne, texte: str) -> tuple[Fiche, ...]:
    """Those that it may mean: one where it is sure, several where it is not, none where nothing is of that name.

    A code leads to the commune of today, that of a commune which has merged too; five digits may also be a postal code.
    """
    territoire = campagne.territoire
    code = texte.replace(" ", "").upper()
    par_code = territoire.commune(code) or territoire.successeur(code)
    communes = {un.code: un for un in (par_code, *territoire.par_code_postal(code)) if un}.values()
    autres = (un for un in campagne.collectivites if texte in {un.id, un.siren} or cle(un.nom) == cle(texte))
    return (*map(campagne.fiche_de, communes or territoire.homonymes(texte)), *autres)


def proche(campagne: Campagne, texte: str) -> str | None:
    """The name of a commune that looks most like it, if any does."""
    noms = {cle(commune.nom): commune.nom for commune in campagne.territoire.communes.values()}
    return next((noms[un] for un in get_close_matches(cle(texte), noms, n=1)), None)
