"""The map elsewhere: a page alone for an iframe, and the page that writes the iframe's code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.francais.noms import alphabetique
from tournee.publications.carte import FOND, dessin, rows_of
from tournee.site.adresses import CARTE
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

INTEGRER: Final = f"{CARTE}integrer/"
SEULE: Final = f"{CARTE}seule/"


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/carte/integrer/`` and ``/carte/seule/``, which is a whole document of its own."""
    territoire = campagne.territoire
    yield renderer.page(
        INTEGRER,
        "integrer.html",
        titre="Intégrer la carte dans votre site",
        description="Le code à copier pour montrer la carte d’un département, d’une intercommunalité ou d’un groupe.",
        source=None,
        departements=territoire.departements.values(),
        epci=alphabetique(territoire.epci.values(), "nom_court"),
        gulls=campagne.gulls,
        seule=SEULE,
    )
    # Its script paints the outlines; without one, an image that is already there does: ten kilobytes saved.
    seule = renderer.fragment(SEULE, "carte-seule.html", **dessin(campagne, rows_of(campagne)), fond=FOND)
    yield SiteFile(f"{SEULE}index.html", seule)
