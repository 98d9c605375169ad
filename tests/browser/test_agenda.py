"""The agenda in a browser: days counted from the visitor's own, texts to copy; both of use without a script."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.construction import renderer_de
from tournee.fiches.reunions import Reunions
from tournee.publications import agenda

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.navigateur import Fenetre
    from tournee.campagne.campagne import Campagne

pytestmark = pytest.mark.navigateur


@pytest.fixture
def corps(campagne: Campagne) -> str:
    """The page of a campaign that meets, as it was made weeks ago."""
    reunions = Reunions(
        texte="Réunion d’exemple.",
        source="https://forum.example",
        premiere=date(2026, 12, 1),
        heure="20:30",
        rythme="le premier mardi de chaque mois",
    )
    vivante = replace(campagne, reglages=campagne.reglages.model_copy(update={"reunions": reunions}))
    renderer = renderer_de(vivante)
    return next(str(un.read()) for un in agenda.publish(renderer.campagne, renderer) if un.uri == "agenda/index.md")


def ouvrir(page: Page, adresse: str, corps: str) -> list[str]:
    """What the page says of each meeting."""
    html = f"<!doctype html><html lang=fr><title>Agenda</title>{corps}"
    page.route(f"{adresse}agenda/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(f"{adresse}agenda/", wait_until="load")
    return [" ".join(dit.split()) for dit in page.locator("#reunions ~ .agenda").first.locator("li").all_inner_texts()]


@pytest.mark.parametrize(
    ("maintenant", "fuseau", "comptes"),
    [
        ("2026-12-01T23:30:00+01:00", "Europe/Paris", ["aujourd’hui", "dans 35 jours", "dans 63 jours"]),
        ("2027-01-04T00:10:00+01:00", "Europe/Paris", ["passé", "demain", "dans 29 jours"]),
        ("2027-03-28T12:00:00+02:00", "Europe/Paris", ["passé"] * 4 + ["dans 9 jours"]),
        ("2026-12-01T02:00:00+01:00", "America/Miquelon", ["demain", "dans 36 jours"]),
    ],
)
def test_the_days_are_counted_from_the_visitors(
    fenetre: Fenetre, adresse: str, corps: str, maintenant: str, fuseau: str, comptes: list[str]
) -> None:
    page = fenetre(timezone_id=fuseau)
    page.clock.set_fixed_time(maintenant)
    dits = ouvrir(page, adresse, corps)
    assert [dit.partition(" à 20 h 30 ")[2].strip("()") for dit in dits][: len(comptes)] == comptes
    assert page.locator(".est-passe").count() == comptes.count("passé")


def test_without_a_script_a_date_stands_without_any_count(fenetre: Fenetre, adresse: str, corps: str) -> None:
    page = fenetre(java_script_enabled=False)
    assert ouvrir(page, adresse, corps)[0] == "mardi 1er décembre 2026 à 20 h 30"
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
