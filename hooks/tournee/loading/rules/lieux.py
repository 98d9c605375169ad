"""Codes and names of places agree with the territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.fiches.natures import Nature
from tournee.fiches.valeurs import FRANCE
from tournee.francais.noms import cle
from tournee.loading.rules.label import probleme_du_palmares
from tournee.reading.refusals import did_you_mean
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Collectivite, Commune
    from tournee.reading.sources import Problem
    from tournee.territoire.communes import CommuneOfficielle


def codes_et_noms(campagne: Campagne) -> Iterator[Problem]:
    """A code exists in the campaign's départements and has the name that is written."""
    for commune in campagne.communes:
        officielle = campagne.territoire.communes.get(commune.insee)
        if commune.lacks("insee"):
            continue
        if officielle is None:
            dit, juste = code_inconnu(campagne, commune.insee, commune.nom)
            yield commune.problem("insee", f"le code {commune.insee} {dit}", juste)
        elif officielle.nom != commune.nom and not commune.lacks("nom"):
            yield commune.problem("nom", _autre_nom(campagne, commune, officielle), officielle.nom)


def _autre_nom(campagne: Campagne, commune: Commune, officielle: CommuneOfficielle) -> str:
    nommees = campagne.territoire.homonymes(commune.nom)
    if officielle in nommees:
        ecart = "accents, apostrophe droite, tirets et majuscules comptent"
        return f"le nom officiel de {commune.insee} est « {officielle.nom} » ; recopiez-le tel quel ({ecart})"
    codes = " ou ".join(f"« {nommee.code} »" for nommee in nommees[:3])
    ou = f" ; ou, si c’est bien {quote(commune.nom)}, le code {codes}" if codes else ""
    dit = f"le code {commune.insee} est celui de « {officielle.nom} », pas de {quote(commune.nom)}"
    return f"{dit} ; écrivez le premier nom{ou}"


def code_inconnu(campagne: Campagne, code: str, nom: str) -> tuple[str, str | None]:
    """What a message says of a code that no commune of today has, and the code that is meant if one is."""
    successeur = campagne.territoire.successeur(code)
    if successeur:
        partie = f"est celui d’une partie de « {successeur.nom} », et non d’une commune d’aujourd’hui"
        return f'{partie} ; écrivez le code "{successeur.code}" et le nom {successeur.nom}', successeur.code
    ailleurs = campagne.territoire.ailleurs(code)
    if ailleurs is None:
        return "ne commence par le numéro d’aucun département ; recopiez-le", None
    if ailleurs.code not in campagne.territoire.departements:
        noms = dict.fromkeys((ailleurs.nom, ailleurs.region_nom))  # the same overseas
        ou = f"est du département {ailleurs.code} ({', '.join(noms)})"
        dit = f"{ou}, hors de la campagne ({_departements(campagne)})"
        return f"{dit} ; corrigez le code, ou retirez ce qui en parle", None
    homonyme = campagne.territoire.par_nom(nom)
    if homonyme:
        return f'n’existe pas dans la région ; {homonyme.nom} a le code "{homonyme.code}"', homonyme.code
    suite = did_you_mean(nom, (officielle.nom for officielle in campagne.territoire.communes.values()))
    return f"n’existe pas dans la région ({_departements(campagne)}){suite}", None


def _departements(campagne: Campagne) -> str:
    codes = ", ".join(campagne.territoire.departements)
    return f"département{'s' if len(campagne.territoire.departements) > 1 else ''} {codes}"


def lieux_connus(campagne: Campagne) -> Iterator[Problem]:
    """Places named elsewhere exist too: seats, meeting places, EPCI."""
    territoire = campagne.territoire
    situes: tuple[Gull | Collectivite, ...] = (*campagne.gulls, *campagne.collectivites)
    for record in situes:
        if record.commune and record.commune not in territoire.communes:
            dit, juste = code_inconnu(campagne, record.commune, "")
            yield record.problem("commune", f"{quote(record.nom)} : le code {record.commune} {dit}", juste)
    for gull in campagne.gulls:
        for siren in gull.territoire:
            if siren not in territoire.epci:
                message = f"{quote(gull.nom)} : le SIREN {siren} n’est pas dans data/territoire/epci.csv ; recopiez-le"
                yield gull.problem("territoire", message)
        if gull.departement and gull.departement not in territoire.departements:
            permis = ", ".join(territoire.departements)
            message = (
                f"{quote(gull.nom)} : le département {gull.departement} n’est pas dans la région (permis : {permis})"
            )
            yield gull.problem("departement", message)
    for fiche in campagne.collectivites:
        if fiche.type is Nature.EPCI and not fiche.lacks("siren") and (fiche.siren or "") not in territoire.epci:
            dit = f"{quote(fiche.nom)} : un EPCI a besoin de son SIREN officiel"
            yield fiche.problem("siren", f"{dit} ; recopiez-le de data/territoire/epci.csv")
        if fiche.type is Nature.DEPARTEMENT and not fiche.commune and not fiche.lacks("commune"):
            dit = f"{quote(fiche.nom)} : un département a besoin de la commune de son siège"
            yield fiche.problem("nom", f"{dit} ; ajoutez « commune » et son code INSEE")


def laureats_du_territoire(campagne: Campagne) -> Iterator[Problem]:
    """A laureate's codes agree, and exist where the territory can tell."""
    for laureat in campagne.palmares:
        code = laureat.insee or ""
        connu = campagne.territoire.actuelle(code)
        ailleurs = campagne.territoire.ailleurs(code)
        if code and not connu and (ailleurs is None or ailleurs.code in campagne.territoire.departements):
            dit, juste = code_inconnu(campagne, code, laureat.nom)
            yield probleme_du_palmares(laureat, "insee", f"le code {code} {dit}", juste)
        elif (
            connu
            and not laureat.lacks("nom")
            and cle(laureat.nom) not in map(cle, (connu.nom, *connu.anciennes.values()))
        ):
            dit = f"le code {code} est celui de « {connu.nom} » ; corrigez le nom, ou le code"
            yield probleme_du_palmares(laureat, "insee", dit)
        elif code and laureat.departement and not code.startswith(laureat.departement):
            dit = f"le code {code} n’est pas du département {laureat.departement} ; corrigez l’un des deux"
            yield probleme_du_palmares(laureat, "departement", dit)


def territoire_de_la_campagne(campagne: Campagne) -> Iterator[Problem]:
    """The territory is that of the campaign: its départements, all of them and no other.

    A département with which it is compared is one where somebody lives.
    """
    reglages, territoire = campagne.reglages, campagne.territoire
    choisis, faits = set(reglages.departements), territoire.departements.keys()
    inegaux = choisis != {FRANCE} and not reglages.lacks("departements") and choisis ^ faits
    for departement in sorted(inegaux or ()):
        n_est = "est écrit ici, mais n’est pas" if departement in choisis else "n’est pas écrit ici, mais il est"
        remede = "corrigez cette liste, ou refaites ce dossier avec « tournee territoire »"
        yield reglages.problem(
            "departements", f"le département « {departement} » {n_est} dans data/territoire ; {remede}"
        )
    for code in reglages.comparaisons:
        ailleurs = territoire.france.get(code)
        if ailleurs is None or not ailleurs.population:
            message = f"le département « {code} » n’est pas dans data/territoire/france.csv, ou n’a pas d’habitants"
            yield reglages.problem("comparaisons", f"{message} ; retirez-le")
