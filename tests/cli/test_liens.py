"""The command that tries the links: what answers is noted, what fails is said, a lost network changes nothing."""

from __future__ import annotations

import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from tournee.cli.main import main
from tournee.engines.clock import today
from tournee.engines.web import AGENT, probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Projet


def noter(*adresses: str) -> str:
    return "".join(f"- lien: {adresse}\n  lu_le: 2026-11-22\n" for adresse in adresses)


class Site(BaseHTTPRequestHandler):
    """Answers, refuses, moves, does not know HEAD."""

    demandes: list[tuple[str, str]]

    def do_HEAD(self) -> None:
        self.demandes.append((self.path, self.headers["User-Agent"]))
        if self.path == "/deplace":
            self.send_response(301)
            self.send_header("Location", "/bon")
        else:
            self.send_response({"/bon": 200, "/sans-head": 405}.get(self.path, 404))
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200 if self.path in {"/bon", "/sans-head"} else 404)
        self.end_headers()
        self.wfile.write(b"oui")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.demandes = []
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serveur.server_port}"
    serveur.shutdown()
    serveur.server_close()


def test_addresses_are_tried(site: str) -> None:
    probes = probe([f"{site}/{page}" for page in ("bon", "deplace", "sans-head", "perdu")], delai=5)
    assert {essai.adresse.rpartition("/")[2]: bool(essai.refusal) for essai in probes} == {
        "bon": False,
        "deplace": False,
        "sans-head": False,
        "perdu": True,
    }
    assert all(agent == AGENT for _, agent in Site.demandes)


def test_the_command_says_what_fails_and_notes_what_answers(projet: Projet, site: str) -> None:
    projet.ecrire("docs/page.md", f"# Titre\n\n[a]({site}/bon), [b]({site}/perdu), [c]({site}/sans-head)\n")
    projet.ecrire(
        "data/liens.yaml",
        "# Un commentaire.\n\n"
        f"- lien: {site}/bon  # une note\n  lu_le: 2026-11-22\n  repond_le: 2026-01-01\n\n"
        f"- lien: {site}/perdu\n  lu_le: 2026-11-22\n  repond_le: 2026-01-02\n\n"
        f"- lien: {site}/sans-head\n",
    )
    fini = CliRunner().invoke(main, ["liens", "--dossier", str(projet.root), "--delai", "5"])
    assert fini.exit_code == 1
    assert f"{site}/perdu : le site répond « 404 Not Found »" in fini.output
    assert "3\u00a0adresses essayées : 2\u00a0répondent, 1 non." in fini.output
    ecrit = projet.lire("data/liens.yaml")
    aujourdhui = today("Europe/Paris")
    assert ecrit.startswith(f"# Un commentaire.\n\n- lien: {site}/bon  # une note\n")
    assert [note.get("repond_le") for note in yaml.safe_load(ecrit)] == [aujourdhui, date(2026, 1, 2), aujourdhui]
    assert [note.get("lu_le") for note in yaml.safe_load(ecrit)] == [date(2026, 11, 22), date(2026, 11, 22), None]


def test_when_all_answer_the_command_succeeds_and_a_second_time_changes_nothing(projet: Projet, site: str) -> None:
    projet.ecrire("docs/page.md", f"# Titre\n\n[a]({site}/bon)\n")
    projet.ecrire("data/liens.yaml", noter(f"{site}/bon"))
    assert CliRunner().invoke(main, ["liens", "--dossier", str(projet.root)]).exit_code == 0
    ecrit = projet.lire("data/liens.yaml")
    assert CliRunner().invoke(main, ["liens", "--dossier", str(projet.root)]).exit_code == 0
    assert projet.lire("data/liens.yaml") == ecrit


def test_without_a_network_the_command_says_so_and_writes_nothing(projet: Projet) -> None:
    adresse = "http://127.0.0.1:9/ferme"
    projet.ecrire("docs/page.md", f"# Titre\n\n[a]({adresse})\n")
    projet.ecrire("data/liens.yaml", noter(adresse))
    avant = projet.lire("data/liens.yaml")
    fini = CliRunner().invoke(main, ["liens", "--dossier", str(projet.root), "--delai", "5"])
    assert fini.exit_code == 1
    assert "cette machine n’a sans doute pas de réseau" in fini.output
    assert projet.lire("data/liens.yaml") == avant
