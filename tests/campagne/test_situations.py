"""The status engine, one line a case: a log in short notation, a day, what comes out of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tournee.campagne.situation import LabelObtenu, Situation, situer
from tournee.fiches.reglages import Delais
from tournee.fiches.statuts import Signal, Statut
from tournee.fiches.suivi import Evenement, Geste
from tournee.francais.dates import DatePartielle

DELAIS = Delais(reservation=60, relance=28, sommeil=180)
OBLIGES: dict[str, dict[str, Any]] = {
    "candidature": {"edition": 2026},
    "non-retenue": {"edition": 2026},
    "refus": {"motif": "pas-le-moment"},
}


def jour(texte: str) -> date:
    """« 03-01 » is in 2026."""
    return date.fromisoformat(texte if len(texte) == len("2026-03-01") else f"2026-{texte}")


def evenement(ligne: str) -> Evenement:
    """« 03-01 courrier @b >04-15 <=05-31 »: when, what, by whom (@a unless told), the relance, the end."""
    quand, geste, *suite = ligne.split()
    champs: dict[str, Any] = {"par": "a"} | OBLIGES.get(geste, {})
    for mot in suite:
        if mot.startswith("@"):
            champs["par"] = mot[1:]
        elif mot.startswith(">"):
            champs["relance"] = jour(mot[1:])
        elif mot.startswith("<="):
            champs["jusqu_au"] = jour(mot[2:])
        else:
            raise ValueError(mot)
    le = DatePartielle.parse(jour(quand) if quand[2] == "-" else quand)
    return Evenement.model_validate({"le": le, "geste": geste, **champs})


def lire(texte: str) -> tuple[list[Evenement], list[LabelObtenu]]:
    """Events and labels, separated by commas: « 2025-11-19 label » is current, « label-ancien » is not."""
    lignes = [ligne.strip() for ligne in texte.split(",") if ligne.strip()]
    labels = [ligne.split() for ligne in lignes if "label" in ligne]
    return (
        [evenement(ligne) for ligne in lignes if "label" not in ligne],
        [LabelObtenu(jour(le).year, jour(le), actuel=mot == "label") for le, mot in labels],
    )


def situation(journal: str, au: str) -> Situation:
    suivi, labels = lire(journal)
    return situer(suivi, labels, DELAIS, jour(au))


def cas(table: str) -> list[Any]:
    """Rows « log | day | expected », one test each, named by its row."""
    lignes = [ligne for ligne in table.strip().splitlines() if ligne.strip() and not ligne.startswith("#")]
    lues = ([colonne.strip() for colonne in ligne.split("|")] for ligne in lignes)
    return [pytest.param(journal, au, attendu, id=f"{journal} ({au})") for journal, au, attendu in lues]


# The usual figures: 03-01 + 28 days = 03-29, + 60 days = 04-30, + 180 days = 08-28.
STATUTS = """
# nothing, and each geste alone
                                                              | 03-02      | a-contacter
03-01 intention                                               | 03-02      | a-contacter
03-01 note                                                    | 03-02      | a-contacter
03-01 confirmation                                            | 03-02      | a-contacter
03-01 abandon                                                 | 03-02      | a-contacter
03-01 reservation                                             | 03-02      | reservee
03-01 courrier                                                | 03-02      | contactee
03-01 courriel                                                | 03-02      | contactee
03-01 appel                                                   | 03-02      | contactee
03-01 visite                                                  | 03-02      | contactee
03-01 relance                                                 | 03-02      | contactee
03-01 reponse                                                 | 03-02      | en-discussion
03-01 rendez-vous                                             | 03-02      | en-discussion
03-01 rencontre                                               | 03-02      | en-discussion
03-01 engagement                                              | 03-02      | engagee
03-01 candidature                                             | 03-02      | candidate
03-01 non-retenue                                             | 03-02      | en-discussion
03-01 refus                                                   | 03-02      | declinee

