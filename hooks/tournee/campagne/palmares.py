"""What the palmarès tells once put together: an edition on its own scale, a collectivité over the years, a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.campagne.vierges import est_ici
from tournee.fiches.natures import Nature
from tournee.francais.noms import alphabetique, cle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.label import Edition, Palier
    from tournee.fiches.palmares import Laureat
    from tournee.fiches.suivi import Fiche
    from tournee.territoire.communes import Ailleurs


@dataclass(frozen=True)
class Releve:
    """What is known of the laureates of one edition."""

    edition: Edition
    laureats: tuple[Laureat, ...]
    par_palier: tuple[tuple[Palier, int], ...]
    """How many surely obtained each step of the scale of that edition, from the lowest."""
    incertains: int
    """How many are listed here without a sure step."""
    manquants: int
    """How many more a source announces, at most, that are not listed here."""

    @property
    def entier(self) -> bool:
        """Whether all of its laureates are known: only then does an absence say something."""
        return bool(self.edition.laureats) and not self.manquants


def releves(campagne: Campagne) -> list[Releve]:
    """Each edition, the last first."""
    return [_releve(campagne, edition) for edition in sorted(campagne.label.editions, key=lambda une: -une.annee)]


def _releve(campagne: Campagne, edition: Edition) -> Releve:
    siens = tuple(laureat for laureat in campagne.palmares if laureat.annee == edition.annee)
    surs = Counter(laureat.palier for laureat in siens)
    annonces = max((compte.nombre for compte in edition.laureats), default=0)
    return Releve(
        edition,
        siens,
        tuple((palier, surs[palier.id]) for palier in campagne.label.echelle(edition).paliers),
        surs[None],
        max(0, annonces - len(siens)),
    )


@dataclass(frozen=True)
class Parcours:
    """One collectivité over the years: its lines of the palmarès, the oldest first."""

    laureats: tuple[Laureat, ...]
    fiche: Fiche | None
    """Its record, if the campaign follows it."""
    absente: tuple[int, ...]
    """The later editions whose laureates are all known, and of which it is not."""

    @property
    def dernier(self) -> Laureat:
        """Its latest label."""
        return self.laureats[-1]

    @property
    def nom(self) -> str:
        """As the latest source gives it."""
        return self.dernier.nom


def parcours(campagne: Campagne) -> list[Parcours]:
    """Each collectivité of the palmarès, in the order of the alphabet."""
    fiches = _fiches(campagne)
    par_corps: dict[str, list[Laureat]] = {}
    for laureat in sorted(campagne.palmares, key=lambda un: un.annee):
        par_corps.setdefault(_corps(campagne, laureat), []).append(laureat)
    entiers = [releve.edition.annee for releve in reversed(releves(campagne)) if releve.entier]
    return alphabetique(
        Parcours(
            tuple(siens),
            next((fiches[cle] for un in siens for cle in campagne.cles_de(un) if cle in fiches), None),
            tuple(annee for annee in entiers if annee > siens[-1].annee),
        )
        for siens in par_corps.values()
    )


def sans_fiche(campagne: Campagne) -> list[Parcours]:
    """The laureates of the territory that nobody has noted: where they sit is to be told, or even what they are."""
    return [
        corps
        for corps in parcours(campagne)
        if est_ici(corps.dernier, campagne.territoire)
        and (corps.fiche is None or not (corps.fiche.written or corps.dernier.type in SITUEES))
    ]


SITUEES: Final = frozenset({Nature.COMMUNE, Nature.EPCI, Nature.DEPARTEMENT, Nature.REGION})
"""Those of which the official files tell where they are."""


def _corps(campagne: Campagne, laureat: Laureat) -> str:
    """What tells one collectivité from another; by name and kind where the sources give no code."""
    return campagne.cles_de(laureat)[0] if laureat.code else f"{laureat.type} {laureat.departement} {cle(laureat.nom)}"


def _fiches(campagne: Campagne) -> dict[str, Fiche]:
    return {cle: fiche for fiche in campagne.fiches for cle in fiche.cles_au_palmares}


@dataclass(frozen=True)
class Lieu:
    """The laureates of a place since the first edition; communes alone are compared, to the inhabitants."""

    nom: str
    population: int
    communes: int
    autres: int
    ici: bool
    """Whether it is the region of the campaign, or in it."""

    @property
    def par_million(self) -> float:
        """How many communes of a million inhabitants."""
        return 1_000_000 * self.communes / self.population


@dataclass(frozen=True)
class Comparaison:
    """The places where a collectivité is known, and those of the campaign, in the order of the alphabet."""

    cote_a_cote: list[Lieu]
    """The regions of the campaign, then the départements with which it chose to be compared; empty if it chose none."""
    regions: list[Lieu]
    departements: list[Lieu]
    sans_lieu: int
    """How many collectivités nobody can place."""


def comparaison(campagne: Campagne) -> Comparaison:
    """Where the collectivités of the palmarès are, each counted once whatever its labels."""
    territoire = campagne.territoire
    habites = {code: departement for code, departement in territoire.france.items() if departement.population}
    par_code: dict[str, list[Parcours]] = {code: [] for code in habites}
    sans_lieu = 0
    for corps in parcours(campagne):
        code = _departement(campagne, corps.dernier)
        if code in par_code:
            par_code[code].append(corps)
        else:
            sans_lieu += 1
    par_region: dict[str, list[Ailleurs]] = {}
    for departement in habites.values():
        par_region.setdefault(departement.region_nom, []).append(departement)

    def lieu(nom: str, membres: Sequence[Ailleurs], *, ici: bool) -> Lieu:
        trouves = [corps for membre in membres for corps in par_code[membre.code]]
        communes = sum(corps.dernier.type is Nature.COMMUNE for corps in trouves)
        return Lieu(nom, sum(membre.population for membre in membres), communes, len(trouves) - communes, ici)

    ici = set(territoire.regions.values())
    regions = [lieu(nom, membres, ici=nom in ici) for nom, membres in par_region.items()]
    departements = {code: lieu(un.nom, [un], ici=code in territoire.departements) for code, un in habites.items()}
    choisis = [departements[code] for code in campagne.reglages.comparaisons]
    cote_a_cote = [*(un for un in regions if choisis and un.ici), *choisis]
    return Comparaison(cote_a_cote, _connus(regions), _connus(departements.values()), sans_lieu)


def _connus(lieux: Iterable[Lieu]) -> list[Lieu]:
    return alphabetique(lieu for lieu in lieux if lieu.ici or lieu.communes or lieu.autres)


def _departement(campagne: Campagne, laureat: Laureat) -> str:
    ailleurs = campagne.territoire.ailleurs(laureat.insee or "")
    return laureat.departement or (ailleurs.code if ailleurs else "")
