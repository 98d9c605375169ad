"""Several files as one."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def archive(fichiers: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files, by name; in order and without the clock, so that a build after another gives the same."""
    tampon = BytesIO()
    with ZipFile(tampon, "w", ZIP_DEFLATED) as zip_:
        for nom, contenu in sorted(fichiers.items()):
            zip_.writestr(ZipInfo(nom), contenu, ZIP_DEFLATED)
    return tampon.getvalue()


def rewrite(document: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive, its XML files changed; the order of the others says what kind of document it is."""
    tampon = BytesIO()
    with ZipFile(BytesIO(document)) as avant, ZipFile(tampon, "w") as apres:
        for entree in avant.infolist():
            contenu = avant.read(entree)
            apres.writestr(entree, change(contenu) if entree.filename.endswith(".xml") else contenu)
    return tampon.getvalue()