# on the day itself, not the day before
03-01 courrier                                                | 03-01      | contactee
03-01 courrier                                                | 02-28      | a-contacter
03-01 courrier, 03-10 reponse                                 | 03-09      | contactee
03-01 courrier, 03-10 refus, 03-20 reponse                    | 03-19      | declinee

# a reservation: default and explicit end, the day of the end included
03-01 reservation                                             | 04-30      | reservee
03-01 reservation                                             | 05-01      | a-contacter reservation-expiree
03-01 reservation <=03-10                                     | 03-10      | reservee
03-01 reservation <=03-10                                     | 03-11      | a-contacter reservation-expiree
03-01 reservation <=06-30                                     | 06-30      | reservee
03-01 reservation <=06-30                                     | 07-01      | a-contacter reservation-expiree
03-01 reservation <=03-01                                     | 03-01      | reservee
03-01 reservation                                             | 2031-01-01 | a-contacter reservation-expiree
# taken again, before or after the end
03-01 reservation, 04-20 reservation                          | 06-19      | reservee
03-01 reservation, 04-20 reservation                          | 06-20      | a-contacter reservation-expiree
03-01 reservation <=12-31, 04-20 reservation <=05-01          | 05-02      | a-contacter reservation-expiree
03-01 reservation, 06-01 reservation @b                       | 06-02      | reservee
# contacted meanwhile, or even later: nothing is lapsed
03-01 reservation, 03-05 courrier                             | 03-06      | contactee
03-01 reservation, 03-05 courrier                             | 05-01      | contactee a-relancer
03-01 reservation, 06-01 courrier                             | 06-02      | contactee
03-01 reservation, 03-05 refus                                | 05-01      | declinee
# words do not hold it longer, nor take it away
03-01 reservation, 04-29 confirmation                         | 05-01      | a-contacter reservation-expiree
03-01 reservation, 04-29 note                                 | 05-01      | a-contacter reservation-expiree
03-01 reservation, 03-02 intention @b                         | 03-03      | reservee
# over what was done, it changes nothing but who holds it
03-01 courrier, 03-10 reservation @b                          | 03-11      | contactee
03-01 reponse, 03-10 reservation    | 06-01      | en-discussion a-relancer reservation-expiree
03-01 candidature, 03-10 reservation                          | 06-01      | candidate reservation-expiree
03-01 refus, 03-10 reservation @b                             | 03-11      | reservee
03-01 refus, 03-10 reservation @b                             | 05-09      | reservee
03-01 refus, 03-10 reservation @b                             | 05-10      | declinee reservation-expiree

# given back: as before the reservation, and what was really done stays known
03-01 reservation, 03-05 abandon                              | 03-06      | a-contacter
03-01 reservation, 03-05 abandon                              | 05-01      | a-contacter
03-01 reservation, 05-05 abandon                              | 05-06      | a-contacter
03-01 reservation, 03-02 courrier, 03-05 abandon              | 05-01      | contactee
03-01 reservation, 03-02 reponse, 03-05 abandon               | 05-01      | en-discussion
03-01 refus, 03-10 reservation @b, 03-11 abandon @b           | 03-12      | declinee
03-01 reponse, 03-10 reservation @b, 03-11 abandon @b         | 03-12      | en-discussion
03-01 reservation, 03-05 abandon, 03-06 reservation @b        | 03-07      | reservee
03-01 reservation, 03-05 abandon, 03-06 courrier @b           | 03-07      | contactee
03-01 reservation, 03-05 abandon, 03-09 reservation           | 05-08      | reservee
03-01 reservation, 03-01 abandon                              | 03-01      | a-contacter
# one gives back what one holds, not what another holds
03-01 reservation, 03-05 abandon @b                           | 03-06      | reservee
03-01 reservation, 05-05 reservation @b, 05-06 abandon        | 05-07      | reservee
03-01 reservation, 05-05 reservation @b, 05-06 abandon @b     | 05-07      | a-contacter reservation-expiree

