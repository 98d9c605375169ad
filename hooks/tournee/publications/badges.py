"""A badge for each page of a place or of a group, to be shown elsewhere: where it stands, and as of when."""

from __future__ import annotations

from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from tournee.francais.phrases import compte, majuscule, nombre
from tournee.site.adresses import BADGE
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.fiches.statuts import Statut
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import Departement

LIGNE: Final = 28
"""The signs that a line of a name holds, whatever the fonts of its reader; it has two lines."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/communes/61001-alencon/badge.svg`` and the like; none for who asked not to be told of."""
    adresses, territoire = renderer.addresses, campagne.territoire
    for officielle in territoire.communes.values():
        yield from _de_fiche(campagne, renderer, adresses.officielle(officielle), campagne.fiche_de(officielle))
    for fiche in campagne.collectivites:
        yield from _de_fiche(campagne, renderer, adresses.de(fiche), fiche)
    for epci in territoire.epci.values():
        fiche_ou_rien = campagne.collectivite(epci.siren) or campagne.epci_sans_suivi(epci)
        yield from _de_fiche(campagne, renderer, adresses.epci(epci), fiche_ou_rien, epci.nom_court)
    for departement in territoire.departements.values():
        yield _badge(renderer, adresses.departement(departement), departement.nom, _dit_d_un(campagne, departement))
    for gull in campagne.gulls:
        yield _badge(renderer, adresses.de(gull), gull.nom, _dit_du(campagne, gull))


def _de_fiche(
    campagne: Campagne, renderer: Renderer, adresse: str, fiche: Fiche, nom: str | None = None
) -> Iterator[SiteFile]:
    """That of a collectivité: its status, and the label that it has or had."""
    if campagne.retiree(fiche):
        return
    etat = campagne.situation(fiche)
    dits = [majuscule(etat.label.mot)] if etat.label else []
    if not etat.label or etat.label_ancien:
        dits.insert(0, etat.statut.mot)
    yield _badge(renderer, adresse, nom or fiche.nom, dits, etat.statut)


def _dit_d_un(campagne: Campagne, departement: Departement) -> list[str]:
    return [f"{compte(campagne.suivies_dans(departement), 'commune')} sur {nombre(departement.communes)} dans le suivi"]


def _dit_du(campagne: Campagne, gull: Gull) -> list[str]:
    portees = len(campagne.fiches_de(gull))
    return [f"{compte(portees, 'collectivité')} dans son journal" if portees else "Au répertoire des groupes"]


def _badge(renderer: Renderer, adresse: str, nom: str, dits: list[str], statut: Statut | None = None) -> SiteFile:
    noms = wrap(nom, LIGNE, max_lines=2, placeholder="…")
    dessiner = partial(renderer.fragment, adresse, "badge.svg.html", nom=nom, noms=noms, dits=dits, statut=statut)
    return SiteFile(f"{adresse}{BADGE}", dessiner)
