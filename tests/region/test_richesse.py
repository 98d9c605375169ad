"""The region has one of everything, so that a page that fails on something has a case to fail on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.construction import NORMANDIE
from tests.region import territoire
from tests.region.projet import JOUR
from tournee.campagne.a_faire import Besoin, taches
from tournee.campagne.prochaines import prochaines
from tournee.fiches.courriers import Condition
from tournee.fiches.gulls import Forme, Gull, Offre
from tournee.fiches.journal import CompteRendu
from tournee.fiches.label import Label
from tournee.fiches.natures import Nature
from tournee.fiches.palmares import Laureat
from tournee.fiches.priorites import Priorite
from tournee.fiches.reglages import Reglages
from tournee.fiches.statuts import Signal, Statut
from tournee.fiches.suivi import Contact, Evenement, Fiche, Geste, Motif
from tournee.francais.noms import cle
from tournee.loading.champs import record_in
from tournee.reading.record import Record
from tournee.territoire.fichiers import DOSSIER, load_territoire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.reading.vocabulary import Vocabulary


def gestes(campagne: Campagne) -> Iterator[Evenement]:
    return (evenement for fiche in campagne.fiches for evenement in fiche.suivi)


def vus(campagne: Campagne) -> dict[type[Vocabulary], set[object]]:
    """By list of values, those that the region has."""
    situations = [campagne.situation(fiche) for fiche in campagne.fiches]
    libres = prochaines(campagne, campagne.territoire.communes.values())
    return {
        Statut: {situation.statut for situation in situations},
        Signal: {signal for situation in situations for signal in situation.signaux},
        Geste: {evenement.geste for evenement in gestes(campagne)},
        Motif: {evenement.motif for evenement in gestes(campagne)},
        Besoin: {tache.besoin for tache in taches(campagne)},
        Priorite: {raison for une in libres for raison in une.raisons},
        Condition: {vraie for fiche in campagne.fiches for vraie in campagne.circonstances(fiche).conditions},
        Nature: {*(fiche.nature for fiche in campagne.fiches), *(laureat.type for laureat in campagne.palmares)},
        Forme: {gull.forme for gull in campagne.gulls},
        Offre: {offre for gull in campagne.gulls for offre in gull.propose},
    }


def test_it_has_every_value_of_every_list(campagne_imaginee: Campagne) -> None:
    manquent = {liste.__name__: set(liste) - siens for liste, siens in vus(campagne_imaginee).items()}
    assert {liste: valeurs for liste, valeurs in manquent.items() if valeurs} == {}


def test_each_letter_and_each_guide_serves_somebody(campagne_imaginee: Campagne) -> None:
    fiches = campagne_imaginee.fiches
    servent = {texte for fiche in fiches for texte in campagne_imaginee.courriers_de(fiche)}
    assert {lettre.id for lettre in campagne_imaginee.courriers} - {lettre.id for lettre in servent} == set()
    lus = {guide.id for fiche in fiches for guide in campagne_imaginee.guides_de(fiche)}
    assert {guide.id for guide in campagne_imaginee.guides if guide.statuts} - lus == set()


def dedans(records: Iterable[Record]) -> Iterator[Record]:
    """Records, and those that they hold."""
    for record in records:
        yield record
        for champ in type(record).model_fields:
            valeur = getattr(record, champ)
            yield from dedans(
                un for un in (valeur if isinstance(valeur, tuple) else (valeur,)) if isinstance(un, Record)
            )


def modeles(model: type[Record]) -> Iterator[type[Record]]:
    """A kind of record, and those that it may hold."""
    yield model
    for champ in model.model_fields.values():
        if dedans := record_in(champ.annotation):
            yield from modeles(dedans)


def facultatifs(model: type[Record]) -> set[tuple[str, str]]:
    """Each field that a record may leave out, with the kind of record that brings it."""
    return {(_de(model, champ), champ) for champ, info in model.model_fields.items() if not info.is_required()}


def _de(model: type[Record], champ: str) -> str:
    return next(base.__name__ for base in reversed(model.__mro__) if champ in getattr(base, "model_fields", ()))


def remplis(campagne: Campagne) -> set[tuple[str, str]]:
    """Those of them that some record of the region has."""
    ecrits = (campagne.reglages, campagne.label, *campagne.palmares, *campagne.gulls, *campagne.fiches)
    return {
        (_de(type(record), champ), champ)
        for record in dedans((*ecrits, *campagne.contacts, *campagne.comptes_rendus))
        for champ, info in type(record).model_fields.items()
        if not info.is_required() and getattr(record, champ) not in (info.get_default(call_default_factory=True), None)
    }


def test_each_field_that_may_be_left_out_is_written_by_somebody(campagne_imaginee: Campagne) -> None:
    racines: tuple[type[Record], ...] = (Reglages, Label, Laureat, Gull, Contact, CompteRendu, *Fiche.__subclasses__())
    attendus = {champ for racine in racines for model in modeles(racine) for champ in facultatifs(model)}
    assert attendus - remplis(campagne_imaginee) == set()


def test_groups_are_known_in_every_way(campagne_imaginee: Campagne) -> None:
    gulls = campagne_imaginee.gulls
    assert {(bool(gull.commune), bool(gull.departement)) for gull in gulls} == {
        (True, False),
        (False, True),
        (False, False),
    }
    assert {campagne_imaginee.confirme(gull) for gull in gulls} == {True, False}
    assert {bool(campagne_imaginee.fiches_de(gull)) for gull in gulls} == {True, False}
    assert {gull.file == gull.fichier for gull in gulls} == {True, False}


def test_time_is_told_in_every_way(campagne_imaginee: Campagne) -> None:
    dates = {str(evenement.le) for evenement in gestes(campagne_imaginee)}
    assert {len(ecrite) for ecrite in dates} == {len("2032"), len("2032-02"), len("2032-02-29")}
    assert "2032-02-29" in dates
    editions = campagne_imaginee.label.editions
    ouvertes = {
        un.annee for un in editions if un.ouverture and un.cloture and un.ouverture.debut <= JOUR <= un.cloture.fin
    }
    assert ouvertes == {JOUR.year}
    assert {
        len(editions) > 2,
        any(un.annee > JOUR.year for un in editions),
        len({un.echelle for un in editions}) > 1,
    } == {True}
    perdus = {fiche.cle for fiche in campagne_imaginee.fiches if campagne_imaginee.situation(fiche).label_ancien}
    assert perdus


def test_some_logs_are_empty_and_some_are_withdrawn(campagne_imaginee: Campagne) -> None:
    assert {bool(fiche.suivi) for fiche in campagne_imaginee.fiches} == {True, False}
    assert any(campagne_imaginee.retiree(fiche) for fiche in campagne_imaginee.communes)
    assert any(campagne_imaginee.retiree(fiche) for fiche in campagne_imaginee.collectivites)


def test_its_places_are_nobodys(campagne_imaginee: Campagne) -> None:
    ici, reel = campagne_imaginee.territoire, load_territoire(NORMANDIE / DOSSIER)
    assert {cle(un.nom) for un in ici.communes.values()} & {cle(un.nom) for un in reel.communes.values()} == set()
    assert ici.france.keys() & reel.france.keys() == set()
    assert {un.type for un in ici.epci.values()} >= {un.type for un in reel.epci.values()}
    homonymes = [nom for nom in {un.nom for un in ici.communes.values()} if len(ici.homonymes(nom)) > 1]
    assert len(homonymes) > 1
    assert {un.nom.partition(" ")[0] for un in ici.communes.values()} >= {"Le", "La", "Les"}
    assert any(not un.epci for un in ici.communes.values())
    assert any(un.communes > un.communes_region for un in ici.epci.values())
    assert {len(code) for code in ici.departements} == {2, 3}
    assert {forme["type"] for forme in ici.contours.communes.values()} == {"Polygon", "MultiPolygon"}
    assert territoire.SEULE in {un.nom for un in ici.communes.values()}
