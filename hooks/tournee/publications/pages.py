"""The pages that are alone of their kind: a row each, and its template in overrides/pages/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tournee.campagne.chiffres import Chiffre
from tournee.fiches.courriers import Support
from tournee.fiches.guides import GUIDES, Guide, Role, Temps
from tournee.fiches.gulls import Forme, Gull, Offre
from tournee.fiches.palmares import Laureat
from tournee.fiches.statuts import Moment, Signal, Statut
from tournee.fiches.suivi import Collectivite, Commune, Contact, Geste, Motif
from tournee.lettres.formats import FORMATS
from tournee.loading.champs import tableaux
from tournee.loading.schemas import first_lines_alone
from tournee.publications import palmares, progres
from tournee.publications.contribuer import REGLES
from tournee.publications.silhouettes import SORTES
from tournee.site import livret
from tournee.site.adresses import (
    AJOUTER,
    CHARTE,
    COLLECTIVITES,
    COMMUNES,
    COURRIERS,
    DEPARTEMENTS,
    EPCI,
    GULLS,
    HORS_LIGNE,
    NOTER,
    PALMARES,
    PROGRES,
)
from tournee.site.hors_ligne import BUDGET, VISITES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile

    Contexte = Callable[[Campagne], dict[str, Any]]

ENTREES_MAX: Final = 4
"""How many guides a role is shown first."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """Each of ``PAGES``."""
    for page in PAGES:
        dit = (page.uri, page.gabarit, page.titre, page.description, page.source)
        yield renderer.page(*dit, cherchee=page.cherchee, **page.contexte(campagne))


@dataclass(frozen=True)
class Page:
    """A page: its folder, its template, what it says of itself, the file of the project that it tells, its values."""

    uri: str
    gabarit: str
    titre: str
    description: str
    source: str | None
    contexte: Contexte = lambda _: {}
    cherchee: bool = True
    """Whether the site's search knows it."""


def debuts(campagne: Campagne, role: Role) -> list[Guide]:
    """Where a role begins: what engages a group is for groups, and for them alone comes first."""
    guides = [
        un for un in campagne.guides if role in un.roles and (un.temps is Temps.ENGAGEMENT) == (role is Role.GROUPE)
    ]
    return guides[:ENTREES_MAX]


def _liste(campagne: Campagne, fiches: Sequence[Fiche]) -> dict[str, Any]:
    """Those that a list names, and how many there are with those that asked not to be named."""
    return {"fiches": campagne.recentes_d_abord(campagne.suivies(fiches)), "nombre": len(fiches)}


def _intercommunalites(campagne: Campagne) -> dict[str, Any]:
    """Those of each département, and those that are elsewhere."""
    epci, departements = campagne.territoire.epci.values(), campagne.territoire.departements
    return {
        "par_departement": [
            (un, siennes) for un in departements.values() if (siennes := [e for e in epci if e.departement == un.code])
        ],
        "ailleurs": [un for un in epci if un.departement not in departements],
    }


def nommables(campagne: Campagne) -> dict[str, list[Collectivite]]:
    """The collectivités that a contact can name and that are not communes: those that the tracker shows, the others."""
    montrees = campagne.suivies(campagne.collectivites)
    autres = (fiche for fiche in campagne.collectivites if campagne.retiree(fiche))
    return {"Dans le suivi": [*montrees], "Hors du suivi": [*autres, *campagne.epci_a_suivre()]}


def _guides(campagne: Campagne) -> dict[str, Any]:
    return {
        "par_temps": {temps.mot: [un for un in campagne.guides if un.temps is temps] for temps in Temps},
        "par_role": {role: (role.mot, debuts(campagne, role)) for role in Role},
        "par_moment": {moment.mot: [un for un in campagne.guides if un.etape is moment] for moment in Moment},
        "livret": livret.FICHIER,
    }


