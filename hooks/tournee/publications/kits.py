"""What a group needs for an evening of letters: those to send, a table for a mail merge, address labels."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from tournee.engines.archive import archive
from tournee.fiches.courriers import Support
from tournee.francais.typographie import typographie
from tournee.lettres.etiquettes import etiquettes
from tournee.lettres.formats import FORMATS
from tournee.lettres.valeurs import adresse_postale, courriel_de, lettre_de
from tournee.publications.courriers import downloads
from tournee.publications.dossiers import LISEZ_MOI
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer

COLONNES: Final = ("collectivite", "appel", "mairie", "rue", "ville", "courriel", "statut", "page")
"""Of the file for a mail merge."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/gulls/artifaille/kit.zip``, ``publipostage.csv`` and ``etiquettes.pdf``, for a group with letters to send."""
    for gull in campagne.gulls:
        if fiches := campagne.a_ecrire(gull):
            yield from _kit(campagne, renderer, gull, fiches)


def _kit(campagne: Campagne, renderer: Renderer, gull: Gull, fiches: Sequence[Fiche]) -> Iterator[SiteFile]:
    adresse = renderer.addresses.de(gull)
    lettres = {
        f"lettres/{renderer.addresses.de(fiche).split('/')[1]}/{fichier.uri}": fichier.contenu
        for fiche in fiches
        for courrier in campagne.courriers_de(fiche)[:1]
        for fichier in downloads(lettre_de(campagne, courrier, fiche, gull), courrier.id, renderer.cache)
    }
    adressees = [fiche for fiche in fiches if adresse_postale(campagne, fiche)]
    planche = etiquettes([adresse_postale(campagne, fiche) for fiche in adressees], campagne.jour, gull.fichier)
    formats = [FORMATS[extension] for extension in Support.PAPIER.usage.formats]
    seules = {
        "publipostage.csv": _publipostage(campagne, renderer, fiches),
        "etiquettes.pdf": planche,
        LISEZ_MOI: renderer.text_file("kit.txt.html", gull=gull, fiches=fiches, adressees=adressees, formats=formats),
    }
    for nom in ("publipostage.csv", "etiquettes.pdf"):
        yield SiteFile(f"{adresse}{nom}", seules[nom], gull.fichier)
    yield SiteFile(f"{adresse}kit.zip", archive(lettres | seules), gull.fichier)


def _publipostage(campagne: Campagne, renderer: Renderer, fiches: Sequence[Fiche]) -> bytes:
    """A row for each, with « ; » and a byte order mark: what spreadsheets open without a question in French."""
    tampon = StringIO(newline="")
    ecrit = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    ecrit.writerow(COLONNES)
    for fiche in fiches:
        lignes = adresse_postale(campagne, fiche)
        mairie, rue, ville = lignes[0] if lignes else "", "\n".join(lignes[1:-1]), lignes[-1] if lignes else ""
        appel = campagne.courriers_de(fiche)[0].appel or ""
        statut = campagne.situation(fiche).statut.mot
        page = renderer.site + renderer.addresses.de(fiche)
        valeurs = (typographie(fiche.nom), appel, mairie, rue, ville, courriel_de(campagne, fiche), statut, page)
        ecrit.writerow([_sans_formule(valeur) for valeur in valeurs])
    return tampon.getvalue().encode("utf-8-sig")


def _sans_formule(valeur: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{valeur}" if valeur.startswith(("=", "+", "-", "@")) else valeur
