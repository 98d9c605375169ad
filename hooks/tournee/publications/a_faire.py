"""What to do now: one page for the campaign, and one for each département with all the communes to go to next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tournee.campagne.a_faire import Besoin, taches
from tournee.campagne.presence import zones_blanches
from tournee.campagne.prochaines import libres, prochaines
from tournee.fiches.reglages import Reglages
from tournee.site.adresses import A_FAIRE
from tournee.site.site_files import PageHead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.prochaines import Prochaine
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile
    from tournee.territoire.communes import Departement


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/a-faire/``, ``/a-faire/61-orne/`` and the like."""
    territoire = campagne.territoire
    attendues = taches(campagne)
    par_departement = [
        (departement, prochaines(campagne, territoire.communes_de_departement(departement.code)))
        for departement in territoire.departements.values()
    ]
    yield renderer.page(
        A_FAIRE,
        "a-faire.html",
        titre="À faire",
        description="Ce que la campagne attend de ses groupes aujourd’hui, avec la raison de chaque ligne.",
        source=Reglages.fichier,
        taches={besoin: siennes for besoin in Besoin if (siennes := [un for un in attendues if un.besoin is besoin])},
        par_departement=par_departement,
        libres=libres(campagne, territoire.communes.values()),
        zones=list(zones_blanches(campagne)),
    )
    for departement, communes in par_departement:
        yield renderer.late_page(
            renderer.addresses.a_faire(departement),
            "a-faire-departement.html",
            PageHead(
                titre=f"À faire : {departement.nom}",
                description=f"Les communes {departement.de_nom} à aller voir, avec ce qui recommande chacune.",
            ),
            Reglages.fichier,
            partial(_departement, campagne, departement, communes),
        )


def _departement(campagne: Campagne, departement: Departement, communes: tuple[Prochaine, ...]) -> dict[str, Any]:
    siennes = campagne.territoire.communes_de_departement(departement.code)
    return {"departement": departement, "prochaines": communes, "libres": libres(campagne, siennes)}
