"""What the worker of the site is given to keep: what is worth it, by content, as far as the budget goes."""

from __future__ import annotations

import hashlib
import json
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import offline
from offline import write_service
from tests.construction import renderer_de
from tournee.site.hors_ligne import BUDGET, MAGASIN, SERVICE, a_garder

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne


def gardees(service: str) -> dict[str, str]:
    """What a worker keeps: each address, and a digest of what it holds."""
    dites = re.search(r"\ntenir\((\{.*\}), [0-9]+\);", service)
    lues: dict[str, str] = json.loads(dites[1]) if dites else {}
    return lues


def contenu(site: Path, adresse: str) -> bytes:
    chemin = site / adresse
    return (chemin / "index.html" if chemin.is_dir() else chemin).read_bytes()


@pytest.mark.lent
def test_the_site_keeps_what_a_meeting_needs_within_its_budget(site: Path) -> None:
    lues = gardees((site / SERVICE).read_text("utf-8"))
    assert {"", "hors-ligne/", "communes/communes.json", "guides/premier-contact/", "search/search_index.json"} <= {
        *lues
    }
    assert {"carte/", "communes/", "departements/", "epci/", "collectivites/", "gulls/"} <= {*lues}, "the lists"
    assert not [adresse for adresse in lues if re.match("communes/.+/", adresse)]
    contenus = {adresse: contenu(site, adresse) for adresse in lues}
    assert sum(map(len, contenus.values())) <= BUDGET * 1_000_000
    assert lues == {adresse: hashlib.sha256(dit).hexdigest()[:16] for adresse, dit in contenus.items()}


def test_the_most_useful_comes_first_and_the_rest_stays_out() -> None:
    adresses = ["search/search_index.json", "communes/1-a/", "guides/b/", "assets/x.css", "", "assets/leaflet/l.js"]
    assert a_garder(adresses) == ["", "assets/x.css", "guides/b/", "search/search_index.json"]


@pytest.fixture
def ecrire(tmp_path: Path, campagne: Campagne) -> Any:
    """Writes the worker of a site of two files, and gives its text."""
    for adresse, texte in {MAGASIN: "//", "guides/index.html": "a" * 600, "index.html": "b" * 600}.items():
        (tmp_path / adresse).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / adresse).write_text(texte, "utf-8")

    def ecrire(*, kept: bool) -> str:
        files: Any = [SimpleNamespace(url=url) for url in ("./", "guides/")]
        config: Any = SimpleNamespace(site_dir=str(tmp_path))
        write_service(files, renderer_de(campagne), config, kept=kept)
        return (tmp_path / SERVICE).read_text("utf-8")

    return ecrire


def test_what_does_not_fit_is_left_out(ecrire: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(gardees(ecrire(kept=True))) == ["", "guides/"]
    monkeypatch.setattr(offline, "OCTETS", 1000 / BUDGET)
    assert list(gardees(ecrire(kept=True))) == [""]


def test_a_site_that_keeps_nothing_closes_what_was_kept(ecrire: Any) -> None:
    assert ecrire(kept=False).endswith("\nfermer();")
