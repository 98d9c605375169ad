"""Records stand once, in order, and name what exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tournee.fiches.courriers import Courrier
from tournee.fiches.gulls import Gull
from tournee.fiches.label import Label
from tournee.fiches.palmares import Laureat
from tournee.fiches.suivi import Collectivite, Commune
from tournee.loading.rules.suivi import evenements_notes
from tournee.reading.refusals import did_you_mean
from tournee.reading.sources import Problem, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Contact
    from tournee.reading.record import Record


def renvois_connus(campagne: Campagne, ids: Mapping[str, set[str]]) -> Iterator[Problem]:
    """What a record names stands in its own file: a group, a letter, a collectivité."""
    for nom, record, champ in _renvois(campagne):
        vise, (quoi, ou) = getattr(record, champ), REFERENCES[champ]
        connus = ids.get(ou)
        if vise and connus is not None and vise not in connus:
            suite = did_you_mean(vise, connus) or " ; ajoutez-y sa fiche, ou corrigez ce nom"
            message = f"{quote(nom)} : {quoi} {quote(vise)} n’est pas dans {ou}{suite}"
            yield record.problem(champ, message)


REFERENCES: Final = {
    "par": ("le groupe", Gull.fichier),
    "modele": ("le courrier", Courrier.dossier),
    "collectivite": ("la collectivité", Collectivite.fichier),
}
"""By field, what it names and where that stands."""


def _renvois(campagne: Campagne) -> Iterator[tuple[str, Record, str]]:
    for fiche, evenement in evenements_notes(campagne):
        yield fiche.nom, evenement, "par"
        yield fiche.nom, evenement, "modele"
    nommes: tuple[Laureat | Contact, ...] = (*campagne.palmares, *campagne.contacts)
    for record in nommes:
        yield record.nom, record, "collectivite"


def doublons(campagne: Campagne) -> Iterator[Problem]:
    """Nothing stands twice."""
    label = campagne.label
    paliers = [((echelle.id, palier.id), palier) for echelle in label.echelles for palier in echelle.paliers]
    sirens = ((fiche.siren, fiche) for fiche in campagne.collectivites if fiche.siren)
    for cles, champ, quoi, fichier in (
        (((commune.insee, commune) for commune in campagne.communes), "insee", "cette commune", Commune.fichier),
        (((fiche.id, fiche) for fiche in campagne.collectivites), "id", "cet identifiant", Collectivite.fichier),
        (sirens, "siren", "ce SIREN", Collectivite.fichier),
        (((gull.id, gull) for gull in campagne.gulls), "id", "cet identifiant", Gull.fichier),
        (_laureats(campagne.palmares), "nom", "ce lauréat", Laureat.fichier),
        (((edition.annee, edition) for edition in label.editions), "annee", "cette édition", Label.fichier),
        (((echelle.id, echelle) for echelle in label.echelles), "id", "cette échelle", Label.fichier),
        (((mention.id, mention) for mention in label.mentions), "id", "cette mention", Label.fichier),
        (paliers, "id", "ce palier", Label.fichier),
    ):
        yield from _repetes(cles, champ, quoi, fichier)


def _laureats(palmares: Iterable[Laureat]) -> Iterator[tuple[object, Laureat]]:
    """Each with what it is: its code, or that of the only one of this name and département; then its département."""
    codes: dict[tuple[int, str], dict[str, str | None]] = {}
    for ligne in palmares:
        if ligne.code:
            codes.setdefault((ligne.annee, ligne.nom), {})[ligne.code] = ligne.departement
    for ligne in palmares:
        connus = codes.get((ligne.annee, ligne.nom), {}).items()
        possibles = [code for code, departement in connus if ligne.departement in {None, departement}]
        code = ligne.code or (possibles[0] if len(possibles) == 1 else ligne.departement)
        yield tuple(filter(None, (ligne.annee, ligne.nom, code))), ligne


def _repetes(cles: Iterable[tuple[object, Record]], champ: str, quoi: str, fichier: str) -> Iterator[Problem]:
    premiers: dict[object, Record] = {}
    for cle, record in cles:
        premier = premiers.setdefault(cle, record)
        if premier is not record:
            dit = quote(" ".join(map(str, cle)) if isinstance(cle, tuple) else str(cle))
            message = f"{quoi} ({dit}) est déjà ligne {premier.line(champ)} ; réunissez les deux, ou corrigez celle-ci"
            yield Problem(fichier, record.line(champ), message)


def ordre_des_fiches(campagne: Campagne) -> Iterator[Problem]:
    """Files are sorted, so that two people who work on two communes never collide."""
    rangements: tuple[tuple[tuple[Record, ...], str, str, str], ...] = (
        (campagne.communes, Commune.fichier, "insee", "par code INSEE"),
        (campagne.collectivites, Collectivite.fichier, "id", "par identifiant"),
        (campagne.gulls, Gull.fichier, "id", "par identifiant"),
        (campagne.label.editions, Label.fichier, "annee", "par année"),
    )
    for records, fichier, champ, tri in rangements:
        vus: list[Any] = []
        for record in (record for record in records if record.file == fichier):
            cle = getattr(record, champ)
            if vus and cle < vus[-1] and cle not in vus:
                message = f"les fiches sont rangées {tri} ; « {cle} » vient avant « {vus[-1]} » : déplacez cette fiche"
                yield Problem(fichier, record.line(champ), message)
            vus.append(cle)