# forward only
03-01 courrier, 03-02 rencontre, 03-03 courriel               | 03-04      | en-discussion
03-01 engagement, 03-02 appel                                 | 03-03      | engagee
03-01 engagement, 03-02 rencontre                             | 03-03      | engagee
03-01 candidature, 03-02 courrier                             | 03-03      | candidate
03-01 candidature, 03-02 reponse                              | 03-03      | candidate
03-01 candidature, 03-02 engagement                           | 03-03      | candidate
03-01 courrier, 03-02 reponse, 03-03 engagement               | 03-04      | engagee
03-01 courrier, 03-02 candidature                             | 03-03      | candidate
# the jury's no brings back to the discussion, from anywhere
03-01 candidature, 03-02 non-retenue                          | 03-03      | en-discussion
03-01 engagement, 03-02 non-retenue                           | 03-03      | en-discussion
03-01 candidature, 03-02 non-retenue, 03-03 courrier          | 03-04      | en-discussion
03-01 candidature, 03-02 non-retenue, 03-03 candidature       | 03-04      | candidate
03-01 candidature, 03-02 non-retenue, 03-03 refus             | 03-04      | declinee
# a refusal has the last word, until somebody speaks again
03-01 courrier, 03-02 refus                                   | 03-03      | declinee
03-01 engagement, 03-02 refus                                 | 03-03      | declinee
03-01 candidature, 03-02 refus                                | 03-03      | declinee
03-01 refus, 03-02 note                                       | 03-03      | declinee
03-01 refus, 03-02 intention @b                               | 03-03      | declinee
03-01 refus, 03-02 confirmation                               | 03-03      | declinee
03-01 refus, 03-02 abandon                                    | 03-03      | declinee
03-01 refus, 03-02 courrier                                   | 03-03      | contactee
03-01 refus, 03-02 reponse                                    | 03-03      | en-discussion
03-01 engagement, 03-02 refus, 03-03 courrier                 | 03-04      | contactee
03-01 refus, 03-02 courrier, 03-03 refus                      | 03-04      | declinee

