"""What must hold between records: one small generator a rule, each problem with its line and its remedy."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tournee import vie_privee
from tournee.dates import DatePartielle, en_francais
from tournee.model import GESTES, Collectivite, Commune, Gull, Label, Laureat, Record, Reglages
from tournee.refus import vouliez_vous_dire
from tournee.sources import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from tournee.campagne import Campagne
    from tournee.model import Edition, Evenement, Fiche

    Regle = Callable[[Campagne], Iterator[Problem]]

FICHIERS: Final[dict[type[Record], str]] = {
    Reglages: "data/campagne.yaml",
    Label: "data/label.yaml",
    Laureat: "data/palmares.yaml",
    Gull: "data/gulls.yaml",
    Commune: "data/communes.yaml",
    Collectivite: "data/collectivites.yaml",
}
SUITE_DE_CHAMPS: Final = ("modele", "jusqu_au", "edition", "motif")
"""The fields that only some gestes take."""


def problems_between(campagne: Campagne, identifiants: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Every rule's problems; ``identifiants`` are the ids that stand in each file, refused records included."""
    for regle in REGLES:
        yield from regle(campagne)
    yield from groupes_connus(campagne, identifiants.get("data/gulls.yaml", set()))


def _suivis(campagne: Campagne) -> Iterator[tuple[Fiche, str, Evenement]]:
    for fiche in campagne.fiches:
        for evenement in fiche.suivi:
            yield fiche, fiche.fichier, evenement


def groupes_connus(campagne: Campagne, connus: set[str]) -> Iterator[Problem]:
    """A group that does something stands in gulls.yaml."""
    for fiche, fichier, evenement in _suivis(campagne):
        if evenement.par not in connus:
            suite = vouliez_vous_dire(evenement.par, connus)
            message = f"{fiche.nom} : le groupe « {evenement.par} » n’est pas dans gulls.yaml{suite}"
            yield Problem(fichier, evenement.ligne("par"), message)


def doublons(campagne: Campagne) -> Iterator[Problem]:
    """Nothing stands twice."""
    annees = [(edition.annee, edition) for edition in campagne.label.editions]
    paliers = [((echelle.id, palier.id), palier) for echelle in campagne.label.echelles for palier in echelle.paliers]
    yield from _repetes(((commune.insee, commune) for commune in campagne.communes), "insee", "cette commune")
    yield from _repetes(((fiche.id, fiche) for fiche in campagne.collectivites), "id", "cet identifiant")
    yield from _repetes(((gull.id, gull) for gull in campagne.gulls), "id", "cet identifiant")
    yield from _repetes((((ligne.annee, ligne.nom), ligne) for ligne in campagne.palmares), "nom", "ce lauréat")
    yield from _repetes(annees, "annee", "cette édition", "data/label.yaml")
    yield from _repetes(paliers, "id", "ce palier", "data/label.yaml")


def _repetes(
    cles: Iterable[tuple[object, Record]], champ: str, quoi: str, fichier: str | None = None
) -> Iterator[Problem]:
    premiers: dict[object, Record] = {}
    for cle, record in cles:
        premier = premiers.setdefault(cle, record)
        if premier is not record:
            dit = " ".join(map(str, cle)) if isinstance(cle, tuple) else cle
            message = f"{quoi} (« {dit} ») est déjà ligne {premier.ligne(champ)} ; réunissez les deux fiches"
            yield Problem(fichier or FICHIERS[type(record)], record.ligne(champ), message)


def ordre_des_fiches(campagne: Campagne) -> Iterator[Problem]:
    """Files are sorted, so that two people who work on two communes never collide."""
    for records, champ, tri in (
        (campagne.communes, "insee", "par code INSEE"),
        (campagne.collectivites, "id", "par identifiant"),
        (campagne.gulls, "id", "par identifiant"),
    ):
        cles = [getattr(record, champ) for record in records]
        for avant, apres, record in zip(cles, cles[1:], records[1:], strict=False):
            if apres < avant:
                message = f"les fiches sont rangées {tri} : « {apres} » vient avant « {avant} » ; déplacez cette fiche"
                yield Problem(FICHIERS[type(record)], record.ligne(champ), message)


