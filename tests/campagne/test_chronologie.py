"""The campaign around the engine, built without a disk: which editions are current, whose labels, in what order."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from tournee.campagne.campagne import Campagne
from tournee.campagne.chronologie import chronologie
from tournee.fiches.gulls import Gull
from tournee.fiches.label import Label
from tournee.fiches.natures import Nature
from tournee.fiches.palmares import Laureat
from tournee.fiches.reglages import Reglages
from tournee.fiches.statuts import Signal, Statut
from tournee.fiches.suivi import Collectivite, Commune, Fiche
from tournee.territoire.communes import Territoire
from tournee.territoire.contours import Contours

LIEN = "https://exemple.fr/"
NOMME = {"nom": "Invention", "lien": LIEN}
VIDE: MappingProxyType[str, Any] = MappingProxyType({})
TERRITOIRE = Territoire(VIDE, VIDE, VIDE, VIDE, VIDE, Contours((), VIDE, VIDE, VIDE), *[VIDE] * 7)
GROUPE = {"id": "artifaille", "nom": "L’Artifaille", "forme": "association"}

CEREMONIES = {2016: "2016-11-15", 2017: "2017-12", 2018: None, 2024: "2024-12-04", 2025: "2025-11-19", 2026: None}
SANS_RESULTATS = {2026}


def edition(annee: int, le: str | None) -> dict[str, Any]:
    ceremonie = {"ceremonie": {"le": le, "lieu": "Paris", "source": LIEN}} if le else {}
    return {"annee": annee, "echelle": "unique", "resultats": annee not in SANS_RESULTATS, **ceremonie}


LABEL = Label.model_validate(
    {
        "nom": "Territoire Numérique Libre",
        "organisme": NOMME,
        "lien": LIEN,
        "contact": "contact@exemple.fr",
        "presentation": (),
        "echelles": [
            {
                "id": "unique",
                "nom": "Échelle",
                "de": 2016,
                "source": LIEN,
                "paliers": [{"id": "bas", "nom": "Bas"}, {"id": "haut", "nom": "Haut"}],
            }
        ],
        "editions": [edition(annee, le) for annee, le in CEREMONIES.items()],
    }
)


def laureat(annee: int, **champs: Any) -> Laureat:
    return Laureat.model_validate({"annee": annee, "nom": "Un lauréat", "type": "commune", "source": LIEN, **champs})


def commune(*suivi: tuple[str, str], insee: str = "61001") -> Commune:
    gestes = [{"le": le, "geste": geste, "par": "artifaille"} for le, geste in suivi]
    return Commune.model_validate({"insee": insee, "nom": "Alençon", "suivi": gestes})


def campagne(*fiches: Fiche, palmares: tuple[Laureat, ...] = (), jour: date = date(2026, 3, 1)) -> Campagne:
    return Campagne(
        jour=jour,
        reglages=Reglages.model_validate(
            {
                "nom": "Campagne",
                "departements": ["61"],
                "fuseau": "Europe/Paris",
                "reseau": {"nom": "Réseau", "forum": LIEN},
                "fil": LIEN,
                "delais": {"reservation": 60, "relance": 28, "sommeil": 180},
                "licence_donnees": NOMME,
            }
        ),
        label=LABEL,
        palmares=palmares,
        gulls=(Gull.model_validate({**GROUPE, "activite": {"vue_en": 2026, "source": LIEN}}),),
        communes=tuple(fiche for fiche in fiches if isinstance(fiche, Commune)),
        collectivites=tuple(fiche for fiche in fiches if isinstance(fiche, Collectivite)),
        courriers=(),
        territoire=TERRITOIRE,
    )


@pytest.mark.parametrize(
    ("jour", "attendues"),
    [
        ("2016-11-14", set()),
        ("2016-11-15", {2016}),
        ("2017-12-30", {2016}),  # December 2017: its last day
        ("2017-12-31", {2016, 2017}),
        ("2018-12-30", {2016, 2017}),  # no known ceremony: the last day of the year
        ("2018-12-31", {2017, 2018}),
        ("2024-12-03", {2017, 2018}),
        ("2024-12-04", {2018, 2024}),
        ("2025-11-18", {2018, 2024}),
        ("2025-11-19", {2024, 2025}),
        ("2030-01-01", {2024, 2025}),  # 2026 has no results
    ],
)
def test_the_current_editions_are_the_last_two_with_results(jour: str, attendues: set[int]) -> None:
    assert campagne(jour=date.fromisoformat(jour)).editions_actuelles == attendues


@pytest.mark.parametrize(
    ("annee", "jour", "statut", "ancien"),
    [
        (2024, "2024-12-03", Statut.A_CONTACTER, False),
        (2024, "2024-12-04", Statut.LABELLISEE, False),
        (2024, "2026-03-01", Statut.LABELLISEE, False),
        (2025, "2026-03-01", Statut.LABELLISEE, False),
        (2018, "2025-11-18", Statut.LABELLISEE, False),
        (2018, "2025-11-19", Statut.A_CONTACTER, True),
        (2017, "2026-03-01", Statut.A_CONTACTER, True),
    ],
)
def test_a_label_makes_the_status_while_its_edition_is_current(
    annee: int, jour: str, statut: Statut, *, ancien: bool
) -> None:
    fiche = commune()
    palmares = (laureat(annee, insee="61001"),)
    situation = campagne(fiche, palmares=palmares, jour=date.fromisoformat(jour)).situation(fiche)
    assert (situation.statut, situation.label_ancien) == (statut, ancien)


def test_labels_are_found_by_insee_siren_or_name() -> None:
    alencon, louviers = commune(), commune(insee="27375")
    epci = Collectivite(
        id="cu-alencon", type=Nature.EPCI, nom="CU", siren="246100663", au_palmares="CU d’alors", suivi=()
    )
    syndicat = Collectivite(id="syndicat", type=Nature.SYNDICAT, nom="Syndicat", suivi=())
    par_insee = laureat(2017, insee="61001")
    par_siren = laureat(2025, siren="246100663", type="epci")
    par_nom = laureat(2016, nom="CU d’alors", type="epci")
    personne = laureat(2025, nom="Ailleurs")
    tout = campagne(alencon, louviers, epci, syndicat, palmares=(par_siren, personne, par_insee, par_nom))
    assert tout.labels_de(alencon) == (par_insee,)
    assert tout.labels_de(epci) == (par_nom, par_siren)
    assert tout.labels_de(louviers) == ()
    assert tout.labels_de(syndicat) == ()
    assert tout.situation(epci).statut is Statut.LABELLISEE
    assert tout.situation(alencon).label_ancien
    assert tout.situation(louviers).label is None


def etapes(fiche: Fiche, *annees: int, jour: date = date(2026, 3, 1)) -> list[str]:
    palmares = tuple(laureat(annee, insee="61001") for annee in annees)
    return [
        f"{etape.le} {etape.evenement.geste if etape.evenement else 'label'}"
        for etape in chronologie(campagne(fiche, palmares=palmares, jour=jour), fiche)
    ]


def test_a_label_stands_on_the_day_of_the_ceremony_after_what_was_done_that_day() -> None:
    fiche = commune(("2025-10-01", "candidature"), ("2025-11-19", "note"), ("2025-11-20", "rencontre"))
    assert etapes(fiche, 2025) == [
        "2025-10-01 candidature",
        "2025-11-19 note",
        "2025-11-19 label",
        "2025-11-20 rencontre",
    ]


def test_a_label_whose_day_is_unknown_comes_after_what_led_to_it() -> None:
    """As in the status: the label closes its month or its year."""
    fiche = commune(("2017", "note"), ("2017-12-04", "appel"), ("2018-03-01", "courrier"), ("2019", "note"))
    assert etapes(fiche, 2018, 2017) == [
        *("2017 note", "2017-12-04 appel", "2017-12 label", "2018-03-01 courrier", "2018 label", "2019 note"),
    ]


def test_a_line_and_a_label_stand_in_the_timeline_from_their_day_on() -> None:
    fiche = commune(("2025-10-01", "candidature"), ("2025-12-01", "note"))
    assert etapes(fiche, 2025, jour=date(2025, 11, 18)) == ["2025-10-01 candidature"]
    assert etapes(fiche, 2025, jour=date(2025, 11, 19)) == ["2025-10-01 candidature", "2025-11-19 label"]


def test_the_timeline_and_the_status_agree_on_what_followed_a_label() -> None:
    for le in ("2018", "2018-12", "2018-12-31", "2019", "2019-01-01"):
        fiche = commune((le, "refus"))
        apres = etapes(fiche, 2018)[-1].endswith("refus")
        statut = campagne(fiche, palmares=(laureat(2018, insee="61001"),)).situation(fiche).statut
        assert (statut is Statut.DECLINEE) == apres


def test_each_line_says_its_status_its_group_and_its_steps() -> None:
    fiche = commune(("2025-10-01", "reservation"), ("2025-10-02", "courrier"), ("2025-10-03", "note"))
    lauriers = (
        laureat(2016, insee="61001"),
        laureat(2017, insee="61001", palier="haut"),
        laureat(2018, insee="61001", paliers=("bas", "haut")),
    )
    lues = chronologie(campagne(fiche, palmares=lauriers), fiche)
    assert [(etape.statut, etape.paliers) for etape in lues] == [
        (Statut.LABELLISEE, ""),
        (Statut.LABELLISEE, "Haut"),
        (Statut.LABELLISEE, "entre Bas et Haut"),
        (Statut.RESERVEE, ""),
        (Statut.CONTACTEE, ""),
        (None, ""),
    ]
    assert [etape.gull.id if etape.gull else None for etape in lues] == [None] * 3 + ["artifaille"] * 3


def test_the_campaign_reads_logs_on_its_own_day() -> None:
    fiche = commune(("2026-01-01", "courrier"))
    assert campagne(fiche, jour=date(2025, 12, 31)).situation(fiche).statut is Statut.A_CONTACTER
    assert campagne(fiche, jour=date(2026, 1, 29)).situation(fiche).signaux == ()
    assert campagne(fiche, jour=date(2026, 1, 30)).situation(fiche).signaux == (Signal.A_RELANCER,)
