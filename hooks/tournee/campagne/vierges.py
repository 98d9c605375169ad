"""The records of those of whom nobody has noted anything: empty, and written nowhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tournee.fiches.natures import Nature
from tournee.fiches.suivi import Collectivite, Commune
from tournee.francais.noms import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tournee.fiches.palmares import Laureat
    from tournee.territoire.communes import Epci, Territoire


@cache
def d_une_commune(insee: str, nom: str) -> Commune:
    """That of a commune."""
    return Commune.model_construct(insee=insee, nom=nom, suivi=())


def d_un_epci(epci: Epci) -> Collectivite:
    """That of an EPCI of the territory."""
    return Collectivite.model_construct(id=epci.id, type=Nature.EPCI, nom=epci.nom, siren=epci.siren, suivi=())


def des_laureats(palmares: Iterable[Laureat], territoire: Territoire) -> Mapping[str, Collectivite]:
    """Those of the laureates of the territory which are not communes, by id; none where no source tells the kind."""
    fiches = (_du_laureat(laureat, territoire) for laureat in palmares if est_ici(laureat, territoire))
    return {fiche.id: fiche for fiche in fiches if fiche}


def est_ici(laureat: Laureat, territoire: Territoire) -> bool:
    """Whether it is in the territory: by its EPCI, by its département, or as its region."""
    regions = {slug(f"région {nom}") for nom in territoire.regions.values()}
    return (
        laureat.siren in territoire.epci
        or laureat.departement in territoire.departements
        or (laureat.type is Nature.REGION and slug(laureat.nom) in regions)
    )


def _du_laureat(laureat: Laureat, territoire: Territoire) -> Collectivite | None:
    if laureat.type is Nature.COMMUNE or laureat.type is Nature.INDETERMINE:
        return None
    if epci := territoire.epci.get(laureat.siren or ""):
        return d_un_epci(epci)
    siege = territoire.departements[laureat.departement or ""].chef_lieu if laureat.type is Nature.DEPARTEMENT else None
    return Collectivite.model_construct(
        id=slug(laureat.nom),
        type=laureat.type,
        nom=laureat.nom,
        siren=laureat.siren,
        commune=siege,
        au_palmares=None if laureat.code else laureat.nom,
        suivi=(),
    )
