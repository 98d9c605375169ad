"""What a label covers: whose inhabitants, what share of them, and in which class of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tournee.campagne import couverture
from tournee.campagne.chiffres import Chiffre
from tournee.campagne.couverture import Couverture
from tournee.fiches.statuts import Statut

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

LAUREAT = """\
- annee: 2025
  nom: {nom}
  type: {type}
  siren: "{siren}"
  source: https://label.example/2025
"""


AGGLO = "123456782"


def labelliser(projet: Projet, identifiant: str, type_: str, nom: str, **champs: str) -> Campagne:
    """The small region, whose own laureates are no longer any, with one collectivité that is labelled."""
    siren = AGGLO if identifiant == "agglo-exemple" else "111111118"
    projet.ecrire("data/palmares.yaml", LAUREAT.format(nom=nom, type=type_, siren=siren))
    if siren != AGGLO:
        suite = "".join(f'  {champ}: "{valeur}"\n' for champ, valeur in ({"siren": siren} | champs).items())
        projet.ajouter(
            "data/collectivites.yaml", f"- id: {identifiant}\n  type: {type_}\n  nom: {nom}\n{suite}  suivi: []\n"
        )
    return projet.charger()


def test_a_labelled_commune_covers_itself(projet: Projet) -> None:
    campagne = projet.charger()
    assert couverture.couvertes(campagne) == {"98001"}
    assert couverture.par_departement(campagne) == {
        "98": Couverture(communes=3, communes_couvertes=1, population=1230, population_couverte=1000),
        "99": Couverture(communes=1, communes_couvertes=0, population=40, population_couverte=0),
    }
    assert couverture.par_epci(campagne)["123456782"].part == pytest.approx(81.3, abs=0.01)


def test_a_labelled_epci_covers_its_communes(projet: Projet) -> None:
    campagne = labelliser(projet, "agglo-exemple", "epci", "Agglomération d’exemple")
    assert couverture.couvertes(campagne) == {"98001", "98002", "98003"}
    assert couverture.par_epci(campagne)["123456782"].part == 100
    assert couverture.par_epci(campagne)["987654324"].part == 0


def test_a_doubt_follows_what_it_covers(projet: Projet) -> None:
    labelliser(projet, "agglo-exemple", "epci", "Agglomération d’exemple")
    projet.ajouter("data/palmares.yaml", "  doute: Une seule source.\n")
    (une,) = [une for une in couverture.par_epci(projet.charger()).values() if une.communes_couvertes]
    assert (une.communes_couvertes, une.communes_douteuses) == (3, 3)
    assert une.habitants == Chiffre(1230, 1230, 1230)
    projet.ajouter(
        "data/palmares.yaml",
        LAUREAT.format(nom="Fictive", type="commune", siren="").replace('siren: ""', 'insee: "98003"'),
    )
    une = couverture.par_epci(projet.charger())["123456782"]
    assert (une.communes_couvertes, une.communes_douteuses, une.population_douteuse) == (3, 2, 1200)


def test_a_labelled_departement_covers_its_communes(projet: Projet) -> None:
    campagne = labelliser(projet, "un-departement", "departement", "Conseil départemental", commune="98002")
    assert couverture.couvertes(campagne) == {"98001", "98002", "98003"}


@pytest.mark.parametrize("type_", ["syndicat", "organisme-public", "region"])
def test_the_others_cover_nobody(projet: Projet, type_: str) -> None:
    campagne = labelliser(projet, "un-autre", type_, "Un autre", commune="98002")
    (autre,) = (fiche for fiche in campagne.collectivites if fiche.id == "un-autre")
    assert campagne.situation(autre).statut is Statut.LABELLISEE
    assert couverture.couvertes(campagne) == frozenset()


def test_a_label_of_the_past_covers_nobody(campagne: Campagne) -> None:
    assert any(campagne.situation(fiche).label_ancien for fiche in campagne.communes)
    en_cours = {fiche.cle for fiche in campagne.fiches if campagne.situation(fiche).statut is Statut.LABELLISEE}
    if not en_cours:
        assert couverture.couvertes(campagne) == frozenset()
        assert {une.tranche for une in couverture.par_epci(campagne).values()} == {0}


@pytest.mark.parametrize(
    ("couverts", "tranche"), [(0, 0), (1, 1), (100, 1), (101, 2), (250, 2), (251, 3), (500, 3), (501, 4), (1000, 4)]
)
def test_a_share_falls_in_a_class_whose_upper_bound_is_in_it(couverts: int, tranche: int) -> None:
    assert Couverture(1, 1, 1000, couverts).tranche == tranche


def test_nobody_at_all_is_no_share() -> None:
    assert Couverture(0, 0, 0, 0).part == 0