def codes_et_noms(campagne: Campagne) -> Iterator[Problem]:
    """A code exists, is in the campaign's départements and has the name that is written."""
    territoire = campagne.territoire
    for commune in campagne.communes:
        officielle = territoire.communes.get(commune.insee)
        if officielle is None:
            yield Problem(commune.fichier, commune.ligne("insee"), _code_inconnu(campagne, commune))
        elif officielle.departement not in campagne.reglages.departements:
            message = (
                f"{commune.nom} est hors de la campagne (départements {', '.join(campagne.reglages.departements)})"
            )
            yield Problem(commune.fichier, commune.ligne("insee"), message)
        elif officielle.nom != commune.nom:
            homonyme = territoire.par_nom(commune.nom)
            ou = f", ou le code « {homonyme.code} »" if homonyme else ""
            message = f"le code {commune.insee} est celui de « {officielle.nom} », pas de « {commune.nom} » ; écrivez ce nom{ou}"
            yield Problem(commune.fichier, commune.ligne("nom"), message)


def _code_inconnu(campagne: Campagne, commune: Commune) -> str:
    successeur = campagne.territoire.successeur(commune.insee)
    if successeur:
        return (
            f"le code {commune.insee} n’existe plus : cette commune fait partie de « {successeur.nom} »,"
            f' écrivez insee: "{successeur.code}"'
        )
    homonyme = campagne.territoire.par_nom(commune.nom)
    if homonyme:
        return f'le code {commune.insee} n’existe pas ; {commune.nom} a le code "{homonyme.code}"'
    suite = vouliez_vous_dire(commune.nom, (officielle.nom for officielle in campagne.territoire.communes.values()))
    departements = ", ".join(campagne.reglages.departements)
    return f"le code {commune.insee} n’est pas celui d’une commune de la campagne (départements {departements}){suite}"


def lieux_connus(campagne: Campagne) -> Iterator[Problem]:
    """Places named elsewhere exist too: seats, meeting places, EPCI."""
    territoire = campagne.territoire
    for record in (*campagne.gulls, *campagne.collectivites):
        if record.commune and record.commune not in territoire.communes:
            message = f"{record.nom} : le code de commune « {record.commune} » n’existe pas dans la région"
            yield Problem(FICHIERS[type(record)], record.ligne("commune"), message)
    for gull in campagne.gulls:
        for siren in gull.territoire:
            if siren not in territoire.epci:
                message = f"{gull.nom} : le SIREN « {siren} » n’est pas celui d’un EPCI de la région"
                yield Problem(Gull.fichier, gull.ligne("territoire"), message)
    for fiche in campagne.collectivites:
        epci = territoire.epci.get(fiche.siren or "")
        if fiche.type == "epci" and epci is None:
            message = f"{fiche.nom} : un EPCI a besoin du SIREN officiel d’un EPCI de la région"
            yield Problem(fiche.fichier, fiche.ligne("siren"), message)


def journal_en_ordre(campagne: Campagne) -> Iterator[Problem]:
    """A log goes from the oldest to the newest and never into the future; its delays look forward."""
    for fiche in campagne.fiches:
        for avant, apres in zip(fiche.suivi, fiche.suivi[1:], strict=False):
            if apres.le.debut < avant.le.debut:
                message = f"{fiche.nom} : cette ligne ({apres.le}) vient après une plus récente ({avant.le}) ; rangez-les par date"
                yield Problem(fiche.fichier, apres.ligne("le"), message)
    for fiche, fichier, evenement in _suivis(campagne):
        if evenement.le.debut > campagne.jour:
            message = (
                f"{fiche.nom} : « {evenement.le} » est dans l’avenir (nous sommes le {en_francais(campagne.jour)})"
            )
            yield Problem(fichier, evenement.ligne("le"), message)
        for champ in ("relance", "jusqu_au"):
            echeance: date | None = getattr(evenement, champ)
            if echeance and echeance < evenement.le.debut:
                message = f"{fiche.nom} : « {champ} » ({echeance}) est avant le geste lui-même ({evenement.le})"
                yield Problem(fichier, evenement.ligne(champ), message)


def champs_du_geste(campagne: Campagne) -> Iterator[Problem]:
    """A geste has the fields that it needs, and no other's."""
    for fiche, fichier, evenement in _suivis(campagne):
        geste = GESTES[evenement.geste]
        for champ in SUITE_DE_CHAMPS:
            present = getattr(evenement, champ) is not None
            if champ in geste.exige and not present:
                message = f"{fiche.nom} : le geste « {evenement.geste} » demande le champ « {champ} »"
                yield Problem(fichier, evenement.ligne("geste"), message)
            elif present and champ not in (*geste.exige, *geste.permet):
                message = f"{fiche.nom} : le champ « {champ} » ne va pas avec le geste « {evenement.geste} » ; retirez l’un des deux"
                yield Problem(fichier, evenement.ligne(champ), message)


