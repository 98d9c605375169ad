"""What every letter says, and in which order: who writes, the request, what is gained, then the label and its cost."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

import pytest

from tests.construction import RACINE
from tournee.fiches.courriers import ENTRE_ACCOLADES, Blanc, Condition, Courrier
from tournee.fiches.natures import Destination
from tournee.fiches.statuts import Statut
from tournee.loading.rules.courriers import problems_in
from tournee.reading.texts import read_texts

COURRIERS = {un.id: un for un in read_texts(RACINE, Courrier, problems_in)}
ADRESSES = [un for un in COURRIERS.values() if un.support.usage.adressee]
PREMIERS = [un for un in COURRIERS.values() if any(statut.suite.a_ecrire for statut in un.statuts)]
NOUVEAUX = [un for un in PREMIERS if un in ADRESSES]

SANS_LETTRE: Final = {
    Statut.CANDIDATE: "le dossier est déposé : on n’écrit qu’une fois le résultat connu",
    Statut.HORS_SUIVI: "elle a demandé à ne plus y figurer : personne ne lui écrit",
}
"""The statuses at which nobody writes, and why."""

QUI = r"\b(?:Nous sommes bénévoles|Bénévoles) "
DEMANDE = r"\b(?:une demi-heure|une heure|une ligne)\b"
GAIN = r"\bun regard extérieur\b"
LABEL = r"\bassociatif et gratuit\b"
PALIERS = r"\b(?:badge|paliers?)\b"
REGLE = r"\bJusqu’en 2024, .* règlement de l’année dira si c’est toujours le cas, badge compris\b"
DEJA = (
    r"\b(?:avons|avions|avait) (?:pris contact|écrit|présenté|rencontré|échangé|évoqué|parlé|été en contact)"
    r"|\bil y a (?:peu|quelques)\b"
)
COUT = rf"{PALIERS}|{LABEL}"


def nom(courrier: Courrier) -> str:
    return courrier.id


def lu(courrier: Courrier) -> str:
    """Its body with plain spaces and without what makes words bold."""
    return " ".join(courrier.corps.replace("**", "").split())


def place(motif: str, texte: str) -> int:
    """Where it stands first; past the end where it does not."""
    trouve = re.search(motif, texte)
    return trouve.start() if trouve else len(texte)


def phrases(texte: str) -> list[str]:
    return re.split(r"(?<=[.!?…])\s+", texte)


@pytest.mark.parametrize("courrier", NOUVEAUX, ids=nom)
def test_a_first_contact_says_who_what_is_asked_what_is_gained_then_the_label(courrier: Courrier) -> None:
    texte = lu(courrier)
    places = [place(motif, texte) for motif in (QUI, DEMANDE, GAIN, COUT)]
    assert places[0] == 0
    assert places[-1] < len(texte)
    assert places == sorted(set(places))


@pytest.mark.parametrize("courrier", [*ADRESSES, COURRIERS["appel-telephonique"]], ids=nom)
def test_the_request_comes_before_the_label_and_its_tiers(courrier: Courrier) -> None:
    texte = lu(courrier)
    assert place(DEMANDE, texte) <= place(PALIERS, texte)


@pytest.mark.parametrize("courrier", PREMIERS, ids=nom)
def test_a_first_contact_tells_of_the_public_log(courrier: Courrier) -> None:
    """On the phone it is said in words of its own: « une ligne suffit » is for those who write."""
    assert ("journal public, sans aucun nom" if courrier.support.usage.dite else "{journal}") in lu(courrier)


def test_each_status_of_each_kind_has_its_letter_or_a_reason_for_none() -> None:
    servis = {(pour, statut) for un in ADRESSES if not un.si for pour, statut in product(un.pour, un.statuts)}
    manquants = set(product(Destination, Statut)) - servis
    assert manquants == set(product(Destination, SANS_LETTRE))


def test_each_condition_has_its_letter_and_no_general_one_takes_its_place() -> None:
    """Whoever wrote a year ago, or takes over from another group, does not write as if for the first time."""
    assert {condition for un in ADRESSES for condition in un.si} == set(Condition) - {Condition.RELANCEE}
    deja = {Condition.ANCIEN_LAUREAT, Condition.NOUVELLE_EQUIPE, Condition.RELEVE}
    generaux = [un for un in NOUVEAUX if un.id.startswith("premier-contact")]
    assert {un.id: set(un.sauf) for un in generaux} == {un.id: deja for un in generaux}


PROMESSE = r"\bne (?:vous écrirons plus|reviendrons pas vers vous)\b"


@pytest.mark.parametrize("courrier", COURRIERS.values(), ids=nom)
def test_what_a_letter_promises_is_kept_by_what_follows_it(courrier: Courrier) -> None:
    """No reminder after « nous ne vous écrirons plus », no refusal that the answer to it would open again."""
    if re.search(PROMESSE, lu(courrier)):
        assert not courrier.attend
    if courrier.statuts == (Statut.DECLINEE,):
        assert courrier.a_noter.effet.statut is None


def test_one_writes_to_nobody_after_a_reminder_that_nothing_answered() -> None:
    encore = [un for un in ADRESSES if un.convient(Statut.CONTACTEE, frozenset({Condition.RELANCEE}))]
    assert [un.id for un in encore] == []


def test_congratulations_say_who_writes_and_await_nothing() -> None:
    """They may be a first contact: a laureate that nobody had approached."""
    felicitations = [un for un in ADRESSES if un.statuts == (Statut.LABELLISEE,)]
    assert [(place(QUI, lu(un)), "{journal}" in un.corps, un.attend) for un in felicitations] == [(0, True, False)]


@pytest.mark.parametrize("courrier", ADRESSES, ids=nom)
def test_a_letter_has_the_usual_courtesies(courrier: Courrier) -> None:
    """A subject that needs no colon after « Objet : », one form of address from the first line to the last."""
    assert not re.search(r"[:.]", courrier.objet or "")
    appel = (courrier.appel or "").removesuffix(",")
    assert appel in {"{civilite}", "Madame, Monsieur"}
    assert re.search(rf"\bprions d’agréer, {re.escape(appel)}, (?:l’expression|nos salutations) .*\.\Z", lu(courrier))


@pytest.mark.parametrize("courrier", COURRIERS.values(), ids=nom)
def test_no_two_blanks_follow_each_other(courrier: Courrier) -> None:
    """Left open or filled in, two sentences that nobody wrote together would not read well."""
    assert re.findall(r"\{\w+\}\s+\{\w+\}", courrier.corps) == []


@pytest.mark.parametrize("courrier", ADRESSES, ids=nom)
def test_how_to_reach_the_group_is_a_sentence(courrier: Courrier) -> None:
    blancs = set(ENTRE_ACCOLADES.findall(courrier.corps))
    assert not blancs & {Blanc.TELEPHONE, Blanc.COURRIEL}
    assert "Notre téléphone" not in courrier.corps
    assert courrier.support != "papier" or Blanc.JOINDRE in blancs


@pytest.mark.parametrize("courrier", COURRIERS.values(), ids=nom)
def test_an_earlier_contact_is_told_as_the_log_has_it(courrier: Courrier) -> None:
    """What stands between quotes is for whoever says it aloud to judge."""
    dits = [phrase for phrase in phrases(re.sub("«[^»]*»", "", lu(courrier))) if re.search(DEJA, phrase)]
    assert [phrase for phrase in dits if not re.search(r"\{(?:dernier_echange|groupe_precedent)\}", phrase)] == []


@pytest.mark.parametrize(
    "courrier", [un for un in COURRIERS.values() if set(un.pour) != {Destination.COMMUNE}], ids=nom
)
def test_what_goes_to_others_too_speaks_of_no_town_hall(courrier: Courrier) -> None:
    texte = f"{courrier.objet} {lu(courrier)}"
    assert not re.search(r"\bmairies?\b|\bvotre commune\b|\{(?:de_)?commune\}", texte)
    if not {Destination.SYNDICAT, Destination.ORGANISME_PUBLIC}.isdisjoint(courrier.pour):
        assert not re.search(r"\bintercommunal|\bEPCI\b", texte)


@pytest.mark.parametrize("courrier", COURRIERS.values(), ids=nom)
def test_a_rule_of_before_2025_is_told_as_such(courrier: Courrier) -> None:
    for phrase in phrases(lu(courrier)):
        if re.search(r"\bdeux personnes\b", phrase):
            assert re.search(REGLE, phrase)


def test_the_page_for_the_council_says_that_its_model_is_a_model() -> None:
    page = COURRIERS["page-pour-le-conseil"]
    assert page.support == "feuille"
    assert place("Modèle indicatif, à adapter par la collectivité", lu(page)) < place(
        "après en avoir délibéré", lu(page)
    )
