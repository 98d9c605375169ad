"""What a meeting goes through, since the last one or since a month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.agenda import reunir
from tournee.campagne.a_faire import Besoin
from tournee.campagne.ordre_du_jour import ordre_du_jour

if TYPE_CHECKING:
    from tests.conftest import Projet


FICTIVE = '- insee: "98003"\n  nom: Fictive\n  suivi:\n    - {le: 2026-10-05, geste: courrier, par: les-essais}\n'
RETRAIT = "    - {le: 2026-11-20, geste: retrait, par: les-essais}\n"


def test_it_looks_back_to_the_last_meeting_else_to_a_month(projet: Projet) -> None:
    assert ordre_du_jour(projet.charger()).depuis == date(2026, 10, 23)
    reunir(projet)
    ordre = ordre_du_jour(projet.charger())
    assert (ordre.depuis, ordre.derniere and ordre.derniere.jour) == (date(2026, 11, 3), date(2026, 11, 3))
    assert ordre_du_jour(projet.charger(), date(2026, 10, 1)).derniere is None


def test_it_tells_what_moved_what_waits_and_who_is_silent(projet: Projet) -> None:
    projet.ajouter("data/communes.yaml", FICTIVE)
    ordre = ordre_du_jour(projet.charger())
    assert [(un.fiche.nom, str(un.etape.le)) for un in ordre.mouvements] == [("L'Échantillon", "2026-11-02")]
    assert list(ordre.taches) == [Besoin.A_RELANCER, Besoin.GROUPE_A_COMPLETER]
    assert [(un.gull.id, un.porte, str(un.depuis)) for un in ordre.muets] == [("les-essais", 1, "2026-10-05")]
    assert ordre.groupes == ["les-essais", "les-modeles"]
    assert [fiche.nom for fiche in ordre.fiches] == ["L'Échantillon"]
    assert ordre_du_jour(projet.charger(), date(2026, 10, 1)).muets == []


def test_a_group_that_carries_nothing_is_not_silent(projet: Projet) -> None:
    projet.ecrire("data/communes.yaml", "[]\n")
    ordre = ordre_du_jour(projet.charger())
    assert (ordre.mouvements, ordre.muets, list(ordre.taches)) == ((), [], [Besoin.GROUPE_A_COMPLETER])


def test_who_asked_not_to_be_told_of_is_nowhere_in_it(projet: Projet) -> None:
    projet.ajouter("data/communes.yaml", FICTIVE + RETRAIT)
    ordre = ordre_du_jour(projet.charger().publique(), date(2026, 1, 1))
    assert "Fictive" not in {un.fiche.nom for un in ordre.mouvements}
    assert Besoin.A_RELANCER not in ordre.taches
    assert ordre.muets == []