# to come back: the default delay, its day included
03-01 courrier                                                | 03-29      | contactee
03-01 courrier                                                | 03-30      | contactee a-relancer
03-01 reponse                                                 | 03-29      | en-discussion
03-01 reponse                                                 | 03-30      | en-discussion a-relancer
03-01 engagement                                              | 03-30      | engagee a-relancer
03-01 non-retenue                                             | 03-30      | en-discussion a-relancer
# not by default: nobody contacted, the jury at work, a no
03-01 intention                                               | 08-01      | a-contacter
03-01 confirmation                                            | 08-01      | a-contacter
03-01 reservation <=12-31                                     | 08-01      | reservee
03-01 candidature                                             | 08-01      | candidate
03-01 refus                                                   | 2027-08-01 | declinee
03-01 courrier, 03-05 abandon                                 | 08-01      | contactee
03-01 courrier, 03-05 abandon, 03-06 confirmation @b          | 08-01      | contactee
# the day that was asked for, whatever the status
03-01 courrier >03-10                                         | 03-10      | contactee
03-01 courrier >03-10                                         | 03-11      | contactee a-relancer
03-01 courrier >06-15                                         | 06-15      | contactee
03-01 courrier >06-15                                         | 06-16      | contactee a-relancer
03-01 candidature >03-10                                      | 03-11      | candidate a-relancer
03-01 refus >2027-01-15                                       | 2027-01-15 | declinee
03-01 refus >2027-01-15                                       | 2027-01-16 | declinee a-relancer
03-01 reservation >03-10                                      | 03-11      | reservee a-relancer
03-01 note >03-10                                             | 03-11      | a-contacter a-relancer
03-01 intention >03-10                                        | 03-11      | a-contacter a-relancer
# what moves it: a deed, a confirmation, taking it again
03-01 courrier, 03-20 relance                                 | 04-17      | contactee
03-01 courrier, 03-20 relance                                 | 04-18      | contactee a-relancer
03-01 courrier, 03-20 confirmation                            | 04-17      | contactee
03-01 courrier, 03-20 confirmation                            | 04-18      | contactee a-relancer
03-01 courrier, 03-20 reservation @b                          | 04-17      | contactee
03-01 courrier, 03-20 reservation @b                          | 04-18      | contactee a-relancer
03-01 candidature, 03-20 courrier                             | 08-01      | candidate
03-01 courrier >06-15, 03-20 reponse                          | 04-18      | en-discussion a-relancer
03-01 courrier >03-10, 03-20 reponse                          | 04-17      | en-discussion
03-01 courrier >03-10, 03-20 candidature                      | 03-21      | candidate
03-01 courrier, 03-20 note >06-15                             | 06-15      | contactee
03-01 courrier >03-10, 03-20 note >06-15                      | 06-15      | contactee
03-01 courrier >03-10, 03-20 note >06-15                      | 06-16      | contactee a-relancer
# what does not: a note, an intention, somebody else's abandon
03-01 courrier, 03-20 note                                    | 03-30      | contactee a-relancer
03-01 courrier, 03-20 intention @b                            | 03-30      | contactee a-relancer
03-01 courrier, 03-20 abandon @b                              | 03-30      | contactee a-relancer
03-01 courrier, 03-20 reservation @b, 03-21 abandon @b        | 03-30      | contactee a-relancer
03-01 courrier >06-15, 03-20 note                             | 06-15      | contactee
# a confirmation says that nothing changed: a day to come stands, a day past is settled
03-01 refus >2027-01-15, 09-01 confirmation                   | 2027-01-16 | declinee a-relancer
03-01 courrier >06-15, 03-20 confirmation                     | 06-15      | contactee
03-01 courrier >06-15, 06-15 confirmation                     | 06-16      | contactee a-relancer
03-01 courrier >06-15, 06-16 confirmation                     | 07-14      | contactee
03-01 courrier >06-15, 06-16 confirmation                     | 07-15      | contactee a-relancer
03-01 courrier >06-15, 03-20 confirmation >04-01              | 04-02      | contactee a-relancer
# given back, nothing is promised any more, unless the abandon says when
03-01 courrier >03-10, 03-05 abandon                          | 08-01      | contactee
03-01 reservation >03-10, 03-05 abandon                       | 08-01      | a-contacter
03-01 courrier, 03-05 abandon >03-10                          | 03-11      | contactee a-relancer

# asleep: the day of the delay included, any line wakes it up
03-01 candidature                                             | 08-28      | candidate
03-01 candidature                                             | 08-29      | candidate en-sommeil
03-01 courrier                                                | 08-28      | contactee a-relancer
03-01 courrier                                                | 08-29      | contactee a-relancer en-sommeil
03-01 reponse                                                 | 08-29      | en-discussion a-relancer en-sommeil
03-01 engagement                                              | 08-29      | engagee a-relancer en-sommeil
03-01 courrier, 03-02 abandon                                 | 08-29      | contactee
03-01 courrier, 03-02 abandon                                 | 08-30      | contactee en-sommeil
03-01 candidature, 03-02 note                                 | 08-29      | candidate
03-01 candidature, 03-02 confirmation                         | 08-29      | candidate
03-01 candidature, 03-02 intention @b                         | 08-30      | candidate en-sommeil
03-01 courrier >12-31                                         | 08-29      | contactee en-sommeil
# nothing to wake up
03-01 intention                                               | 2027-03-01 | a-contacter
03-01 refus                                                   | 2027-03-01 | declinee
03-01 reservation <=2027-12-31                                | 2027-03-01 | reservee
2025-11-19 label                                              | 2027-03-01 | labellisee
# all three at once
03-01 courrier, 03-02 reservation @b            | 08-30      | contactee a-relancer en-sommeil reservation-expiree

