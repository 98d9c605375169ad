"""What holds for every log, generated: prefixes, days, words that change nothing."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tournee.campagne.situation import LabelObtenu, Situation, situer
from tournee.fiches.reglages import Delais
from tournee.fiches.statuts import Signal, Statut
from tournee.fiches.suivi import Evenement, Geste
from tournee.francais.dates import DatePartielle

if TYPE_CHECKING:
    from collections.abc import Sequence

DELAIS = Delais(reservation=60, relance=28, sommeil=180)
DEBUT, FIN = date(2022, 1, 1), date(2026, 12, 31)
OBLIGES: dict[str, dict[str, Any]] = {
    "candidature": {"edition": 2026},
    "non-retenue": {"edition": 2026},
    "refus": {"motif": "autre"},
}

COURANTS = tuple(geste for geste in Geste if not (geste.effet.retire or geste.effet.ramene))
"""Those by which a log moves; the two others close it and open a new one (test_retrait.py)."""

jours = st.dates(DEBUT, FIN)
vite = settings(derandomize=True, max_examples=150, deadline=None)


def evenement(le: DatePartielle, geste: str, par: str, **champs: object) -> Evenement:
    return Evenement.model_validate({"le": le, "geste": geste, "par": par, **OBLIGES.get(geste, {}), **champs})


@st.composite
def evenements(draw: st.DrawFn, gestes: Sequence[str] = COURANTS) -> Evenement:
    jour, geste = draw(jours), draw(st.sampled_from(gestes))
    precis = DatePartielle(jour.year, jour.month, jour.day)
    le = draw(st.sampled_from((precis, precis, precis, replace(precis, jour=None), DatePartielle(jour.year))))
    plus_tard = st.none() | st.integers(0, 400).map(lambda duree: le.debut + timedelta(days=duree))
    champs = {"relance": draw(plus_tard)}
    if geste == "reservation":
        champs["jusqu_au"] = draw(plus_tard)
    return evenement(le, geste, draw(st.sampled_from("abc")), **champs)


def en_ordre(suivi: Sequence[Evenement]) -> list[Evenement]:
    return sorted(suivi, key=lambda evenement: evenement.le.debut)


def journaux(gestes: Sequence[str] = COURANTS) -> st.SearchStrategy[list[Evenement]]:
    return st.lists(evenements(gestes), max_size=8).map(en_ordre)


def labels_au(annees: set[int], jour: date) -> list[LabelObtenu]:
    """Labels given each 20 November from 2015 on; those of the last two editions are current."""
    ceremonies = {annee: date(annee, 11, 20) for annee in range(2015, 2027)}
    actuels = [annee for annee, le in ceremonies.items() if le <= jour][-2:]
    return [LabelObtenu(annee, ceremonies[annee], actuel=annee in actuels) for annee in sorted(annees)]


annees = st.sets(st.integers(2015, 2026), max_size=3)


@vite
@given(journaux(), annees, jours)
def test_every_prefix_of_a_log_has_a_situation(suivi: list[Evenement], annees: set[int], jour: date) -> None:
    for longueur in range(len(suivi) + 1):
        situation = situer(suivi[:longueur], labels_au(annees, jour), DELAIS, jour)
        assert situation.statut in set(Statut)
        assert list(situation.signaux) == sorted(set(situation.signaux))
        assert (Signal.A_RELANCER in situation.signaux) == bool(situation.relance_le and situation.relance_le < jour)
        assert situation.statut is not Statut.RESERVEE or (
            situation.reservation is not None and situation.groupe == situation.reservation.par
        )
        assert (Signal.RESERVATION_EXPIREE in situation.signaux) == bool(
            situation.reservation and situation.reservation.jusqu_au < jour
        )
        assert situation.depuis is None or situation.depuis.debut <= jour
        assert situation.derniere_nouvelle is None or situation.derniere_nouvelle.debut <= jour
        assert (situation.depuis is None) == (situation.statut is Statut.A_CONTACTER)


@vite
@given(journaux(), annees, jours)
def test_same_input_same_output_and_the_input_untouched(suivi: list[Evenement], annees: set[int], jour: date) -> None:
    labels = labels_au(annees, jour)
    copies = deepcopy((suivi, labels))
    premiere = situer(suivi, labels, DELAIS, jour)
    assert (suivi, labels) == copies
    assert situer(tuple(suivi), tuple(labels), DELAIS, jour) == premiere
    assert situer(*copies, DELAIS, jour) == premiere


@vite
@given(journaux(), annees, jours)
def test_what_comes_later_does_not_count_yet(suivi: list[Evenement], annees: set[int], jour: date) -> None:
    labels = labels_au(annees, jour)
    connus = [evenement for evenement in suivi if evenement.le.debut <= jour]
    obtenus = [label for label in labels if label.le <= jour]
    assert situer(suivi, labels, DELAIS, jour) == situer(connus, obtenus, DELAIS, jour)


@vite
@given(journaux(), annees, jours, st.randoms(use_true_random=False))
def test_the_order_of_the_labels_says_nothing(
    suivi: list[Evenement], annees: set[int], jour: date, hasard: Any
) -> None:
    labels = labels_au(annees, jour)
    melange = hasard.sample(labels, len(labels))
    assert situer(suivi, melange, DELAIS, jour) == situer(suivi, labels, DELAIS, jour)


@vite
@given(journaux(), annees, jours)
def test_labelled_as_long_as_a_label_is_current(suivi: list[Evenement], annees: set[int], jour: date) -> None:
    labels = labels_au(annees, jour)
    situation = situer(suivi, labels, DELAIS, jour)
    obtenus = [label for label in labels if label.le <= jour]
    assert (situation.statut is Statut.LABELLISEE) == any(label.actuel for label in obtenus)
    assert situation.label == (obtenus[-1] if obtenus else None)
    assert situation.label_ancien == (bool(obtenus) and situation.statut is not Statut.LABELLISEE)


def sans_fraicheur(situation: Situation) -> Situation:
    """All but what any line refreshes: the last news, and the sleep that its absence is."""
    signaux = tuple(signal for signal in situation.signaux if signal is not Signal.EN_SOMMEIL)
    return replace(situation, derniere_nouvelle=None, signaux=signaux)


def suivi_de(suivi: Sequence[Evenement], jour: date, *gestes: tuple[str, str]) -> list[Evenement]:
    """The log known on a day, and that day's own lines."""
    le = DatePartielle(jour.year, jour.month, jour.day)
    connus = [evenement for evenement in suivi if evenement.le.debut <= jour]
    return [*connus, *(evenement(le, geste, par) for geste, par in gestes)]


