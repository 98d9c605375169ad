"""What must hold between records: one small generator a rule, each problem with its line and its remedy."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from tournee import vie_privee
from tournee.courriers import Courrier
from tournee.dates import DatePartielle, en_francais
from tournee.model import GESTES, Collectivite, Commune, Gull, Label, Laureat, Record, Reglages
from tournee.refus import vouliez_vous_dire
from tournee.sources import Problem, citer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tournee.campagne import Campagne
    from tournee.model import Edition, Evenement, Fiche
    from tournee.territoire import CommuneOfficielle

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

EXEMPLES: Final = {"edition": "2026", "motif": "pas-le-moment"}
"""What to write in those that some gestes demand."""


def problems_between(campagne: Campagne, identifiants: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Every rule's problems; ``identifiants`` are the ids that stand in each file, refused records included."""
    for regle in REGLES:
        yield from regle(campagne)
    yield from renvois_connus(campagne, identifiants)


def _suivis(campagne: Campagne) -> Iterator[tuple[Fiche, str, Evenement]]:
    for fiche in campagne.fiches:
        for evenement in fiche.suivi:
            yield fiche, fiche.fichier, evenement


def renvois_connus(campagne: Campagne, identifiants: Mapping[str, set[str]]) -> Iterator[Problem]:
    """What a record names stands in its own file: a group, a letter, a collectivité."""
    for fichier, nom, record, champ in _renvois(campagne):
        vise, (quoi, ou) = getattr(record, champ), RENVOIS[champ]
        connus = identifiants.get(ou)
        if vise and connus is not None and vise not in connus:
            suite = vouliez_vous_dire(vise, connus) or " ; ajoutez-y sa fiche, ou corrigez ce nom"
            message = f"{citer(nom)} : {quoi} {citer(vise)} n’est pas dans {ou}{suite}"
            yield Problem(fichier, record.ligne(champ), message)


RENVOIS: Final = {
    "par": ("le groupe", Gull.fichier),
    "modele": ("le courrier", Courrier.dossier),
    "collectivite": ("la collectivité", Collectivite.fichier),
}
"""By field, what it names and where that stands."""


def _renvois(campagne: Campagne) -> Iterator[tuple[str, str, Record, str]]:
    for fiche, fichier, evenement in _suivis(campagne):
        yield fichier, fiche.nom, evenement, "par"
        yield fichier, fiche.nom, evenement, "modele"
    for laureat in campagne.palmares:
        yield FICHIERS[Laureat], laureat.nom, laureat, "collectivite"


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
        ((((ligne.annee, ligne.nom), ligne) for ligne in campagne.palmares), "nom", "ce lauréat", FICHIERS[Laureat]),
        (((edition.annee, edition) for edition in label.editions), "annee", "cette édition", FICHIERS[Label]),
        (((echelle.id, echelle) for echelle in label.echelles), "id", "cette échelle", FICHIERS[Label]),
        (((mention.id, mention) for mention in label.mentions), "id", "cette mention", FICHIERS[Label]),
        (paliers, "id", "ce palier", FICHIERS[Label]),
    ):
        yield from _repetes(cles, champ, quoi, fichier)


def _repetes(cles: Iterable[tuple[object, Record]], champ: str, quoi: str, fichier: str) -> Iterator[Problem]:
    premiers: dict[object, Record] = {}
    for cle, record in cles:
        premier = premiers.setdefault(cle, record)
        if premier is not record:
            dit = citer(" ".join(map(str, cle)) if isinstance(cle, tuple) else str(cle))
            message = f"{quoi} ({dit}) est déjà ligne {premier.ligne(champ)} ; réunissez les deux, ou corrigez celle-ci"
            yield Problem(fichier, record.ligne(champ), message)


