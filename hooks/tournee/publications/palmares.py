"""What ``/palmares/`` tells: each edition on its own scale, each collectivité over the years, each place."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tournee.campagne.chronologie import paliers
from tournee.campagne.palmares import comparaison, parcours, releves
from tournee.francais.phrases import decimal, enumeration, nombre
from tournee.publications.images_laureats import images
from tournee.site.graphiques import Rangee

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.campagne.palmares import Lieu, Releve


def contexte(campagne: Campagne) -> dict[str, Any]:
    """The values of its template."""
    tous, corps, lieux = releves(campagne), parcours(campagne), comparaison(campagne)
    avec_resultats = [releve for releve in tous if releve.edition.resultats]
    par_echelle = [
        (echelle, [*siens])
        for echelle, siens in groupby(avec_resultats, key=lambda releve: campagne.label.echelle(releve.edition))
    ]
    fiches = {laureat: un.fiche for un in corps for laureat in un.laureats}
    return {
        "releves": tous,
        "par_echelle": [(echelle, siens, _barres(siens)) for echelle, siens in par_echelle],
        "connus": connus,
        "parcours": corps,
        "comparaison": lieux,
        "barres_cote_a_cote": _par_million(lieux.cote_a_cote),
        "barres_des_regions": _par_million(lieux.regions),
        "images": images(campagne),
        "mentions": {mention.id: mention.nom for mention in campagne.label.mentions},
        "paliers": partial(paliers, campagne),
        "page_de": fiches.__getitem__,
    }


def connus(releve: Releve) -> str:
    """« 8 sur 36 ou 37 »: how many are listed, out of how many as each source says."""
    annonces = [nombre(un) for un in dict.fromkeys(compte.nombre for compte in releve.edition.laureats)]
    sur = f" sur {enumeration(annonces, 'ou')}" if annonces else ", total inconnu"
    return f"{nombre(len(releve.laureats))}{sur}"


def _barres(siens: list[Releve]) -> list[Rangee]:
    """The editions of one scale: as long as they have laureates, known here or only announced."""
    plus_longue = max(len(releve.laureats) + releve.manquants for releve in siens)
    return [
        Rangee(
            str(releve.edition.annee),
            connus(releve),
            {f"graphique__part--{rang}": combien for rang, (_, combien) in enumerate(releve.par_palier, 1)}
            | {"graphique__part--incertaine": releve.incertains, "graphique__part--manquante": releve.manquants},
            plus_longue,
        )
        for releve in siens
    ]


def _par_million(lieux: list[Lieu]) -> list[Rangee]:
    """Places as bars, that of the campaign in another colour."""
    maximum = max((lieu.par_million for lieu in lieux), default=0)
    return [
        Rangee(
            lieu.nom,
            decimal(lieu.par_million),
            {f"graphique__part--{'ici' if lieu.ici else 5}": lieu.par_million},
            maximum,
        )
        for lieu in lieux
    ]
