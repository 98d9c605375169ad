"""Who publishes the site, who keeps it, where to write: what is known is told, what is not is told too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.construction import RACINE
from tournee.fiches.reglages import LEGAUX
from tournee.site.rendering import Renderer
from tournee.site.shortcodes import fragment

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

BLOCS = ("editeur", "hebergeur", "contact-prive")
CONNUS = """\
editeur: Les Essais & Cie, 1 rue de l’Exemple, 98100 Exemple-sur-Mer
directeur_de_publication: Camille Exemple
hebergeur: {nom: Hébergeur d’exemple, adresse: "2 rue du Modèle, 98200 L’Échantillon", telephone: 02 00 00 00 00}
contact: contact@essais.example
"""
A_QUI_PUBLIE = re.compile(r"compléte[rz]|renseigne[rz]|campagne\.yaml|doit |à faire", re.IGNORECASE)
"""What a visitor is not to be told."""


def dits(campagne: Campagne) -> str:
    renderer = Renderer(RACINE / "overrides/pages", campagne)
    return " ".join(" ".join(fragment(bloc, "", renderer) for bloc in BLOCS).split())


def test_what_is_known_is_told(projet: Projet) -> None:
    projet.ajouter("data/campagne.yaml", CONNUS)
    assert projet.problems() == []
    campagne = projet.charger()
    assert campagne.reglages.a_publier == ()
    dit = dits(campagne).replace("\u00a0", " ")
    assert "publié par Les Essais &amp; Cie, 1 rue de l’Exemple, 98100 Exemple-sur-Mer." in dit
    assert "Direction de la publication : Camille Exemple." in dit
    assert "hébergé par Hébergeur d’exemple, 2 rue du Modèle, 98200 L’Échantillon (téléphone : 02 00 00 00 00)." in dit
    assert '<a href="mailto:contact@essais.example">' in dit


def test_what_is_not_known_is_told_to_visitors(projet: Projet) -> None:
    campagne = projet.charger()
    assert campagne.reglages.a_publier == LEGAUX
    dit = dits(campagne)
    assert "n’est pas indiquée ici" in dit
    assert "ne sont pas encore publiés ici" in dit
    assert "pas encore d’adresse où écrire en privé" in dit
    for texte in (dit, (RACINE / "docs/mentions-legales.md").read_text("utf-8")):
        assert A_QUI_PUBLIE.search(texte) is None


@pytest.mark.parametrize("champ", ["directeur_de_publication", "editeur"])
def test_only_who_directs_the_publication_is_named(projet: Projet, champ: str) -> None:
    """The law asks for a name there, and nowhere else."""
    projet.ajouter("data/campagne.yaml", f"{champ}: Mme Camille Exemple\n")
    assert len(projet.problems()) == (champ != "directeur_de_publication")
