"""The boxes of a list of things to do: one ticks them, by the finger and by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
DOIGT = 24
"""WCAG 2.2, 2.5.8: in CSS pixels."""


def test_a_box_is_ticked(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(360, has_touch=True)
    page.goto(f"{adresse}mairie/")
    premiere, seconde = page.locator(".task-list-item").all()[:2]
    premiere.locator(".task-list-indicator").tap()
    expect(premiere.get_by_role("checkbox", name="fait")).to_be_checked()
    page.keyboard.press("Tab")
    while not seconde.get_by_role("checkbox").evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(seconde.get_by_role("checkbox")).to_be_checked()
    cadre = seconde.locator(".task-list-indicator").bounding_box()
    assert cadre
    assert min(cadre["width"], cadre["height"]) >= DOIGT
    assert seconde.locator(".task-list-indicator").evaluate("un => getComputedStyle(un).outlineStyle") == "solid"
