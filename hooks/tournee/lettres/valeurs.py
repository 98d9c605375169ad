"""The values of a letter's blanks: what the campaign, a collectivité and a group let us say without inventing."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Final

from tournee.fiches.natures import MAIRIE
from tournee.fiches.suivi import Commune
from tournee.francais.phrases import enumeration, minuscule
from tournee.francais.typographie import typographie
from tournee.lettres.lettre import lettre_vierge
from tournee.lettres.phrases import phrase
from tournee.lettres.tree import plain
from tournee.territoire.distances import great_circle_km

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.fiches.courriers import Courrier
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche
    from tournee.lettres.lettre import Lettre
    from tournee.territoire.communes import CommuneOfficielle

    Valeurs = dict[str, str]

EXEMPLES: Final = 2
"""How many labelled collectivités a letter cites."""
PRES_KM: Final = 30
"""As far as a letter says « près de chez vous »."""


def lettre_de(
    campagne: Campagne, courrier: Courrier, fiche: Fiche | None = None, gull: Gull | None = None, renvoi: str = ""
) -> Lettre:
    """A letter with all that is known of its blanks; the others stay visible."""
    valeurs = de_la_campagne(campagne)
    valeurs |= de_la_fiche(campagne, fiche) if fiche else {}
    valeurs |= du_groupe(campagne, gull) if gull else {}
    destination = fiche.nature.destination if fiche else None
    vierge = lettre_vierge(courrier, campagne.jour, destination if destination in courrier.pour else None)
    return replace(
        vierge,
        valeurs={**vierge.valeurs, **valeurs},
        courriel=courriel_de(campagne, fiche) if fiche else "",
        renvoi=renvoi if courrier.support.usage.remise else "",
    )


def de_la_campagne(campagne: Campagne) -> Valeurs:
    """What the label's own data says, the same for every letter."""
    label = campagne.label
    echelle = label.echelles[-1]
    return {
        "calendrier": _calendrier(campagne),
        "paliers": enumeration(minuscule(palier.nom) for palier in echelle.paliers),
        "paliers_depuis": str(echelle.de),
        "journal": phrase("journal"),
    }


def _calendrier(campagne: Campagne) -> str:
    cherche_le = max((edition.cherche_le for edition in campagne.label.editions if edition.cherche_le), default=None)
    return phrase("calendrier", campagne.edition_a_venir, _court(campagne.label.lien), cherche_le)


def de_la_fiche(campagne: Campagne, fiche: Fiche) -> Valeurs:
    """What is known of a collectivité that the data follows."""
    if isinstance(fiche, Commune):
        return de_la_commune(campagne, campagne.officielle(fiche))
    return {
        "collectivite": typographie(fiche.nom),
        "exemples": _exemples(campagne, fiche, campagne.lieu(fiche)),
        **des_circonstances(campagne, fiche),
    }


def de_la_commune(campagne: Campagne, officielle: CommuneOfficielle) -> Valeurs:
    """What is known of any commune of the region."""
    fiche = campagne.fiche_de(officielle)
    nom = typographie(officielle.nom)
    valeurs = {
        "commune": nom,
        "de_commune": typographie(officielle.de_nom),
        "collectivite": nom,
        "exemples": _exemples(campagne, fiche, officielle),
        **des_circonstances(campagne, fiche),
    }
    if epci := campagne.territoire.epci.get(officielle.epci):
        valeurs["epci"] = typographie(epci.nom)
    if adresse := _adresse(officielle):
        valeurs["adresse"] = adresse
    return valeurs


