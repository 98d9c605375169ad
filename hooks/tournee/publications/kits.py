"""What a group needs for an evening of letters: those to send, a table for a mail merge, address labels."""

from __future__ import annotations

import csv
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Final

from tournee.engines.archive import archive
from tournee.francais.typographie import typographie
from tournee.lettres.etiquettes import etiquettes
from tournee.lettres.formats import FORMATS
from tournee.lettres.tree import plain
from tournee.lettres.valeurs import adresse_postale, courriel_de, lettre_de
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer

LISEZ_MOI: Final = "LISEZ-MOI.txt"
"""What the archive is for, how to complete its letters, what to note afterwards."""
TABLE: Final = "publipostage.csv"
PLANCHE: Final = "etiquettes.pdf"
COLONNES: Final = ("collectivite", "appel", "mairie", "rue", "ville", "courriel", "statut", "page")
"""Of the file for a mail merge; the last only where the site's address is known."""


A_COMPLETER: Final = ("odt", "docx")
"""The formats of a letter that is completed before it is printed."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/gulls/artifaille/kit.zip``, ``publipostage.csv`` and ``etiquettes.pdf``, for a group with letters to send."""
    for gull in campagne.gulls:
        if fiches := campagne.a_ecrire(gull):
            adresse = renderer.addresses.de(gull)
            table = partial(_publipostage, campagne, renderer, fiches)
            planche = partial(_etiquettes, campagne, renderer, gull, fiches)
            yield SiteFile(f"{adresse}{TABLE}", table, gull.fichier)
            yield SiteFile(f"{adresse}{PLANCHE}", planche, gull.fichier)
            kit = partial(_kit, campagne, renderer, gull, fiches)
            yield SiteFile(f"{adresse}kit.zip", kit, gull.fichier)


def _kit(campagne: Campagne, renderer: Renderer, gull: Gull, fiches: Sequence[Fiche]) -> bytes:
    lettres = {
        f"lettres/{renderer.addresses.de(fiche).split('/')[1]}/{courrier.id}.{extension}": FORMATS[extension].write(
            lettre_de(campagne, courrier, fiche, gull), renderer.cache
        )
        for fiche in fiches
        if (courrier := campagne.prochain_courrier(fiche))
        for extension in A_COMPLETER
    }
    notice = renderer.text_file(
        "kit.txt.html",
        gull=gull,
        fiches=fiches,
        adressees=_adressees(campagne, fiches),
        formats=[FORMATS[extension] for extension in A_COMPLETER],
    )
    autour = {
        LISEZ_MOI: notice,
        TABLE: _publipostage(campagne, renderer, fiches),
        PLANCHE: _etiquettes(campagne, renderer, gull, fiches),
    }
    return archive(lettres | autour)


def _adressees(campagne: Campagne, fiches: Sequence[Fiche]) -> list[Fiche]:
    """Those whose postal address is known."""
    return [fiche for fiche in fiches if adresse_postale(campagne, fiche)]


def _etiquettes(campagne: Campagne, renderer: Renderer, gull: Gull, fiches: Sequence[Fiche]) -> bytes:
    adresses = [adresse_postale(campagne, fiche) for fiche in _adressees(campagne, fiches)]
    make = partial(etiquettes, adresses, campagne.jour, gull.fichier)
    return renderer.cache.get_or_make((PLANCHE, adresses, campagne.jour), make)


def _publipostage(campagne: Campagne, renderer: Renderer, fiches: Sequence[Fiche]) -> bytes:
    """A row for each, with « ; » and a byte order mark: what spreadsheets open without a question in French."""
    tampon = StringIO(newline="")
    ecrit = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    colonnes = COLONNES if renderer.site else COLONNES[:-1]
    ecrit.writerow(colonnes)
    for fiche in fiches:
        lignes = adresse_postale(campagne, fiche)
        mairie, rue, ville = lignes[0] if lignes else "", "\n".join(lignes[1:-1]), lignes[-1] if lignes else ""
        courrier = campagne.prochain_courrier(fiche)
        appel = plain(courrier.appel or "", lettre_de(campagne, courrier, fiche).valeurs) if courrier else ""
        statut = campagne.situation(fiche).statut.mot
        page = renderer.public(renderer.addresses.de(fiche))
        valeurs = (typographie(fiche.nom), appel, mairie, rue, ville, courriel_de(campagne, fiche), statut, page)
        ecrit.writerow([_sans_formule(valeur) for valeur in valeurs[: len(colonnes)]])
    return tampon.getvalue().encode("utf-8-sig")


def _sans_formule(valeur: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{valeur}" if valeur.startswith(("=", "+", "-", "@")) else valeur
