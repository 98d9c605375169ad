"""The logs as one reads them: the lines of each record, and the contacts that stand in files of their own."""

from __future__ import annotations

from collections import defaultdict
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from tournee.campagne.vierges import d_un_epci, des_laureats
from tournee.fiches.suivi import Collectivite, Commune, Fiche

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tournee.fiches.palmares import Laureat
    from tournee.fiches.suivi import Contact, Evenement
    from tournee.territoire.communes import Territoire

F = TypeVar("F", Commune, Collectivite)
ORDRE: Final = attrgetter("ordre")


def completer(
    communes: Sequence[Commune],
    collectivites: Sequence[Collectivite],
    contacts: Iterable[Contact],
    palmares: Iterable[Laureat],
    territoire: Territoire | None,
) -> tuple[tuple[Commune, ...], tuple[Collectivite, ...]]:
    """The records with their contacts in their logs, and those of which only contacts speak: communes, EPCI, laureates.

    What was written out of order stays so: a rule tells it.
    A contact with any other collectivité that has no record goes nowhere: a rule refuses it (loading/rules).
    """
    par_cle: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        par_cle[contact.cle].append(contact)
    connues = {fiche.cle for fiche in (*communes, *collectivites)}
    premiers = [uns[0] for cle, uns in par_cle.items() if cle not in connues]
    nouvelles = [Commune.of(contact) for contact in premiers if contact.commune]
    vierges = _vierges(premiers, palmares, territoire) if territoire else {}
    autres = [Collectivite.of(contact, vierges[contact.cle]) for contact in premiers if contact.cle in vierges]
    return _avec(communes, nouvelles, par_cle), _avec(collectivites, autres, par_cle)


def _vierges(
    contacts: Iterable[Contact], palmares: Iterable[Laureat], territoire: Territoire
) -> Mapping[str, Collectivite]:
    epci = filter(None, (territoire.epci_d_id(contact.cle) for contact in contacts))
    return {**des_laureats(palmares, territoire), **{un.id: d_un_epci(un) for un in epci}}


def _avec(fiches: Sequence[F], nouvelles: list[F], par_cle: dict[str, list[Contact]]) -> tuple[F, ...]:
    toutes = merge(fiches, sorted(nouvelles, key=ORDRE), key=ORDRE)
    return tuple(
        fiche.model_copy(update={"suivi": _en_ordre(fiche, uns)}) if (uns := par_cle.get(fiche.cle)) else fiche
        for fiche in toutes
    )


def _en_ordre(fiche: Fiche, contacts: Iterable[Contact]) -> tuple[Evenement, ...]:
    """By day; on a day, the lines of the record, then the contacts by the name of their files."""
    ajoutes = sorted(contacts, key=lambda contact: (contact.ordre, contact.file))
    return tuple(merge(fiche.suivi, ajoutes, key=ORDRE))
