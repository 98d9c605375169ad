"""The letter to send next to each followed collectivité, filled in; whoever asks has the browser fill in the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tournee.lettres.formats import FORMATS
from tournee.lettres.valeurs import lettre_de
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.courriers import Courrier
    from tournee.fiches.suivi import Fiche
    from tournee.lettres.formats import Format
    from tournee.site.rendering import Renderer


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/communes/61001-alencon/premier-contact.odt`` and the like."""
    for fiche in campagne.fiches:
        if courrier := campagne.prochain_courrier(fiche):
            for extension in courrier.support.usage.formats:
                write = partial(_write, campagne, renderer, fiche, courrier, FORMATS[extension])
                uri = f"{renderer.addresses.de(fiche)}{courrier.id}.{extension}"
                yield SiteFile(uri, write, fiche.fichier)


def _write(campagne: Campagne, renderer: Renderer, fiche: Fiche, courrier: Courrier, format_: Format) -> bytes:
    """The letter of whoever carries it, which leads back to its page where a letter leads somewhere."""
    groupe = campagne.situation(fiche).groupe
    gull = campagne.gull(groupe) if groupe else None
    lettre = lettre_de(campagne, courrier, fiche, gull, renderer.public(renderer.addresses.de(fiche)))
    return format_.write(lettre, renderer.cache)