def modeles_connus(campagne: Campagne) -> Iterator[Problem]:
    """A letter that was sent, if it is one of ours, exists."""
    connus = {courrier.id for courrier in campagne.courriers}
    for fiche, fichier, evenement in _suivis(campagne):
        if evenement.modele and evenement.modele not in connus:
            suite = vouliez_vous_dire(evenement.modele, connus)
            message = f"{fiche.nom} : le courrier « {evenement.modele} » n’est pas dans docs/courriers/{suite}"
            yield Problem(fichier, evenement.ligne("modele"), message)


def un_seul_groupe(campagne: Campagne) -> Iterator[Problem]:
    """Nobody is written to twice: while a group holds a collectivité, no other takes it nor reaches out to it."""
    delai = timedelta(days=campagne.reglages.delais.reservation)
    for fiche in campagne.fiches:
        tenue: Evenement | None = None
        for evenement in fiche.suivi:
            if evenement.geste == "abandon" and tenue and evenement.par == tenue.par:
                tenue = None
            if evenement.geste != "reservation" and not GESTES[evenement.geste].demarche:
                continue
            if tenue and evenement.par != tenue.par and evenement.le.debut <= (fin := _tenue_jusqu_au(tenue, delai)):
                message = (
                    f"{fiche.nom} : « {tenue.par} » s’en occupe jusqu’au {en_francais(fin)} (ligne {tenue.ligne()}) ;"
                    f" accordez-vous, puis ajoutez d’abord une ligne « geste: abandon » de « {tenue.par} »"
                )
                yield Problem(fiche.fichier, evenement.ligne("par"), message)
            else:
                tenue = evenement


def _tenue_jusqu_au(evenement: Evenement, delai: timedelta) -> date:
    return evenement.jusqu_au or evenement.le.fin + delai


def candidatures_dans_les_dates(campagne: Campagne) -> Iterator[Problem]:
    """A file is submitted to an edition that exists, while it is open."""
    for fiche, fichier, evenement in _suivis(campagne):
        if evenement.edition is None:
            continue
        edition = campagne.label.edition(evenement.edition)
        if edition is None:
            annees = ", ".join(str(connue.annee) for connue in campagne.label.editions)
            message = f"{fiche.nom} : l’édition {evenement.edition} n’est pas dans label.yaml (éditions : {annees})"
            yield Problem(fichier, evenement.ligne("edition"), message)
        elif evenement.geste == "candidature" and not _dans_les_dates(evenement, edition):
            debut, fin = _dates(edition)
            message = (
                f"{fiche.nom} : l’édition {edition.annee} était ouverte du {debut.en_francais} au {fin.en_francais},"
                f" et cette candidature est du {evenement.le.en_francais}"
            )
            yield Problem(fichier, evenement.ligne("le"), message)


def _dates(edition: Edition) -> tuple[DatePartielle, DatePartielle]:
    annee = DatePartielle(edition.annee)
    return edition.ouverture or annee, edition.cloture or annee


def _dans_les_dates(evenement: Evenement, edition: Edition) -> bool:
    ouverture, cloture = _dates(edition)
    return evenement.le.fin >= ouverture.debut and evenement.le.debut <= cloture.fin


def label_coherent(campagne: Campagne) -> Iterator[Problem]:
    """An edition has a scale that exists and dates in order."""
    echelles = {echelle.id for echelle in campagne.label.echelles}
    for edition in campagne.label.editions:
        if edition.echelle not in echelles:
            suite = vouliez_vous_dire(edition.echelle, echelles)
            message = f"édition {edition.annee} : l’échelle « {edition.echelle} » n’est pas définie plus haut{suite}"
            yield Problem("data/label.yaml", edition.ligne("echelle"), message)
        if edition.ouverture and edition.cloture and edition.cloture.fin < edition.ouverture.debut:
            message = f"édition {edition.annee} : la clôture ({edition.cloture}) vient avant l’ouverture ({edition.ouverture})"
            yield Problem("data/label.yaml", edition.ligne("cloture"), message)


