"""The region's communes in one small file, for every script: the look-up, the maps, the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tournee.campagne import couverture
from tournee.campagne.campagne import LIBRE
from tournee.fiches.statuts import Statut
from tournee.francais.phrases import pourcent
from tournee.francais.typographie import typographie
from tournee.site.adresses import COMMUNES
from tournee.site.rendering import script_json
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Commune
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle

REPERTOIRE: Final = f"{COMMUNES}communes.json"


def publish(campagne: Campagne, _renderer: Renderer) -> Iterator[SiteFile]:
    """``/communes/communes.json``, which docs/assets/communes.js reads."""
    yield SiteFile(REPERTOIRE, lambda: script_json(repertoire(campagne)))


def repertoire(campagne: Campagne) -> dict[str, Any]:
    """All the communes, in columns; what is followed apart, since most are not.

    What belongs to a commune stands at its rank in each column: files that say more of communes keep that order.
    """
    territoire = campagne.territoire
    communes = territoire.communes.values()
    departements, epci = (
        {cle: rang for rang, cle in enumerate(ensemble)} for ensemble in (territoire.departements, territoire.epci)
    )
    parts_departements, parts_epci = couverture.par_departement(campagne), couverture.par_epci(campagne)
    return {
        "nom": territoire.nom,
        "de_nom": typographie(territoire.de_nom),
        "statuts": {statut: statut.mot for statut in Statut},
        "sans_suivi": LIBRE.statut,
        "hors_suivi": Statut.HORS_SUIVI,
        "departements": [
            {"code": code, "nom": departement.nom, **_part(parts_departements[code])}
            for code, departement in territoire.departements.items()
        ],
        "epci": [
            {"siren": siren, "nom": un.nom_court, **({"dans": un.dans} if un.dans else {}), **_part(parts_epci[siren])}
            for siren, un in territoire.epci.items()
        ],
        "groupes": {gull.id: _perimetre(gull) for gull in campagne.gulls},
        "departement": [departements[commune.departement] for commune in communes],
        "pas": list(_steps(communes)),
        "noms": [commune.nom for commune in communes],
        "membre": [epci.get(commune.epci) for commune in communes],
        "postaux": [" ".join(commune.codes_postaux) for commune in communes],
        "populations": [commune.population for commune in communes],
        "anciennes": [_anciennes(commune) for commune in communes],
        "suivies": {commune.insee: _suivie(campagne, commune) for commune in campagne.communes},
    }


def _part(une: couverture.Couverture) -> dict[str, Any]:
    doute = {"douteuse": True} if une.population_douteuse else {}
    return {"tranche": une.tranche, "part": pourcent(une.part), **doute}


def _perimetre(gull: Gull) -> dict[str, Any]:
    """Where a group acts: where it meets, the EPCI that it covers; the communes that it follows name it."""
    return {"nom": gull.nom, "commune": gull.commune, "departement": gull.departement, "epci": gull.territoire}


def _steps(communes: Iterable[CommuneOfficielle]) -> Iterator[int]:
    """From a commune's number in its département to the next one's: a tenth of the weight of their codes."""
    numeros: dict[str, int] = {}
    for commune in communes:
        numero = int(commune.code.removeprefix(commune.departement))
        yield numero - numeros.get(commune.departement, 0)
        numeros[commune.departement] = numero


def _anciennes(commune: CommuneOfficielle) -> str:
    """« 074 Billy|094 Bray-la-Campagne »: the codes of before without their département where it is the commune's.

    Without any, nothing; a name is empty where no official file gives it.
    """
    departement = commune.departement
    return "|".join(f"{code.removeprefix(departement)} {nom}" for code, nom in commune.anciennes.items())


def _suivie(campagne: Campagne, commune: Commune) -> dict[str, Any]:
    """Its status, the group that carries it, its latest label and whether that still makes the status.

    ``label_sur`` is the year of the label that one may tell it, if there is one.
    """
    situation = campagne.situation(commune)
    suivie = {"statut": situation.statut, "groupe": situation.groupe}
    if situation.label is None:
        return suivie
    label_sur = situation.label_sur and situation.label_sur.annee
    return {**suivie, "label": situation.label.mot, "label_sur": label_sur, "ancien": situation.label_ancien}
