"""The guides as records: in which order they come, which one a status leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tournee.fiches.guides import Guide, guides_du_statut
from tournee.fiches.natures import Nature
from tournee.fiches.statuts import Statut

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne


def test_guides_come_in_the_order_of_the_process(campagne: Campagne) -> None:
    ordre = [(un.etape.rank, un.rang) for un in campagne.guides]
    assert ordre == sorted(ordre)
    assert len(set(ordre)) == len(ordre), "two guides have the same place"
    assert [un.id for un in campagne.guides][:4] == [
        "le-label",
        "choisir-une-commune",
        "avant-le-premier-contact",
        "premier-contact",
    ]


@pytest.mark.parametrize("statut", [statut for statut in Statut if not statut.suite.retiree])
def test_each_status_leads_to_a_guide_of_its_next_step(campagne: Campagne, statut: Statut) -> None:
    premier, *suite = campagne.guides_pour(statut)
    assert premier.etape is statut.suite.moment
    assert all(statut in un.statuts for un in (premier, *suite))


def test_a_guide_made_for_others_is_not_offered(campagne: Campagne) -> None:
    natures = {
        fiche.nature for fiche in campagne.fiches for guide in campagne.guides_de(fiche) if Nature.EPCI in guide.pour
    }
    assert Nature.EPCI in natures
    assert Nature.COMMUNE not in natures
    libre = campagne.fiche_de(campagne.territoire.communes["61214"])
    assert {guide.id for guide in campagne.guides_pour(Statut.A_CONTACTER)} - {
        guide.id for guide in campagne.guides_de(libre)
    } == {"epci-departement-region"}


def test_a_status_without_a_guide_or_a_letter_gets_none(campagne: Campagne) -> None:
    assert guides_du_statut((), Statut.CANDIDATE) == ()
    assert "premier-contact" in {courrier.id for courrier in campagne.courriers_pour(Statut.RESERVEE)}
    assert "premier-contact" not in {courrier.id for courrier in campagne.courriers_pour(Statut.LABELLISEE)}
    assert campagne.courriers_pour() == ()


def test_no_text_serves_who_asked_to_be_left_out(campagne: Campagne, projet: Projet) -> None:
    assert not campagne.guides_pour(Statut.HORS_SUIVI)
    assert not campagne.courriers_pour(Statut.HORS_SUIVI)
    projet.remplacer("docs/courriers/bonjour.md", "statuts: [reservee]", "statuts: [reservee, hors-suivi]")
    assert any("demandé à ne pas figurer" in dit for dit in projet.problems())


def test_a_guide_knows_its_page() -> None:
    assert Guide.model_fields["rang"].is_required()
