"""A log tells what can have happened."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tournee.campagne.echeances import fin_de_tenue
from tournee.campagne.retrait import malgre_le_retrait
from tournee.fiches.suivi import Contact, Evenement, Geste
from tournee.francais.dates import DatePartielle, en_francais
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.label import Edition
    from tournee.fiches.suivi import Fiche
    from tournee.reading.sources import Problem


CHAMPS: Final = tuple(dict.fromkeys(champ for geste in Geste for champ in (*geste.effet.exige, *geste.effet.permet)))
"""The fields that only some gestes take."""

DITS: Final = {
    "avenir": "« {le} » est dans l’avenir (nous sommes le {jour}) ; corrigez la date, ou attendez que ce soit fait",
    "avant": "« {champ} » ({echeance}) est avant le geste lui-même ({le}) ; corrigez l’une des deux dates",
    "exige": "le geste « {geste} » demande le champ « {champ} » ; ajoutez par exemple « {champ}: {exemple} »",
    "tenue": "« {par} » s’en occupe jusqu’au {fin} ({place}) ; "
    "accordez-vous, puis ajoutez d’abord une ligne « geste: abandon » de « {par} »",
    "retiree": "elle a demandé à ne pas figurer dans le suivi : personne ne lui écrit plus, et rien ne se note ; "
    "si elle a changé d’avis, notez d’abord « geste: retour-au-suivi »",
    "pas_retiree": "elle n’a pas demandé à ne pas figurer dans le suivi ; il n’y a pas de retour à noter",
    "hors_dates": "l’édition {annee} était ouverte {periode}, et cette candidature est de {le} ; "
    "corrigez l’une ou l’autre",
}
"""What the rules of this module say of a line that the form of the site can make too (publications/contribuer.py)."""


def _dit(nom: str, message: str, **valeurs: object) -> str:
    return f"{quote(nom)} : {DITS[message].format(**valeurs)}"


def evenements_notes(campagne: Campagne) -> Iterator[tuple[str, Evenement]]:
    """Every line of every log, with the name of its record, and every contact that has no record."""
    for fiche in campagne.fiches:
        for evenement in fiche.suivi:
            yield fiche.nom, evenement
    cles = {fiche.cle for fiche in campagne.fiches}
    for contact in campagne.contacts:
        if contact.cle not in cles:
            yield contact.nom, contact


def journal_en_ordre(campagne: Campagne) -> Iterator[Problem]:
    """A log goes from the oldest to the newest and never into the future; its delays look forward."""
    for fiche in campagne.fiches:
        ecrits = [un for un in fiche.suivi if not isinstance(un, Contact) and not un.lacks("le")]
        for avant, apres in pairwise(ecrits):
            if apres.ordre < avant.ordre:
                dit = f"cette ligne ({apres.le}) vient après une plus récente ({avant.le})"
                message = f"{quote(fiche.nom)} : {dit} ; rangez le suivi du plus ancien au plus récent"
                yield apres.problem("le", message)
    for nom, evenement in evenements_notes(campagne):
        if evenement.lacks("le"):
            continue
        if evenement.le.debut > campagne.jour:
            message = _dit(nom, "avenir", le=evenement.le, jour=en_francais(campagne.jour))
            yield evenement.problem("le", message)
        for champ in ("relance", "jusqu_au"):
            echeance: date | None = getattr(evenement, champ)
            if echeance and echeance < evenement.le.debut:
                message = _dit(nom, "avant", champ=champ, echeance=echeance, le=evenement.le)
                yield evenement.problem(champ, message)


def champs_du_geste(campagne: Campagne) -> Iterator[Problem]:
    """A geste has the fields that it needs, and no other's."""
    for nom, evenement in evenements_notes(campagne):
        if evenement.lacks("geste"):
            continue
        effet = evenement.geste.effet
        for champ in CHAMPS:
            present = getattr(evenement, champ) is not None
            if champ in effet.exige and not present and not evenement.lacks(champ):
                message = _dit(nom, "exige", geste=evenement.geste, champ=champ, exemple=exemple(champ))
                yield evenement.problem("geste", message)
            elif present and champ not in (*effet.exige, *effet.permet):
                dit = f"le champ « {champ} » ne va pas avec le geste « {evenement.geste} »"
                yield evenement.problem(champ, f"{quote(nom)} : {dit} ; retirez l’un des deux")


