"""The pages of départements and EPCI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.construction import renderer_de
from tournee.publications import territoires

if TYPE_CHECKING:
    from tests.conftest import Projet


def test_the_page_of_an_epci_tells_its_old_label(projet: Projet) -> None:
    projet.remplacer("data/label.yaml", "    de: 2024\n", "    de: 2022\n")
    ancienne = "  - {annee: 2022, echelle: etoiles, resultats: true}\n"
    projet.remplacer("data/label.yaml", "editions:\n", f"editions:\n{ancienne}")
    laureat = 'annee: 2022, nom: L’agglo, type: epci, siren: "123456782", source: "https://label.example"'
    projet.ecrire("data/palmares.yaml", f"- {{{laureat}}}\n")
    projet.ecrire("data/collectivites.yaml", "[]\n")
    campagne = projet.charger()
    pages = {fichier.uri: fichier for fichier in territoires.publish(campagne, renderer_de(campagne))}
    html = next(str(pages[uri].read()) for uri in pages if uri.startswith("epci/123456782"))
    assert "Labellisée en 2022</span>" in html
    assert re.search(r"href=\"[^\"]*collectivites/agglomeration-d-exemple/\">Voir sa page", html)