def des_circonstances(campagne: Campagne, fiche: Fiche) -> Valeurs:
    """What a letter says of the conditions that hold of it; a label is told by its year where nobody doubts it."""
    vraies = campagne.circonstances(fiche)
    label = campagne.situation(fiche).label_sur
    echange = vraies.dernier_echange
    valeurs = {
        "communes_suivies": phrase("communes_suivies", [typographie(un.nom) for un in vraies.membres]),
        "dernier_echange": phrase("dernier_echange", echange.geste, echange.le, bool(vraies.precedent))
        if echange
        else "",
    }
    if label:
        valeurs["annee_label"] = str(label.annee)
    if vraies.precedent:
        valeurs["groupe_precedent"] = typographie(campagne.gull(vraies.precedent).nom)
    return valeurs


def adresse_postale(campagne: Campagne, fiche: Fiche) -> tuple[str, ...]:
    """The lines of an envelope for a town hall: itself, its street, its town; none where its address is unknown."""
    if not isinstance(fiche, Commune):
        return ()
    valeurs = de_la_commune(campagne, campagne.officielle(fiche))
    if "adresse" not in valeurs:
        return ()
    return tuple("\n".join(plain(ligne, valeurs) for ligne in MAIRIE.enveloppe).split("\n"))


def _adresse(officielle: CommuneOfficielle) -> str:
    """Its street, then its postal code and town; the latter alone where the directory gives no street.

    Nothing where its postal code is not known: a letter leaves a blank rather than an envelope that goes astray.
    """
    rue, virgule, ville = officielle.adresse.rpartition(", ")
    if virgule:
        return typographie(f"{rue}\n{ville}") if ville[:1].isdigit() else ""
    if officielle.adresse or len(officielle.codes_postaux) != 1:
        return typographie(officielle.adresse)
    return typographie(f"{officielle.codes_postaux[0]} {officielle.nom}")


def _exemples(campagne: Campagne, fiche: Fiche, lieu: CommuneOfficielle | None) -> str:
    """The nearest collectivités that have surely received the label, as a sentence; nothing if there is none."""
    labels = [
        (un, label.annee, campagne.lieu(un))
        for un in campagne.exemples
        if un.cle != fiche.cle and (label := campagne.situation(un).label_sur)
    ]

    def distance(autre: CommuneOfficielle | None) -> float:
        return great_circle_km(lieu.point, autre.point) if lieu and autre else inf

    labels.sort(key=lambda exemple: distance(exemple[2]))
    proches = [exemple for exemple in labels if distance(exemple[2]) < PRES_KM]
    cites = (proches or labels)[:EXEMPLES]
    noms = [_designation(campagne, un) for un, _, _ in cites]
    return phrase("exemples", noms, [annee for _, annee, _ in cites], bool(proches))


def _designation(campagne: Campagne, fiche: Fiche) -> str:
    """« la commune de Louviers », « le SMEACC, syndicat mixte d’eau et d’assainissement du Caux central »."""
    lieu = campagne.lieu(fiche) if isinstance(fiche, Commune) else None
    nom, _, developpe = fiche.nom.rstrip(")").partition(" (")
    de_nom = typographie(lieu.de_nom) if lieu else ""
    return phrase(
        "designation", fiche.nature, typographie(nom), de_nom, typographie(developpe or campagne.precision(fiche))
    )


def du_groupe(campagne: Campagne, gull: Gull) -> Valeurs:
    """What is known of a group; without a site, the sentence that names it goes away."""
    valeurs = {"groupe": typographie(gull.nom), "groupe_site": _court(gull.site or "")}
    commune = campagne.territoire.communes.get(gull.commune or "")
    if commune:
        valeurs |= {"groupe_commune": typographie(commune.nom), "lieu": typographie(commune.nom)}
    if gull.contact and not gull.contact.startswith("http"):
        valeurs["courriel"] = gull.contact
    return valeurs


def _court(lien: str) -> str:
    """A web address as a letter prints it."""
    return lien.partition("://")[2].rstrip("/")


def courriel_de(campagne: Campagne, fiche: Fiche) -> str:
    """The general address of a town hall, if the official directory gives it."""
    return campagne.officielle(fiche).courriel if isinstance(fiche, Commune) else ""
