"""The communes worth approaching next, each with its reasons: no score, an order that the campaign's settings give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.campagne.conditions import engagee
from tournee.campagne.echeances import tenus
from tournee.campagne.presence import au_plus_pres
from tournee.fiches.natures import Nature
from tournee.fiches.priorites import Priorite
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Geste
from tournee.francais.noms import alphabetique
from tournee.francais.phrases import enumeration, minuscule
from tournee.francais.typographie import typographie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Collectivite, Evenement, Fiche
    from tournee.territoire.communes import CommuneOfficielle


@dataclass(frozen=True)
class Prochaine:
    """A commune that nobody has gone to, and why to go there."""

    officielle: CommuneOfficielle
    raisons: Mapping[Priorite, str]
    """In words, in the order of the campaign."""
    intentions: tuple[Evenement, ...] = ()
    """By which a group has said that it would go there, and not taken it back since."""


def prochaines(campagne: Campagne, parmi: Iterable[CommuneOfficielle]) -> tuple[Prochaine, ...]:
    """Those of them for which a reason holds, in the order of the campaign.

    All that its first reason commends come before the others; in each half, what its second reason commends, and so
    on; where the same reasons hold, the closest to a group, then by name.
    """
    toutes = [Prochaine(un, _raisons(campagne, un), _intentions(campagne, un)) for un in libres(campagne, parmi)]
    fondees = [une for une in toutes if une.raisons]

    def place(une: Prochaine) -> tuple[list[bool], int]:
        _, km = au_plus_pres(campagne, une.officielle) or (None, 0)
        return [priorite not in une.raisons for priorite in campagne.reglages.priorites], km

    return tuple(sorted(fondees, key=place))


def libres(campagne: Campagne, parmi: Iterable[CommuneOfficielle]) -> list[CommuneOfficielle]:
    """Those of them to which anybody may go, by name, whether a reason holds or not."""
    return [un for un in alphabetique(parmi) if _libre(campagne, un)]


def _libre(campagne: Campagne, officielle: CommuneOfficielle) -> bool:
    """Nobody has gone there, nor holds it or has held it in vain: what waits for somebody is another list."""
    etat = campagne.situation(campagne.fiche_de(officielle))
    return etat.statut is Statut.A_CONTACTER and not etat.signaux


def _intentions(campagne: Campagne, officielle: CommuneOfficielle) -> tuple[Evenement, ...]:
    """The last one of each group."""
    encore = tenus(campagne.fiche_de(officielle).suivi)
    return tuple({un.par: un for un in encore if un.geste is Geste.INTENTION}.values())


def _raisons(campagne: Campagne, officielle: CommuneOfficielle) -> Mapping[Priorite, str]:
    dites = {priorite: RAISONS[priorite](campagne, officielle) for priorite in campagne.reglages.priorites}
    return {priorite: typographie(dite) for priorite, dite in dites.items() if dite}


def _ancienne_laureate(campagne: Campagne, officielle: CommuneOfficielle) -> str:
    return _label(campagne, campagne.fiche_de(officielle))


def _voisine_labellisee(campagne: Campagne, officielle: CommuneOfficielle) -> str:
    voisines = alphabetique(campagne.territoire.voisines(officielle.code))
    labels = ((une, _label(campagne, campagne.fiche_de(une))) for une in voisines)
    dites = [f"{une.de_nom} ({label})" for une, label in labels if label]
    return f"voisine {enumeration(dites)}" if dites else ""


def _epci_engage(campagne: Campagne, officielle: CommuneOfficielle) -> str:
    epci = campagne.collectivite(officielle.epci)
    signe = _signe(campagne, epci) if epci else ""
    return f"son intercommunalité : {signe}" if signe else ""


def _syndicat_engage(campagne: Campagne, officielle: CommuneOfficielle) -> str:
    ici = (fiche for fiche in campagne.collectivites if fiche.type is Nature.SYNDICAT)
    signes = [_signe(campagne, fiche) for fiche in ici if fiche.commune == officielle.code]
    dits = list(filter(None, signes))
    return f"siège d’un syndicat : {enumeration(dits)}" if dits else ""


def _groupe_proche(campagne: Campagne, officielle: CommuneOfficielle) -> str:
    gull, km = au_plus_pres(campagne, officielle) or (None, 0)
    if gull is None or km > campagne.reglages.voisinage:
        return ""
    doute = "" if campagne.confirme(gull) else ", activité à confirmer"
    return f"{gull.nom} à {km}\u00a0km{doute}" if km else f"le groupe {gull.nom} s’y réunit{doute}"


def _petite_commune(campagne: Campagne, officielle: CommuneOfficielle) -> str:
    return "petite commune" if officielle.population <= campagne.reglages.petite_commune else ""


RAISONS: Final[Mapping[Priorite, Callable[[Campagne, CommuneOfficielle], str]]] = {
    Priorite.ANCIENNE_LAUREATE: _ancienne_laureate,
    Priorite.VOISINE_LABELLISEE: _voisine_labellisee,
    Priorite.EPCI_ENGAGE: _epci_engage,
    Priorite.SYNDICAT_ENGAGE: _syndicat_engage,
    Priorite.GROUPE_PROCHE: _groupe_proche,
    Priorite.PETITE_COMMUNE: _petite_commune,
}
"""What each reason says of a commune; nothing where it does not hold."""


def _label(campagne: Campagne, fiche: Fiche) -> str:
    label = campagne.situation(fiche).label if campagne.suit(fiche) else None
    return label.mot if label else ""


def _signe(campagne: Campagne, fiche: Collectivite) -> str:
    """« SMEACC, label de 2019 »: its name and what commends its members; nothing if nothing does."""
    etat = campagne.situation(fiche)
    if not campagne.suit(fiche):
        return ""
    if etat.label:
        doute = ", à confirmer" if etat.label.doute else ""
        return f"{fiche.nom}, label de {etat.label.annee}{doute}"
    return f"{fiche.nom}, « {minuscule(etat.statut.mot)} »" if engagee(etat) else ""
