"""How far the campaign has come: who has passed each step of the way, out of how many, and when."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from tournee.campagne.chiffres import Chiffre
from tournee.campagne.chronologie import chronologie
from tournee.fiches.natures import Nature
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Commune
from tournee.francais.dates import DatePartielle
from tournee.francais.noms import alphabetique

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.chronologie import Etape
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche
    from tournee.territoire.communes import CommuneOfficielle

MARCHES: Final = (Statut.CONTACTEE, Statut.EN_DISCUSSION, Statut.ENGAGEE, Statut.CANDIDATE, Statut.LABELLISEE)
"""The steps of the way, in order; whoever has passed one has passed those before it."""
MOIS_AU_PLUS: Final = 60
"""How many months a curve shows before it goes by years."""


@dataclass(frozen=True)
class Passage:
    """A collectivité passed a step for the first time, at a line of its timeline."""

    marche: Statut
    fiche: Fiche
    etape: Etape

    @property
    def le(self) -> date:
        """The day from which it counts."""
        return self.etape.compte_le

    @property
    def doute(self) -> bool:
        """Whether a source tells it with a doubt."""
        return bool(self.etape.laureat and self.etape.laureat.doute)


def passages(campagne: Campagne) -> tuple[Passage, ...]:
    """Each step that a collectivité passed with the campaign, oldest first: its labels count once it was contacted."""
    tous = (un for fiche in campagne.suivies(campagne.fiches) for un in _passages(campagne, fiche))
    return tuple(sorted(tous, key=attrgetter("le")))


def _passages(campagne: Campagne, fiche: Fiche) -> Iterator[Passage]:
    passees = 0
    for etape in chronologie(campagne, fiche):
        if passees or not etape.laureat:
            atteintes = _atteintes(etape)
            yield from (Passage(marche, fiche, etape) for marche in MARCHES[passees:atteintes])
            passees = max(passees, atteintes)


def _atteintes(etape: Etape) -> int:
    """How many steps are passed at this line of a timeline; who says no was contacted."""
    if etape.laureat:
        return len(MARCHES)
    statut = etape.evenement and etape.evenement.geste.effet.statut
    return 1 if statut is Statut.DECLINEE else MARCHES.index(statut) + 1 if statut else 0


def premiers_labels(campagne: Campagne) -> tuple[Passage, ...]:
    """The first label of each collectivité, whether the campaign had gone to see it or not, oldest first."""
    premiers = [
        Passage(Statut.LABELLISEE, fiche, etape)
        for fiche in campagne.suivies(campagne.fiches)
        for etape in [un for un in chronologie(campagne, fiche) if un.laureat][:1]
    ]
    return tuple(sorted(premiers, key=attrgetter("le")))


@dataclass(frozen=True)
class Marche:
    """Who has passed a step: communes and their inhabitants, out of all; how many other collectivités."""

    statut: Statut
    communes: Chiffre
    habitants: Chiffre
    autres: int


def entonnoir(campagne: Campagne, passes: Sequence[Passage]) -> list[Marche]:
    """Each step, in order, with how many have passed it."""
    officielles = campagne.territoire.communes
    habitants = sum(commune.population for commune in officielles.values())
    marches = []
    for statut in MARCHES:
        ici = [un for un in passes if un.marche is statut]
        communes = [(officielles[un.fiche.insee], un.doute) for un in ici if isinstance(un.fiche, Commune)]
        marches.append(
            Marche(
                statut,
                Chiffre(len(communes), len(officielles), sum(doute for _, doute in communes)),
                Chiffre(
                    sum(une.population for une, _ in communes),
                    habitants,
                    sum(une.population for une, doute in communes if doute),
                ),
                len(ici) - len(communes),
            )
        )
    return marches


@dataclass(frozen=True)
class Courbes:
    """How many had passed each step at the end of each period."""

    periodes: tuple[DatePartielle, ...]
    """The one before the first, then each, by months or by years; the last of all is the campaign's day."""
    valeurs: dict[Statut, tuple[int, ...]]
    douteux: Counter[Statut]
    """How many of the last values a source tells with a doubt."""

    @property
    def changements(self) -> list[tuple[DatePartielle, tuple[int, ...]]]:
        """The periods that changed a value, with all values at their end; the first and the last of them too."""
        lignes = list(zip(self.periodes, zip(*self.valeurs.values(), strict=True), strict=True))
        return [
            (periode, valeurs)
            for rang, (periode, valeurs) in enumerate(lignes)
            if rang in {0, len(lignes) - 1} or valeurs != lignes[rang - 1][1]
        ]

    @property
    def maximum(self) -> int:
        """The highest that a curve reaches."""
        return max(map(max, self.valeurs.values()))


