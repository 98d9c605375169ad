"""What is true of a collectivité beside its status, and the letters that it brings first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.campagne.test_situations import cas, jour, lire, situation
from tournee.campagne.conditions import Circonstances, Entourage, circonstances
from tournee.campagne.situation import Situation
from tournee.fiches.courriers import Condition, Courrier
from tournee.fiches.natures import Destination, Nature
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Collectivite, Commune

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche

SEULE = Entourage()
ELECTIONS = jour("2026-03-15")


def vraies(journal: str, au: str, nature: Nature = Nature.COMMUNE, entourage: Entourage = SEULE) -> Circonstances:
    suivi, _ = lire(journal)
    fiche: Fiche = Commune.model_construct(insee="99001", nom="Ville-Inventée", suivi=tuple(suivi))
    if nature is not Nature.COMMUNE:
        champs: dict[str, Any] = {"id": "inventee", "type": nature, "nom": "Inventée", "suivi": tuple(suivi)}
        fiche = Collectivite.model_construct(**champs)
    return circonstances(fiche, situation(journal, au), entourage, ELECTIONS, jour(au))


# The term of the municipal councils begins on 03-15.
CONDITIONS = """
                                                          | 06-01 |
03-20 courrier                                            | 06-01 |
2017-11-19 label-ancien                                   | 06-01 | ancien-laureat
2025-11-19 label                                          | 06-01 |
2025-10-05 courrier                                       | 06-01 | nouvelle-equipe
2025 reponse                                              | 06-01 | nouvelle-equipe
2026 courrier                                             | 06-01 |
2025-10-05 courrier, 04-02 appel                          | 06-01 |
2025-10-05 note                                           | 06-01 |
03-20 courrier, 04-20 relance                             | 06-01 | relancee
03-20 courrier, 04-20 relance, 04-22 note                 | 06-01 | relancee
03-20 courrier, 04-20 relance, 04-25 reponse              | 06-01 |
03-20 courrier, 09-20 relance                             | 06-01 |
2025-10-05 courrier, 04-02 note                           | 06-01 | nouvelle-equipe
04-01 courrier @b, 05-01 reservation                      | 05-02 | releve
04-01 courrier @b, 05-01 reservation                      | 04-30 |
04-01 courrier @b, 05-01 reservation, 05-03 courrier      | 05-04 |
04-01 courrier @b, 05-01 reservation, 05-02 abandon       | 05-04 |
04-01 intention @b, 05-01 reservation                     | 05-02 |
04-01 candidature, 05-01 non-retenue                      | 05-02 | non-retenue
04-01 candidature, 05-01 non-retenue, 05-03 note          | 05-04 | non-retenue
04-01 candidature, 05-01 non-retenue, 05-03 refus         | 05-04 |
"""


@pytest.mark.parametrize(("journal", "au", "attendues"), cas(CONDITIONS))
def test_what_a_log_makes_true(journal: str, au: str, attendues: str) -> None:
    assert vraies(journal, au).conditions == set(attendues.split())


def test_the_elections_renew_the_council_of_an_epci_and_no_other() -> None:
    renouvelees = [
        nature for nature in Nature if "nouvelle-equipe" in vraies("2025-10-05 courrier", "06-01", nature).conditions
    ]
    assert renouvelees == ["commune", "epci"]


def test_the_group_that_is_followed_is_the_last_that_did_something() -> None:
    assert vraies("03-20 appel @c, 04-01 courrier @b, 05-01 reservation", "05-02").precedent == "b"
    assert vraies("04-01 courrier, 05-01 reservation", "05-02").precedent is None


@pytest.mark.parametrize(
    ("journal", "attendu"),
    [
        ("04-01 courrier, 04-20 relance, 04-25 reponse", "2026-04-20"),
        ("04-01 courrier, 04-20 rencontre", "2026-04-20"),
        ("04-01 courrier, 09-20 relance", "2026-04-01"),  # not yet
        ("04-01 intention, 04-20 reponse", None),
    ],
)
def test_the_last_exchange_is_what_a_group_did(journal: str, attendu: str | None) -> None:
    dernier = vraies(journal, "05-01").dernier_echange
    assert (str(dernier.le) if dernier else None) == attendu


@pytest.mark.parametrize("statut", Statut)
def test_an_epci_counts_for_its_communes_once_it_is_contacted(statut: Statut) -> None:
    conditions = vraies("", "05-01", entourage=Entourage(epci=Situation(statut))).conditions
    engagees = {Statut.CONTACTEE, Statut.EN_DISCUSSION, Statut.ENGAGEE, Statut.CANDIDATE, Statut.LABELLISEE}
    assert (conditions == {"epci-engage"}) is (statut in engagees)


def test_the_members_of_an_epci_count_once_they_are_contacted(campagne: Campagne) -> None:
    alencon = campagne.territoire.communes["61001"]
    epci = next(un for un in campagne.epci_a_suivre() if un.siren == alencon.epci)
    contact: dict[str, Any] = {"le": "2026-10-05", "geste": "courrier", "par": "artifaille"}
    ecrite = Commune.model_validate({"insee": "61001", "nom": "Alençon", "suivi": [contact]})
    pensee = Commune.model_validate({"insee": "61001", "nom": "Alençon", "suivi": [contact | {"geste": "intention"}]})

    def noms(commune: Commune) -> list[str]:
        return [un.nom for un in replace(campagne, communes=(commune,)).circonstances(epci).membres]

    assert noms(ecrite) == ["Alençon"]
    assert noms(pensee) == []


def lettre(identifiant: str, **champs: Any) -> Courrier:
    exemple = {"id": identifiant, "titre": "T", "resume": "R", "quand": "Q", "destinataire": "D", "support": "papier"}
    cadre = {"statuts": ["a-contacter"], "pages": 1, "sources": [], "corps": "C", "objet": "O", "appel": "{civilite},"}
    return Courrier.model_validate({**exemple, **cadre, **champs})


def test_a_letter_whose_conditions_hold_comes_first(campagne: Campagne) -> None:
    lettres = (
        lettre("generale", sauf=["ancien-laureat"]),
        lettre("courriel", support="courriel"),
        lettre("petite", habitants_max=3500),
        lettre("reprise", si=["ancien-laureat"], support="courriel"),
        lettre("deux", si=["ancien-laureat", "releve"]),
        lettre("ailleurs", pour=["syndicat", "intercommunalite"]),
    )
    autre = replace(campagne, courriers=lettres)

    def offertes(cle: str) -> list[str]:
        fiche = next((un for un in autre.fiches if un.cle == cle), None)
        return [un.id for un in autre.courriers_de(fiche or autre.fiche_de(autre.territoire.communes[cle]))]

    assert offertes("27375") == ["reprise", "courriel"]  # Louviers had the label in 2017
    assert offertes("61001") == ["generale", "courriel"]
    assert offertes("61372") == ["petite", "generale", "courriel"]  # the secretary of a village first
    assert offertes("domfront-tinchebray-interco") == ["ailleurs"]


def test_whom_a_letter_is_made_for_is_one_or_several() -> None:
    assert lettre("une", pour="syndicat").pour == (Destination.SYNDICAT,)
    assert lettre("deux", pour=["syndicat", "commune"]).pour == (Destination.COMMUNE, Destination.SYNDICAT)
    assert lettre("sans").pour == (Destination.COMMUNE,)
    natures = {nature.destination for nature in Nature}
    assert natures == {*Destination, None}
    assert [nature for nature in Nature if nature.destination is None] == [Nature.INDETERMINE]


def test_every_condition_is_worked_out() -> None:
    """One that nobody computes would never hold."""
    tout = Entourage(
        membres=(Commune.model_construct(insee="99001", nom="Ville-Inventée", suivi=()),),
        epci=Situation(Statut.CONTACTEE),
    )
    journaux = (
        "2025-01-01 candidature @b, 2025-02-01 non-retenue @b, 05-01 reservation",
        "2017-11-19 label-ancien, 04-01 relance",
    )
    assert {un for journal in journaux for un in vraies(journal, "05-02", entourage=tout).conditions} == set(Condition)