def palmares_coherent(campagne: Campagne) -> Iterator[Problem]:
    """A laureate has an edition with results, a step of its scale, and codes that exist."""
    fichier = FICHIERS[Laureat]
    mentions = {mention.id for mention in campagne.label.mentions}
    ids = {fiche.id for fiche in campagne.collectivites}
    for laureat in campagne.palmares:
        edition = campagne.label.edition(laureat.annee)
        if edition is None or not edition.resultats:
            message = f"{laureat.nom} : l’édition {laureat.annee} n’a pas de résultats dans label.yaml"
            yield Problem(fichier, laureat.ligne("annee"), message)
            continue
        paliers = [
            palier.id
            for echelle in campagne.label.echelles
            if echelle.id == edition.echelle
            for palier in echelle.paliers
        ]
        for palier in laureat.bornes:
            if palier not in paliers:
                message = (
                    f"{laureat.nom} : le palier « {palier} » n’existe pas dans l’édition {laureat.annee}"
                    f"{vouliez_vous_dire(palier, paliers)} (permis : {', '.join(paliers)})"
                )
                yield Problem(fichier, laureat.ligne("palier" if laureat.palier else "paliers"), message)
        for mention in laureat.mentions:
            if mention not in mentions:
                message = f"{laureat.nom} : la mention « {mention} » n’est pas dans label.yaml{vouliez_vous_dire(mention, mentions)}"
                yield Problem(fichier, laureat.ligne("mentions"), message)
        if laureat.collectivite and laureat.collectivite not in ids:
            suite = vouliez_vous_dire(laureat.collectivite, ids)
            message = f"{laureat.nom} : « {laureat.collectivite} » n’est pas dans collectivites.yaml{suite}"
            yield Problem(fichier, laureat.ligne("collectivite"), message)
        if laureat.departement in campagne.reglages.departements and laureat.insee:
            officielle = campagne.territoire.communes.get(laureat.insee) or campagne.territoire.successeur(
                laureat.insee
            )
            if officielle is None:
                message = f"{laureat.nom} : le code {laureat.insee} n’existe pas dans la région"
                yield Problem(fichier, laureat.ligne("insee"), message)


BALISE: Final = re.compile(r"<[a-zA-Z/!?]")


def textes_publiables(campagne: Campagne) -> Iterator[Problem]:
    """No text holds markup, a person's name, address or mobile number."""
    for record, fichier in _records(campagne):
        noms = (getattr(record, "nom", ""), getattr(record, "id", ""))
        for champ, texte, porteur in _textes(record):
            if BALISE.search(texte):
                message = f"le champ « {champ} » contient une balise (« < ») ; écrivez du texte simple"
                yield Problem(fichier, porteur.ligne(champ), message)
            for atteinte in vie_privee.atteintes(texte, *noms):
                yield Problem(fichier, porteur.ligne(champ), f"le champ « {champ} » : {atteinte}")
    for gull in campagne.gulls:
        if gull.referent and vie_privee.semble_etat_civil(gull.referent.pseudo):
            message = f"« {gull.referent.pseudo} » semble un nom d’état civil ; écrivez un pseudonyme"
            yield Problem(Gull.fichier, gull.referent.ligne("pseudo"), message)


def _records(campagne: Campagne) -> Iterator[tuple[Record, str]]:
    yield campagne.reglages, FICHIERS[Reglages]
    yield campagne.label, FICHIERS[Label]
    for record in (*campagne.palmares, *campagne.gulls, *campagne.fiches):
        yield record, FICHIERS[type(record)]


def _textes(record: Record) -> Iterator[tuple[str, str, Record]]:
    """Every text of a record and of those that it holds, with its field and the record that has its line."""
    for champ in type(record).model_fields:
        valeur = getattr(record, champ)
        for partie in valeur if isinstance(valeur, tuple) else (valeur,):
            if isinstance(partie, Record):
                yield from _textes(partie)
            elif isinstance(partie, str):
                yield champ, partie, record


def territoire_de_la_campagne(campagne: Campagne) -> Iterator[Problem]:
    """The campaign's own settings agree with the territory: its région and départements exist there."""
    reglages, territoire = campagne.reglages, campagne.territoire
    if reglages.region != territoire.region:
        message = f"la région « {reglages.region} » n’est pas celle de data/territoire (« {territoire.region} ») ; lancez « tournee territoire »"
        yield Problem(FICHIERS[Reglages], reglages.ligne("region"), message)
    for departement, fois in Counter(reglages.departements).items():
        if departement not in territoire.departements or fois > 1:
            message = f"le département « {departement} » est inconnu de la région, ou écrit deux fois"
            yield Problem(FICHIERS[Reglages], reglages.ligne("departements"), message)


REGLES: Final[tuple[Regle, ...]] = (
    territoire_de_la_campagne,
    doublons,
    ordre_des_fiches,
    codes_et_noms,
    lieux_connus,
    journal_en_ordre,
    champs_du_geste,
    modeles_connus,
    un_seul_groupe,
    candidatures_dans_les_dates,
    label_coherent,
    palmares_coherent,
    textes_publiables,
)
