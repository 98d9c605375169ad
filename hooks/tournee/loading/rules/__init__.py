"""What must hold between records: one small generator a rule, each problem with its line and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.loading.rules.courriers import cadres_des_courriers
from tournee.loading.rules.fiches import doublons, noms_au_palmares, ordre_des_fiches, renvois_connus
from tournee.loading.rules.glossaire import glossaire_en_ordre
from tournee.loading.rules.gulls import activite_passee, exemple_adapte, groupes_une_fois
from tournee.loading.rules.journal import comptes_rendus_en_regle, retraits_tus
from tournee.loading.rules.label import label_coherent, objectifs_des_editions, palmares_coherent
from tournee.loading.rules.lieux import codes_et_noms, laureats_du_territoire, lieux_connus, territoire_de_la_campagne
from tournee.loading.rules.listes import valeurs_une_fois
from tournee.loading.rules.reunions import reunions_possibles
from tournee.loading.rules.seuls import contacts_de_leur_fiche, contacts_une_fois, seuls_a_leur_nom
from tournee.loading.rules.suivi import (
    candidatures_dans_les_dates,
    champs_du_geste,
    journal_en_ordre,
    retraits_respectes,
    un_seul_groupe,
)
from tournee.loading.rules.textes import textes_publiables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tournee.campagne.campagne import Campagne
    from tournee.reading.sources import Problem

    Rule = Callable[[Campagne], Iterator[Problem]]

EACH: Final[tuple[Rule, ...]] = (
    territoire_de_la_campagne,
    doublons,
    valeurs_une_fois,
    ordre_des_fiches,
    groupes_une_fois,
    exemple_adapte,
    activite_passee,
    codes_et_noms,
    lieux_connus,
    journal_en_ordre,
    champs_du_geste,
    candidatures_dans_les_dates,
    label_coherent,
    objectifs_des_editions,
    palmares_coherent,
    laureats_du_territoire,
    noms_au_palmares,
    reunions_possibles,
    cadres_des_courriers,
    comptes_rendus_en_regle,
    textes_publiables,
)
"""Those that speak of a field at a time: they look at torn records too, and ask them what they lack."""

BETWEEN: Final[tuple[Rule, ...]] = (
    seuls_a_leur_nom,
    contacts_de_leur_fiche,
    contacts_une_fois,
    un_seul_groupe,
    retraits_respectes,
    retraits_tus,
    glossaire_en_ordre,
)
"""Those that need whole records."""


def problems_of_each(campagne: Campagne, ids: Mapping[str, set[str]]) -> Iterator[Problem]:
    """What is wrong in each record, torn or not; ``ids`` are those that stand in each file."""
    for regle in EACH:
        yield from regle(campagne)
    yield from renvois_connus(campagne, ids)


def problems_between(campagne: Campagne) -> Iterator[Problem]:
    """What is wrong between whole records."""
    for regle in BETWEEN:
        yield from regle(campagne)