# partial dates: the first day for the order, the last for the delays
2026-03 courrier                                              | 02-28      | a-contacter
2026-03 courrier                                              | 03-01      | contactee
2026-03 courrier                                              | 04-28      | contactee
2026-03 courrier                                              | 04-29      | contactee a-relancer
2025 courrier                                                 | 2024-12-31 | a-contacter
2025 courrier                                                 | 2025-01-01 | contactee
2025 courrier                                                 | 01-28      | contactee
2025 courrier                                                 | 01-29      | contactee a-relancer
2025 candidature                                              | 06-29      | candidate
2025 candidature                                              | 06-30      | candidate en-sommeil
2026-03 reservation                                           | 05-30      | reservee
2026-03 reservation                                           | 05-31      | a-contacter reservation-expiree
2024-02 courrier                                              | 2024-03-28 | contactee
2024-02 courrier                                              | 2024-03-29 | contactee a-relancer
2025 engagement, 2025-01-01 courrier, 2025-06 appel           | 2025-06-01 | engagee

# a current label
2025-11-19 label                                              | 2025-11-18 | a-contacter
2025-11-19 label                                              | 2025-11-19 | labellisee
2024-12-04 label, 2025-11-19 label                            | 03-01      | labellisee
2017-12-05 label-ancien, 2025-11-19 label                     | 03-01      | labellisee
2025-11-19 label, 2017-12-05 label-ancien                     | 03-01      | labellisee
# it settles what came before: a day to come back, a reservation
2025-11-01 courrier, 2025-11-19 label                         | 03-01      | labellisee
2025-11-01 courrier >2025-12-01, 2025-11-19 label             | 03-01      | labellisee
2025-11-01 reservation, 2025-11-19 label                      | 03-01      | labellisee
2025-11-01 refus, 2025-11-19 label                            | 03-01      | labellisee
# it holds whatever follows, which keeps its calendar
2025-11-19 label, 01-01 courrier                              | 02-15      | labellisee
2025-11-19 label, 01-01 courrier                              | 12-15      | labellisee
2025-11-19 label, 01-01 refus                                 | 02-15      | labellisee
2025-11-19 label, 01-01 candidature                           | 02-15      | labellisee
2025-11-19 label, 01-01 courrier >02-01                       | 02-01      | labellisee
2025-11-19 label, 01-01 courrier >02-01                       | 02-02      | labellisee a-relancer
2025-11-19 label, 01-01 reservation                           | 03-02      | labellisee
2025-11-19 label, 01-01 reservation                           | 03-03      | labellisee reservation-expiree
# a label to come: nothing yet
2026-11-18 label, 03-01 candidature                           | 11-17      | candidate en-sommeil
2026-11-18 label, 03-01 candidature                           | 11-18      | labellisee
2017-12-05 label-ancien, 2026-11-18 label                     | 11-17      | a-contacter

