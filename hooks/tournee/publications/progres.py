"""What ``/progres/`` tells: where the campaign is on the way from the first letter to the label."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tournee.campagne.progres import (
    activites,
    courbes,
    entonnoir,
    objectifs,
    passages,
    premiers_labels,
    repartition,
    sortes,
)
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Commune
from tournee.francais.phrases import nombre
from tournee.site.graphiques import Rangee

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.chiffres import Chiffre
    from tournee.campagne.progres import Courbes, Passage
    from tournee.francais.dates import DatePartielle


def contexte(campagne: Campagne) -> dict[str, Any]:
    """The values of its template."""
    territoire, passes = campagne.territoire, passages(campagne)
    tout = repartition(campagne, [*territoire.communes.values()])
    marches = entonnoir(campagne, passes)
    par_departement = [
        (departement, repartition(campagne, territoire.communes_de_departement(departement.code)))
        for departement in territoire.departements.values()
    ]
    return {
        "derniere": campagne.derniere_nouvelle,
        "arretees": arretees(campagne),
        "tout": tout,
        "barres_du_jour": [_barre("Communes", tout.communes), _barre("Habitants", tout.habitants)],
        "sortes": sortes(campagne),
        "marches": marches,
        "barres_des_marches": [
            Rangee(
                marche.statut.mot,
                nombre(marche.communes.valeur),
                {f"contour--{marche.statut}": marche.communes.valeur},
                marches[0].communes.valeur,
            )
            for marche in marches
        ],
        "courbes": _dans_le_temps(campagne, passes),
        "par_departement": par_departement,
        "barres_des_departements": [
            _barre(departement.nom, siennes.communes) for departement, siennes in par_departement
        ],
        "activites": activites(campagne, passes),
        "objectifs": objectifs(campagne),
    }


def _barre(nom: str, chiffres: Mapping[Statut, Chiffre]) -> Rangee:
    valeurs = {f"contour--{statut}": chiffre.valeur for statut, chiffre in chiffres.items()}
    return Rangee(nom, nombre(sum(valeurs.values())), valeurs)


def arretees(campagne: Campagne) -> bool:
    """Whether nothing has been noted for so long that the page must say so."""
    derniere: DatePartielle | None = campagne.derniere_nouvelle
    return derniere is not None and derniere.fin + timedelta(campagne.reglages.delais.sommeil) < campagne.jour


def _dans_le_temps(campagne: Campagne, passes: Sequence[Passage]) -> Courbes | None:
    """The communes alone; from the first contact if there was one, with the labels that came before it."""
    ensemble = [un for un in passes if un.marche is not Statut.LABELLISEE] + [*premiers_labels(campagne)]
    communes = [un for un in ensemble if isinstance(un.fiche, Commune)]
    contacts = [un.le for un in communes if un.marche is Statut.CONTACTEE]
    return courbes(campagne, communes, min(contacts, default=None))
