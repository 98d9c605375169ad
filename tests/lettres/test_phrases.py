"""The sentences that letters make of the data: what they say of each case, and that they are French."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tournee.fiches.suivi import Commune, Geste
from tournee.francais.dates import DatePartielle
from tournee.lettres.phrases import phrase
from tournee.lettres.valeurs import PRES_KM, de_la_commune, de_la_fiche, des_circonstances

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne

CINQ = DatePartielle(2026, 10, 5)


@pytest.mark.parametrize(
    ("geste", "le", "d_un_autre", "attendu"),
    [
        (Geste.COURRIER, CINQ, False, "par notre lettre du 5\u00a0octobre\u00a02026"),
        (Geste.COURRIER, CINQ, True, "par une lettre du 5\u00a0octobre\u00a02026"),
        (Geste.COURRIEL, DatePartielle(2026, 9), False, "par notre courriel de septembre\u00a02026"),
        (Geste.APPEL, DatePartielle(2025), True, "par un appel de 2025"),
        (Geste.VISITE, CINQ, True, "lors d’une visite du 5\u00a0octobre\u00a02026"),
        (Geste.RENCONTRE, DatePartielle(2026, 10), False, "lors de notre rencontre d’octobre\u00a02026"),
        (Geste.RELANCE, DatePartielle(2026, 8), False, "par notre relance d’août\u00a02026"),
    ],
)
def test_the_last_exchange_is_told_as_the_log_holds_it(
    geste: Geste, le: DatePartielle, attendu: str, *, d_un_autre: bool
) -> None:
    assert phrase("dernier_echange", geste, le, d_un_autre) == attendu


@pytest.mark.parametrize(
    ("nature", "nom", "precision", "attendu"),
    [
        ("syndicat", "SMEACC", "Syndicat mixte d’eau", "le SMEACC, syndicat mixte d’eau,"),
        ("syndicat", "Syndicat d’exemple", "", "le syndicat d’exemple"),
        ("epci", "Communauté de communes d’Exemple", "", "la communauté de communes d’Exemple"),
        ("epci", "Flers Agglo", "", "Flers Agglo"),
        ("region", "Région Exemple", "", "la région Exemple"),
    ],
)
def test_an_example_says_what_it_is(nature: str, nom: str, precision: str, attendu: str) -> None:
    assert phrase("designation", nature, nom, "", precision) == attendu


def test_examples_are_near_only_when_they_are(campagne: Campagne) -> None:
    laureats = tuple(un.model_copy(update={"doute": None}) if un.insee == "27375" else un for un in campagne.palmares)
    certaine = replace(campagne, palmares=laureats)
    communes = certaine.territoire.communes
    louviers = communes["27375"]
    assert certaine.territoire.distance_km("27701", "27375") < PRES_KM
    assert de_la_commune(certaine, communes["27701"])["exemples"] == (
        "Près de chez vous, la commune de Louviers a reçu ce label en 2017\u00a0: la démarche y a donc déjà abouti."
    )
    assert certaine.territoire.distance_km("50129", louviers.point) > PRES_KM
    loin = de_la_commune(certaine, communes["50129"])["exemples"]
    assert loin.startswith("Dans la région, ")
    assert "ont reçu ce label en " in loin
    assert "la commune de Louviers" in loin


def test_what_a_log_makes_known(campagne: Campagne) -> None:
    contact: dict[str, Any] = {"le": "2026-10-05", "geste": "courrier", "par": "calvix"}
    reprise = contact | {"le": "2026-11-01", "geste": "reservation", "par": "artifaille"}
    flers = Commune.model_validate({"insee": "61169", "nom": "Flers", "suivi": [contact, reprise]})
    une = replace(campagne, communes=(flers,), jour=date(2026, 11, 2))
    valeurs = des_circonstances(une, flers)
    assert valeurs == {
        "communes_suivies": "",
        "dernier_echange": "par une lettre du 5\u00a0octobre\u00a02026",
        "groupe_precedent": une.gull("calvix").nom,
    }
    assert de_la_fiche(une, flers)["epci"] == "Communauté d’agglomération Flers Agglo"
    epci = next(un for un in une.epci_a_suivre() if un.siren == une.territoire.communes["61169"].epci)
    assert des_circonstances(une, epci)["communes_suivies"] == (
        "Sur votre territoire, notre campagne est déjà en relation avec Flers."
    )
