"""Whether addresses of other sites answer: one demand for each, in French why not."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

# pydantic reads the annotations when the classes are made.
from http.client import HTTPException
from socket import gaierror
from ssl import SSLError
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterable


WORKERS: Final = 4


TIMEOUT: Final = 15.0
"""Seconds that a site has to answer."""


AGENT: Final = "tournee-des-mairies (verification des liens ; une demande par adresse)"


WITHOUT_HEAD: Final = frozenset({403, 404, 405, 501})
"""Answers of sites that do not know HEAD: they are asked again with GET."""


SLOW: Final = "pas de réponse en {delai:g} secondes"


CAUSES: Final = (
    (TimeoutError, SLOW),
    (gaierror, "le nom du site est introuvable"),
    (SSLError, "le certificat du site est refusé"),
    (ConnectionRefusedError, "le site refuse la connexion"),
)
"""Why a server could not be reached, said in French."""


@dataclass(frozen=True)
class Probe:
    """What an address answered: nothing wrong, or why not."""

    adresse: str
    refusal: str = ""
    reached: bool = True
    """Whether a server was reached, be it to say no."""


def probe(adresses: Iterable[str], delai: float = TIMEOUT) -> list[Probe]:
    """Ask each address once: four sites at a time, never two demands at once on the same one."""
    par_site: dict[str, list[str]] = defaultdict(list)
    for adresse in adresses:
        par_site[urlsplit(adresse).netloc].append(adresse)
    with ThreadPoolExecutor(WORKERS) as workers:
        lots = workers.map(lambda lot: [_probe(adresse, delai) for adresse in lot], par_site.values())
        return sorted((essai for lot in lots for essai in lot), key=lambda essai: essai.adresse)


def _probe(adresse: str, delai: float) -> Probe:
    try:
        try:
            _ask(adresse, "HEAD", delai)
        except HTTPError as error:
            if error.code not in WITHOUT_HEAD:
                raise
            _ask(adresse, "GET", delai)
    except HTTPError as error:
        return Probe(adresse, f"le site répond « {error.code} {error.reason} »")
    except TimeoutError:
        return Probe(adresse, SLOW.format(delai=delai), reached=False)
    except URLError as error:
        raison = next(
            (dit for cause, dit in CAUSES if isinstance(error.reason, cause)), f"injoignable ({error.reason})"
        )
        return Probe(adresse, raison.format(delai=delai), reached=False)
    except (OSError, HTTPException, ValueError) as error:
        return Probe(adresse, f"réponse illisible ({error})")
    return Probe(adresse)


def _ask(adresse: str, methode: str, delai: float) -> None:
    demande = Request(adresse, method=methode, headers={"User-Agent": AGENT})  # noqa: S310  a Lien is http or https
    with urlopen(demande, timeout=delai) as reponse:  # noqa: S310  the same
        reponse.read(1)
