"""The palmarès put together: what is missing, who is who over the years, where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tournee.campagne.chiffres import chiffres
from tournee.campagne.chronologie import chronologie
from tournee.campagne.couverture import couvertes
from tournee.campagne.palmares import comparaison, parcours, releves, sans_fiche
from tournee.campagne.prochaines import prochaines
from tournee.campagne.progres import premiers_labels
from tournee.fiches.priorites import Priorite
from tournee.publications.images_laureats import images

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

PALMARES: Final = "data/palmares.yaml"
SOURCE: Final = "  source: https://label.example/x\n"


def ligne(annee: int, nom: str, *champs: str) -> str:
    return f"- annee: {annee}\n  nom: {nom}\n" + "".join(f"  {champ}\n" for champ in champs) + SOURCE


MER: Final = ("type: commune", 'insee: "98001"', 'departement: "98"')


def test_each_edition_counts_on_its_own_scale_what_is_sure_unsure_and_missing(projet: Projet) -> None:
    annonces = "laureats: [{nombre: 5, source: https://label.example/5}, {nombre: 4, source: https://label.example/4}]"
    projet.remplacer(
        "data/label.yaml",
        "    cloture: 2025-09-30\n    resultats: true\n",
        f"    cloture: 2025-09-30\n    resultats: true\n    {annonces}\n",
    )
    lus = {un.edition.annee: un for un in releves(projet.charger())}
    assert [*lus] == [2026, 2025, 2024]
    assert [(palier.id, combien) for palier, combien in lus[2025].par_palier] == [
        ("une-etoile", 1),
        ("deux-etoiles", 0),
    ]
    assert (lus[2025].incertains, lus[2025].manquants, lus[2025].entier) == (1, 3, False)
    assert [palier.id for palier, _ in lus[2026].par_palier] == ["pomme"]
    assert (lus[2024].manquants, lus[2024].entier) == (0, False)  # nobody says how many there are


def test_a_collectivite_has_all_its_labels_on_one_line(projet: Projet) -> None:
    projet.ecrire(
        PALMARES,
        ligne(2024, "Exemple s/ Mer", *MER)
        + ligne(2024, "Loin", "type: syndicat", 'departement: "14"')
        + ligne(2025, "Exemple-sur-Mer", *MER)
        + ligne(2025, "Loin", "type: commune", 'departement: "14"'),
    )
    campagne = projet.charger().avec_les_laureats()
    lus = parcours(campagne)
    assert [(un.nom, [laureat.annee for laureat in un.laureats]) for un in lus] == [
        ("Exemple-sur-Mer", [2024, 2025]),
        ("Loin", [2024]),
        ("Loin", [2025]),  # of another kind: it may be another
    ]
    assert [un.fiche.cle if un.fiche else None for un in lus] == ["98001", None, None]


@pytest.mark.parametrize(("annonces", "absente"), [(None, ()), (2, ()), (1, (2025,))])
def test_an_absence_says_something_only_where_the_list_is_whole(
    projet: Projet, annonces: int | None, absente: tuple[int, ...]
) -> None:
    if annonces:
        cloture = "    cloture: 2025-09-30\n"
        compte = f"    laureats: [{{nombre: {annonces}, source: https://label.example}}]\n"
        projet.remplacer("data/label.yaml", cloture, cloture + compte)
    projet.ecrire(PALMARES, ligne(2024, "Loin", "type: syndicat") + ligne(2025, "Exemple-sur-Mer", *MER))
    assert next(un for un in parcours(projet.charger()) if un.nom == "Loin").absente == absente


def test_places_are_compared_by_communes_each_counted_once(projet: Projet) -> None:
    projet.ecrire(
        PALMARES,
        ligne(2024, "Exemple-sur-Mer", *MER)
        + ligne(2024, "Loin", "type: commune", 'insee: "14001"')
        + ligne(2024, "Lointain", "type: syndicat")
        + ligne(2025, "Exemple-sur-Mer", *MER)
        + ligne(2025, "Les Eaux", "type: syndicat", 'departement: "14"'),
    )
    projet.ajouter("data/campagne.yaml", 'comparaisons: ["14", "99"]\n')
    lue = comparaison(projet.charger())
    assert [(un.nom, un.communes) for un in lue.cote_a_cote] == [
        ("Région d’exemple", 1),
        ("Bocage", 1),
        ("Ailleurs", 0),
    ]
    assert [(un.nom, un.population, un.communes, un.autres, un.ici) for un in lue.regions] == [
        ("Région d’exemple", 1270, 1, 0, True),
        ("Région voisine", 1000, 1, 1, False),
    ]
    assert [(un.nom, un.communes, un.ici) for un in lue.departements] == [
        ("Ailleurs", 0, True),
        ("Bocage", 1, False),
        ("Exemple", 1, True),
    ]
    assert lue.regions[1].par_million == pytest.approx(1000)
    assert lue.sans_lieu == 1


def test_a_region_that_is_compared_with_nobody_stands_beside_nobody(projet: Projet) -> None:
    assert comparaison(projet.charger()).cote_a_cote == []


@pytest.mark.parametrize("laquelle", ["campagne", "campagne_imaginee"])
def test_all_pages_count_the_same_labelled_bodies(laquelle: str, request: pytest.FixtureRequest) -> None:
    campagne: Campagne = request.getfixturevalue(laquelle)
    connues = {un.fiche.cle for un in parcours(campagne) if un.fiche}
    assert connues == {fiche.cle for fiche in campagne.fiches if campagne.situation(fiche).label}
    assert len(connues) == chiffres(campagne).labellisees.valeur
    ici = sum(un.communes for un in comparaison(campagne).departements if un.ici)
    assert ici == len(connues & campagne.territoire.communes.keys())
    racontees = {fiche.cle for fiche in campagne.suivies(campagne.fiches)} & connues
    assert {un.fiche.cle for un in premiers_labels(campagne)} == racontees
    laureats = {
        un for corps in parcours(campagne) if corps.fiche and corps.fiche.cle in racontees for un in corps.laureats
    }
    assert {image.laureat for image in images(campagne)} == laureats


AGGLO: Final = frozenset({"98001", "98002", "98003"})
PERSONNE: Final = frozenset[str]()


@pytest.mark.parametrize(
    ("champs", "cle", "couvre", "dite"),
    [
        (("type: epci", 'siren: "123456782"'), "agglomeration-d-exemple", AGGLO, False),
        (("type: epci", 'siren: "333333334"', 'departement: "99"'), "laureate", PERSONNE, False),
        (("type: departement", 'departement: "98"'), "laureate", AGGLO, False),
        (("type: syndicat", 'departement: "98"'), "laureate", PERSONNE, True),
        (("type: syndicat", 'departement: "98"', 'siren: "222222226"'), "laureate", PERSONNE, True),
        (("type: organisme-public", 'departement: "98"'), "laureate", PERSONNE, True),
        (("type: indetermine", 'departement: "98"'), None, PERSONNE, True),
        (("type: syndicat", 'departement: "14"'), None, PERSONNE, False),
        (("type: syndicat",), None, PERSONNE, False),
    ],
)
def test_a_laureate_of_the_territory_counts_whether_anybody_notes_it_or_not(
    projet: Projet, champs: tuple[str, ...], cle: str | None, couvre: frozenset[str], *, dite: bool
) -> None:
    projet.ecrire("data/collectivites.yaml", "[]\n")
    projet.ecrire(PALMARES, ligne(2024, "Lauréate", *champs) + ligne(2025, "Lauréate", *champs))
    campagne = projet.charger()
    lues = {un.cle: [label.annee for label in campagne.labels_de(un)] for un in campagne.collectivites}
    assert lues == ({cle: [2024, 2025]} if cle else {})
    assert chiffres(campagne).labellisees.valeur == len(campagne.exemples) == len(lues)
    assert couvertes(campagne) == couvre
    assert [un.nom for un in sans_fiche(campagne)] == ["Lauréate"] * dite


def test_that_of_a_region_is_known_by_its_name(projet: Projet) -> None:
    projet.ecrire("data/collectivites.yaml", "[]\n")
    projet.remplacer("data/territoire/departements.csv", "99,Région d’exemple\n99", "99,Inventie\n99")
    projet.remplacer("data/territoire/departements.csv", "1,99,Région d’exemple", "1,99,Inventie")
    projet.ecrire(
        PALMARES, ligne(2025, "Région Ailleurie", "type: region") + ligne(2025, "Région Inventie", "type: region")
    )
    assert [un.nom for un in projet.charger().collectivites] == ["Région Inventie"]


def test_a_laureate_that_has_its_record_has_no_other(projet: Projet) -> None:
    projet.ecrire(PALMARES, ligne(2025, "Autre nom", "type: epci", 'siren: "123456782"'))
    campagne = projet.charger()
    assert [un.cle for un in campagne.collectivites] == ["agglo-exemple", "syndicat-exemple"]
    assert sans_fiche(campagne) == []


def test_the_epci_that_has_it_commends_its_communes(projet: Projet) -> None:
    projet.ecrire("data/collectivites.yaml", "[]\n")
    projet.ecrire(PALMARES, ligne(2025, "L’agglo", "type: epci", 'siren: "123456782"'))
    campagne = projet.charger()
    (fictive,) = prochaines(campagne, [campagne.territoire.communes["98003"]])
    assert fictive.raisons[Priorite.EPCI_ENGAGE] == "son intercommunalité : Agglomération d’exemple, label de 2025"


def test_a_commune_that_has_merged_keeps_its_label_under_its_name_of_then(projet: Projet) -> None:
    ancien = ligne(2025, "Vieil-Exemple", "type: commune", 'insee: "98009"')
    projet.ecrire(PALMARES, ligne(2025, "Exemple-sur-Mer", *MER) + ancien)
    campagne = projet.charger()
    etapes = chronologie(campagne, next(une for une in campagne.communes if une.insee == "98001"))
    assert [une.autrefois for une in etapes if une.laureat] == ["", "Vieil-Exemple"]
    assert [un.adresse for un in images(campagne)] == ["palmares/images/2025-98001", "palmares/images/2025-98009"]
    assert [len(un.laureats) for un in parcours(campagne)] == [2]
