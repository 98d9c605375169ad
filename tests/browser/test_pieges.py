"""No script runs, nobody is sent elsewhere and nothing overflows because of what data says: a site of traps, opened."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.navigateur import deborde, fouiller, servir
from tests.pieges import MARQUE, PIEGE, REDIRECTION, piegee
from tournee.publications import publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from tests.navigateur import Fenetre
    from tournee.campagne.campagne import Campagne

pytestmark = [pytest.mark.navigateur, pytest.mark.lent]
GUIDE = "docs/guides/premier-contact.md"
TARDIVES = ("communes/96007-brune-la-ville/", "departements/96-haute-brune/")
PAGES = (
    *(
        "",
        "404.html",
        "carte/",
        "carte/seule/",
        "carte/integrer/",
        "communes/",
        "collectivites/",
        "gulls/",
        "progres/",
        "palmares/",
    ),
    *("courriers/", "courriers/premier-contact/", "guides/", "guides/glossaire/", "guides/premier-contact/"),
    *("contribuer/", "mentions-legales/", "collectivites/syndicat-du-phare/", "gulls/les-passeurs/"),
    *TARDIVES,
)
INTERDITS = "script:text('piege('), meta[http-equiv=refresh], [onerror], [onload], [onfocus]"
TEMOIN = """
window.pris = [];
window.piege = (numero) => window.pris.push(numero);
"""


@pytest.fixture(scope="module", params=[PIEGE, REDIRECTION], ids=["balises", "redirection"])
def mauvais(
    request: pytest.FixtureRequest,
    region: Path,
    campagne_imaginee: Campagne,
    build: Callable[..., Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of a living site, as it would be if every text that somebody writes were a trap."""
    piege = request.param
    projet = tmp_path_factory.mktemp("projet")
    for nom in ("data", "hooks", "overrides", "mkdocs.yml"):
        (projet / nom).symlink_to(region / nom)
    shutil.copytree(region / "docs", projet / "docs")
    _, entete, corps = (projet / GUIDE).read_text("utf-8").split("---\n", 2)
    entete = yaml.safe_dump(yaml.safe_load(entete) | {"title": piege, "description": piege}, allow_unicode=True)
    (projet / GUIDE).write_text(f"---\n{entete}---\n{corps}", "utf-8")
    mauvaise = piegee(campagne_imaginee, piege)

    def detourner(config: MkDocsConfig) -> None:
        events: list[Any] = config.plugins.events["config"]
        on_config = next(event for event in events if "publish_checked" in getattr(event, "__globals__", ()))
        patch.setitem(on_config.__globals__, "load", lambda *_: mauvaise)
        # What checks the texts would refuse them, and that is not what is tried here.
        patch.setitem(on_config.__globals__, "publish_checked", lambda _, *suite: publish(*suite))
        config.strict = False  # texts link to the letters that are left out

    with pytest.MonkeyPatch.context() as patch:
        site = build(projet, avant=detourner, pages=TARDIVES)
    with servir(site) as adresse:
        yield adresse


def test_what_data_says_runs_nothing_and_leads_nowhere(mauvais: str, fenetre: Fenetre) -> None:
    """One test for a whole site, so that it is built once."""
    onglet = fenetre(1280)
    onglet.add_init_script(TEMOIN)
    montrent: set[str] = set()
    for page in PAGES:
        onglet.goto(mauvais + page)
        onglet.wait_for_timeout(100)  # an image that does not load, a refresh
        assert onglet.evaluate("window.pris") == [], page
        assert onglet.url == mauvais + page
        assert onglet.locator(INTERDITS).count() == 0, page
        assert not deborde(onglet), page
        if MARQUE in onglet.inner_text("body"):
            montrent.add(page)
    assert {"gulls/les-passeurs/", "collectivites/syndicat-du-phare/", "guides/premier-contact/", *TARDIVES} <= montrent

    onglet.goto(mauvais)
    fouille = fouiller(onglet, MARQUE)
    fouille.get_by_role("listitem").first.wait_for()
    onglet.wait_for_timeout(300)
    assert onglet.evaluate("window.pris") == []
    assert fouille.locator(INTERDITS).count() == 0
