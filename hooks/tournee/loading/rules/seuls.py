"""What is in a file of its own has the name that tells it from any other, and stands nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tournee.fiches.suivi import Contact
from tournee.francais.noms import apostrophe_droite, cle
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Evenement
    from tournee.reading.sources import Problem

SLUG: Final = re.compile("[0-9A-Za-z-]+")
DEJA: Final = "ce contact est déjà noté ({place}) ; gardez l’un des deux, avec ce que dit l’autre"


def seuls_a_leur_nom(campagne: Campagne) -> Iterator[Problem]:
    """The name of the file says what the file says; one that says what its neighbour says is told for that alone."""
    a_leur_nom = {seul.file for seul in campagne.seuls if seul.file == seul.fichier_a_soi}
    for seul in campagne.seuls:
        if isinstance(seul, Contact) and _est_mal_nomme(seul, campagne):
            continue
        if seul.fichier_a_soi not in a_leur_nom:
            dit = "le nom du fichier ne dit pas ce qu’il contient"
            yield seul.problem("", f"{dit} ; renommez-le en « {seul.nom_de_fichier} », ou corrigez son contenu")


def _est_mal_nomme(contact: Contact, campagne: Campagne) -> bool:
    """Whether what its file is named after is wrong, and told: that name must not follow the mistake."""
    officielle = campagne.territoire.commune(contact.commune or "")
    autre = officielle is not None and cle(officielle.nom) != cle(contact.nom)
    inconnu = contact.par not in {gull.id for gull in campagne.gulls}
    return autre or inconnu or contact.lacks("commune", "collectivite") or not SLUG.fullmatch(contact.cle)


def contacts_de_leur_fiche(campagne: Campagne) -> Iterator[Problem]:
    """The name that a contact writes is that of its record."""
    noms = {fiche.cle: fiche.nom for fiche in campagne.fiches}
    for contact in campagne.contacts:
        nom = noms.get(contact.cle, contact.nom)
        if apostrophe_droite(contact.nom) != apostrophe_droite(nom):
            champ = "commune" if contact.commune else "collectivite"
            dit = f"{quote(contact.cle)} est « {nom} », pas {quote(contact.nom)}"
            yield contact.problem("nom", f"{dit} ; corrigez « nom », ou « {champ} »")


def contacts_une_fois(campagne: Campagne) -> Iterator[Problem]:
    """What was done once is noted once. A log may tell two calls of one day, which two files could not."""
    for fiche in campagne.fiches:
        vus: dict[tuple[object, ...], Evenement] = {}
        for evenement in fiche.suivi:
            if evenement.lacks(*type(evenement).model_fields):
                continue
            premier = vus.setdefault((evenement.le, evenement.geste, evenement.par), evenement)
            if premier is not evenement and (isinstance(evenement, Contact) or premier == evenement):
                yield evenement.problem("geste", f"{quote(fiche.nom)} : {DEJA.format(place=premier.place(evenement))}")