# a label of the past: today comes from what followed
2017-12-05 label-ancien                                       | 03-01      | a-contacter
2016-11-15 label-ancien, 2017-12-05 label-ancien              | 03-01      | a-contacter
2017-10-01 candidature, 2017-12-05 label-ancien               | 03-01      | a-contacter
2017-10-01 courrier >2017-11-15, 2017-12-05 label-ancien      | 03-01      | a-contacter
2017-12-01 reservation, 2017-12-05 label-ancien               | 03-01      | a-contacter
2017-12-05 refus, 2017-12-05 label-ancien                     | 03-01      | a-contacter
2017-12-06 refus, 2017-12-05 label-ancien                     | 03-01      | declinee
2017-10-01 engagement, 2017-12-05 label-ancien, 03-01 courrier | 03-02     | contactee
2017-12-05 label-ancien, 03-01 courrier                       | 03-30      | contactee a-relancer
2017-12-05 label-ancien, 03-01 reservation                    | 03-02      | reservee
2017-12-05 label-ancien, 03-01 reservation                    | 05-01      | a-contacter reservation-expiree
2016-11-15 label-ancien, 2017-03-01 engagement, 2017-12-05 label-ancien | 03-01 | a-contacter
# the first day of a partial date says on which side of the label it stands
2017-12 courrier, 2017-12-05 label-ancien                     | 03-01      | a-contacter
2017 courrier, 2017-12-05 label-ancien                        | 03-01      | a-contacter
2018 refus, 2017-12-05 label-ancien                           | 03-01      | declinee
"""


@pytest.mark.parametrize(("journal", "au", "attendu"), cas(STATUTS))
def test_status_and_signals(journal: str, au: str, attendu: str) -> None:
    obtenue = situation(journal, au)
    assert " ".join((obtenue.statut, *obtenue.signaux)) == attendu


# The group that carries it: the last that did something and did not give it back, or holds a live reservation.
def test_a_doubtful_label_is_not_the_one_to_tell() -> None:
    sur = LabelObtenu(2019, date(2019, 11, 19), actuel=False)
    douteux = LabelObtenu(2023, date(2023, 11, 21), actuel=True, doute="Une seule source.")
    etat = situer([], [sur, douteux], DELAIS, date(2024, 1, 1))
    assert (etat.label, etat.label_sur) == (douteux, sur)
    assert (sur.mot, douteux.mot) == ("labellisée en 2019", "labellisée en 2023, à confirmer")


GROUPES = """
                                                              | 03-02      | -
03-01 intention                                               | 03-02      | -
03-01 note                                                    | 03-02      | -
03-01 courrier                                                | 03-02      | a
03-01 refus                                                   | 03-02      | a
03-01 courrier, 03-02 reponse @b                              | 03-03      | b
03-01 candidature, 03-02 courrier @b                          | 03-03      | b
03-01 courrier, 03-02 note @b                                 | 03-03      | a
03-01 courrier, 03-02 confirmation @b                         | 03-03      | a
03-01 reservation                                             | 04-30      | a
03-01 reservation                                             | 05-01      | -
03-01 courrier, 03-02 reservation @b                          | 05-01      | b
03-01 courrier, 03-02 reservation @b                          | 05-02      | a
03-01 refus, 03-02 reservation @b                             | 05-02      | a
03-01 courrier, 03-02 abandon                                 | 03-03      | -
03-01 courrier, 03-02 abandon @b                              | 03-03      | a
03-01 courrier, 03-02 abandon, 03-03 appel                    | 03-04      | a
03-01 courrier, 03-02 reservation @b, 03-03 abandon @b        | 03-04      | a
03-01 courrier, 03-02 reponse @b, 03-03 abandon @b            | 03-04      | a
03-01 courrier, 03-02 reponse @b, 03-03 abandon               | 03-04      | b
03-01 courrier, 03-02 courrier @b, 03-03 abandon, 03-03 abandon @b | 03-04 | -
2025-10-01 candidature, 2025-11-19 label                      | 03-01      | a
2025-10-01 candidature, 2025-11-19 label, 01-01 reservation @b | 03-01     | b
2025-10-01 candidature, 2025-11-19 label, 01-01 reservation @b | 03-03     | a
2025-10-01 candidature, 2025-11-19 label, 01-01 abandon       | 03-01      | -
2017-10-01 candidature, 2017-12-05 label-ancien               | 03-01      | -
"""


@pytest.mark.parametrize(("journal", "au", "attendu"), cas(GROUPES))
def test_who_carries_it(journal: str, au: str, attendu: str) -> None:
    assert (situation(journal, au).groupe or "-") == attendu


DEPUIS = """
                                                              | 03-02      | None
