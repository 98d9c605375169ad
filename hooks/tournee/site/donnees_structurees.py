"""What a page says of itself to programs, in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tournee.francais.phrases import de
from tournee.francais.typographie import typographie

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.reunions import Rencontre

CONTEXTE: Final = {"@context": "https://schema.org"}
TENUE: Final = {False: "https://schema.org/EventScheduled", True: "https://schema.org/EventCancelled"}
TYPES: Final = {"csv": "text/csv", "json": "application/json"}


def ariane(etapes: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way to a page, from the first: the name and the address of each step."""
    elements = [
        {"@type": "ListItem", "position": rang, "name": typographie(nom), "item": adresse}
        for rang, (nom, adresse) in enumerate(etapes, 1)
    ]
    return {**CONTEXTE, "@type": "BreadcrumbList", "itemListElement": elements}


def organisation(campagne: Campagne) -> dict[str, Any]:
    """The network of groups that the campaign is of."""
    reseau = campagne.reglages.reseau
    return {**CONTEXTE, "@type": "Organization", "name": typographie(reseau.nom), "url": reseau.forum}


def reunions(campagne: Campagne, rencontres: Iterable[Rencontre]) -> list[dict[str, Any]]:
    """The meetings to come: those of which the day is fixed, and where they are if that is known."""
    reglages = campagne.reglages
    nom = f"Réunion {de(reglages.reseau.nom)}"
    ou = (reglages.reunions and reglages.reunions.lieu) or reglages.reseau.mumble
    return [
        {
            **CONTEXTE,
            "@type": "Event",
            "name": typographie(nom),
            "startDate": une.debut.isoformat(),
            "endDate": une.fin.isoformat(),
            "eventStatus": TENUE[une.annulee],
            **({"previousStartDate": une.prevue.isoformat()} if une.prevue else {}),
            **_lieu(une.lieu or ou),
            "organizer": organisation(campagne),
        }
        for une in rencontres
    ]


def _lieu(ou: str | None) -> dict[str, Any]:
    if not ou:
        return {}
    return {"location": {"@type": "VirtualLocation", "url": ou} if "://" in ou else {"@type": "Place", "name": ou}}


def jeu_de_donnees(campagne: Campagne, description: str, adresse: str, fichiers: Sequence[str]) -> dict[str, Any]:
    """The open data: their licence, their day, and each file that it covers, below the address of their page."""
    reglages = campagne.reglages
    return {
        **CONTEXTE,
        "@type": "Dataset",
        "name": f"{reglages.nom}\u00a0: données ouvertes",
        "description": typographie(description),
        "url": adresse,
        "license": reglages.licence_donnees.lien,
        "dateModified": campagne.jour.isoformat(),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": fichier,
                "encodingFormat": TYPES[fichier.rpartition(".")[2]],
                "contentUrl": f"{adresse}{fichier}",
            }
            for fichier in fichiers
        ],
    }
