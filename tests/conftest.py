"""A small project in a country that does not exist: whatever a test says of it is nobody's fact."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from tournee.loading.loading import load
from tournee.reading.sources import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.reading.sources import Problem

JOUR: Final = date(2026, 11, 22)

CAMPAGNE: Final = """\
nom: Tournée d’exemple
# Deux départements d’un pays qui n’existe pas.
departements: ["98", "99"]
reseau: {nom: Réseau d’exemple, forum: https://forum.example}
fil: https://forum.example/fil
delais:
  reservation: 60
  relance: 28
  sommeil: 180
licence_donnees: {nom: Licence d’exemple, lien: https://licence.example}
fuseau: Europe/Paris
"""

LABEL: Final = """\
nom: Label d’exemple
organisme: {nom: Organisme d’exemple, lien: https://organisme.example}
lien: https://label.example
contact: label@label.example
presentation: []
echelles:
  - id: etoiles
    nom: Étoiles
    de: 2024
    a: 2025
    source: https://label.example/etoiles
    paliers:
      - {id: une-etoile, nom: Une étoile}
      - {id: deux-etoiles, nom: Deux étoiles}
  - id: fruits
    nom: Fruits
    de: 2026
    source: https://label.example/fruits
    paliers:
      - {id: pomme, nom: Pomme}
mentions:
  - {id: elan, nom: Élan, source: https://label.example/elan}
editions:
  - annee: 2024
    echelle: etoiles
    resultats: true
  - annee: 2025
    echelle: etoiles
    ouverture: 2025-06
    cloture: 2025-09-30
    resultats: true
  - annee: 2026
    echelle: fruits
    ouverture: 2026-09-01
    cloture: 2026-10-31
    resultats: false
"""

PALMARES: Final = """\
- annee: 2025
  nom: Exemple-sur-Mer
  type: commune
  insee: "98001"
  departement: "98"
  palier: une-etoile
  mentions: [elan]
  source: https://label.example/2025
- annee: 2025
  nom: Syndicat d’exemple
  type: syndicat
  siren: "222222226"
  paliers: [une-etoile, deux-etoiles]
  source: https://label.example/2025
"""

GULLS: Final = """\
- id: les-essais
  nom: Les Essais
  commune: "98001"
  forme: association
  activite: {vue_en: 2026, source: https://essais.example}
  referent: {pseudo: libriste98, lien: https://forum.example/u/libriste98}
  contact: contact@essais.example
  propose: [atelier]
  territoire: ["123456782"]
- id: les-modeles
  nom: Les Modèles
  forme: groupe-informel
  activite: {vue_en: 2025, source: https://modeles.example}
"""

COMMUNES: Final = """\
- insee: "98001"
  nom: Exemple-sur-Mer
  suivi:
    - le: 2026-10-03
      geste: reservation
      par: les-essais
    - le: 2026-10-05
      geste: courrier
      par: les-essais
      modele: bonjour
- insee: "98002"
  nom: L'Échantillon
  suivi:
    - le: 2026-11-02
      geste: note
      par: les-modeles
      note: Rien à signaler.
"""

COLLECTIVITES: Final = """\
- id: agglo-exemple
  type: epci
  nom: Agglomération d’exemple
  siren: "123456782"
  suivi: []
- id: syndicat-exemple
  type: syndicat
  nom: Syndicat d’exemple
  siren: "222222226"
  commune: "98002"
  suivi:
    - {le: 2025-09, geste: candidature, par: les-essais, edition: 2025}
"""

COURRIER: Final = """\
---
titre: Bonjour
resume: Une lettre d’exemple.
quand: Au début.
destinataire: La mairie
support: papier
statuts: [reservee]
objet: Exemple
appel: Madame, Monsieur le Maire,
pages: 1
sources: []
---

Bonjour, {commune}.
"""

COMPTE_RENDU: Final = """\
---
titre: Une visite à Exemple-sur-Mer
le: 2026-11-20
groupes: [les-essais]
communes: ["98001"]
fil: https://forum.example/t/visite
---

La mairie nous a reçus une demi-heure. Voir [la page du label](https://label.example/page).

## La suite

- Nous rappelons le secrétariat en décembre.
"""

COLONNES: Final = (
    "code,nom,de_nom,departement,epci,population,codes_postaux,anciens_codes,deleguees,lon,lat,adresse,courriel,site,"
    "voisines\n"
)

TERRITOIRE: Final = {
    "communes.csv": COLONNES
    + "98001,Exemple-sur-Mer,d'Exemple-sur-Mer,98,123456782,1000,98100,98009,98009=Vieil-Exemple,0.1,49.1,,,,98002\n"
    + "98002,L'Échantillon,de L'Échantillon,98,123456782,200,98200,,,0.2,49.1,,,,98001\n"
    + "98003,Fictive,de Fictive,98,123456782,30,98300,,,0.3,49.1,,,,\n"
    + "99001,Ailleurs,d'Ailleurs,99,987654324,40,99100,,,0.4,49.1,,,,\n",
    "epci.csv": (
        "siren,nom,type,population,communes,communes_region,departement,dans\n"
        "123456782,Agglomération d’exemple,CA,1230,3,3,98,\n"
        "987654324,Communauté d’ailleurs,CC,40,1,1,99,\n"
    ),
    "departements.csv": (
        "code,nom,de_nom,chef_lieu,population,communes,region,region_nom\n"
        "98,Exemple,de l'Exemple,98001,1230,3,99,Région d’exemple\n"
        "99,Ailleurs,d'Ailleurs,99001,40,1,99,Région d’exemple\n"
    ),
    "france.csv": (
        "code,nom,region_nom,population\n14,Bocage,Région voisine,500\n27,Plaine,Région voisine,300\n"
        "97,Voisine,Région voisine,200\n98,Exemple,Région d’exemple,1230\n99,Ailleurs,Région d’exemple,40\n"
        "961,Lointaine,Lointaine,0\n"
    ),
    "contours.json": json.dumps(
        {
            "type": "Topology",
            "transform": {"scale": [1, 1], "translate": [0, 0]},
            "arcs": [],
            "objects": {nom: {"geometries": []} for nom in ("communes", "departements")},
        }
    ),
}

FICHIERS: Final = {
    "data/campagne.yaml": CAMPAGNE,
    "data/label.yaml": LABEL,
    "data/palmares.yaml": PALMARES,
    "data/gulls.yaml": GULLS,
    "data/communes.yaml": COMMUNES,
    "data/collectivites.yaml": COLLECTIVITES,
    "docs/courriers/bonjour.md": COURRIER,
    **{f"data/territoire/{nom}": texte for nom, texte in TERRITOIRE.items()},
}


@dataclass(frozen=True)
class Projet:
    """A project on the disk, right until a test breaks it."""

    root: Path

    def ecrire(self, fichier: str, contenu: str | bytes) -> None:
        """Replace a whole file."""
        chemin = self.root / fichier
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(contenu if isinstance(contenu, bytes) else contenu.encode())

    def lire(self, fichier: str) -> str:
        """The text of a file."""
        return (self.root / fichier).read_bytes().decode()

    def remplacer(self, fichier: str, avant: str, apres: str) -> None:
        """Replace a piece of text, which must stand there once."""
        texte = self.lire(fichier)
        assert texte.count(avant) == 1, f"« {avant} » stands {texte.count(avant)} times in {fichier}"
        self.ecrire(fichier, texte.replace(avant, apres))

    def ajouter(self, fichier: str, suite: str) -> None:
        """Write on at the end of a file."""
        self.ecrire(fichier, self.lire(fichier) + suite)

    def charger(self) -> Campagne:
        """The campaign that the project tells."""
        return load(self.root, JOUR)

    def problems(self) -> list[str]:
        """What the loader says is to be mended, as it is printed."""
        return list(map(str, self.a_corriger()))

    def a_corriger(self) -> tuple[Problem, ...]:
        """What the loader says is to be mended."""
        try:
            self.charger()
        except DataError as error:
            return error.problems
        return ()


VISITE: Final = "docs/journal/2026-11-20-visite.md"


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    projet = Projet(tmp_path)
    for fichier, texte in FICHIERS.items():
        projet.ecrire(fichier, texte)
    return projet


@pytest.fixture
def raconte(projet: Projet) -> Projet:
    """The same, whose journal has a report."""
    projet.ecrire(VISITE, COMPTE_RENDU)
    return projet