def ordre_des_fiches(campagne: Campagne) -> Iterator[Problem]:
    """Files are sorted, so that two people who work on two communes never collide."""
    rangements: tuple[tuple[tuple[Record, ...], str, str, str], ...] = (
        (campagne.communes, Commune.fichier, "insee", "par code INSEE"),
        (campagne.collectivites, Collectivite.fichier, "id", "par identifiant"),
        (campagne.gulls, Gull.fichier, "id", "par identifiant"),
        (campagne.label.editions, FICHIERS[Label], "annee", "par année"),
    )
    for records, fichier, champ, tri in rangements:
        vus: list[Any] = []
        for record in records:
            cle = getattr(record, champ)
            if vus and cle < vus[-1] and cle not in vus:
                message = f"les fiches sont rangées {tri} ; « {cle} » vient avant « {vus[-1]} » : déplacez cette fiche"
                yield Problem(fichier, record.ligne(champ), message)
            vus.append(cle)


def codes_et_noms(campagne: Campagne) -> Iterator[Problem]:
    """A code exists, is in the campaign's départements and has the name that is written."""
    for commune in campagne.communes:
        officielle = campagne.territoire.communes.get(commune.insee)
        if officielle is None:
            message = f"le code {commune.insee} {_code_inconnu(campagne, commune.insee, commune.nom)}"
            yield Problem(commune.fichier, commune.ligne("insee"), message)
        elif officielle.departement not in campagne.reglages.departements:
            permis = ", ".join(campagne.reglages.departements)
            message = f"{officielle.nom} est hors de la campagne (départements {permis}) ; retirez cette fiche"
            yield Problem(commune.fichier, commune.ligne("insee"), message)
        elif officielle.nom != commune.nom:
            yield Problem(commune.fichier, commune.ligne("nom"), _autre_nom(campagne, commune, officielle))


def _autre_nom(campagne: Campagne, commune: Commune, officielle: CommuneOfficielle) -> str:
    nommees = campagne.territoire.homonymes(commune.nom)
    if officielle in nommees:
        ecart = "accents, apostrophe droite, tirets et majuscules comptent"
        return f"le nom officiel de {commune.insee} est « {officielle.nom} » ; recopiez-le tel quel ({ecart})"
    codes = " ou ".join(f"« {nommee.code} »" for nommee in nommees[:3])
    ou = f" ; ou, si c’est bien {citer(commune.nom)}, le code {codes}" if codes else ""
    dit = f"le code {commune.insee} est celui de « {officielle.nom} », pas de {citer(commune.nom)}"
    return f"{dit} ; écrivez le premier nom{ou}"


def _code_inconnu(campagne: Campagne, code: str, nom: str) -> str:
    successeur = campagne.territoire.successeur(code)
    if successeur:
        fusion = f"n’existe plus : cette commune fait partie de « {successeur.nom} »"
        return f'{fusion} ; écrivez le code "{successeur.code}" et le nom {successeur.nom}'
    homonyme = campagne.territoire.par_nom(nom)
    if homonyme:
        return f'n’existe pas dans la région ; {homonyme.nom} a le code "{homonyme.code}"'
    suite = vouliez_vous_dire(nom, (officielle.nom for officielle in campagne.territoire.communes.values()))
    return f"n’existe pas dans la région (départements {', '.join(campagne.territoire.departements)}){suite}"


def lieux_connus(campagne: Campagne) -> Iterator[Problem]:
    """Places named elsewhere exist too: seats, meeting places, EPCI."""
    territoire = campagne.territoire
    situes: tuple[Gull | Collectivite, ...] = (*campagne.gulls, *campagne.collectivites)
    for record in situes:
        if record.commune and record.commune not in territoire.communes:
            message = f"{citer(record.nom)} : le code {record.commune} {_code_inconnu(campagne, record.commune, '')}"
            yield Problem(record.fichier, record.ligne("commune"), message)
    for gull in campagne.gulls:
        for siren in gull.territoire:
            if siren not in territoire.epci:
                message = f"{citer(gull.nom)} : le SIREN {siren} n’est pas dans data/territoire/epci.csv ; recopiez-le"
                yield Problem(Gull.fichier, gull.ligne("territoire"), message)
        if gull.departement and gull.departement not in territoire.departements:
            permis = ", ".join(territoire.departements)
            message = (
                f"{citer(gull.nom)} : le département {gull.departement} n’est pas dans la région (permis : {permis})"
            )
            yield Problem(Gull.fichier, gull.ligne("departement"), message)
    for fiche in campagne.collectivites:
        if fiche.type == "epci" and (fiche.siren or "") not in territoire.epci:
            dit = f"{citer(fiche.nom)} : un EPCI a besoin de son SIREN officiel"
            yield Problem(fiche.fichier, fiche.ligne("siren"), f"{dit} ; recopiez-le de data/territoire/epci.csv")