@vite
@given(journaux(), annees, jours, st.integers(0, 300), st.sampled_from("abz"))
def test_a_word_changes_nothing_but_the_freshness(
    suivi: list[Evenement], annees: set[int], jour: date, apres: int, par: str
) -> None:
    au = jour + timedelta(days=apres)
    labels = labels_au(annees, au)
    sans = situer(suivi_de(suivi, jour), labels, DELAIS, au)
    for geste in ("note", "intention"):
        avec = situer(suivi_de(suivi, jour, (geste, par)), labels, DELAIS, au)
        assert sans_fraicheur(avec) == sans_fraicheur(sans)
        assert avec.derniere_nouvelle is not None
        assert avec.derniere_nouvelle.fin >= jour
    avec = situer(suivi_de(suivi, jour, ("confirmation", par)), labels, DELAIS, au)
    inchange = replace(sans_fraicheur(sans), relance=avec.relance, signaux=sans_fraicheur(avec).signaux)
    assert sans_fraicheur(avec) == inchange


@vite
@given(journaux(), annees, jours, st.integers(0, 300))
def test_a_reservation_given_back_at_once_never_was(
    suivi: list[Evenement], annees: set[int], jour: date, apres: int
) -> None:
    au = jour + timedelta(days=apres)
    labels = labels_au(annees, au)
    sans = situer(suivi_de(suivi, jour), labels, DELAIS, au)
    avec = situer(suivi_de(suivi, jour, ("reservation", "z"), ("abandon", "z")), labels, DELAIS, au)
    assert sans_fraicheur(avec) == sans_fraicheur(sans)


@vite
@given(journaux(), jours)
def test_given_back_by_all_what_was_done_stays_and_nothing_is_promised(suivi: list[Evenement], jour: date) -> None:
    renderer = situer(suivi_de(suivi, jour, ("abandon", "a"), ("abandon", "b"), ("abandon", "c")), (), DELAIS, jour)
    actes = [evenement for evenement in suivi if evenement.geste.effet.statut]
    fait = situer(actes, (), DELAIS, jour)
    assert (renderer.statut, renderer.depuis) == (fait.statut, fait.depuis)
    assert (renderer.groupe, renderer.reservation, renderer.relance_le) == (None, None, None)


@vite
@given(journaux(), annees, jours, st.integers(1, 800))
def test_time_alone_only_lets_reservations_lapse(
    suivi: list[Evenement], annees: set[int], jour: date, apres: int
) -> None:
    connus = suivi_de(suivi, jour)
    labels = [label for label in labels_au(annees, jour) if label.le <= jour]
    avant, ensuite = (situer(connus, labels, DELAIS, au) for au in (jour, jour + timedelta(days=apres)))
    if ensuite.statut is not avant.statut:
        assert avant.statut is Statut.RESERVEE
        assert ensuite.statut in {Statut.A_CONTACTER, Statut.DECLINEE}
        assert Signal.RESERVATION_EXPIREE in ensuite.signaux
    for signal in (Signal.RESERVATION_EXPIREE, Signal.EN_SOMMEIL):
        assert signal not in avant.signaux or signal in ensuite.signaux
    assert avant.label == ensuite.label


@vite
@given(journaux(tuple(geste for geste in COURANTS if geste not in {"refus", "non-retenue"})))
def test_without_a_no_the_deeds_only_move_forward(suivi: list[Evenement]) -> None:
    abandons = [("abandon", par) for par in "abc"]
    etats = [situer(suivi_de(suivi[:longueur], FIN, *abandons), (), DELAIS, FIN) for longueur in range(len(suivi) + 1)]
    rangs = [etat.statut.rank for etat in etats]
    assert rangs == sorted(rangs)