def exemple(champ: str) -> str:
    """A value that the model gives as an example of a field."""
    return str((Evenement.model_fields[champ].examples or ["…"])[0])


def un_seul_groupe(campagne: Campagne) -> Iterator[Problem]:
    """Nobody is written to twice: while a group holds a collectivité, no other takes it nor reaches out to it."""
    connus = {gull.id for gull in campagne.gulls}
    for fiche in campagne.fiches:
        tenue: Evenement | None = None
        fin = date.min
        for evenement in () if campagne.reglages.lacks("delais") or _troue(fiche) else fiche.suivi:
            if evenement.par not in connus:
                continue
            if tenue and evenement.geste is Geste.ABANDON and evenement.par == tenue.par:
                tenue, fin = None, date.min
            if evenement.geste is not Geste.RESERVATION and not evenement.geste.effet.demarche:
                continue
            if tenue and evenement.par != tenue.par and evenement.le.debut <= fin:
                message = _dit(fiche.nom, "tenue", par=tenue.par, fin=en_francais(fin), place=tenue.place(evenement))
                yield evenement.problem("par", message)
                continue
            echeance = fin_de_tenue(evenement, campagne.reglages.delais).jour
            fin = max(fin, echeance) if tenue and evenement.par == tenue.par else echeance
            tenue = evenement


def retraits_respectes(campagne: Campagne) -> Iterator[Problem]:
    """Who asked not to be in the log is left alone, until it says otherwise."""
    for fiche in campagne.fiches:
        for evenement in () if fiche.lacks("suivi") else malgre_le_retrait(fiche.suivi):
            message = _dit(fiche.nom, "pas_retiree" if evenement.geste.effet.ramene else "retiree")
            yield evenement.problem("geste", message)


def _troue(fiche: Fiche) -> bool:
    """Whether what it lacks may be what gives the collectivité back."""
    return fiche.lacks("suivi") or any(evenement.lacks("jusqu_au") for evenement in fiche.suivi)


def candidatures_dans_les_dates(campagne: Campagne) -> Iterator[Problem]:
    """A file is submitted to an edition that exists, while it is open."""
    for nom, evenement in evenements_notes(campagne):
        if evenement.edition is None or campagne.label.lacks("editions"):
            continue
        edition = campagne.label.edition(evenement.edition)
        if edition is None:
            annees = ", ".join(str(connue.annee) for connue in campagne.label.editions)
            dit = f"l’édition {evenement.edition} n’est pas dans label.yaml (éditions : {annees})"
            message = f"{quote(nom)} : {dit} ; corrigez l’année, ou ajoutez l’édition"
            yield evenement.problem("edition", message)
        elif (
            evenement.geste is Geste.CANDIDATURE
            and not evenement.lacks("le")
            and not _dans_les_dates(evenement, edition)
        ):
            message = _dit(nom, "hors_dates", annee=edition.annee, periode=periode(edition), le=evenement.le)
            yield evenement.problem("le", message)


def _dans_les_dates(evenement: Evenement, edition: Edition) -> bool:
    debut, fin = ouverte(edition)
    return evenement.le.fin >= debut and evenement.le.debut <= fin


def ouverte(edition: Edition) -> tuple[date, date]:
    """The first and the last day on which a file can be submitted, as far as they are known."""
    annee = DatePartielle(edition.annee)
    return (edition.ouverture or annee).debut, (edition.cloture or annee).fin


def periode(edition: Edition) -> str:
    """« de 2025-09-19 à 2025-10-19 », as the dates are written in the file; « en 2025 » where none is known."""
    if edition.ouverture and edition.cloture:
        return f"de {edition.ouverture} à {edition.cloture}"
    if edition.cloture:
        return f"en {edition.annee}, jusqu’à {edition.cloture}"
    return f"en {edition.annee}, à partir de {edition.ouverture}" if edition.ouverture else f"en {edition.annee}"
