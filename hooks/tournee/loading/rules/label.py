"""The label and its palmarès agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.loading.rules.jours import jours_passes
from tournee.reading.refusals import closest, did_you_mean
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.label import Label
    from tournee.fiches.palmares import Laureat
    from tournee.reading.sources import Problem


def label_coherent(campagne: Campagne) -> Iterator[Problem]:
    """An edition has a scale that exists and holds its step, dates in order, and nothing read in the future."""
    paliers = paliers_connus(campagne.label)
    for edition in campagne.label.editions:
        if edition.echelle not in paliers and not campagne.label.lacks("echelles"):
            dit = f"l’échelle {quote(edition.echelle)} n’est pas définie dans « echelles »"
            suite = did_you_mean(edition.echelle, paliers) or f" (permis : {', '.join(paliers)})"
            yield edition.problem("echelle", f"édition {edition.annee} : {dit}{suite}")
        elif edition.complet and edition.complet not in paliers.get(edition.echelle, [edition.complet]):
            dit = palier_inconnu(edition.complet, edition.annee, paliers[edition.echelle])
            yield edition.problem("complet", f"édition {edition.annee} : {dit}")
        if edition.ouverture and edition.cloture and edition.cloture.fin < edition.ouverture.debut:
            dit = f"la clôture ({edition.cloture}) vient avant l’ouverture ({edition.ouverture})"
            message = f"édition {edition.annee} : {dit} ; corrigez l’une des deux"
            yield edition.problem("cloture", message)
        yield from jours_passes(edition, campagne.jour, "cherche_le")
        for document in edition.documents:
            yield from jours_passes(document, campagne.jour, "lu_le")


def objectifs_des_editions(campagne: Campagne) -> Iterator[Problem]:
    """A goal is that of an edition."""
    connues = [edition.annee for edition in campagne.label.editions]
    for annee in () if campagne.label.lacks("editions") else campagne.reglages.objectifs:
        if annee not in connues:
            dit = f"l’édition {annee} n’est pas dans label.yaml (éditions : {', '.join(map(str, connues))})"
            yield campagne.reglages.problem("objectifs", f"{dit} ; ajoutez-la, ou corrigez l’année")


def paliers_connus(label: Label) -> dict[str, list[str]]:
    """The steps of each scale, those left out whose steps could not all be read."""
    entieres = (echelle for echelle in label.echelles if not echelle.lacks("paliers"))
    return {echelle.id: [palier.id for palier in echelle.paliers] for echelle in entieres}


def palier_inconnu(palier: str, annee: int, permis: Sequence[str]) -> str:
    """What a message says of a step that an edition does not have."""
    suite = did_you_mean(palier, permis)
    return f"le palier {quote(palier)} n’existe pas dans l’édition {annee}{suite} (permis : {', '.join(permis)})"


def palmares_coherent(campagne: Campagne) -> Iterator[Problem]:
    """A laureate has an edition with results, one step or a range of its scale, and mentions that exist."""
    label = campagne.label
    mentions = [mention.id for mention in label.mentions]
    paliers = paliers_connus(label)
    for laureat in campagne.palmares:
        edition = label.edition(laureat.annee)
        if laureat.lacks("annee") or (edition is None and label.lacks("editions")):
            continue
        if edition is None or not edition.resultats:
            avec = ", ".join(str(connue.annee) for connue in label.editions if connue.resultats)
            dit = f"l’édition {laureat.annee} n’a pas de résultats dans label.yaml (éditions qui en ont : {avec})"
            yield probleme_du_palmares(laureat, "annee", dit)
        elif edition.echelle in paliers:
            yield from _paliers_de(laureat, paliers[edition.echelle])
        for mention in laureat.mentions:
            if mention not in mentions and not label.lacks("mentions"):
                suite = did_you_mean(mention, mentions) or f" (permis : {', '.join(mentions)})"
                yield probleme_du_palmares(
                    laureat, "mentions", f"la mention {quote(mention)} n’est pas dans label.yaml{suite}"
                )


def _paliers_de(laureat: Laureat, permis: Sequence[str]) -> Iterator[Problem]:
    champ = "palier" if laureat.palier else "paliers"
    inconnus = [palier for palier in laureat.bornes if palier not in permis]
    for palier in inconnus:
        juste = closest(palier, permis) if laureat.palier else None
        yield probleme_du_palmares(laureat, champ, palier_inconnu(palier, laureat.annee, permis), juste)
    if laureat.palier and laureat.paliers:
        yield probleme_du_palmares(
            laureat, "paliers", "« palier » et « paliers » se contredisent ; gardez l’un des deux"
        )
    elif not inconnus and sorted(laureat.bornes, key=permis.index) != list(laureat.bornes):
        yield probleme_du_palmares(laureat, champ, "« paliers » va du plus bas au plus haut ; échangez-les")


def probleme_du_palmares(laureat: Laureat, champ: str, dit: str, juste: str | None = None) -> Problem:
    """A problem at a field of a laureate's line, and what is right there if it is known."""
    return laureat.problem(champ, f"{quote(laureat.nom)} : {dit}", juste)