def journal_en_ordre(campagne: Campagne) -> Iterator[Problem]:
    """A log goes from the oldest to the newest and never into the future; its delays look forward."""
    for fiche in campagne.fiches:
        for avant, apres in pairwise(fiche.suivi):
            if apres.le.debut < avant.le.debut:
                dit = f"cette ligne ({apres.le}) vient après une plus récente ({avant.le})"
                message = f"{citer(fiche.nom)} : {dit} ; rangez le suivi du plus ancien au plus récent"
                yield Problem(fiche.fichier, apres.ligne("le"), message)
    for fiche, fichier, evenement in _suivis(campagne):
        if evenement.le.debut > campagne.jour:
            dit = f"« {evenement.le} » est dans l’avenir (nous sommes le {en_francais(campagne.jour)})"
            message = f"{citer(fiche.nom)} : {dit} ; corrigez la date, ou attendez que ce soit fait"
            yield Problem(fichier, evenement.ligne("le"), message)
        for champ in ("relance", "jusqu_au"):
            echeance: date | None = getattr(evenement, champ)
            if echeance and echeance < evenement.le.debut:
                dit = f"« {champ} » ({echeance}) est avant le geste lui-même ({evenement.le})"
                message = f"{citer(fiche.nom)} : {dit} ; corrigez l’une des deux dates"
                yield Problem(fichier, evenement.ligne(champ), message)


def champs_du_geste(campagne: Campagne) -> Iterator[Problem]:
    """A geste has the fields that it needs, and no other's."""
    for fiche, fichier, evenement in _suivis(campagne):
        geste = GESTES[evenement.geste]
        for champ in SUITE_DE_CHAMPS:
            present = getattr(evenement, champ) is not None
            if champ in geste.exige and not present:
                dit = f"le geste « {evenement.geste} » demande le champ « {champ} »"
                message = f"{citer(fiche.nom)} : {dit} ; ajoutez par exemple « {champ}: {EXEMPLES[champ]} »"
                yield Problem(fichier, evenement.ligne("geste"), message)
            elif present and champ not in (*geste.exige, *geste.permet):
                dit = f"le champ « {champ} » ne va pas avec le geste « {evenement.geste} »"
                yield Problem(fichier, evenement.ligne(champ), f"{citer(fiche.nom)} : {dit} ; retirez l’un des deux")


def un_seul_groupe(campagne: Campagne) -> Iterator[Problem]:
    """Nobody is written to twice: while a group holds a collectivité, no other takes it nor reaches out to it."""
    delai = timedelta(days=campagne.reglages.delais.reservation)
    for fiche in campagne.fiches:
        tenue: Evenement | None = None
        fin = date.min
        for evenement in fiche.suivi:
            if tenue and evenement.geste == "abandon" and evenement.par == tenue.par:
                tenue, fin = None, date.min
            if evenement.geste != "reservation" and not GESTES[evenement.geste].demarche:
                continue
            if tenue and evenement.par != tenue.par and evenement.le.debut <= fin:
                dit = f"« {tenue.par} » s’en occupe jusqu’au {en_francais(fin)} (ligne {tenue.ligne()})"
                remede = f"accordez-vous, puis ajoutez d’abord une ligne « geste: abandon » de « {tenue.par} »"
                message = f"{citer(fiche.nom)} : {dit} ; {remede}"
                yield Problem(fiche.fichier, evenement.ligne("par"), message)
                continue
            echeance = evenement.jusqu_au or evenement.le.fin + delai
            fin = max(fin, echeance) if tenue and evenement.par == tenue.par else echeance
            tenue = evenement


