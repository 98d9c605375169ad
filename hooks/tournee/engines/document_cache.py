"""What was made before and has not changed: results kept in a folder, by the fingerprint of all that makes them."""

from __future__ import annotations

import hashlib
import logging
from contextlib import suppress
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

from tournee.engines import fonts
from tournee.francais.pannes import panne

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

CACHE: Final = ".cache/tournee"
"""Its folder, from the root of a project."""
EN_COURS: Final = "en-cours-"
"""How the name of a result begins while it is being written, here or by another build."""
OUTILS: Final = (
    *("brotli", "folium", "fonttools", "pygments", "pypandoc_binary", "segno", "tinycss2", "typst"),
    *fonts.PACKAGES,
)
"""The tools whose version changes what they make, and the faces that they lay out with."""
LOG: Final = logging.getLogger(__name__)


class DocumentCache:
    """A folder of results; without a folder, or one that nobody may write in, everything is made each time."""

    def __init__(self, dossier: Path | None = None) -> None:
        self._dossier = dossier
        self._servis: set[str] = set()
        self._refused = False
        """Whether nothing can be written there: it is told once, and not tried again."""
        self._fabrique = _fingerprint(*map(version, OUTILS), *_sources(files("tournee"))) if dossier else ""

    def get_or_make(self, ingredients: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """The result of ``make``, kept from the last time if the ingredients, our code and the tools are the same."""
        if self._dossier is None:
            return make()
        nom = _fingerprint(self._fabrique, *ingredients)
        self._servis.add(nom)
        fichier = self._dossier / nom
        with suppress(OSError):  # never made, thrown away by another build at this moment, or not for us to read
            return fichier.read_bytes()
        resultat = make()
        if not self._refused:
            try:
                _write(resultat, fichier)
            except OSError as error:
                self._refused = True
                tell_refused(self._dossier, error)
        return resultat

    def sweep(self) -> None:
        """Throw away what this build did not ask for."""
        if self._dossier is None:
            return
        with suppress(OSError):  # a folder that is not there, or that nobody may write in
            for fichier in self._dossier.iterdir():
                if fichier.name not in self._servis and not fichier.name.startswith(EN_COURS):
                    fichier.unlink(missing_ok=True)


def tell_refused(dossier: Path, error: OSError) -> None:
    """Say that a cache is skipped: all is made, only more slowly."""
    LOG.warning(
        "Le cache « %s » ne peut pas être écrit (%s) : la construction s’en passe, elle sera plus longue.",
        "/".join(dossier.parts[-2:]),
        panne(error) or error.strerror,
    )


def _write(resultat: bytes, fichier: Path) -> None:
    """Whole or not at all."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=fichier.parent, prefix=EN_COURS, delete=False) as entier:
        try:
            entier.write(resultat)
            entier.flush()
        except OSError:
            Path(entier.name).unlink()
            raise
    Path(entier.name).replace(fichier)


def _fingerprint(*parties: object) -> str:
    return hashlib.sha256("\0".join(map(repr, parties)).encode()).hexdigest()


def _sources(dossier: Traversable) -> Iterator[bytes]:
    """The code and the models of documents, in order."""
    for entree in sorted(dossier.iterdir(), key=lambda entree: entree.name):
        if entree.is_dir() and entree.name != "__pycache__":
            yield from _sources(entree)
        elif entree.is_file() and not entree.name.endswith(".pyc"):
            yield entree.read_bytes()
