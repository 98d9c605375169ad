"""What a browser keeps of the site, to be read without a network: the addresses that are worth it, in order."""

from __future__ import annotations

import hashlib
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from tournee.site.adresses import (
    A_FAIRE,
    AGENDA,
    CARTE,
    COLLECTIVITES,
    COMMUNES,
    COURRIERS,
    DEPARTEMENTS,
    EPCI,
    GULLS,
    HORS_LIGNE,
    MAIRIE,
    NOTER,
)
from tournee.site.rendering import en_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tournee.site.rendering import Renderer

BUDGET: Final = 6
"""How much of it, in megabytes: what comes last in the order is left out."""
VISITES: Final = 80
"""How many of the other files that somebody has seen."""
SERVICE: Final = "hors-ligne.js"
MAGASIN: Final = "assets/hors-ligne/magasin.js"
GARDEES: Final = (
    *("", HORS_LIGNE, "assets/*.css", "assets/*.js", "assets/*.woff2", "assets/*.svg"),
    *(COMMUNES, "communes/communes.json", "guides/", "guides/*/"),
    *(COURRIERS, f"{COURRIERS}*/", f"{COURRIERS}*.odt", "courriers/lettres.json", "courriers/mairies.json"),
    *(GULLS, A_FAIRE, NOTER, "contribuer/regles.json", AGENDA, MAIRIE, f"{MAIRIE}*/", COLLECTIVITES),
    *(CARTE, f"{CARTE}suite.json", DEPARTEMENTS, f"{DEPARTEMENTS}*/", EPCI, "search/search_index.json"),
)
LAISSEES: Final = ("assets/leaflet/*", "assets/seule.css")
"""Nothing of these serves a page that is read without a network."""
COURTE: Final = 16
"""How much of a digest tells two contents apart."""


def service(renderer: Renderer, magasin: bytes, gardes: Mapping[str, str]) -> str:
    """The worker: what it keeps, each with its digest; with nothing to keep, it undoes what a former one had kept."""
    dit = {"magasin": en_json(f"{MAGASIN}?{empreinte(magasin)}"), "fichiers": gardes and en_json(gardes)}
    return renderer.fragment("", f"{SERVICE}.html", visites=VISITES, **dit)


def empreinte(contenu: bytes) -> str:
    """A few letters that change with what a file holds."""
    return hashlib.sha256(contenu).hexdigest()[:COURTE]


def a_garder(adresses: Iterable[str]) -> list[str]:
    """Those of these addresses that are kept, the most useful first."""
    rangs = {
        adresse: min((rang for rang, motif in enumerate(GARDEES) if fnmatchcase(adresse, motif)), default=None)
        for adresse in sorted(adresses)
        if not any(fnmatchcase(adresse, motif) for motif in LAISSEES)
    }
    return sorted((adresse for adresse in rangs if rangs[adresse] is not None), key=lambda adresse: rangs[adresse] or 0)
