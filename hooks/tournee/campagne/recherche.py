"""The collectivité that somebody means, by a name however it is written, a postal code or a code."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Final

from tournee.francais.noms import cle, mots, sans_enveloppe, slug

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Collectivite, Fiche
    from tournee.territoire.communes import CommuneOfficielle


RESSEMBLANCE: Final = 0.75
"""Below, a name is another, and not a slip of the finger: « Paris » is not « Les Barils »."""


def designees(campagne: Campagne, texte: str) -> tuple[Fiche, ...]:
    """Those that it may mean: one where it is sure, several where it is not, none where nothing is of that name.

    A code leads to the commune of today, that of a commune which has merged too; five digits may also be a postal code.
    A name may be a former one, and the codes around it, as on an envelope, choose between those that bear it.
    That of an EPCI may leave its kind out, unless a commune bears it: « Flers Agglo », but not « Alençon ».
    """
    territoire = campagne.territoire
    nom, codes = _lu(texte)
    if nom:
        nommees = territoire.homonymes(nom) or territoire.autrefois(nom)
        communes = [un for un in nommees if all(map(partial(_porte, un), codes))]
    else:
        portees = [un for code in codes for un in (territoire.actuelle(code), *territoire.par_code_postal(code))]
        communes = list({un.code: un for un in portees if un}.values())
    autres = (*campagne.collectivites, *campagne.epci_a_suivre())
    trouvees = *map(campagne.fiche_de, communes), *(un for un in autres if _designe(texte, un, un.nom))
    courts = ((un, epci.nom_court) for un in autres if (epci := territoire.epci.get(un.siren or "")))
    return trouvees or tuple(un for un, court in courts if _designe(texte, un, court))


def _designe(texte: str, fiche: Collectivite, nom: str) -> bool:
    return texte == fiche.siren or slug(texte) == fiche.id or cle(nom) == cle(texte)


def proche(campagne: Campagne, texte: str) -> str | None:
    """The name of a commune that looks most like it, if any does."""
    noms = {cle(commune.nom): commune.nom for commune in campagne.territoire.communes.values()}
    nom, _ = _lu(texte)
    return next((noms[un] for un in get_close_matches(cle(nom), noms, n=1, cutoff=RESSEMBLANCE)), None)


def qui_commencent(campagne: Campagne, texte: str) -> tuple[Fiche, ...]:
    """Those of the communes whose names begin by these words: « Condé », « Saint-Martin »."""
    dits = mots(_lu(texte)[0])
    communes = campagne.territoire.communes.values() if dits else ()
    return tuple(campagne.fiche_de(un) for un in communes if mots(un.nom)[: len(dits)] == dits)


def _lu(texte: str) -> tuple[str, list[str]]:
    """The name that is written there, and the codes around it."""
    tous = mots(sans_enveloppe(texte))
    return " ".join(mot for mot in tous if mot.isalpha()), [mot.upper() for mot in tous if not mot.isalpha()]


def _porte(commune: CommuneOfficielle, code: str) -> bool:
    return any(un.startswith(code) for un in (commune.code, *commune.codes_postaux, *commune.anciennes))
