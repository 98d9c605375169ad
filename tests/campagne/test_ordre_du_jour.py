"""What a meeting goes through, since the last one or since a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.agenda import reunir
from tournee.campagne.a_faire import Besoin
from tournee.campagne.ordre_du_jour import ordre_du_jour
from tournee.campagne.reunions import a_raconter, prochaine

if TYPE_CHECKING:
    from tests.conftest import Projet


FICTIVE = '- insee: "98003"\n  nom: Fictive\n  suivi:\n    - {le: 2026-10-05, geste: courrier, par: les-essais}\n'
NOTEE = "".join(f"    - {{le: 2026-11-{jour}, geste: note, par: les-essais, note: Dit.}}\n" for jour in ("03", "04"))
RETRAIT = "    - {le: 2026-11-20, geste: retrait, par: les-essais}\n"


def test_it_looks_back_to_the_last_meeting_else_to_a_month(projet: Projet) -> None:
    assert ordre_du_jour(projet.charger(), None).depuis == date(2026, 10, 23)
    reunir(projet)
    campagne = projet.charger()
    ordre = ordre_du_jour(campagne, prochaine(campagne))
    assert (ordre.depuis, ordre.derniere and ordre.derniere.jour) == (date(2026, 11, 3), date(2026, 11, 3))
    assert ordre_du_jour(projet.charger(), None, date(2026, 10, 1)).derniere is None


@pytest.mark.parametrize(
    ("aujourd_hui", "jour", "depuis", "suivante", "bougent"),
    [
        ("2026-10-20", "2026-11-03", "2026-10-06", "2026-12-01", 1),
        ("2026-11-03", "2026-11-03", "2026-10-06", "2026-12-01", 2),
        ("2026-11-04", "2026-11-03", "2026-10-06", "2026-12-01", 2),
        ("2026-11-10", "2026-11-03", "2026-10-06", "2026-12-01", 2),
        ("2026-11-11", "2026-12-01", "2026-11-03", "2026-12-15", 2),
        ("2027-12-09", "2027-12-07", "2027-11-02", None, 0),
        ("2027-12-20", None, "2027-12-07", None, 0),
    ],
)
def test_the_minutes_are_those_of_the_meeting_just_held_else_of_the_next(
    projet: Projet, aujourd_hui: str, jour: str | None, depuis: str, suivante: str | None, bougent: int
) -> None:
    reunir(projet)
    projet.ajouter("data/communes.yaml", FICTIVE.replace("10-05", "10-08") + NOTEE)
    campagne = replace(projet.charger(), jour=date.fromisoformat(aujourd_hui))
    ordre = ordre_du_jour(campagne, a_raconter(campagne))
    assert str(ordre.jour) == (jour or aujourd_hui)
    assert ordre.fichier == f"docs/journal/{ordre.jour}-reunion.md"
    assert (str(ordre.depuis), bool(ordre.rencontre)) == (depuis, bool(jour))
    assert (ordre.suivante and str(ordre.suivante.jour)) == suivante
    assert len([un for un in ordre.mouvements if un.fiche.nom == "Fictive"]) == bougent


def test_it_tells_what_moved_what_waits_and_who_is_silent(projet: Projet) -> None:
    projet.ajouter("data/communes.yaml", FICTIVE)
    ordre = ordre_du_jour(projet.charger(), None)
    assert [(un.fiche.nom, str(un.etape.le)) for un in ordre.mouvements] == [("L'Échantillon", "2026-11-02")]
    assert list(ordre.taches) == [Besoin.A_RELANCER, Besoin.GROUPE_A_COMPLETER]
    assert [(un.gull.id, un.porte, str(un.depuis)) for un in ordre.muets] == [("les-essais", 1, "2026-10-05")]
    assert ordre.groupes == ["les-essais", "les-modeles"]
    assert [fiche.nom for fiche in ordre.fiches] == ["L'Échantillon"]
    assert ordre_du_jour(projet.charger(), None, date(2026, 10, 1)).muets == []


def test_a_group_that_carries_nothing_is_not_silent(projet: Projet) -> None:
    projet.ecrire("data/communes.yaml", "[]\n")
    ordre = ordre_du_jour(projet.charger(), None)
    assert (ordre.mouvements, ordre.muets, list(ordre.taches)) == ((), [], [Besoin.GROUPE_A_COMPLETER])


def test_who_asked_not_to_be_told_of_is_nowhere_in_it(projet: Projet) -> None:
    projet.ajouter("data/communes.yaml", FICTIVE + RETRAIT)
    ordre = ordre_du_jour(projet.charger().publique(), None, date(2026, 1, 1))
    assert "Fictive" not in {un.fiche.nom for un in ordre.mouvements}
    assert Besoin.A_RELANCER not in ordre.taches
    assert ordre.muets == []
