"""`make audit`: what the tools of others say of each kind of page, served as a forge serves it. Not part of the tests.

Lighthouse and the Nu checker come by npm, the second needs Java: what the machine lacks is said, and not measured.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from playwright.sync_api import sync_playwright

from tests.bench import construire
from tests.browser.test_pages import SORTES
from tests.machine import CHROMIUM
from tests.navigateur import OPTIONS, Silencieux, arrets_caches, fautes_de, servir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playwright.sync_api import Page

RACINE: Final = Path(__file__).parents[1]
OUTILS: Final = {"lighthouse": "12.2.3", "vnu-jar": "26.9.27"}
FOIS: Final = 5
MESUREES: Final = {
    "accueil": ("", 125),
    "carte": ("carte/", 130),
    "une commune": ("communes/61001-alencon/", 60),
    "une intercommunalité": ("epci/200035111-sources-de-l-orne/", 75),
    "un département": ("departements/76-seine-maritime/", 95),
    "lettre à remplir": ("courriers/", 120),
    "guide": ("guides/premier-contact/", 65),
    "groupe": ("gulls/artifaille/", 75),
}
"""Those whose speed is looked at, and their greatest weight, in kilobytes of what comes with them."""
NOTES: Final = ("performance", "accessibility", "best-practices", "seo")
LARGEURS: Final = (320, 360, 768, 1440)
VUES: Final[tuple[tuple[int, Literal["light", "dark"]], ...]] = (
    *((largeur, "light") for largeur in LARGEURS),
    *((largeur, "dark") for largeur in LARGEURS[1:]),
)
"""Seven widths and schemes."""
COMPRIMES: Final = re.compile(r"text/|json|javascript|xml")
POLITIQUE: Final = re.compile(r"<meta[^>]*Content-Security-Policy", re.IGNORECASE)
SCRIPT: Final = re.compile(
    r"<script\b(?![^>]*\bsrc=)(?![^>]*\btype=.?application/)[^>]*>(?=.*?\S.*?</script>)", re.DOTALL
)
FAUSSES_ALERTES: Final = {
    r"“field-sizing”.*doesn't exist": "ce vérificateur ne connaît pas encore la propriété : sans elle, le champ défile",
    r"“container(-type)?”.*doesn't exist|“@container”": "ni les requêtes de conteneur, que tous les navigateurs ont",
    r"“font-size”: Parse Error.*cqi": "ni leurs unités",
    r"“vector-effect”.*doesn't exist": "une propriété de SVG, qui vaut aussi dans une feuille",
    r"“mask”: Too many values.*50% / contain": "la forme courte de « mask », qu’il ne connaît pas avec une taille",
}
"""What the Nu checker says of style sheets and is not so, and why; it is told when it no longer says it."""


class Comprime(Silencieux):
    """Texts are sent compressed, as on any forge's pages."""

    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        """Answer until the browser leaves, without a word when it does."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:  # noqa: N802  the library's name
        fichier = Path(self.translate_path(self.path))
        fichier = fichier / "index.html" if fichier.is_dir() else fichier
        if not fichier.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        contenu, nature = fichier.read_bytes(), self.guess_type(fichier)
        self.send_response(HTTPStatus.OK)
        if COMPRIMES.search(nature):
            contenu = gzip.compress(contenu, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{nature}; charset=utf-8" if nature.startswith("text/") else nature)
        self.send_header("Content-Length", str(len(contenu)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(contenu)


@dataclass(frozen=True)
class Outillage:
    """The tools of others, where this machine has them."""

    dossier: Path

    @functools.cached_property
    def manques(self) -> dict[str, str]:
        """What cannot be run, and why."""
        if shutil.which("npm") is None:
            return dict.fromkeys(OUTILS, "npm n’est pas sur cette machine")
        paquets = [f"{nom}@{version}" for nom, version in OUTILS.items()]
        essai = subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", self.dossier, *paquets], check=False
        )
        manques = dict.fromkeys(OUTILS, "npm n’a pas pu l’apporter") if essai.returncode else {}
        return manques if shutil.which("java") else manques | {"vnu-jar": "Java n’est pas sur cette machine"}

    def lighthouse(self, adresse: str) -> dict[str, Any]:
        """One run, as it reports it."""
        commande = [str(self.dossier / "node_modules/.bin/lighthouse"), adresse, "--quiet", "--output=json"]
        env = os.environ | {"CHROME_PATH": CHROMIUM.chemin or ""}
        sortie = subprocess.run(
            [*commande, "--chrome-flags=--headless --no-sandbox"], env=env, capture_output=True, check=True
        ).stdout
        rapport: dict[str, Any] = json.loads(sortie)
        return rapport

    def nu(self, fichiers: Iterable[Path]) -> tuple[list[str], list[str]]:
        """What the checker refuses in these files, and what it no longer refuses by mistake."""
        jar = self.dossier / "node_modules/vnu-jar/build/dist/vnu.jar"
        options = ("--errors-only", "--also-check-css", "--format", "json")
        commande = ["java", "-Xss4m", "-jar", str(jar), *options, *map(str, fichiers)]
        dits = json.loads(subprocess.run(commande, capture_output=True, check=False).stderr)
        fautes = [
            " ".join(f"{Path(un['url']).parent.name} : {un['message']} {un['extract']}".split())
            for un in dits["messages"]
        ]
        vraies = [faute for faute in fautes if not any(re.search(motif, faute) for motif in FAUSSES_ALERTES)]
        return vraies, [motif for motif in FAUSSES_ALERTES if not any(re.search(motif, faute) for faute in fautes)]


def ligne(quoi: str, valeur: object, borne: str, *, tenu: bool) -> None:
    print(f"| {quoi} | {valeur} | {borne} | {'oui' if tenu else '**non**'} |", flush=True)


def aucun(quoi: str, trouves: Sequence[str]) -> None:
    """What should not be found, and what was."""
    ligne(quoi, len(trouves), "0", tenu=not trouves)
    details(trouves)


def details(dits: Iterable[str]) -> None:
    for dit, combien in Counter(dits).most_common(12):
        print(f"  - {combien} × {dit}", flush=True)


def vitesses(outils: Outillage, adresse: str) -> None:
    """Medians of several runs, on a phone as Lighthouse imagines it."""
    for nom, (lieu, poids) in MESUREES.items():
        rapports = [outils.lighthouse(adresse + lieu) for _ in range(FOIS)]
        notes = [round(100 * statistics.median(un["categories"][note]["score"] for un in rapports)) for note in NOTES]
        ligne(f"{nom} : rapidité", notes[0], "au moins 98", tenu=notes[0] >= 98)
        dites = ", ".join(map(str, notes[1:]))
        ligne(f"{nom} : accessibilité, bonnes pratiques, référencement", dites, "100", tenu=min(notes[1:]) == 100)
        for quoi, audit, forme, borne in (
            ("décalage de la mise en page", "cumulative-layout-shift", "{:.3f}", 0.02),
            ("blocage (ms)", "total-blocking-time", "{:.0f}", 100),
            ("poids (octets)", "total-byte-weight", "{:_.0f}", 1000 * poids),
        ):
            valeur = statistics.median(un["audits"][audit]["numericValue"] for un in rapports)
            ligne(f"{nom} : {quoi}", forme.format(valeur), f"au plus {borne:_}", tenu=valeur <= borne)


def regards(adresse: str, lieux: Sequence[str]) -> None:
    """What a browser sees of each kind of page, in seven ways."""
    refus: list[str] = []
    larges: list[str] = []
    invisibles: list[str] = []
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=CHROMIUM.chemin, args=OPTIONS)
        for largeur, couleurs in VUES:
            page = navigateur.new_page(viewport={"width": largeur, "height": 800}, color_scheme=couleurs)
            for lieu in lieux:
                page.goto(adresse + lieu, wait_until="load")
                refus += [f"{regle}, {lieu or 'accueil'}" for regle, noeuds in fautes_de(page) for _ in noeuds]
                larges += [f"{lieu or 'accueil'} : {debord} px" for debord in _plus_large(page, largeur)]
                invisibles += [f"{lieu or 'accueil'} : {quoi}" for quoi in arrets_caches(page)]
            page.close()
        navigateur.close()
    aucun(f"axe, {len(lieux)} sortes de pages × {len(VUES)} largeurs et couleurs", refus)
    aucun("pages plus larges que leur fenêtre", larges)
    aucun("arrêts du clavier que l’on ne voit pas", invisibles)


def _plus_large(page: Page, largeur: int) -> Iterator[int]:
    debord = page.evaluate("document.documentElement.scrollWidth")
    if debord > largeur:
        yield debord


def ecrits(outils: Outillage, fichiers: Mapping[str, Path], feuilles: Sequence[Path]) -> None:
    """What is written in each kind of page, and in the style sheets."""
    if "vnu-jar" not in outils.manques:
        fautes, oubliees = outils.nu([*fichiers.values(), *feuilles])
        aucun("Nu : fautes des pages et des feuilles de style", fautes)
        details(f"fausse alerte que Nu ne donne plus, à ôter : {motif}" for motif in oubliees)
    textes = {lieu: fichier.read_text("utf-8") for lieu, fichier in fichiers.items()}
    aucun("scripts écrits dans une page", [lieu for lieu, texte in textes.items() for _ in SCRIPT.findall(texte)])
    aucun("pages sans politique de sécurité (CSP)", [lieu for lieu in textes if not POLITIQUE.search(textes[lieu])])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--outils", type=Path, default=RACINE / ".cache/audit", help="où npm range ce qu’il apporte")
    outils = Outillage(parser.parse_args().outils)
    with tempfile.TemporaryDirectory(prefix="audit-") as atelier:
        construire(RACINE, Path(atelier))
        site = next(Path(atelier).iterdir())
        fichiers = {lieu: site / lieu if lieu.endswith(".html") else site / lieu / "index.html" for lieu in SORTES}
        manquent = [lieu for lieu in fichiers if not fichiers[lieu].is_file()]
        fichiers = {lieu: fichier for lieu, fichier in fichiers.items() if lieu not in manquent}
        print("| Ce qui est mesuré | valeur | à atteindre | tenu |\n|---|---|---|---|", flush=True)
        ecrits(outils, fichiers, sorted((site / "assets").glob("*.css")))
        with servir(site, Comprime) as adresse:
            regards(adresse, [*fichiers])
            if "lighthouse" not in outils.manques:
                vitesses(outils, adresse)
    for lieu in manquent:
        print(f"Non mesuré : /{lieu}, que ce site n’a pas.")
    for outil, raison in outils.manques.items():
        print(f"Non mesuré : {outil}, car {raison}.")


if __name__ == "__main__":
    main()
