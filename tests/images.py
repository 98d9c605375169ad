"""`make images`: a picture of each kind of page, at three widths, light and dark, in .cache/images.

Not part of the tests. Those of the region where the campaign is in full swing: make images SITE=.cache/demo/site
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from tests.bench import construire
from tests.browser.test_pages import SORTES
from tests.machine import CHROMIUM
from tests.navigateur import COULEURS, OPTIONS, servir

RACINE: Final = Path(__file__).parents[1]
LARGEURS: Final = {360: 780, 768: 1024, 1440: 900}
"""A phone, a tablet, a desk, each as high as it is."""


def photographier(site: Path, vers: Path) -> int:
    """Write « communes-61001-alencon-360-dark.png » and the like; gives how many; what the site lacks is left out."""
    lieux = [lieu for lieu in SORTES if (site / lieu).exists()]
    vers.mkdir(parents=True, exist_ok=True)
    with servir(site) as adresse, sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=CHROMIUM.chemin, args=OPTIONS)
        for largeur, hauteur in LARGEURS.items():
            for couleurs in COULEURS:
                page = navigateur.new_page(
                    viewport={"width": largeur, "height": hauteur}, color_scheme=couleurs, reduced_motion="reduce"
                )
                for lieu in lieux:
                    page.goto(adresse + lieu, wait_until="networkidle")
                    nom = lieu.strip("/").replace("/", "-").removesuffix(".html") or "accueil"
                    page.screenshot(path=vers / f"{nom}-{largeur}-{couleurs}.png")
                page.close()
        navigateur.close()
    return len(lieux) * len(LARGEURS) * len(COULEURS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="un site déjà construit ; sans lui, celui du dépôt l’est d’abord")
    parser.add_argument("--vers", type=Path, default=RACINE / ".cache/images", help="où ranger les images")
    choix = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="images-") as atelier:
        if choix.site is None:
            construire(RACINE, Path(atelier))
        site = choix.site or next(Path(atelier).iterdir())
        print(f"{photographier(site, choix.vers)} images dans {choix.vers}")


if __name__ == "__main__":
    main()
