"""The campaign as one immutable whole, on a given day, and what its pages ask of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from tournee.campagne.conditions import Circonstances, Entourage, circonstances
from tournee.campagne.retrait import montrable, retiree
from tournee.campagne.situation import LabelObtenu, Situation, situer
from tournee.campagne.vierges import d_un_epci, d_une_commune, des_laureats
from tournee.fiches.guides import guides_du_statut
from tournee.fiches.journal import champ_de
from tournee.fiches.natures import Nature
from tournee.fiches.statuts import Signal, Statut
from tournee.fiches.suivi import Collectivite, Commune
from tournee.francais.dates import DatePartielle
from tournee.francais.noms import alphabetique, cle
from tournee.territoire.trame import Trame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from tournee.fiches.courriers import Courrier
    from tournee.fiches.glossaire import Terme
    from tournee.fiches.guides import Guide
    from tournee.fiches.gulls import Gull
    from tournee.fiches.journal import CompteRendu
    from tournee.fiches.label import Edition, Label
    from tournee.fiches.liens import LienExterne
    from tournee.fiches.palmares import Laureat
    from tournee.fiches.reglages import Reglages
    from tournee.fiches.suivi import Contact, Evenement, Fiche
    from tournee.territoire.communes import CommuneOfficielle, Departement, Epci, Territoire

EDITIONS_ACTUELLES: Final = 2
"""A label makes the status while it is of one of the last two editions with results."""

JAMAIS: Final = DatePartielle(1)
"""Before any news."""
LIBRE: Final = Situation(Statut.A_CONTACTER)

ANNEES_DE_CONFIANCE: Final = 3
"""A group seen longer ago is « à confirmer »."""


F = TypeVar("F", bound="Fiche")


def _montrable(fiche: F) -> F:
    visibles = tuple(montrable(fiche.suivi))
    return fiche if visibles == fiche.suivi else fiche.model_copy(update={"suivi": visibles})


@dataclass(frozen=True)
class Campagne:
    """Everything that `data/` says, read on one day."""

    jour: date
    reglages: Reglages
    label: Label
    palmares: tuple[Laureat, ...]
    gulls: tuple[Gull, ...]
    communes: tuple[Commune, ...]
    """Those of communes.yaml, and the laureates of the territory that nobody noted there."""
    collectivites: tuple[Collectivite, ...]
    """Those of collectivites.yaml, and the other laureates of the territory."""
    courriers: tuple[Courrier, ...]
    territoire: Territoire
    guides: tuple[Guide, ...] = ()
    """In the order of the process."""
    comptes_rendus: tuple[CompteRendu, ...] = ()
    """Those of the journal, the newest first."""
    glossaire: tuple[Terme, ...] = ()
    liens: tuple[LienExterne, ...] = ()
    """The addresses of other sites that the texts cite."""
    contacts: tuple[Contact, ...] = ()
    """Those that stand in files of their own; the logs hold them too."""
    retirees: frozenset[str] = frozenset()
    """The keys of those whose logs were taken away: they asked not to be in them."""

    @property
    def seuls(self) -> tuple[Contact | Gull, ...]:
        """All that stands in files of its own."""
        return (*self.contacts, *(gull for gull in self.gulls if gull.file != gull.fichier))

    def avec_les_laureats(self) -> Campagne:
        """The same, with a record for each laureate of the territory of which nobody has noted anything."""
        labellisees = {une.code: une for une in map(self.commune_de, self.palmares) if une}
        for commune in self.communes:
            labellisees.pop(commune.insee, None)
        ajoutees = [Commune(insee=une.code, nom=une.nom, suivi=()) for une in labellisees.values()]
        suivies = {cle for fiche in self.collectivites for cle in (fiche.id, *fiche.cles_au_palmares)}
        autres = [
            fiche
            for fiche in des_laureats(self.palmares, self.territoire).values()
            if suivies.isdisjoint((fiche.id, *fiche.cles_au_palmares))
        ]
        return replace(
            self,
            communes=tuple(sorted((*self.communes, *ajoutees), key=attrgetter("cle"))),
            collectivites=tuple(sorted((*self.collectivites, *autres), key=attrgetter("cle"))),
        )

    def publique(self) -> Campagne:
        """The same, as everybody may read it: what a collectivité asked not to have told is no longer there at all."""
        return replace(
            self,
            communes=tuple(map(_montrable, self.communes)),
            collectivites=tuple(map(_montrable, self.collectivites)),
            contacts=(),
            retirees=self.retirees | {fiche.cle for fiche in self.fiches if retiree(fiche.suivi)},
        )

    @property
    def fiches(self) -> tuple[Fiche, ...]:
        """All of which something is noted: communes, then the others."""
        return (*self.communes, *self.collectivites)

    @cached_property
    def _gulls(self) -> Mapping[str, Gull]:
        return {gull.id: gull for gull in self.gulls}

    def gull(self, identifiant: str) -> Gull:
        """A group by its id; KeyError if there is none."""
        return self._gulls[identifiant]

    def confirme(self, gull: Gull) -> bool:
        """Whether a public source surely shows the group alive within the last three years: it gives the year alone."""
        return self.jour.year - gull.activite.vue_en < ANNEES_DE_CONFIANCE

    @property
    def gulls_confirmes(self) -> tuple[Gull, ...]:
        """The groups that are confirmed."""
        return tuple(filter(self.confirme, self.gulls))

    def officielle(self, commune: Commune) -> CommuneOfficielle:
        """What the territory knows of an approached commune."""
        return self.territoire.communes[commune.insee]

    @property
    def edition_a_venir(self) -> Edition | None:
        """The first edition that does not close before today, as far as the dates are known."""
        return next((un for un in self.label.editions if un.cloture and un.cloture.fin >= self.jour), None)

    @cached_property
    def editions_actuelles(self) -> frozenset[int]:
        """The years of the last editions with results, those whose labels make the status."""
        return self._editions_actuelles_le(self.jour)

    def _editions_actuelles_le(self, jour: date) -> frozenset[int]:
        avec = [edition.annee for edition in self.label.editions if edition.resultats and edition.proclamation <= jour]
        return frozenset(sorted(avec)[-EDITIONS_ACTUELLES:])

    @cached_property
    def trame(self) -> Trame:
        """The outlines of its territory, on the plane that the drawings of the whole region share."""
        return Trame(self.territoire)

    @cached_property
    def _laureats(self) -> Mapping[str, tuple[Laureat, ...]]:
        par_cle: dict[str, tuple[Laureat, ...]] = {}
        for laureat in self.palmares:
            for une in dict.fromkeys(self.cles_de(laureat)):
                par_cle[une] = (*par_cle.get(une, ()), laureat)
        return par_cle

    def commune_de(self, laureat: Laureat) -> CommuneOfficielle | None:
        """The commune of the territory that it speaks of: one that has merged is the commune where it went."""
        return self.territoire.actuelle(laureat.insee or "")

    def autrefois(self, laureat: Laureat) -> str:
        """The name that its commune bore then, where it has another today."""
        commune = self.commune_de(laureat)
        return laureat.nom if commune and cle(laureat.nom) != cle(commune.nom) else ""

    def cles_de(self, laureat: Laureat) -> tuple[str, ...]:
        """What tells whom it speaks of: the code of its commune and its SIREN, or its name where neither is known."""
        commune = self.commune_de(laureat)
        code = commune.code if commune else laureat.insee
        return tuple(filter(None, (code, laureat.siren))) or (laureat.type.nommee(laureat.nom),)

    def labels_de(self, fiche: Fiche) -> tuple[Laureat, ...]:
        """The lines of the palmarès that speak of it, by year."""
        toutes = [laureat for cle in fiche.cles_au_palmares for laureat in self._laureats.get(cle, ())]
        lignes = {(laureat.annee, laureat.insee or ""): laureat for laureat in toutes}
        return tuple(laureat for _, laureat in sorted(lignes.items()))

    @cached_property
    def _situations(self) -> Mapping[str, Situation]:
        return {fiche.cle: self.situation_le(self.jour, fiche, fiche.suivi) for fiche in self.fiches}

    def situation(self, fiche: Fiche) -> Situation:
        """Where it stands on the campaign's day; what nobody follows is free."""
        return self._situations.get(fiche.cle, LIBRE)

    @property
    def derniere_nouvelle(self) -> DatePartielle | None:
        """The day of the latest line of all logs: nothing is known after it."""
        nouvelles = (situation.derniere_nouvelle for situation in self._situations.values())
        return max(filter(None, nouvelles), key=lambda le: le.fin, default=None)

    def situation_le(self, jour: date, fiche: Fiche, suivi: Sequence[Evenement]) -> Situation:
        """Where it stood on a day after these lines of its log: as the log is written today, late entries included."""
        actuelles = self.editions_actuelles if jour == self.jour else self._editions_actuelles_le(jour)
        labels = [
            LabelObtenu(laureat.annee, edition.proclamation, laureat.annee in actuelles, laureat.doute)
            for laureat in self.labels_de(fiche)
            if (edition := self.label.edition(laureat.annee))
        ]
        retiree = fiche.cle in self.retirees
        return situer(suivi, labels, self.reglages.delais, jour, hors_suivi=retiree)

    def circonstances(self, fiche: Fiche) -> Circonstances:
        """What is true of it beside its status."""
        scrutin = self.reglages.renouvellement
        elections = scrutin.le.debut if scrutin else None
        return circonstances(fiche, self.situation(fiche), self._entourage(fiche), elections, self.jour)

    def _entourage(self, fiche: Fiche) -> Entourage:
        if isinstance(fiche, Collectivite):
            siren = fiche.siren if fiche.type is Nature.EPCI else None
            membres = map(self.fiche_de, self.territoire.communes_de_epci(siren or ""))
            return Entourage(membres=tuple(un for un in membres if self.situation(un).statut.suite.en_cours))
        officielle = self.lieu(fiche)
        epci = self.collectivite(officielle.epci) if officielle else None
        return Entourage(epci=self.situation(epci) if epci else None)

    def statuts_de(self, fiches: Iterable[Fiche]) -> list[Statut]:
        """The statuses that one of these has, in order of progress."""
        portes = {self.situation(fiche).statut for fiche in fiches}
        return [statut for statut in Statut if statut in portes]

    def recentes_d_abord(self, fiches: Iterable[Fiche]) -> list[Fiche]:
        """The same, those of which one had news last at the head, then by name."""
        par_nom = alphabetique(fiches)
        return sorted(par_nom, key=lambda fiche: self.situation(fiche).derniere_nouvelle or JAMAIS, reverse=True)

    @cached_property
    def _suivies_par_departement(self) -> Mapping[str, int]:
        return Counter(self.officielle(commune).departement for commune in self.communes)

    def suivies_dans(self, departement: Departement) -> int:
        """How many of its communes are followed."""
        return self._suivies_par_departement[departement.code]

    def porteur(self, fiche: Fiche) -> Gull | None:
        """The group that carries it: neither a note nor an intention makes one."""
        groupe = self.situation(fiche).groupe
        return self.gull(groupe) if groupe else None

    def retiree(self, fiche: Fiche) -> bool:
        """Whether it asked not to be in the log."""
        return self.situation(fiche).statut.suite.retiree

    def suit(self, fiche: Fiche) -> bool:
        """Whether the data follows it, and may say so."""
        return fiche.cle in self._situations and not self.retiree(fiche)

    def suivies(self, fiches: Iterable[F]) -> tuple[F, ...]:
        """Those of them that the lists and the maps of the tracker show."""
        return tuple(filter(self.suit, fiches))

    @cached_property
    def _communes(self) -> Mapping[str, Commune]:
        return {commune.insee: commune for commune in self.communes}

    def fiche_de(self, officielle: CommuneOfficielle) -> Commune:
        """The record of a commune: an empty one where nobody has noted anything."""
        return self._communes.get(officielle.code) or d_une_commune(officielle.code, officielle.nom)

    def collectivite(self, siren: str) -> Collectivite | None:
        """The followed collectivité of that SIREN."""
        return next((fiche for fiche in self.collectivites if fiche.siren == siren), None)

    def epci_a_suivre(self) -> Iterator[Collectivite]:
        """A record for each EPCI of the territory that nobody follows yet, by which a contact can name it."""
        suivis = {fiche.siren for fiche in self.collectivites} | {fiche.id for fiche in self.collectivites}
        for epci in self.territoire.epci.values():
            if suivis.isdisjoint({epci.siren, epci.id}) and self.territoire.epci_d_id(epci.id):
                yield d_un_epci(epci)

    def fiche_de_l_epci(self, epci: Epci) -> Collectivite:
        """The record of an EPCI: an empty one where nobody has noted anything."""
        return self.collectivite(epci.siren) or d_un_epci(epci)

    @cached_property
    def exemples(self) -> tuple[Fiche, ...]:
        """What encourages a neighbour: every collectivité that has or had the label, or that applies.

        Whoever asked not to be told of is held up to nobody.
        """
        return tuple(
            fiche
            for fiche in self.suivies(self.fiches)
            if self.situation(fiche).label or self.situation(fiche).statut is Statut.CANDIDATE
        )

    def lieu(self, record: Fiche | Gull) -> CommuneOfficielle | None:
        """The commune where a record is or sits, if a source tells it."""
        code = record.insee if isinstance(record, Commune) else getattr(record, "commune", None)
        return self.territoire.communes.get(code or "")

    def precision(self, fiche: Fiche) -> str:
        """The département of a commune whose name another one of the region bears; nothing where the name is enough."""
        lieu = self.lieu(fiche) if isinstance(fiche, Commune) else None
        return (
            self.territoire.departements[lieu.departement].nom if lieu and not self.territoire.par_nom(lieu.nom) else ""
        )

    def nom_distinct(self, fiche: Fiche) -> str:
        """« Louviers », « Cuverville (Eure) »."""
        precision = self.precision(fiche)
        return f"{fiche.nom} ({precision})" if precision else fiche.nom

    def guide(self, identifiant: str) -> Guide:
        """A guide by its id; StopIteration if there is none."""
        return next(guide for guide in self.guides if guide.id == identifiant)

    @cached_property
    def _guides_pour(self) -> Mapping[Statut, tuple[Guide, ...]]:
        return {statut: guides_du_statut(self.guides, statut) for statut in Statut}

    def guides_pour(self, statut: Statut) -> tuple[Guide, ...]:
        """The guides that serve a status, those of its next step first."""
        return self._guides_pour[statut]

    def guides_de(self, fiche: Fiche) -> tuple[Guide, ...]:
        """Those that serve a collectivité as it stands: what is made for others is left out."""
        guides = self.guides_pour(self.situation(fiche).statut)
        return tuple(guide for guide in guides if not guide.pour or fiche.nature in guide.pour)

    @cached_property
    def _courriers(self) -> Sequence[Courrier]:
        return sorted(self.courriers, key=attrgetter("priorite"))

    def courriers_pour(self, *statuts: Statut) -> tuple[Courrier, ...]:
        """The letters that fit one of these statuses, that to send first at the head."""
        return tuple(courrier for courrier in self._courriers if not set(statuts).isdisjoint(courrier.statuts))

    def courriers_de(self, fiche: Fiche) -> tuple[Courrier, ...]:
        """The letters that fit a collectivité as it stands: that to send next first; none for a kind without any."""
        habitants = self.officielle(fiche).population if isinstance(fiche, Commune) else 0
        statut, vraies = self.situation(fiche).statut, self.circonstances(fiche).conditions
        return tuple(
            un
            for un in self.courriers_pour(statut)
            if fiche.nature.destination in un.pour and un.convient(statut, vraies, habitants)
        )

    def prochain_courrier(self, fiche: Fiche) -> Courrier | None:
        """The letter to send next to a collectivité, if one fits."""
        return next(iter(self.courriers_de(fiche)), None)

    def a_ecrire(self, gull: Gull) -> tuple[Fiche, ...]:
        """What a group has to write to: what it carries, with a letter that fits and no news awaited."""
        return tuple(
            fiche
            for fiche in self.fiches_de(gull)
            if (etat := self.situation(fiche)).groupe == gull.id
            and (etat.statut.suite.a_ecrire or Signal.A_RELANCER in etat.signaux)
            and self.prochain_courrier(fiche)
        )

    def fiches_de(self, gull: Gull) -> tuple[Fiche, ...]:
        """What a group carries or carried: every log in which it stands."""
        return tuple(fiche for fiche in self.fiches if any(evenement.par == gull.id for evenement in fiche.suivi))

    @cached_property
    def _comptes_rendus(self) -> Mapping[tuple[str, str], tuple[CompteRendu, ...]]:
        par_nomme: dict[tuple[str, str], tuple[CompteRendu, ...]] = {}
        for un in self.comptes_rendus:
            for champ in ("groupes", "communes", "collectivites"):
                for vise in getattr(un, champ):
                    par_nomme[champ, vise] = (*par_nomme.get((champ, vise), ()), un)
        return par_nomme

    def comptes_rendus_de(self, record: Fiche | Gull) -> tuple[CompteRendu, ...]:
        """The reports of the journal that name it, the newest first."""
        return self._comptes_rendus.get((champ_de(record), record.cle), ())

    def auteurs(self, un: CompteRendu) -> tuple[Gull, ...]:
        """The groups that tell it."""
        return tuple(map(self.gull, un.groupes))

    def nommees(self, un: CompteRendu) -> tuple[Fiche, ...]:
        """The communes, then the others, that it speaks of."""
        communes = (self.fiche_de(self.territoire.communes[code]) for code in un.communes)
        return (*communes, *(fiche for fiche in self.collectivites if fiche.id in un.collectivites))
