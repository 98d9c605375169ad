"""The values of a letter's blanks: what the campaign, a collectivité and a group let us say without inventing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tournee.fiches.natures import Destination
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


def lettre_de(
    campagne: Campagne, courrier: Courrier, fiche: Fiche | None = None, gull: Gull | None = None, renvoi: str = ""
) -> Lettre:
    """A letter with all that is known of its blanks; the others stay visible."""
    valeurs = de_la_campagne(campagne)
    valeurs |= de_la_fiche(campagne, fiche) if fiche else {}
    valeurs |= du_groupe(campagne, gull) if gull else {}
    return replace(
        lettre_vierge(courrier, campagne.jour),
        valeurs=valeurs,
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
    }


def _calendrier(campagne: Campagne) -> str:
    a_venir = [
        edition for edition in campagne.label.editions if edition.cloture and edition.cloture.fin >= campagne.jour
    ]
    prochaine = min(a_venir, key=lambda edition: edition.annee, default=None)
    return phrase("calendrier", prochaine, _court(campagne.label.lien))


def de_la_fiche(campagne: Campagne, fiche: Fiche) -> Valeurs:
    """What is known of a collectivité that the data follows."""
    if isinstance(fiche, Commune):
        return de_la_commune(campagne, campagne.officielle(fiche))
    return {"collectivite": typographie(fiche.nom), "exemples": _exemples(campagne, fiche, campagne.lieu(fiche))}


def de_la_commune(campagne: Campagne, officielle: CommuneOfficielle) -> Valeurs:
    """What is known of any commune of the region."""
    valeurs = {
        "commune": typographie(officielle.nom),
        "de_commune": typographie(officielle.de_nom),
        "exemples": _exemples(campagne, campagne.fiche_de(officielle), officielle),
    }
    adresse = _adresse(officielle)
    return valeurs | ({"adresse": adresse} if adresse else {})


def adresse_postale(campagne: Campagne, fiche: Fiche) -> tuple[str, ...]:
    """The lines of an envelope for a town hall: itself, its street, its town; none where its address is unknown."""
    if not isinstance(fiche, Commune):
        return ()
    valeurs = de_la_commune(campagne, campagne.officielle(fiche))
    if "adresse" not in valeurs:
        return ()
    return tuple("\n".join(plain(ligne, valeurs) for ligne in Destination.COMMUNE.enveloppe).split("\n"))


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
    if lieu:
        ici = lieu.point
        labels.sort(key=lambda exemple: great_circle_km(ici, exemple[2].point) if exemple[2] else float("inf"))
    return phrase("exemples", [_exemple(campagne, un, annee) for un, annee, _ in labels[:EXEMPLES]])


def _exemple(campagne: Campagne, fiche: Fiche, annee: int) -> str:
    """« Louviers (2017) », « Cuverville (Eure, 2017) »."""
    precisions = filter(None, (campagne.precision(fiche), str(annee)))
    return f"{typographie(fiche.nom.partition(' (')[0])} ({', '.join(precisions)})"


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
