"""A Firefox found on the machine, driven by the protocol that it speaks by itself, WebDriver BiDi."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.machine import FIREFOX, chemin_de

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ECOUTE: Final = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PATIENCE: Final = 20
"""Seconds that one waits for what a page is to show."""
REGLAGES: Final = """\
user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", "{recus}");
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.auto", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("ui.prefersReducedMotion", 1);
"""


class Fenetre:
    """One window, and what a visitor does in it; its downloads are in ``recus``."""

    def __init__(self, lien: ClientConnection, recus: Path) -> None:
        self._lien = lien
        self._rangs = itertools.count()
        self._recus = recus
        self._dire("session.new", capabilities={})
        self._contexte = self._dire("browsingContext.getTree")["contexts"][0]["context"]

    def _dire(self, methode: str, **parametres: Any) -> dict[str, Any]:
        """One command, and its answer."""
        rang = next(self._rangs)
        self._lien.send(json.dumps({"id": rang, "method": methode, "params": parametres}))
        while (reponse := json.loads(self._lien.recv(timeout=60))).get("id") != rang:
            pass
        assert reponse["type"] == "success", reponse
        resultat: dict[str, Any] = reponse["result"]
        return resultat

    def ouvrir(self, adresse: str) -> None:
        self._dire("browsingContext.navigate", context=self._contexte, url=adresse, wait="complete")

    def revenir(self) -> None:
        """What the button « Précédent » does."""
        self._dire("browsingContext.traverseHistory", context=self._contexte, delta=-1)

    def lire(self, expression: str) -> Any:
        """What a script gives, a promise once it is kept."""
        vu = self._dire(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self._contexte},
            awaitPromise=True,
        )
        assert vu["type"] == "success", vu["exceptionDetails"]["text"]
        return json.loads(vu["result"]["value"]) if vu["result"]["type"] == "string" else None

    def attendre(self, expression: str) -> Any:
        """The same, once it is true."""
        fin = time.monotonic() + PATIENCE
        while not (vu := self.lire(expression)):
            assert time.monotonic() < fin, expression
            time.sleep(0.05)
        return vu

    def cliquer(self, choix: str, x: float = 0.5, y: float = 0.5) -> None:
        """A true click on what is seen there, in the middle or at a part of its width and height."""
        self.attendre(f"document.querySelector({choix!r})?.checkVisibility()")
        la = self.lire(
            f"(() => {{ const e = document.querySelector({choix!r}); e.scrollIntoView({{ block: 'center' }});"
            "const { x, y, width, height } = e.getBoundingClientRect(); return [x, y, width, height] })()"
        )
        place = {"x": round(la[0] + la[2] * x), "y": round(la[1] + la[3] * y), "type": "pointerMove"}
        gestes = [place, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._agir({"type": "pointer", "id": "souris", "actions": gestes})

    def taper(self, texte: str) -> None:
        """A text in what has the focus."""
        gestes = [{"type": f"key{sens}", "value": signe} for signe in texte for sens in ("Down", "Up")]
        self._agir({"type": "key", "id": "clavier", "actions": gestes})

    def recu(self, motif: str) -> Path:
        """What it has downloaded under such a name, once it is whole."""
        fin = time.monotonic() + PATIENCE
        while not (venus := [un for un in self._recus.glob(motif) if un.stat().st_size]):
            assert time.monotonic() < fin, motif
            time.sleep(0.05)
        return venus[0]

    def _agir(self, source: dict[str, Any]) -> None:
        self._dire("input.performActions", context=self._contexte, actions=[source])


@contextmanager
def _lancer(dossier: Path) -> Iterator[Fenetre]:
    profil, recus = dossier / "profil", dossier / "recus"
    for un in (profil, recus):
        un.mkdir()
    (profil / "user.js").write_text(REGLAGES.format(recus=recus), "utf-8")
    commande = [
        chemin_de(FIREFOX),
        "--headless",
        "--no-remote",
        "--profile",
        str(profil),
        "--remote-debugging-port",
        "0",
    ]
    with subprocess.Popen(commande, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as firefox:
        assert firefox.stderr is not None
        try:
            adresse = next(vue[1] for ligne in firefox.stderr if (vue := ECOUTE.search(ligne)))
            with connect(f"{adresse}/session", max_size=None) as lien:
                yield Fenetre(lien, recus)
        finally:
            firefox.kill()


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fenetre]:
    """Its window."""
    with _lancer(tmp_path_factory.mktemp("firefox")) as fenetre:
        yield fenetre