03-01 reservation                                             | 03-02      | 2026-03-01
03-01 reservation                                             | 05-01      | None
03-01 reservation, 03-02 courrier, 03-03 appel                | 03-04      | 2026-03-02
2026-03 courrier                                              | 04-01      | 2026-03
03-01 courrier, 03-02 reponse, 03-03 note                     | 03-04      | 2026-03-02
03-01 courrier, 03-02 reservation @b                          | 03-04      | 2026-03-01
03-01 refus, 03-05 reservation @b                             | 03-06      | 2026-03-05
03-01 refus, 03-05 reservation @b                             | 06-01      | 2026-03-01
03-01 reponse, 03-02 candidature, 03-03 non-retenue           | 03-04      | 2026-03-03
2025-11-19 label, 01-01 courrier                              | 03-01      | 2025-11-19
2017-12-05 label-ancien                                       | 03-01      | None
"""


@pytest.mark.parametrize(("journal", "au", "attendu"), cas(DEPUIS))
def test_since_when(journal: str, au: str, attendu: str) -> None:
    assert str(situation(journal, au).depuis) == attendu


RELANCES = """
03-01 courrier                                                | 03-02      | 2026-03-29
03-01 courrier                                                | 08-01      | 2026-03-29
03-01 courrier >06-15                                         | 03-02      | 2026-06-15
2026 courrier                                                 | 03-02      | 2027-01-28
03-01 candidature                                             | 03-02      | None
03-01 reservation                                             | 03-02      | None
03-01 courrier, 03-02 abandon                                 | 03-03      | None
03-01 courrier >06-15, 03-02 reservation @b, 03-03 abandon @b | 03-04      | 2026-06-15
03-01 courrier, 03-20 reservation @b                          | 03-21      | 2026-04-17
2025-11-01 reponse >2026-06-01, 2025-11-19 label              | 03-01      | None
"""


@pytest.mark.parametrize(("journal", "au", "attendu"), cas(RELANCES))
def test_when_to_come_back(journal: str, au: str, attendu: str) -> None:
    assert str(situation(journal, au).relance_le) == attendu


NOUVELLES = """
                                                              | 03-02      | None