def candidatures_dans_les_dates(campagne: Campagne) -> Iterator[Problem]:
    """A file is submitted to an edition that exists, while it is open."""
    for fiche, fichier, evenement in _suivis(campagne):
        if evenement.edition is None:
            continue
        edition = campagne.label.edition(evenement.edition)
        if edition is None:
            annees = ", ".join(str(connue.annee) for connue in campagne.label.editions)
            dit = f"l’édition {evenement.edition} n’est pas dans label.yaml (éditions : {annees})"
            message = f"{citer(fiche.nom)} : {dit} ; corrigez l’année, ou ajoutez l’édition"
            yield Problem(fichier, evenement.ligne("edition"), message)
        elif evenement.geste == "candidature" and not _dans_les_dates(evenement, edition):
            dit = f"l’édition {edition.annee} était ouverte {_periode(edition)}"
            message = (
                f"{citer(fiche.nom)} : {dit}, et cette candidature est de {evenement.le} ; corrigez l’une ou l’autre"
            )
            yield Problem(fichier, evenement.ligne("le"), message)


def _dans_les_dates(evenement: Evenement, edition: Edition) -> bool:
    annee = DatePartielle(edition.annee)
    ouverture, cloture = edition.ouverture or annee, edition.cloture or annee
    return evenement.le.fin >= ouverture.debut and evenement.le.debut <= cloture.fin


def _periode(edition: Edition) -> str:
    """« de 2025-09-19 à 2025-10-19 », as the dates are written in the file; « en 2025 » where none is known."""
    if edition.ouverture and edition.cloture:
        return f"de {edition.ouverture} à {edition.cloture}"
    if edition.cloture:
        return f"en {edition.annee}, jusqu’à {edition.cloture}"
    return f"en {edition.annee}, à partir de {edition.ouverture}" if edition.ouverture else f"en {edition.annee}"


def label_coherent(campagne: Campagne) -> Iterator[Problem]:
    """An edition has a scale that exists and holds its step, and dates in order."""
    fichier = FICHIERS[Label]
    paliers = {echelle.id: [palier.id for palier in echelle.paliers] for echelle in campagne.label.echelles}
    for edition in campagne.label.editions:
        if edition.echelle not in paliers:
            dit = f"l’échelle {citer(edition.echelle)} n’est pas définie dans « echelles »"
            suite = vouliez_vous_dire(edition.echelle, paliers) or f" (permis : {', '.join(paliers)})"
            yield Problem(fichier, edition.ligne("echelle"), f"édition {edition.annee} : {dit}{suite}")
        elif edition.complet and edition.complet not in paliers[edition.echelle]:
            dit = _palier_inconnu(edition.complet, edition.annee, paliers[edition.echelle])
            yield Problem(fichier, edition.ligne("complet"), f"édition {edition.annee} : {dit}")
        if edition.ouverture and edition.cloture and edition.cloture.fin < edition.ouverture.debut:
            dit = f"la clôture ({edition.cloture}) vient avant l’ouverture ({edition.ouverture})"
            message = f"édition {edition.annee} : {dit} ; corrigez l’une des deux"
            yield Problem(fichier, edition.ligne("cloture"), message)


def _palier_inconnu(palier: str, annee: int, permis: Sequence[str]) -> str:
    suite = vouliez_vous_dire(palier, permis)
    return f"le palier {citer(palier)} n’existe pas dans l’édition {annee}{suite} (permis : {', '.join(permis)})"


def palmares_coherent(campagne: Campagne) -> Iterator[Problem]:
    """A laureate has an edition with results, one step or a range of its scale, and mentions that exist."""
    label = campagne.label
    mentions = [mention.id for mention in label.mentions]
    paliers = {echelle.id: [palier.id for palier in echelle.paliers] for echelle in label.echelles}
    for laureat in campagne.palmares:
        edition = label.edition(laureat.annee)
        if edition is None or not edition.resultats:
            avec = ", ".join(str(connue.annee) for connue in label.editions if connue.resultats)
            dit = f"l’édition {laureat.annee} n’a pas de résultats dans label.yaml (éditions qui en ont : {avec})"
            yield _du_palmares(laureat, "annee", dit)
        elif edition.echelle in paliers:
            yield from _paliers_de(laureat, paliers[edition.echelle])
        for mention in laureat.mentions:
            if mention not in mentions:
                suite = vouliez_vous_dire(mention, mentions) or f" (permis : {', '.join(mentions)})"
                yield _du_palmares(laureat, "mentions", f"la mention {citer(mention)} n’est pas dans label.yaml{suite}")


