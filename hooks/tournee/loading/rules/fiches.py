"""Records stand once, in order, and name what exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tournee.campagne.vierges import des_laureats
from tournee.fiches.courriers import Courrier
from tournee.fiches.guides import Guide
from tournee.fiches.gulls import Gull
from tournee.fiches.palmares import Laureat
from tournee.fiches.suivi import Collectivite, Commune
from tournee.loading.rules.suivi import evenements_notes
from tournee.reading.refusals import closest
from tournee.reading.salvage import wholes
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.label import Edition
    from tournee.reading.record import Record
    from tournee.reading.sources import Problem


def renvois_connus(campagne: Campagne, ids: Mapping[str, set[str]]) -> Iterator[Problem]:
    """What a record names stands in its own file: a group, a letter, a guide, a collectivité."""
    laureates = des_laureats(wholes(campagne.palmares), campagne.territoire)
    suivies = {fiche.id for fiche in campagne.collectivites} | laureates.keys()
    inconnus: dict[tuple[str, str], list[tuple[str, Record]]] = {}
    for nom, record, champ in _renvois(campagne):
        valeur, (_, ou) = getattr(record, champ), REFERENCES[champ]
        for vise in valeur if isinstance(valeur, tuple) else filter(None, (valeur,)):
            if vise not in ids.get(ou, {vise}) and not (ou == Collectivite.fichier and vise in suivies):
                inconnus.setdefault((champ, vise), []).append((nom, record))
    for (champ, vise), ((nom, record), *autres) in inconnus.items():
        quoi, ou = REFERENCES[champ]
        proche = closest(vise, ids[ou])
        suite = f" ; vouliez-vous dire « {proche} » ?" if proche else " ; ajoutez-y sa fiche, ou corrigez ce nom"
        aussi = f" (aussi {', '.join(autre.place(record, champ) for _, autre in autres)})" if autres else ""
        juste = proche if getattr(record, champ) == vise else None  # a list holds others
        yield record.problem(champ, f"{quote(nom)} : {quoi} {quote(vise)} n’est pas dans {ou}{aussi}{suite}", juste)


REFERENCES: Final = {
    "par": ("le groupe", Gull.fichier),
    "modele": ("le courrier", Courrier.dossier),
    "collectivite": ("la collectivité", Collectivite.fichier),
    "guide": ("le guide", Guide.dossier),
    "groupes": ("le groupe", Gull.fichier),
    "collectivites": ("la collectivité", Collectivite.fichier),
}
"""By field, what it names and where that stands."""


def _renvois(campagne: Campagne) -> Iterator[tuple[str, Record, str]]:
    for nom, evenement in evenements_notes(campagne):
        yield nom, evenement, "par"
        yield nom, evenement, "modele"
    for repere in campagne.reglages.reperes:
        yield repere.quoi, repere, "guide"
    for contact in campagne.contacts:
        yield contact.nom, contact, "collectivite"
    for compte_rendu in campagne.comptes_rendus:
        yield compte_rendu.nom, compte_rendu, "groupes"
        yield compte_rendu.nom, compte_rendu, "collectivites"


def noms_au_palmares(campagne: Campagne) -> Iterator[Problem]:
    """The name by which a collectivité is found in the palmarès is that of a laureate of its kind, without a code."""
    if any(ligne.lacks("type", "nom", *IDENTITE) for ligne in campagne.palmares):
        return  # what cannot be read is not called absent
    noms = {ligne.type.nommee(ligne.nom): ligne for ligne in campagne.palmares if not ligne.code}
    for fiche in campagne.collectivites:
        if fiche.au_palmares and not fiche.lacks("type") and fiche.type.nommee(fiche.au_palmares) not in noms:
            proche = closest(fiche.au_palmares, [une.nom for une in noms.values() if une.type is fiche.type])
            suite = f" ; vouliez-vous dire {quote(proche)} ?" if proche else " ; recopiez son nom, ou donnez son SIREN"
            dit = f"{quote(fiche.nom)} : {quote(fiche.au_palmares)} n’est pas, sans code, dans {Laureat.fichier}{suite}"
            yield fiche.problem("au_palmares", dit, proche)


def doublons(campagne: Campagne) -> Iterator[Problem]:
    """Nothing stands twice."""
    label = campagne.label
    paliers = [((echelle.id, palier.id), palier) for echelle in label.echelles for palier in echelle.paliers]
    sirens = ((fiche.siren, fiche) for fiche in campagne.collectivites if fiche.siren)
    for cles, champ, quoi in (
        (((commune.insee, commune) for commune in campagne.communes), "insee", "cette commune"),
        (((fiche.id, fiche) for fiche in campagne.collectivites), "id", "cet identifiant"),
        (sirens, "siren", "ce SIREN"),
        (_laureats(campagne.palmares), "nom", "ce lauréat"),
        (((edition.annee, edition) for edition in label.editions), "annee", "cette édition"),
        (((echelle.id, echelle) for echelle in label.echelles), "id", "cette échelle"),
        (((mention.id, mention) for mention in label.mentions), "id", "cette mention"),
        (paliers, "id", "ce palier"),
    ):
        yield from _repetes(cles, champ, quoi)


IDENTITE: Final = ("insee", "siren", "departement")
"""The fields that tell a laureate from its namesakes."""


def _laureats(palmares: Iterable[Laureat]) -> Iterator[tuple[object, Laureat]]:
    """Each with what it is: its code, or that of the only one of this name and département; then its département."""
    codes: dict[tuple[int, str], dict[str, str | None]] = {}
    palmares = [ligne for ligne in palmares if not ligne.lacks("annee", *IDENTITE)]
    for ligne in palmares:
        if ligne.code:
            codes.setdefault((ligne.annee, ligne.nom), {})[ligne.code] = ligne.departement
    for ligne in palmares:
        connus = codes.get((ligne.annee, ligne.nom), {}).items()
        possibles = [code for code, departement in connus if ligne.departement in {None, departement}]
        code = ligne.code or (possibles[0] if len(possibles) == 1 else ligne.departement)
        yield tuple(filter(None, (ligne.annee, ligne.nom, code))), ligne


def _repetes(cles: Iterable[tuple[object, Record]], champ: str, quoi: str) -> Iterator[Problem]:
    premiers: dict[object, Record] = {}
    for cle, record in cles:
        if record.lacks(champ):
            continue
        premier = premiers.setdefault(cle, record)
        if premier is not record:
            dit = quote(" ".join(map(str, cle)) if isinstance(cle, tuple) else str(cle))
            deja = f"{quoi} ({dit}) est déjà {premier.place(record, champ)}"
            yield record.problem(champ, f"{deja} ; réunissez les deux, ou corrigez celle-ci")


def ordre_des_fiches(campagne: Campagne) -> Iterator[Problem]:
    """Files are sorted, so that two people who work on two communes never collide."""
    connues = tuple(commune for commune in campagne.communes if campagne.territoire.commune(commune.insee))
    rangements: tuple[tuple[tuple[Commune | Collectivite | Gull | Edition | Laureat, ...], str, str, str], ...] = (
        (connues, Commune.fichier, "insee", "par code INSEE"),
        (campagne.collectivites, Collectivite.fichier, "id", "par identifiant"),
        (campagne.gulls, Gull.fichier, "id", "par identifiant"),
        (campagne.label.editions, "", "annee", "par année"),
        (campagne.palmares, Laureat.fichier, "nom", "par année, puis par nom"),
    )
    for records, fichier, champ, tri in rangements:
        vus: list[tuple[Any, str]] = []
        for record in (un for un in records if fichier in {"", un.file} and not un.lacks(champ, "annee")):
            dit = getattr(record, champ)
            cle = record.ordre
            if vus and cle < vus[-1][0] and cle not in [vu for vu, _ in vus]:
                avant = f"« {dit} » vient avant « {vus[-1][1]} »"
                yield record.problem(champ, f"les fiches sont rangées {tri} ; {avant} : déplacez cette fiche")
            vus.append((cle, dit))
