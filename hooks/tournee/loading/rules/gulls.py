"""A group stands once, under its own name, and was seen alive in a year that has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.francais.noms import cle
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.reading.sources import Problem

EXEMPLE: Final = "votre-groupe"
"""What stands for a group in docs/contribuer.md."""

DITS: Final = {
    "id_pris": "l’identifiant « {id} » est déjà celui de « {nom} » ({place}) ; "
    "réunissez les deux fiches, ou choisissez-en un autre",
    "nom_pris": "« {nom} » est déjà noté ({place}), sous l’identifiant « {id} » ; "
    "réunissez les deux fiches, ou précisez le nom",
    "exemple": "« {id} » est l’exemple du mode d’emploi ; écrivez l’identifiant et le nom de votre groupe",
    "vue_a_venir": "« vue_en » ({annee}) est dans l’avenir (nous sommes en {cette_annee}) ; "
    "écrivez la dernière année où une page montre le groupe en activité",
}
"""What the rules of this module say of a group that the form of the site can make too (publications/contribuer.py)."""


def groupes_une_fois(campagne: Campagne) -> Iterator[Problem]:
    """Neither two groups of one id nor one group under two ids; what is in the file of all was there first."""
    ids: dict[str, Gull] = {}
    noms: dict[str, Gull] = {}
    nommes = [gull for gull in campagne.gulls if not gull.lacks("id", "nom")]
    for gull in sorted(nommes, key=lambda gull: gull.file != gull.fichier):
        meme_id, meme_nom = ids.setdefault(gull.id, gull), noms.setdefault(cle(gull.nom), gull)
        premier, champ, dit = (meme_nom, "nom", "nom_pris") if meme_id is gull else (meme_id, "id", "id_pris")
        if premier is not gull:
            yield gull.problem(champ, DITS[dit].format(id=premier.id, nom=premier.nom, place=premier.place(gull)))


def exemple_adapte(campagne: Campagne) -> Iterator[Problem]:
    """The group of the manual's example is nobody's."""
    for gull in campagne.gulls:
        if gull.id == EXEMPLE:
            yield gull.problem("id", DITS["exemple"].format(id=gull.id))


def activite_passee(campagne: Campagne) -> Iterator[Problem]:
    """Nobody has seen a group alive in a year to come."""
    for gull in campagne.gulls:
        if gull.lacks("activite") or gull.activite.lacks("vue_en"):
            continue
        annee, cette_annee = gull.activite.vue_en, campagne.jour.year
        if annee > cette_annee:
            dit = DITS["vue_a_venir"].format(annee=annee, cette_annee=cette_annee)
            yield gull.activite.problem("vue_en", f"{quote(gull.nom)} : {dit}")
