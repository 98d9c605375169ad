"""What a newspaper may take along: the figures in sentences, a map of each département, who to ask."""

from __future__ import annotations

from collections import Counter
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from tournee.campagne.campagne import LIBRE
from tournee.campagne.chiffres import chiffres
from tournee.campagne.couverture import par_departement
from tournee.fiches.statuts import Statut
from tournee.site.adresses import PRESSE
from tournee.site.pictures import picture
from tournee.site.site_files import SiteFile
from tournee.territoire.projection import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import Departement


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/presse/`` and, for each département, ``/presse/61-orne.svg`` and ``.png``."""
    departements = campagne.territoire.departements.values()
    dessines = [un for un in departements if campagne.territoire.contours.departement(un.code)]
    yield renderer.page(
        PRESSE,
        "presse.html",
        titre="Pour la presse",
        description="La campagne en trois longueurs, ses chiffres datés, une carte de chaque département, un contact.",
        source="data/campagne.yaml",
        chiffres=chiffres(campagne),
        couvertures=[(un, par_departement(campagne)[un.code]) for un in departements],
        cartes=[(un, f"{PRESSE}{un.slug}") for un in dessines],
    )
    for departement in dessines:
        dessin = cache(partial(_dessin, campagne, renderer, departement))
        yield SiteFile(f"{PRESSE}{departement.slug}.svg", dessin)
        yield SiteFile(f"{PRESSE}{departement.slug}.png", partial(_png, renderer, dessin))


def _dessin(campagne: Campagne, renderer: Renderer, departement: Departement) -> str:
    """The map of a département; who asked not to be told of is only counted, and drawn like most of the others."""
    contours = campagne.territoire.contours
    contour = contours.departement(departement.code)
    plan = Plan.around([contour])
    traces: dict[Statut, list[str]] = {}
    nombres = Counter[Statut]()
    anneaux = []
    for officielle in campagne.territoire.communes_de_departement(departement.code):
        fiche = campagne.fiche_de(officielle)
        etat = campagne.situation(fiche)
        montre = LIBRE.statut if campagne.retiree(fiche) else etat.statut
        traces.setdefault(montre, []).append(plan.path(contours.commune(officielle.code)))
        nombres[etat.statut] += 1
        if etat.label_ancien and montre is etat.statut:
            anneaux.append(plan.point(*officielle.point))
    return renderer.fragment(
        PRESSE,
        "carte-presse.svg.html",
        departement=departement,
        plan=plan,
        contour=contour,
        traces=traces,
        anneaux=anneaux,
        legende=[(statut, nombres[statut]) for statut in Statut if nombres[statut]],
    )


def _png(renderer: Renderer, dessin: Callable[[], str]) -> bytes:
    return picture(renderer.cache, files(__package__) / "carte-presse.typ", {"dessin": dessin()}, PRESSE)
