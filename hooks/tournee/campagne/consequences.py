"""What changes from one state of the data to the next, in sentences: for who has just noted it, and for who reviews."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tournee.fiches.suivi import Commune, Evenement
from tournee.francais.phrases import compte, enumeration, jour, minuscule
from tournee.francais.typographie import typographie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche


def consequences(avant: Campagne, apres: Campagne) -> Iterator[str]:
    """One sentence for each collectivité whose log or status changes, then for each group and each département."""
    anciennes = {fiche.cle: fiche for fiche in avant.fiches}
    for fiche in apres.fiches:
        yield from _de(avant, apres, anciennes.pop(fiche.cle, None), fiche)
    for fiche in anciennes.values():
        yield f"{fiche.nom} n’est plus dans le suivi."
    yield from _des_groupes(avant, apres)
    suivies, suivront = _par_departement(avant), _par_departement(apres)
    for code, departement in apres.territoire.departements.items():
        if suivies[code] != suivront[code]:
            yield f"{departement.nom} : {suivies[code]} → {compte(suivront[code], 'commune')} dans le suivi."


def _des_groupes(avant: Campagne, apres: Campagne) -> Iterator[str]:
    anciens = {gull.id: gull for gull in avant.gulls}
    for gull in apres.gulls:
        nom, lieu = typographie(gull.nom), apres.lieu(gull)
        dit, ancien = gull.model_dump(), anciens.pop(gull.id, None)
        if ancien is None:
            yield f"Un nouveau groupe : {nom} ({minuscule(gull.forme.mot)}{f', {lieu.nom}' if lieu else ''})."
        elif dit != (disait := ancien.model_dump()):
            yield f"{nom} : sa fiche change ({enumeration(champ for champ in dit if dit[champ] != disait[champ])})."
    for ancien in anciens.values():
        yield f"{typographie(ancien.nom)} n’est plus dans les groupes."


def _de(avant: Campagne, apres: Campagne, ancienne: Fiche | None, fiche: Fiche) -> Iterator[str]:
    dits = [_ligne(un) for un in (ancienne.suivi if ancienne else ())]
    ajoutes = [un for un in fiche.suivi if _ligne(un) not in dits]
    restent = [_ligne(un) for un in fiche.suivi]
    retires = [un for un in (ancienne.suivi if ancienne else ()) if _ligne(un) not in restent]
    situation, statut = apres.situation(fiche), avant.situation(fiche).statut
    completes = [(un, champs) for un in fiche.suivi if ancienne and (champs := _changes(ancienne, un))]
    if not ajoutes and not retires and not completes and situation.statut is statut:
        return
    faits = [
        *(f"+ {_dit(apres, un)}" for un in ajoutes),
        *(f"− {_dit(avant, un)}" for un in retires),
        *(f"± {_dit(apres, un)}, où change {enumeration(champs)}" for un, champs in completes),
    ]
    de, vers = minuscule(statut.mot), minuscule(situation.statut.mot)
    change = f"reste « {vers} »" if situation.statut is statut else f"passe de « {de} » à « {vers} »"
    suite = f" ; une relance est prévue le {jour(situation.relance_le)}" if situation.relance_le else ""
    nom = typographie(fiche.nom)
    yield f"{nom} : {enumeration(faits)}. {nom} {change}{suite}." if faits else f"{nom} {change}{suite}."
    for un in (*ajoutes, *(un for un, champs in completes if "exception" in champs)):
        if un.exception:
            quoi = un.note or un.source or un.geste.mot
            yield f"À relire : « {quoi} » demande une exception à la règle de discrétion (« {un.exception} »)."


def _ligne(evenement: Evenement) -> tuple[object, ...]:
    return evenement.le, evenement.geste, evenement.par, evenement.note


def _changes(ancienne: Fiche, nouveau: Evenement) -> list[str]:
    """The other fields of a line of a log that have not the value that they had there."""
    memes = (un for un in ancienne.suivi if _ligne(un) == _ligne(nouveau))
    ecarts = (
        [champ for champ in Evenement.model_fields if getattr(un, champ) != getattr(nouveau, champ)] for un in memes
    )
    return min(ecarts, key=len, default=[])


def _dit(campagne: Campagne, evenement: Evenement) -> str:
    """« appel téléphonique, le 25 novembre 2026, par Viregul »."""
    groupes = {gull.id: gull.nom for gull in campagne.gulls}
    return f"{minuscule(evenement.geste.mot)} ({jour(evenement.le)}, par {groupes.get(evenement.par, evenement.par)})"


def _par_departement(campagne: Campagne) -> Counter[str]:
    return Counter(
        campagne.officielle(fiche).departement
        for fiche in campagne.communes
        if isinstance(fiche, Commune) and fiche.insee in campagne.territoire.communes
    )