def courbes(campagne: Campagne, passes: Sequence[Passage], depuis: date | None = None) -> Courbes | None:
    """The curves of some passages, from a day or else from the first of them on; nothing where there is none."""
    if not passes:
        return None
    dates = {statut: sorted(un.le for un in passes if un.marche is statut) for statut in MARCHES}
    periodes = _periodes(depuis or min(un.le for un in passes), campagne.jour)
    return Courbes(
        periodes,
        {
            statut: tuple(bisect_right(siens, periode.fin) for periode in periodes)
            for statut, siens in dates.items()
            if siens
        },
        Counter(un.marche for un in passes if un.doute),
    )


def _periodes(debut: date, fin: date) -> tuple[DatePartielle, ...]:
    """The months from one day to another, or the years if the months are many; that day instead of the last one."""
    premier, dernier = (jour.year * 12 + jour.month - 1 for jour in (debut, fin))
    if dernier - premier > MOIS_AU_PLUS:
        finies = [DatePartielle(annee) for annee in range(debut.year - 1, fin.year)]
    else:
        finies = [DatePartielle(mois // 12, mois % 12 + 1) for mois in range(premier - 1, dernier)]
    return (*finies, DatePartielle(fin.year, fin.month, fin.day))


@dataclass(frozen=True)
class Repartition:
    """Communes and inhabitants at each status that one of them has, in order of progress."""

    communes: dict[Statut, Chiffre]
    habitants: dict[Statut, Chiffre]


def repartition(campagne: Campagne, communes: Sequence[CommuneOfficielle]) -> Repartition:
    """How some communes share out among the statuses; the labelled ones with their doubts."""
    etats = [(campagne.situation(campagne.fiche_de(commune)), commune.population) for commune in communes]
    nombres, habitants = Counter[Statut](), Counter[Statut]()
    douteuses = douteux = 0
    for etat, population in etats:
        nombres[etat.statut] += 1
        habitants[etat.statut] += population
        if etat.statut is Statut.LABELLISEE and etat.label and etat.label.doute:
            douteuses, douteux = douteuses + 1, douteux + population
    presents = [statut for statut in Statut if nombres[statut]]

    def chiffres(valeurs: Counter[Statut], doute: int) -> dict[Statut, Chiffre]:
        sur = valeurs.total()
        return {un: Chiffre(valeurs[un], sur, doute if un is Statut.LABELLISEE else 0) for un in presents}

    return Repartition(chiffres(nombres, douteuses), chiffres(habitants, douteux))


@dataclass(frozen=True)
class Sorte:
    """The collectivités of one kind that are not communes."""

    nature: Nature
    statuts: Counter[Statut]
    """How many stand at each status that one of them has, in order of progress."""
    deja: Chiffre
    """How many have had the label, out of all."""


def sortes(campagne: Campagne) -> list[Sorte]:
    """Each kind of which one is followed."""
    etats = [(un.type, campagne.situation(un)) for un in campagne.suivies(campagne.collectivites)]
    par_nature = [(nature, [etat for sienne, etat in etats if sienne is nature]) for nature in Nature]
    return [
        Sorte(
            nature,
            Counter(sorted((etat.statut for etat in siens), key=lambda statut: statut.rank)),
            Chiffre(
                sum(etat.label is not None for etat in siens),
                len(siens),
                sum(bool(etat.label and etat.label.doute) for etat in siens),
            ),
        )
        for nature, siens in par_nature
        if siens
    ]


@dataclass(frozen=True)
class Activite:
    """What a group has noted, and what it carries today."""

    gull: Gull
    portees: int
    """Collectivités reserved or in touch with it."""
    contactees: int
    """Those that it was the first to contact."""


def activites(campagne: Campagne, passes: Sequence[Passage]) -> list[Activite]:
    """Each group that has done something, in the order of the alphabet."""
    portees = Counter(
        campagne.porteur(fiche)
        for fiche in campagne.suivies(campagne.fiches)
        if campagne.situation(fiche).statut.en_route
    )
    contactees = Counter(un.etape.gull for un in passes if un.marche is Statut.CONTACTEE)
    actifs = [gull for gull in campagne.gulls if portees[gull] or contactees[gull]]
    return [Activite(gull, portees[gull], contactees[gull]) for gull in alphabetique(actifs)]


@dataclass(frozen=True)
class Objectif:
    """What an edition should bring, and what it brought."""

    annee: int
    vise: int
    obtenus: Chiffre | None
    """Nothing as long as its results are not known."""


def objectifs(campagne: Campagne) -> list[Objectif]:
    """The goals of the campaign, by edition."""
    suivies = campagne.suivies(campagne.fiches)
    lignes = [laureat for fiche in suivies for laureat in campagne.labels_de(fiche)]
    vus = []
    for annee, vise in sorted(campagne.reglages.objectifs.items()):
        edition = campagne.label.edition(annee)
        ici = [laureat for laureat in lignes if laureat.annee == annee]
        connus = Chiffre(len(ici), vise, sum(bool(laureat.doute) for laureat in ici))
        vus.append(Objectif(annee, vise, connus if edition and edition.resultats else None))
    return vus
