"""The agenda in a browser: days counted from the visitor's own, texts to copy; both of use without a script."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.construction import renderer_de
from tournee.fiches.reunions import Reunions
from tournee.publications import agenda
from tournee.site.shortcodes import fragment

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.navigateur import Fenetre
    from tournee.campagne.campagne import Campagne

pytestmark = pytest.mark.navigateur


@pytest.fixture
def corps(campagne: Campagne) -> dict[str, str]:
    """The pages of a campaign that meets, as they were made weeks ago, by the folder that each is served from."""
    reunions = Reunions(
        texte="Réunion d’exemple.",
        source="https://forum.example",
        premiere=date(2026, 12, 1),
        heure="20:30",
        rythme="le premier mardi de chaque mois",
    )
    vivante = replace(campagne, reglages=campagne.reglages.model_copy(update={"reunions": reunions}))
    renderer = renderer_de(vivante)
    pages = {un.address: str(un.read()) for un in agenda.publish(renderer.campagne, renderer) if un.head}
    return pages | {"accueil/": fragment("prochaine-reunion", "accueil/", renderer)}


def ouvrir(page: Page, adresse: str, corps: dict[str, str], ou: str = "agenda/") -> list[str]:
    """What the page tells first of the meetings to come."""
    html = (
        "<!doctype html><html lang=fr><title>Agenda</title><link rel=stylesheet href=/assets/tournee.css>"
        f"<body class=md-typeset>{corps[ou]}"
    )
    page.route(f"{adresse}{ou}", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(f"{adresse}{ou}", wait_until="load")
    dates = page.locator(".dates").first.locator("> :is(ol, ul) > li").filter(visible=True)
    return [" ".join(dit.split()) for dit in dates.all_inner_texts()]


@pytest.mark.parametrize(
    ("maintenant", "fuseau", "passees", "comptes"),
    [
        ("2026-12-01T23:30:00+01:00", "Europe/Paris", 0, ["aujourd’hui", "dans 35 jours", "dans 63 jours"]),
        ("2027-01-04T00:10:00+01:00", "Europe/Paris", 1, ["demain", "dans 29 jours"]),
        ("2027-03-28T12:00:00+02:00", "Europe/Paris", 4, ["dans 9 jours"]),
        ("2026-12-01T02:00:00+01:00", "America/Miquelon", 0, ["demain", "dans 36 jours"]),
        ("2028-03-28T12:00:00+02:00", "Europe/Paris", 6, []),
    ],
)
def test_the_days_are_counted_from_the_visitors(
    fenetre: Fenetre,
    adresse: str,
    corps: dict[str, str],
    maintenant: str,
    fuseau: str,
    passees: int,
    comptes: list[str],
) -> None:
    page = fenetre(timezone_id=fuseau)
    page.clock.set_fixed_time(maintenant)
    dits = ouvrir(page, adresse, corps)
    assert len(dits) == 6 - passees
    assert [dit.partition(" à 20 h 30 ")[2].strip("()") for dit in dits][: len(comptes)] == comptes
    repli = page.locator(".dates__passees").first
    assert (repli.locator("li.est-passe").count(), repli.is_visible()) == (passees, passees > 0)
    assert page.locator(".dates__fin").first.is_visible() is (not dits)


@pytest.mark.parametrize("ou", ["accueil/", "agenda/prochaine-reunion/"])
def test_the_next_meeting_is_the_first_that_is_not_over(
    fenetre: Fenetre, adresse: str, corps: dict[str, str], ou: str
) -> None:
    page = fenetre(timezone_id="Europe/Paris")
    for maintenant, jours in {
        "2026-12-01T23:30:00+01:00": ["mardi 1er décembre 2026 à 20 h 30 (aujourd’hui)"],
        "2026-12-02T00:10:00+01:00": ["mardi 5 janvier 2027 à 20 h 30 (dans 34 jours)"],
        "2027-03-03T12:00:00+01:00": [],
    }.items():
        page.clock.set_fixed_time(maintenant)
        dits = ouvrir(page, adresse, corps, ou)
        assert [dit.removeprefix("Le ").partition(".")[0] for dit in dits] == jours
        assert page.get_by_text("Les dates que cette page connaissait sont passées").is_visible() is (not jours)


def test_without_a_script_dates_stand_without_any_count(fenetre: Fenetre, adresse: str, corps: dict[str, str]) -> None:
    page = fenetre(java_script_enabled=False)
    for ou, nombre in {"agenda/": 6, "agenda/prochaine-reunion/": 4, "accueil/": 4}.items():
        dits = ouvrir(page, adresse, corps, ou)
        assert [dit.removeprefix("Le ").partition(".")[0] for dit in dits][:2] == [
            "mardi 1er décembre 2026 à 20 h 30",
            "mardi 5 janvier 2027 à 20 h 30",
        ]
        assert len(dits) == nombre
        assert page.locator(".dates__fin, .dates__passees").filter(visible=True).count() == 0
    page.unroute_all()
    page.goto(f"{adresse}agenda/prochaine-reunion/")
    assert page.locator("textarea").first.input_value().startswith("RÉUNION")
    assert page.get_by_role("button", name="Copier").count() == 0


def test_a_text_is_copied_or_chosen(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{adresse}agenda/prochaine-reunion/")
    bloc = page.locator(".a-copier").nth(1)
    bloc.get_by_role("button", name="Copier").click()
    bloc.get_by_text("Le texte est copié.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == bloc.locator("textarea").input_value()
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    bloc.get_by_role("button", name="Copier").click()
    bloc.get_by_text("Le texte est sélectionné").wait_for()
    assert bloc.locator("textarea").evaluate("champ => champ.selectionEnd - champ.selectionStart") > 100
