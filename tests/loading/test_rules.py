"""Each rule between records, broken by one change: the file, the line, what is wrong and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.conftest import Projet

COMMUNES: Final = "data/communes.yaml"
GULLS: Final = "data/gulls.yaml"
LABEL: Final = "data/label.yaml"
PALMARES: Final = "data/palmares.yaml"
COLLECTIVITES: Final = "data/collectivites.yaml"
CAMPAGNE: Final = "data/campagne.yaml"


def seul(projet: Projet) -> str:
    """The one problem of a project."""
    problems = projet.problems()
    assert len(problems) == 1, problems
    return problems[0]


def suivi(*lignes: str) -> str:
    """A commune whose log is on the lines 4 and following of its file, one line an event."""
    evenements = "".join(f"    - {{{ligne}}}\n" for ligne in lignes)
    return f'- insee: "98002"\n  nom: L\'Échantillon\n  suivi:\n{evenements}'


def test_the_example_has_no_problem(projet: Projet) -> None:
    campagne = projet.charger()
    assert [commune.nom for commune in campagne.communes] == ["Exemple-sur-Mer", "L'Échantillon"]
    assert campagne.communes[0].suivi[1].line("modele") == 10


# One group at a time


@pytest.mark.parametrize("geste", ["reservation", "courrier", "courriel", "appel", "visite", "relance"])
def test_a_second_group_does_not_reach_out_within_the_delay(projet: Projet, geste: str) -> None:
    projet.ecrire(
        COMMUNES,
        suivi(
            "le: 2026-08-01, geste: reservation, par: les-essais", f"le: 2026-09-30, geste: {geste}, par: les-modeles"
        ),
    )
    assert seul(projet) == (
        "data/communes.yaml:5: « L'Échantillon » : « les-essais » s’en occupe jusqu’au 30 septembre 2026 (ligne 4) ;"
        " accordez-vous, puis ajoutez d’abord une ligne « geste: abandon » de « les-essais »"
    )


def test_a_first_contact_keeps_the_others_away_too(projet: Projet) -> None:
    projet.ecrire(
        COMMUNES,
        suivi("le: 2026-08-01, geste: appel, par: les-essais", "le: 2026-08-02, geste: reservation, par: les-modeles"),
    )
    assert seul(projet).startswith("data/communes.yaml:5: « L'Échantillon » : « les-essais » s’en occupe jusqu’au 30")


def test_a_letter_does_not_shorten_a_long_reservation(projet: Projet) -> None:
    projet.ecrire(
        COMMUNES,
        suivi(
            "le: 2026-01-02, geste: reservation, par: les-essais, jusqu_au: 2026-10-31",
            "le: 2026-01-03, geste: courrier, par: les-essais",
            "le: 2026-10-01, geste: courrier, par: les-modeles",
        ),
    )
    assert "data/communes.yaml:6:" in seul(projet)
    assert "jusqu’au 31 octobre 2026" in seul(projet)


@pytest.mark.parametrize(
    "lignes",
    [
        ("le: 2026-08-01, geste: reservation, par: les-essais", "le: 2026-10-01, geste: courrier, par: les-modeles"),
        (
            "le: 2026-08-01, geste: reservation, par: les-essais, jusqu_au: 2026-08-10",
            "le: 2026-08-11, geste: courrier, par: les-modeles",
        ),
        (
            "le: 2026-08-01, geste: reservation, par: les-essais",
            "le: 2026-08-02, geste: abandon, par: les-essais",
            "le: 2026-08-02, geste: reservation, par: les-modeles",
        ),
        ("le: 2026-08-01, geste: reservation, par: les-essais", "le: 2026-08-02, geste: reponse, par: les-modeles"),
        ("le: 2026-08-01, geste: intention, par: les-essais", "le: 2026-08-02, geste: reservation, par: les-modeles"),
        ("le: 2026-08-01, geste: reservation, par: les-essais", "le: 2026-08-02, geste: visite, par: les-essais"),
    ],
    ids=["after the delay", "after its day", "after an abandon", "an answer", "an intention", "the same group"],
)
def test_what_does_not_write_twice_to_a_commune_is_allowed(projet: Projet, lignes: tuple[str, ...]) -> None:
    projet.ecrire(COMMUNES, suivi(*lignes))
    assert projet.problems() == []


def test_only_the_group_that_holds_a_commune_gives_it_back(projet: Projet) -> None:
    projet.ecrire(
        COMMUNES,
        suivi(
            "le: 2026-08-01, geste: reservation, par: les-essais",
            "le: 2026-08-02, geste: abandon, par: les-modeles",
            "le: 2026-08-03, geste: reservation, par: les-modeles",
        ),
    )
    assert seul(projet).startswith("data/communes.yaml:6:")


# The order of a log


def test_a_log_goes_forward(projet: Projet) -> None:
    projet.ecrire(
        COMMUNES, suivi("le: 2026-08-02, geste: note, par: les-essais", "le: 2026-08-01, geste: note, par: les-essais")
    )
    assert seul(projet) == (
        "data/communes.yaml:5: « L'Échantillon » : cette ligne (2026-08-01) vient après une plus récente (2026-08-02) ;"
        " rangez le suivi du plus ancien au plus récent"
    )


@pytest.mark.parametrize(("le", "passe"), [("2026", True), ("2026-11", True), ("2026-12", False), ("2027", False)])
def test_a_partial_date_may_hold_today(projet: Projet, le: str, passe: bool) -> None:  # noqa: FBT001  a parameter
    projet.ecrire(COMMUNES, suivi(f"le: {le}, geste: note, par: les-essais"))
    assert (projet.problems() == []) is passe


def test_a_partial_date_counts_from_its_first_day(projet: Projet) -> None:
    projet.ecrire(
        COMMUNES, suivi(*(f"le: {le}, geste: note, par: les-essais" for le in ("2019", "2019-01", "2019-06")))
    )
    assert projet.problems() == []
    projet.ecrire(COMMUNES, suivi(*(f"le: {le}, geste: note, par: les-essais" for le in ("2019-06-07", "2019-06"))))
    assert "cette ligne (2019-06) vient après une plus récente (2019-06-07)" in seul(projet)


def test_a_log_does_not_tell_the_future(projet: Projet) -> None:
    projet.ecrire(COMMUNES, suivi("le: 2026-11-23, geste: note, par: les-essais"))
    assert seul(projet) == (
        "data/communes.yaml:4: « L'Échantillon » : « 2026-11-23 » est dans l’avenir (nous sommes le 22 novembre 2026) ;"
        " corrigez la date, ou attendez que ce soit fait"
    )


@pytest.mark.parametrize("le", ["0219-10-03", "1999-12-31", "9999-12-31", "2026-13", "2026-00", "2026-1-3", "hier"])
def test_a_date_that_no_campaign_has(projet: Projet, le: str) -> None:
    projet.ecrire(COMMUNES, suivi(f"le: {le}, geste: reservation, par: les-essais"))
    message = "ce n’est pas une date possible ; écrivez 2026-10-03, 2026-10 ou 2026"
    assert seul(projet) == f"data/communes.yaml:4: le champ « le » (« {le} ») : {message}"


@pytest.mark.parametrize(("champ", "geste"), [("relance", "appel"), ("jusqu_au", "reservation")])
def test_a_delay_looks_forward(projet: Projet, champ: str, geste: str) -> None:
    projet.ecrire(COMMUNES, suivi(f"le: 2026-08-02, geste: {geste}, par: les-essais, {champ}: 2026-08-01"))
    assert seul(projet).startswith(
        f"data/communes.yaml:4: « L'Échantillon » : « {champ} » (2026-08-01) est avant le geste lui-même (2026-08-02)"
    )


# The fields of a geste


@pytest.mark.parametrize(
    ("geste", "demande"),
    [("candidature", "edition: 2026"), ("non-retenue", "edition: 2026"), ("refus", "motif: pas-le-moment")],
)
def test_a_geste_has_what_it_needs(projet: Projet, geste: str, demande: str) -> None:
    projet.remplacer(COMMUNES, "geste: note", f"geste: {geste}")
    champ = demande.split(":", maxsplit=1)[0]
    assert seul(projet) == (
        f"data/communes.yaml:15: « L'Échantillon » : le geste « {geste} » demande le champ « {champ} » ;"
        f" ajoutez par exemple « {demande} »"
    )


@pytest.mark.parametrize(
    "ligne", ["modele: bonjour", "jusqu_au: 2026-12-01", "edition: 2026", "motif: autre"], ids=lambda ligne: ligne[:5]
)
def test_a_geste_has_no_other_s_fields(projet: Projet, ligne: str) -> None:
    projet.ajouter(COMMUNES, f"      {ligne}\n")
    champ = ligne.split(":", maxsplit=1)[0]
    assert seul(projet) == (
        f"data/communes.yaml:18: « L'Échantillon » : le champ « {champ} » ne va pas avec le geste « note » ;"
        " retirez l’un des deux"
    )


# What a record names


@pytest.mark.parametrize(
    ("par", "suite"),
    [
        ("les-essai", " ; vouliez-vous dire « les-essais » ?"),
        ("inconnus", " ; ajoutez-y sa fiche, ou corrigez ce nom"),
    ],
)
def test_a_group_is_known(projet: Projet, par: str, suite: str) -> None:
    projet.remplacer(COMMUNES, "par: les-modeles", f"par: {par}")
    assert seul(projet) == (
        f"data/communes.yaml:16: « L'Échantillon » : le groupe « {par} » n’est pas dans data/gulls.yaml{suite}"
    )


def test_a_letter_is_known(projet: Projet) -> None:
    projet.remplacer(COMMUNES, "modele: bonjour", "modele: bonjours")
    assert seul(projet) == (
        "data/communes.yaml:10: « Exemple-sur-Mer » : le courrier « bonjours » n’est pas dans docs/courriers ;"
        " vouliez-vous dire « bonjour » ?"
    )


@pytest.mark.parametrize(
    ("ecrit", "suite"),
    [
        ("Syndicat d’exmple", " ; vouliez-vous dire « Syndicat d’exemple » ?"),
        ("Exemple-sur-Mer", " ; recopiez son nom, ou donnez son SIREN"),
    ],
)
def test_a_name_of_the_palmares_is_there(projet: Projet, ecrit: str, suite: str) -> None:
    au_palmares(projet, ecrit)
    assert seul(projet) == (
        f"data/collectivites.yaml:9: « Syndicat d’exemple » : « {ecrit} » n’est pas, sans code,"
        f" dans data/palmares.yaml{suite}"
    )


def au_palmares(projet: Projet, nom: str) -> None:
    """The syndicate of which no source gives the SIREN is found there by that name."""
    projet.remplacer(PALMARES, '  siren: "222222226"\n', "")
    projet.remplacer(COLLECTIVITES, 'siren: "222222226"', f"au_palmares: {nom}")


def test_a_laureate_that_has_a_code_is_found_by_it_alone(projet: Projet) -> None:
    projet.remplacer(COLLECTIVITES, 'siren: "222222226"', "au_palmares: Syndicat d’exemple")
    assert "recopiez son nom, ou donnez son SIREN" in seul(projet)


def test_a_laureate_that_cannot_be_read_is_not_called_absent(projet: Projet) -> None:
    au_palmares(projet, "Syndicat d’exemple")
    projet.remplacer(PALMARES, "type: syndicat", "type: syndicats-mixtes")
    assert seul(projet).startswith("data/palmares.yaml:")


def test_a_namesake_of_another_kind_is_somebody_else(projet: Projet) -> None:
    au_palmares(projet, "Syndicat d’exemple")
    autre = '- annee: 2025\n  nom: Syndicat d’exemple\n  type: organisme-public\n  departement: "99"\n'
    projet.ajouter(PALMARES, f"{autre}  palier: une-etoile\n  source: https://label.example/2025\n")
    campagne = projet.charger()
    fiche = next(une for une in campagne.collectivites if une.id == "syndicat-exemple")
    assert [laureat.type for laureat in campagne.labels_de(fiche)] == [fiche.type]


def test_a_laureate_without_code_is_found_by_its_name(projet: Projet) -> None:
    au_palmares(projet, "Syndicat d’exemple")
    campagne = projet.charger()
    fiche = next(une for une in campagne.collectivites if une.id == "syndicat-exemple")
    assert [laureat.annee for laureat in campagne.labels_de(fiche)] == [2025]


# Codes and names


def test_a_code_and_a_name_agree(projet: Projet) -> None:
    projet.remplacer(COMMUNES, "nom: L'Échantillon", "nom: Fictive")
    assert seul(projet) == (
        "data/communes.yaml:12: le code 98002 est celui de « L'Échantillon », pas de « Fictive » ;"
        " écrivez le premier nom ; ou, si c’est bien « Fictive », le code « 98003 »"
    )


@pytest.mark.parametrize("nom", ["L'Echantillon", "l'échantillon", "L'Échantillôn"])
def test_a_name_is_the_official_one_to_the_letter(projet: Projet, nom: str) -> None:
    projet.remplacer(COMMUNES, "nom: L'Échantillon", f"nom: {nom}")
    assert seul(projet) == (
        "data/communes.yaml:12: le nom officiel de 98002 est « L'Échantillon » ; recopiez-le tel quel"
        " (accents, apostrophe droite, tirets et majuscules comptent)"
    )


@pytest.mark.parametrize("nom", ["L’Échantillon", "L'E\u0301chantillon", "L’E\u0301chantillon"])
def test_a_name_that_looks_like_the_official_one_is_it(projet: Projet, nom: str) -> None:
    projet.remplacer(COMMUNES, "nom: L'Échantillon", f"nom: {nom}")
    assert projet.charger().communes[1].nom == "L'Échantillon"


def test_a_merged_code_gives_its_successor(projet: Projet) -> None:
    projet.remplacer(COMMUNES, '"98002"\n  nom: L\'Échantillon', '"98009"\n  nom: Vieil-Exemple')
    assert seul(projet) == (
        "data/communes.yaml:11: le code 98009 est celui d’une partie de « Exemple-sur-Mer », et non d’une commune"
        ' d’aujourd’hui ; écrivez le code "98001" et le nom Exemple-sur-Mer'
    )


@pytest.mark.parametrize(
    ("nom", "suite"),
    [
        ("L'Échantillon", ' ; L\'Échantillon a le code "98002"'),
        ("Échantillons", " (départements 98, 99) ; vouliez-vous dire « L'Échantillon » ?"),
        ("Zzz", " (départements 98, 99)"),
    ],
)
def test_a_code_exists(projet: Projet, nom: str, suite: str) -> None:
    projet.remplacer(COMMUNES, '"98002"\n  nom: L\'Échantillon', f'"98042"\n  nom: {nom}')
    assert seul(projet) == f"data/communes.yaml:11: le code 98042 n’existe pas dans la région{suite}"


def test_a_departement_is_known_by_its_seat(projet: Projet) -> None:
    projet.ajouter(COLLECTIVITES, "- {id: un-departement, type: departement, nom: Le Département, suivi: []}\n")
    assert seul(projet) == (
        "data/collectivites.yaml:13: « Le Département » : un département a besoin de la commune de son siège ;"
        " ajoutez « commune » et son code INSEE"
    )


def test_places_of_groups_and_collectivites_exist(projet: Projet) -> None:
    projet.remplacer(GULLS, 'commune: "98001"', 'commune: "98009"')
    projet.remplacer(GULLS, 'territoire: ["123456782"]', 'territoire: ["111111118"]')
    projet.ajouter(GULLS, '  departement: "97"\n')
    projet.remplacer(COLLECTIVITES, 'commune: "98002"', 'commune: "98042"')
    projet.remplacer(COLLECTIVITES, 'siren: "123456782"', 'siren: "111111118"')
    assert projet.problems() == [
        (
            "data/collectivites.yaml:4: « Agglomération d’exemple » : un EPCI a besoin de son SIREN officiel ;"
            " recopiez-le de data/territoire/epci.csv"
        ),
        (
            "data/collectivites.yaml:10: « Syndicat d’exemple » : le code 98042 n’existe pas dans la région"
            " (départements 98, 99)"
        ),
        (
            "data/gulls.yaml:3: « Les Essais » : le code 98009 est celui d’une partie de"
            ' « Exemple-sur-Mer », et non d’une commune d’aujourd’hui ; écrivez le code "98001" et le nom'
            " Exemple-sur-Mer"
        ),
        "data/gulls.yaml:9: « Les Essais » : le SIREN 111111118 n’est pas dans data/territoire/epci.csv ; recopiez-le",
        "data/gulls.yaml:14: « Les Modèles » : le département 97 n’est pas dans la région (permis : 98, 99)",
    ]


def test_an_epci_without_its_siren(projet: Projet) -> None:
    projet.remplacer(COLLECTIVITES, '  siren: "123456782"\n', "")
    assert seul(projet).startswith("data/collectivites.yaml:1: « Agglomération d’exemple » : un EPCI a besoin de son")


def test_a_siren_has_its_key(projet: Projet) -> None:
    projet.remplacer(COLLECTIVITES, 'siren: "123456782"', 'siren: "123456789"')
    assert seul(projet) == (
        "data/collectivites.yaml:4: le champ « siren » (« 123456789 ») : ce SIREN n’existe pas"
        " (sa clé de contrôle est fausse) ; recopiez-le"
    )


# Once, and in order


@pytest.mark.parametrize(
    ("fichier", "fiche", "dit"),
    [
        (
            COMMUNES,
            '- {insee: "98001", nom: Exemple-sur-Mer, suivi: []}',
            "18: cette commune (« 98001 ») est déjà ligne 1",
        ),
        (
            GULLS,
            "- {id: les-modeles, nom: X, forme: reseau, activite: {vue_en: 2026, source: https://x.example}}",
            "14: l’identifiant « les-modeles » est déjà celui de « Les Modèles » (ligne 10)",
        ),
        (
            COLLECTIVITES,
            '- {id: zone, type: epci, nom: Zone, siren: "123456782", suivi: []}',
            "13: ce SIREN (« 123456782 ») est déjà ligne 4",
        ),
        (
            COLLECTIVITES,
            "- {id: syndicat-exemple, type: syndicat, nom: Zone, suivi: []}",
            "13: cet identifiant (« syndicat-exemple ») est déjà ligne 6",
        ),
        (
            PALMARES,
            "- {annee: 2025, nom: Exemple-sur-Mer, type: commune, source: https://label.example}",
            "15: ce lauréat (« 2025 Exemple-sur-Mer 98001 ») est déjà ligne 2",
        ),
        (
            LABEL,
            "  - {annee: 2026, echelle: fruits, resultats: false}",
            "37: cette édition (« 2026 ») est déjà ligne 32",
        ),
    ],
)
def test_nothing_stands_twice(projet: Projet, fichier: str, fiche: str, dit: str) -> None:
    projet.ajouter(fichier, fiche + "\n")
    assert seul(projet).startswith(f"{fichier}:{dit} ; réunissez les deux")


@pytest.mark.parametrize(
    ("champs", "fois"),
    [
        ('insee: "14002", departement: "14"', 1),
        ('siren: "123456782"', 1),
        ('departement: "27"', 1),
        ('insee: "14003"', 2),
        ('departement: "14"', 2),
        ("mentions: []", 2),
    ],
)
def test_a_code_or_a_departement_tells_two_laureates_apart(projet: Projet, champs: str, fois: int) -> None:
    for dits in ('insee: "14003", departement: "14"', champs):
        projet.ajouter(PALMARES, f"- {{annee: 2025, nom: Témoin, type: commune, {dits}, source: https://x.example}}\n")
    assert [probleme.partition(" est ")[0] for probleme in projet.problems()] == [
        "data/palmares.yaml:16: ce lauréat (« 2025 Témoin 14003 »)"
    ] * (fois - 1)


def test_ids_of_the_label_stand_once(projet: Projet) -> None:
    projet.remplacer(LABEL, "{id: deux-etoiles, nom: Deux étoiles}", "{id: une-etoile, nom: Deux étoiles}")
    projet.remplacer(PALMARES, "paliers: [une-etoile, deux-etoiles]", "palier: une-etoile")
    projet.remplacer(LABEL, "editions:\n", "  - {id: elan, nom: Elan, source: https://label.example}\neditions:\n")
    assert [dit.split(" ; ")[0] for dit in projet.problems()] == [
        "data/label.yaml:14: ce palier (« etoiles une-etoile ») est déjà ligne 13",
        "data/label.yaml:23: cette mention (« elan ») est déjà ligne 22",
    ]


@pytest.mark.parametrize(
    ("fichier", "tri", "avant", "apres"),
    [
        (COMMUNES, "par code INSEE", "98001", "98002"),
        (GULLS, "par identifiant", "les-essais", "les-modeles"),
        (COLLECTIVITES, "par identifiant", "agglo-exemple", "syndicat-exemple"),
    ],
)
def test_files_are_sorted(projet: Projet, fichier: str, tri: str, avant: str, apres: str) -> None:
    _, premiere, seconde = projet.lire(fichier).split("- i")
    projet.ecrire(fichier, f"- i{seconde}- i{premiere}")
    ligne = seconde.count("\n") + 1
    assert seul(projet) == (
        f"{fichier}:{ligne}: les fiches sont rangées {tri} ; « {avant} » vient avant « {apres} » : déplacez cette fiche"
    )


def test_editions_are_sorted(projet: Projet) -> None:
    projet.ajouter(LABEL, "  - {annee: 2023, echelle: etoiles, resultats: false}\n")
    assert seul(projet).startswith(
        "data/label.yaml:37: les fiches sont rangées par année ; « 2023 » vient avant « 2026 »"
    )


# The label and its palmarès


def test_a_candidature_is_to_an_edition_that_exists(projet: Projet) -> None:
    projet.remplacer(COLLECTIVITES, "edition: 2025", "edition: 2031")
    assert seul(projet) == (
        "data/collectivites.yaml:12: « Syndicat d’exemple » : l’édition 2031 n’est pas dans label.yaml"
        " (éditions : 2024, 2025, 2026) ; corrigez l’année, ou ajoutez l’édition"
    )


@pytest.mark.parametrize(
    ("le", "edition", "periode"),
    [
        ("2025-05-31", 2025, "de 2025-06 à 2025-09-30"),
        ("2025-10-01", 2025, "de 2025-06 à 2025-09-30"),
        ("2025", 2025, None),
        ("2025-06-01", 2025, None),
        ("2025-09-30", 2025, None),
        ("2026-11-01", 2026, "de 2026-09-01 à 2026-10-31"),
        ("2024-12-31", 2024, None),
        ("2025-01-01", 2024, "en 2024"),
    ],
)
def test_a_candidature_is_within_the_dates(projet: Projet, le: str, edition: int, periode: str | None) -> None:
    projet.ecrire(COMMUNES, suivi(f"le: {le}, geste: candidature, par: les-essais, edition: {edition}"))
    attendu = [
        (
            f"data/communes.yaml:4: « L'Échantillon » : l’édition {edition} était ouverte {periode},"
            f" et cette candidature est de {le} ; corrigez l’une ou l’autre"
        )
    ]
    assert projet.problems() == (attendu if periode else [])


def test_an_edition_has_a_scale(projet: Projet) -> None:
    projet.remplacer(LABEL, "echelle: fruits", "echelle: fruit")
    assert seul(projet) == (
        "data/label.yaml:33: édition 2026 : l’échelle « fruit » n’est pas définie dans « echelles » ;"
        " vouliez-vous dire « fruits » ?"
    )


def test_laureates_are_not_refused_for_their_edition_s_scale(projet: Projet) -> None:
    projet.remplacer(LABEL, "    echelle: etoiles\n    ouverture", "    echelle: lunes\n    ouverture")
    assert seul(projet).startswith("data/label.yaml:28: édition 2025 : l’échelle « lunes » n’est pas définie")


def test_an_edition_closes_after_it_opens(projet: Projet) -> None:
    projet.remplacer(LABEL, "cloture: 2026-10-31", "cloture: 2026-08-31")
    assert seul(projet).startswith("data/label.yaml:35: édition 2026 : la clôture (2026-08-31) vient avant l’ouverture")


def test_a_complete_step_is_of_the_scale(projet: Projet) -> None:
    projet.ajouter(LABEL, "    complet: une-etoile\n")
    assert seul(projet) == (
        "data/label.yaml:37: édition 2026 : le palier « une-etoile » n’existe pas dans l’édition 2026 (permis : pomme)"
    )


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (
            "palier: une-etoile",
            "palier: un-etoile",
            (
                "6: « Exemple-sur-Mer » : le palier « un-etoile » n’existe pas dans l’édition 2025 ;"
                " vouliez-vous dire « une-etoile » ? (permis : une-etoile, deux-etoiles)"
            ),
        ),
        (
            "mentions: [elan]",
            "mentions: [zele]",
            "7: « Exemple-sur-Mer » : la mention « zele » n’est pas dans label.yaml (permis : elan)",
        ),
        (
            "paliers: [une-etoile, deux-etoiles]",
            "paliers: [deux-etoiles, une-etoile]",
            "13: « Syndicat d’exemple » : « paliers » va du plus bas au plus haut ; échangez-les",
        ),
        (
            "paliers: [une-etoile, deux-etoiles]",
            "paliers: [une-etoile, pomme]",
            (
                "13: « Syndicat d’exemple » : le palier « pomme » n’existe pas dans l’édition 2025"
                " (permis : une-etoile, deux-etoiles)"
            ),
        ),
        (
            '  siren: "222222226"',
            "  palier: une-etoile",
            "13: « Syndicat d’exemple » : « palier » et « paliers » se contredisent ; gardez l’un des deux",
        ),
        (
            "annee: 2025\n  nom: Syndicat",
            "annee: 2026\n  nom: Syndicat",
            (
                "9: « Syndicat d’exemple » : l’édition 2026 n’a pas de résultats dans label.yaml"
                " (éditions qui en ont : 2024, 2025)"
            ),
        ),
        (
            'insee: "98001"',
            'insee: "98042"',
            '4: « Exemple-sur-Mer » : le code 98042 n’existe pas dans la région ; Exemple-sur-Mer a le code "98001"',
        ),
        (
            'departement: "98"',
            'departement: "99"',
            "5: « Exemple-sur-Mer » : le code 98001 n’est pas du département 99 ; corrigez l’un des deux",
        ),
    ],
)
def test_a_laureate_agrees_with_the_label(projet: Projet, avant: str, apres: str, dit: str) -> None:
    projet.remplacer(PALMARES, avant, apres)
    assert seul(projet) == f"data/palmares.yaml:{dit}"


def test_a_merged_commune_stays_a_laureate(projet: Projet) -> None:
    projet.remplacer(PALMARES, 'insee: "98001"', 'insee: "98009"')
    assert projet.problems() == []


# The campaign itself


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (
            '["98", "99"]',
            '["98", "99", "97"]',
            "3: le département « 97 » est écrit ici, mais n’est pas dans data/territoire ; corrigez cette liste",
        ),
        (
            '["98", "99"]',
            '["98"]',
            "3: le département « 99 » n’est pas écrit ici, mais il est dans data/territoire ; corrigez cette liste",
        ),
        ('["98", "99"]', '["98", "99", "98"]', "3: « departements » dit « 98 » deux fois ; gardez-en un"),
        ('["98", "99"]', "[]", "3: le champ « departements » : il en faut au moins 1"),
        (
            "reservation: 60",
            "reservation: 0",
            "7: le champ « reservation » (« 0 ») : ce nombre est trop petit (au moins 1)",
        ),
        (
            "Europe/Paris",
            "Paris",
            "11: le champ « fuseau » (« Paris ») : ce fuseau horaire n’existe pas ; écrivez par exemple Europe/Paris",
        ),
    ],
)
def test_the_settings_agree_with_the_territory(projet: Projet, avant: str, apres: str, dit: str) -> None:
    projet.remplacer(CAMPAGNE, avant, apres)
    assert seul(projet).startswith(f"data/campagne.yaml:{dit}")


@pytest.mark.parametrize(
    ("ligne", "dit"),
    [
        ("Voyez [le guide](../guides/le-label.md).", "le lien « ../guides/le-label.md » ne mène nulle part"),
        ("Voyez <!-- tournee:label -->.", "une lettre n’a ni bloc ni commentaire"),
    ],
)
def test_a_letter_leads_to_no_page_and_has_no_block(projet: Projet, ligne: str, dit: str) -> None:
    projet.ajouter("docs/courriers/bonjour.md", f"{ligne}\n")
    (problem,) = projet.problems()
    numero = len(projet.lire("docs/courriers/bonjour.md").splitlines())
    assert problem.startswith(f"docs/courriers/bonjour.md:{numero}: {dit}")
