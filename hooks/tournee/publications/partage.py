"""The picture that a network shows with an address of the site: one for each part of it, one for each followed commune.

It names no day: a network keeps for ever what it once read, and the page says what is true today.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from tournee.francais.phrases import QUAND, minuscule
from tournee.francais.typographie import insecables, typographie
from tournee.publications.silhouettes import dessin, sorte
from tournee.site.adresses import PARTAGE
from tournee.site.pictures import picture
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle

DOSSIER: Final = "partage/"
ACCUEIL: Final = "accueil"
PARTIES: Final[Mapping[str, tuple[str, str]]] = {
    ACCUEIL: ("Les mairies peuvent choisir le logiciel libre", "Allons les rencontrer, une par une."),
    "a-faire": ("À faire", "Ce que la campagne attend de ses groupes, et pourquoi."),
    "agenda": ("L’agenda de la tournée", "Les réunions, et les dates du label quand elles sont connues."),
    "carte": ("La carte du suivi", "Qui a été approché, par qui, et où cela en est."),
    "collectivites": ("Les autres collectivités", "Intercommunalités, syndicats, départements et région."),
    "communes": ("Et votre commune ?", "Où en est chaque commune de la région avec le label."),
    "contribuer": ("Dire ce qui s’est passé", "En une minute, pour que personne n’écrive deux fois à la même mairie."),
    "courriers": ("Les lettres", "À lire, à remplir et à envoyer à une mairie."),
    "departements": ("Les départements", "Où en est la tournée, commune par commune."),
    "donnees": ("Données ouvertes", "Ce que la campagne sait, à réutiliser."),
    "epci": ("Les intercommunalités", "Où elles en sont, et leurs communes."),
    "guides": ("Les guides", "Du premier appel à la cérémonie."),
    "gulls": ("Les groupes", "Qui vient à la rencontre des mairies."),
    "journal": ("Le journal des groupes", "Ce qu’ils racontent de leurs visites et de leurs réunions."),
    "mairie": ("Vous êtes la mairie ?", "Le label en trois lignes, dix questions pour faire le point."),
    "palmares": ("Le palmarès du label", "Édition par édition, avec ses sources et ses doutes."),
    "presse": ("Pour la presse", "Des chiffres datés, des images à reprendre, un contact."),
    "progres": ("Où en est la campagne", "De la première lettre au label, sur combien et de quand."),
}
"""The title and the sentence of each part of the site: what its addresses begin with."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/partage/guides.png``, ``/communes/61001-alencon/partage.png``…, where the site knows its own address."""
    if not renderer.site:
        return
    for partie, (titre, phrase) in PARTIES.items():
        yield _image(campagne, renderer, partage_de(f"{partie}/"), titre, phrase, silhouette="bourg")
    for commune in campagne.suivies(campagne.communes):
        officielle = campagne.officielle(commune)
        adresse = f"{renderer.addresses.officielle(officielle)}{PARTAGE}"
        yield _image(campagne, renderer, adresse, *dits(campagne, officielle), silhouette=sorte(officielle))


def partage_de(adresse: str) -> str:
    """Where the picture of a page stands that has none of its own: that of its part of the site."""
    partie = adresse.partition("/")[0]
    return f"{DOSSIER}{partie if partie in PARTIES else ACCUEIL}.png"


def dits(campagne: Campagne, officielle: CommuneOfficielle) -> tuple[str, str]:
    """The name of a commune, and where it stands: since the day of its status, and not on that of the picture."""
    etat = campagne.situation(campagne.fiche_de(officielle))
    depuis = f" {QUAND['depuis'](etat.depuis)}" if etat.depuis and etat.statut.en_route else ""
    dits = [f"{minuscule(etat.statut.mot)}{depuis}"] if not etat.label or etat.label_ancien else []
    lieu = campagne.territoire.departements[officielle.departement].nom
    return officielle.nom, ", ".join([lieu, *dits, *([etat.label.mot] if etat.label else [])])


def _image(campagne: Campagne, renderer: Renderer, uri: str, titre: str, phrase: str, *, silhouette: str) -> SiteFile:
    dite = {
        "titre": insecables(typographie(titre)),
        "phrase": insecables(typographie(phrase)),
        "campagne": campagne.reglages.nom,
        "sujet": f"Label {campagne.label.nom}",
        "silhouette": dessin(renderer, silhouette),
    }
    modele = files(__package__) / "partage.typ"
    return SiteFile(uri, lambda: picture(renderer.cache, modele, {"partage": json.dumps(dite)}, DOSSIER))
