"""A badge for each page of a place or of a group, to be shown elsewhere: where it stands, and as of when."""

from __future__ import annotations

from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from tournee.francais.phrases import compte, majuscule, nombre
from tournee.site.adresses import BADGE
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.statuts import Statut
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle

LIGNE: Final = 28
"""The signs that a line of a name holds, whatever the fonts of its reader; it has two lines."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/communes/61001-alencon/badge.svg`` and the like: what is followed, each EPCI, each département, each group.

    A commune that nobody has gone to yet has none: 2,700 files that say « à contacter » took a sixth of a build.
    """
    adresses, territoire = renderer.addresses, campagne.territoire
    for fiche in campagne.suivies(campagne.fiches):
        yield _badge(renderer, adresses.de(fiche), fiche.nom, _dits(campagne, fiche), campagne.situation(fiche).statut)
    for epci in territoire.epci.values():
        fiche = campagne.fiche_de_l_epci(epci)
        if not campagne.retiree(fiche):
            dits = [*_dits(campagne, fiche), _part(campagne, territoire.communes_de_epci(epci.siren))]
            yield _badge(renderer, adresses.epci(epci), epci.nom_court, dits, campagne.situation(fiche).statut)
    for departement in territoire.departements.values():
        part = _part(campagne, territoire.communes_de_departement(departement.code))
        yield _badge(renderer, adresses.departement(departement), departement.nom, [part])
    for gull in campagne.gulls:
        notees = len(campagne.fiches_de(gull))
        dit = f"{compte(notees, 'collectivité')} dans son journal" if notees else "Au répertoire des groupes"
        yield _badge(renderer, adresses.de(gull), gull.nom, [dit])


def _dits(campagne: Campagne, fiche: Fiche) -> list[str]:
    """The status of a collectivité, and the label that it had; the label alone where it makes the status."""
    etat = campagne.situation(fiche)
    label = [majuscule(etat.label.mot)] if etat.label else []
    return label if etat.label and etat.label.actuel else [etat.statut.mot, *label]


def _part(campagne: Campagne, communes: Sequence[CommuneOfficielle]) -> str:
    """How many communes of a place the figures of the tracker count."""
    connues = {fiche.insee for fiche in campagne.communes}
    suivies = sum(commune.code in connues for commune in communes)
    return f"{compte(suivies, 'commune')} sur {nombre(len(communes))} dans le suivi"


def _badge(renderer: Renderer, adresse: str, nom: str, dits: list[str], statut: Statut | None = None) -> SiteFile:
    noms = wrap(nom, LIGNE, max_lines=2, placeholder="…")
    dessiner = partial(renderer.fragment, adresse, "badge.svg.html", nom=nom, noms=noms, dits=dits, statut=statut)
    return SiteFile(f"{adresse}{BADGE}", dessiner)