03-01 note                                                    | 03-02      | 2026-03-01
03-01 courrier, 03-05 abandon                                 | 03-06      | 2026-03-05
03-01 courrier, 03-05 reponse                                 | 03-04      | 2026-03-01
2026-02 courrier                                              | 03-06      | 2026-02
# a period that is not over cannot bring news of the future; a later line may say less than an earlier one
2026 courrier                                                 | 03-06      | 2026
2025 courrier, 2025-03-01 note                                | 03-06      | 2025
2017-10-01 courrier, 2017-12-05 label-ancien                  | 03-06      | 2017-10-01
2025-11-19 label                                              | 03-06      | None
"""


@pytest.mark.parametrize(("journal", "au", "attendu"), cas(NOUVELLES))
def test_last_news(journal: str, au: str, attendu: str) -> None:
    assert str(situation(journal, au).derniere_nouvelle) == attendu


RESERVATIONS = """
03-01 courrier                                                | 03-02      | -
03-01 reservation                                             | 03-02      | a 2026-03-01 2026-04-30
03-01 reservation                                             | 08-01      | a 2026-03-01 2026-04-30
2026-03 reservation                                           | 03-02      | a 2026-03 2026-05-30
03-01 reservation <=03-10                                     | 03-02      | a 2026-03-01 2026-03-10
03-01 reservation, 03-02 note @b, 03-03 confirmation          | 03-04      | a 2026-03-01 2026-04-30
03-01 reservation, 03-02 courrier                             | 03-03      | -
03-01 reservation, 03-02 reponse @b                           | 03-03      | -
03-01 reservation, 06-01 courrier @b, 06-02 abandon @b        | 06-03      | -
03-01 reservation, 03-02 abandon                              | 03-03      | -
03-01 courrier, 03-02 reservation @b                          | 03-03      | b 2026-03-02 2026-05-01
2025-11-01 reservation, 2025-11-19 label                      | 2025-12-01 | -
2025-11-19 label, 01-01 reservation @b                        | 01-02      | b 2026-01-01 2026-03-02
"""


@pytest.mark.parametrize(("journal", "au", "attendu"), cas(RESERVATIONS))
def test_the_reservation_live_or_lapsed(journal: str, au: str, attendu: str) -> None:
    obtenue = situation(journal, au).reservation
    assert (f"{obtenue.par} {obtenue.depuis} {obtenue.jusqu_au}" if obtenue else "-") == attendu


LABELS = """
03-01 courrier                                                | 03-02      | -
2026-11-18 label                                              | 11-17      | -
2025-11-19 label                                              | 03-02      | 2025
2017-12-05 label-ancien                                       | 03-02      | 2017 ancien
2016-11-15 label-ancien, 2017-12-05 label-ancien              | 03-02      | 2017 ancien
2017-12-05 label-ancien, 2016-11-15 label-ancien              | 03-02      | 2017 ancien
2017-12-05 label-ancien, 2025-11-19 label                     | 03-02      | 2025
2017-12-05 label-ancien, 2026-11-18 label                     | 03-02      | 2017 ancien
2017-12-05 label-ancien, 2018-03-01 refus                     | 03-02      | 2017 ancien
"""


@pytest.mark.parametrize(("journal", "au", "attendu"), cas(LABELS))
def test_the_latest_label_and_its_sign(journal: str, au: str, attendu: str) -> None:
    obtenue = situation(journal, au)
    assert (f"{obtenue.label.annee}{' ancien' * obtenue.label_ancien}" if obtenue.label else "-") == attendu


def test_the_status_of_each_geste_is_the_table_of_the_design() -> None:
    donne = {geste: str(geste.effet.statut) for geste in Geste if geste.effet.statut}
    assert donne == {
        **dict.fromkeys(("courrier", "courriel", "appel", "visite", "relance"), "contactee"),
        **dict.fromkeys(("reponse", "rendez-vous", "rencontre", "non-retenue"), "en-discussion"),
        "engagement": "engagee",
        "candidature": "candidate",
        "refus": "declinee",
    }


APRES_UN_STATUT = {
    Statut.CONTACTEE: "courrier",
    Statut.EN_DISCUSSION: "reponse",
    Statut.ENGAGEE: "engagement",
    Statut.CANDIDATE: "candidature",
    Statut.DECLINEE: "refus",
}


@pytest.mark.parametrize("geste", Geste)
@pytest.mark.parametrize("avant", APRES_UN_STATUT)
def test_each_geste_after_each_status(avant: Statut, geste: Geste) -> None:
    """The whole table of passages, told once more in words rather than by the engine's own comparisons."""
    progres = ["contactee", "en-discussion", "engagee", "candidate"]
    obtenu = situation(f"03-01 {APRES_UN_STATUT[avant]}, 03-02 {geste} @b", "03-03").statut
    donne = geste.effet.statut
    if geste == "retrait":
        attendu = Statut.HORS_SUIVI
    elif geste == "retour-au-suivi":
        attendu = Statut.A_CONTACTER
    elif geste == "reservation":
        attendu = Statut.RESERVEE if avant == "declinee" else avant
    elif donne is None:
        attendu = avant
    elif geste in {"refus", "non-retenue"} or avant == "declinee":
        attendu = donne
    else:
        attendu = max(avant, donne, key=progres.index)
    assert obtenu is attendu


def test_the_delays_are_the_campaigns() -> None:
    suivi, _ = lire("03-01 courrier")
    courts = Delais(reservation=5, relance=1, sommeil=2)
    assert situer(suivi, (), courts, jour("03-02")).signaux == ()
    assert situer(suivi, (), courts, jour("03-03")).signaux == (Signal.A_RELANCER,)
    assert situer(suivi, (), courts, jour("03-04")).signaux == (Signal.A_RELANCER, Signal.EN_SOMMEIL)
    reservee, _ = lire("03-01 reservation")
    assert situer(reservee, (), courts, jour("03-06")).statut is Statut.RESERVEE
    assert situer(reservee, (), courts, jour("03-07")).statut is Statut.A_CONTACTER
