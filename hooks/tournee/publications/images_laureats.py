"""The pictures with which anybody may announce a label of the region: an SVG and a PNG for each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from tournee.campagne.chronologie import paliers
from tournee.francais.phrases import hote, majuscule
from tournee.francais.typographie import insecables, typographie
from tournee.site.adresses import PALMARES
from tournee.site.pictures import picture
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.engines.typesetting import Picture
    from tournee.fiches.palmares import Laureat
    from tournee.site.rendering import Renderer

MODELE: Final = "image-laureat.typ"


@dataclass(frozen=True)
class Image:
    """The picture of one label: whose, and where its files stand."""

    laureat: Laureat
    nom: str
    """As the campaign writes it."""
    adresse: str
    """Without an extension."""

    @property
    def svg(self) -> str:
        """That of the drawing."""
        return f"{self.adresse}.svg"

    @property
    def png(self) -> str:
        """That of the pixels."""
        return f"{self.adresse}.png"


def images(campagne: Campagne) -> list[Image]:
    """One for each label of who is followed, the last first: nobody announces it for who asked not to be told of."""
    lignes = [(laureat, fiche) for fiche in campagne.suivies(campagne.fiches) for laureat in campagne.labels_de(fiche)]
    return [
        Image(laureat, fiche.nom, f"{PALMARES}images/{laureat.annee}-{laureat.insee or fiche.cle}")
        for laureat, fiche in sorted(lignes, key=lambda ligne: (-ligne[0].annee, ligne[1].cle))
    ]


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/palmares/images/2017-27375.svg`` and ``.png``."""
    for image in images(campagne):
        yield SiteFile(image.svg, partial(_dessin, campagne, renderer, image, "svg"), image.laureat.fichier)
        yield SiteFile(image.png, partial(_dessin, campagne, renderer, image, "png"), image.laureat.fichier)


def _dessin(campagne: Campagne, renderer: Renderer, image: Image, genre: Picture) -> bytes:
    laureat = image.laureat
    autrefois = campagne.autrefois(laureat)
    dite = {
        "label": f"Label {campagne.label.nom}",
        "annee": f"Édition {laureat.annee}" + (f", sous le nom de « {autrefois} »" if autrefois else ""),
        "nom": image.nom,
        "palier": majuscule(paliers(campagne, laureat)),
        "doute": f"À confirmer. {laureat.doute}" if laureat.doute else "",
        "source": f"D’après {hote(laureat.source)}",
        "campagne": campagne.reglages.nom,
    }
    texte = json.dumps({cle: insecables(typographie(valeur)) for cle, valeur in dite.items()}, ensure_ascii=False)
    modele = files(__package__) / MODELE
    return picture(renderer.cache, modele, {"laureat": texte}, laureat.fichier, laureat.line(), genre=genre)