def _paliers_de(laureat: Laureat, permis: Sequence[str]) -> Iterator[Problem]:
    champ = "palier" if laureat.palier else "paliers"
    inconnus = [palier for palier in laureat.bornes if palier not in permis]
    for palier in inconnus:
        yield _du_palmares(laureat, champ, _palier_inconnu(palier, laureat.annee, permis))
    if laureat.palier and laureat.paliers:
        yield _du_palmares(laureat, "paliers", "« palier » et « paliers » se contredisent ; gardez l’un des deux")
    elif not inconnus and sorted(laureat.bornes, key=permis.index) != list(laureat.bornes):
        yield _du_palmares(laureat, champ, "« paliers » va du plus bas au plus haut ; échangez-les")


def _du_palmares(laureat: Laureat, champ: str, dit: str) -> Problem:
    return Problem(FICHIERS[Laureat], laureat.ligne(champ), f"{citer(laureat.nom)} : {dit}")


def laureats_du_territoire(campagne: Campagne) -> Iterator[Problem]:
    """A laureate's codes agree, and exist where the territory can tell."""
    for laureat in campagne.palmares:
        code = laureat.insee or ""
        connu = code in campagne.territoire.communes or campagne.territoire.successeur(code)
        if code.startswith(tuple(campagne.territoire.departements)) and not connu:
            yield _du_palmares(laureat, "insee", f"le code {code} {_code_inconnu(campagne, code, laureat.nom)}")
        elif code and laureat.departement and not code.startswith(laureat.departement):
            dit = f"le code {code} n’est pas du département {laureat.departement} ; corrigez l’un des deux"
            yield _du_palmares(laureat, "departement", dit)


BALISE: Final = re.compile(r"<[a-zA-Z/!?]")


def textes_publiables(campagne: Campagne) -> Iterator[Problem]:
    """No text is blank, holds markup, a person's name, address or mobile number."""
    for record, fichier in _records(campagne):
        noms = (getattr(record, "nom", ""), getattr(record, "id", ""))
        for champ, texte, porteur in _textes(record):
            if not texte.strip():
                yield Problem(fichier, porteur.ligne(champ), f"le champ « {champ} » est vide ; complétez-le")
            if balise := BALISE.search(texte):
                dit = f"le champ « {champ} » contient une balise ({citer(texte[balise.start() :])})"
                yield Problem(fichier, porteur.ligne(champ), f"{dit} ; écrivez du texte simple")
            for atteinte in vie_privee.atteintes(texte, *noms):
                yield Problem(fichier, porteur.ligne(champ), f"le champ « {champ} » : {atteinte}")
    for gull in campagne.gulls:
        if gull.referent and vie_privee.semble_etat_civil(gull.referent.pseudo):
            message = f"{citer(gull.referent.pseudo)} semble un nom d’état civil ; écrivez un pseudonyme"
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
        dit = f"la région {citer(reglages.region)} n’est pas celle de data/territoire (« {territoire.region} »)"
        message = f"{dit} ; corrigez-la, ou refaites ce dossier avec « tournee territoire »"
        yield Problem(FICHIERS[Reglages], reglages.ligne("region"), message)
    for departement, fois in Counter(reglages.departements).items():
        if departement not in territoire.departements:
            permis = ", ".join(territoire.departements)
            message = f"le département « {departement} » n’est pas dans la région (permis : {permis})"
            yield Problem(FICHIERS[Reglages], reglages.ligne("departements"), message)
        if fois > 1:
            message = f"le département « {departement} » est écrit deux fois ; gardez-en un"
            yield Problem(FICHIERS[Reglages], reglages.ligne("departements"), message)


REGLES: Final[tuple[Regle, ...]] = (
    territoire_de_la_campagne,
    doublons,
    ordre_des_fiches,
    codes_et_noms,
    lieux_connus,
    journal_en_ordre,
    champs_du_geste,
    un_seul_groupe,
    candidatures_dans_les_dates,
    label_coherent,
    palmares_coherent,
    laureats_du_territoire,
    textes_publiables,
)