PAGES: Final = (
    Page(
        COMMUNES,
        "communes.html",
        titre="Les communes",
        description="Les communes du suivi et leur statut, et le chemin vers chacune des communes de la région.",
        source=Commune.fichier,
        contexte=lambda campagne: _liste(campagne, campagne.communes),
    ),
    Page(
        DEPARTEMENTS,
        "departements.html",
        titre="Les départements",
        description="Le chemin vers chaque département de la région, ses communes et ses intercommunalités.",
        source=None,
    ),
    Page(
        EPCI,
        "intercommunalites.html",
        titre="Les intercommunalités",
        description="Le chemin vers chaque intercommunalité de la région et ses communes, par département.",
        source=None,
        contexte=_intercommunalites,
    ),
    Page(
        COLLECTIVITES,
        "collectivites.html",
        titre="Les autres collectivités",
        description="Intercommunalités, syndicats, départements et région : où en est chacun avec le label.",
        source=Collectivite.fichier,
        contexte=lambda campagne: _liste(campagne, campagne.collectivites),
    ),
    Page(
        GULLS,
        "gulls.html",
        titre="Les groupes",
        description="Les groupes d’utilisateurs de logiciels libres qui participent à la campagne, ou le pourraient.",
        source=Gull.fichier,
    ),
    Page(
        PROGRES,
        "progres.html",
        titre="Où en est la campagne",
        description="De la première lettre au label : combien de communes et d’habitants, sur combien.",
        source=Commune.fichier,
        contexte=progres.contexte,
    ),
    Page(
        PALMARES,
        "palmares.html",
        titre="Le palmarès du label",
        description="Les collectivités labellisées, édition par édition, avec les sources et les incertitudes.",
        source=Laureat.fichier,
        contexte=palmares.contexte,
    ),
    Page(
        COURRIERS,
        "courriers.html",
        titre="Courriers",
        description="Les lettres de la campagne, à lire, à télécharger et à compléter avant l’envoi à une mairie.",
        source=None,
        contexte=lambda _: {"formats": [FORMATS[extension] for extension in Support.PAPIER.usage.formats]},
    ),
    Page(
        "contribuer/champs/",
        "champs.html",
        titre="Les champs",
        description="Ce que les fichiers de données peuvent dire, champ par champ, avec les valeurs permises.",
        source=None,
        contexte=lambda _: {"fichiers": tableaux(), "premieres_lignes": first_lines_alone()},
    ),
    Page(
        GUIDES,
        "guides.html",
        titre="Guides",
        description="Du premier appel à la cérémonie : par où commencer selon votre temps et votre rôle.",
        source=None,
        contexte=_guides,
    ),
    Page(
        NOTER,
        "noter.html",
        titre="Noter ce qui s’est passé",
        description="Dire en une minute ce qui s’est passé avec une mairie, ou réserver une commune.",
        source=None,
        contexte=lambda campagne: {
            "gestes": Geste,
            "motifs": Motif,
            "dossier": Contact.dossier,
            "regles": REGLES,
            "collectivites": nommables(campagne),
        },
    ),
    Page(
        AJOUTER,
        "ajouter.html",
        titre="Ajouter un groupe",
        description="Présenter en une minute un groupe qui participe à la campagne, ou le pourrait.",
        source=None,
        contexte=lambda _: {"formes": Forme, "offres": Offre, "dossier": Gull.dossier, "regles": REGLES},
    ),
    Page(
        HORS_LIGNE,
        "hors-ligne.html",
        titre="Lire ce site sans réseau",
        description="Ce que votre navigateur garde de ce site pour le lire sans réseau, et comment l’effacer.",
        source=None,
        contexte=lambda _: {"budget": BUDGET, "visites": VISITES},
    ),
    Page(
        CHARTE,
        "charte.html",
        titre="La charte",
        description="Chaque composant du site dans tous ses états, sur des exemples inventés.",
        source=None,
        contexte=lambda _: {
            "statuts": tuple(Statut),
            "signaux": tuple(Signal),
            "silhouettes": SORTES,
            "chiffre": Chiffre,
        },
        cherchee=False,
    ),
)
"""In the order of the menu; a page that is in no menu needs nothing else."""
