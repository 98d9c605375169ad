"""Contacts and groups in files of their own: read with the others, folded, merged by git without anybody's help."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, timedelta
from itertools import permutations
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import FICHIERS, JOUR, Projet
from tests.construction import RACINE
from tournee.campagne.recherche import designees
from tournee.fiches.suivi import Contact, Evenement
from tournee.loading.loading import load
from tournee.reading.sources import DataError
from tournee.writing.folding import fold
from tournee.writing.replacing import replace_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Demande = Callable[[Projet], object]

NOMS: Final = {"98001": "Exemple-sur-Mer", "98002": "L'Échantillon", "98003": "Fictive"}
SYNDICAT: Final = "Syndicat d’exemple"


def noter(projet: Projet, code: str, le: str, geste: str, par: str = "les-essais", *suite: str) -> str:
    """Write a contact as a person would; gives its place."""
    ou = f'commune: "{code}"\nnom: {NOMS[code]}' if code in NOMS else f"collectivite: {code}\nnom: {SYNDICAT}"
    fichier = f"data/suivi/{le}-{code}-{geste}-{par}.yaml"
    projet.ecrire(fichier, "\n".join((ou, f"le: {le}", f"geste: {geste}", f"par: {par}", *suite, "")))
    return fichier


GROUPE: Final = "forme: association\nactivite: {vue_en: 2026, source: https://groupe.example}\n"


def grouper(projet: Projet, identifiant: str, suite: str = GROUPE) -> str:
    """Write a group as a person would; gives its place."""
    fichier = f"data/gulls/{identifiant}.yaml"
    projet.ecrire(fichier, f"id: {identifiant}\nnom: Groupe {identifiant}\n{suite}")
    return fichier


def ranger(projet: Projet) -> None:
    campagne = projet.charger()
    replace_files(projet.root, campagne, fold(projet.root, campagne), [un.file for un in campagne.seuls])


def journaux(projet: Projet) -> dict[str, list[tuple[object, ...]]]:
    return {
        fiche.nom: [tuple(getattr(un, champ) for champ in Evenement.model_fields) for un in fiche.suivi]
        for fiche in projet.charger().fiches
    }


# Reading


def test_the_contacts_of_a_laureate_that_had_no_record_make_it_one(projet: Projet) -> None:
    laureat = f"- annee: 2025\n  nom: {SYNDICAT}\n  type: syndicat\n"
    projet.ecrire("data/palmares.yaml", f'{laureat}  departement: "98"\n  source: https://label.example\n')
    projet.ecrire("data/collectivites.yaml", "[]\n")
    noter(projet, "syndicat-d-exemple", "2026-11-20", "appel")
    avant = journaux(projet)
    ranger(projet)
    assert journaux(projet) == avant
    assert projet.lire("data/collectivites.yaml") == (
        f"- id: syndicat-d-exemple\n  type: syndicat\n  nom: {SYNDICAT}\n  au_palmares: {SYNDICAT}\n"
        "  suivi:\n    - le: 2026-11-20\n      geste: appel\n      par: les-essais\n"
    )


def test_a_contact_joins_the_log_of_its_record_by_day(projet: Projet) -> None:
    noter(projet, "98001", "2026-10-04", "note", "les-essais", "note: Avant le courrier.")
    noter(projet, "98001", "2026-11-20", "reponse")
    commune = projet.charger().communes[0]
    assert [str(un.geste) for un in commune.suivi] == ["reservation", "note", "courrier", "reponse"]
    assert (commune.suivi[1].file, commune.suivi[2].file) == (
        "data/suivi/2026-10-04-98001-note-les-essais.yaml",
        "data/communes.yaml",
    )


def test_a_contact_is_enough_for_a_commune_to_be_followed(projet: Projet) -> None:
    fichier = noter(projet, "98003", "2026-11-20", "reservation")
    campagne = projet.charger()
    assert [commune.nom for commune in campagne.communes] == ["Exemple-sur-Mer", "L'Échantillon", "Fictive"]
    assert campagne.situation(campagne.communes[2]).statut == "reservee"
    assert campagne.communes[2].problem("nom", "x").file == fichier


@pytest.mark.parametrize(
    ("fichier", "texte", "message"),
    [
        (
            "2026-11-20-98003-appel-les-essais.yaml",
            'commune: "98003"\nnom: Fictif\nle: 2026-11-20\ngeste: appel\npar: les-essais\n',
            "2: le code 98003 est celui de « Fictive », pas de « Fictif » ; écrivez le premier nom",
        ),
        (
            "2026-11-20-98001-appel-les-essais.yaml",
            'commune: "98001"\nnom: Fictive\nle: 2026-11-20\ngeste: appel\npar: les-essais\n',
            "2: « 98001 » est « Exemple-sur-Mer », pas « Fictive » ; corrigez « nom », ou « commune »",
        ),
        (
            "un-contact.yaml",
            'commune: "98003"\nnom: Fictive\nle: 2026-11-20\ngeste: appel\npar: les-essais\n',
            (
                "1: le nom du fichier ne dit pas ce qu’il contient ; renommez-le en"
                " « 2026-11-20-98003-appel-les-essais.yaml », ou corrigez son contenu"
            ),
        ),
        (
            "2026-11-20-98001-appel-les-essais.yaml",
            '- commune: "98001"\n  nom: Exemple-sur-Mer\n',
            "1: un fichier dit un seul contact ; ôtez le tiret, et l’espace qui le suit, au début de chaque ligne",
        ),
        (
            "2026-11-20-98001-appel-les-essais.yml",
            "le: 2026-11-20\n",
            (
                "1: seuls des contacts, dont le nom finit par « .yaml », ont leur place ici ; renommez ce fichier, ou"
                " rangez-le ailleurs"
            ),
        ),
        (
            "2026-11-20-inconnue-appel-les-essais.yaml",
            "collectivite: inconnue\nnom: Inconnue\nle: 2026-11-20\ngeste: appel\npar: les-essais\n",
            (
                "1: « Inconnue » : la collectivité « inconnue » n’est pas dans data/collectivites.yaml ; ajoutez-y sa"
                " fiche, ou corrigez ce nom"
            ),
        ),
        (
            "2026-11-20-98001-appel-les-essais.yaml",
            (
                'commune: "98001"\ncollectivite: agglo-exemple\nnom: Exemple-sur-Mer\nle: 2026-11-20\n'
                "geste: appel\npar: les-essais\n"
            ),
            "1: cette fiche : écrivez « commune » ou « collectivite », l’une des deux et elle seule",
        ),
        (
            "2026-11-20-98001-appel-les-essais.yaml",
            "commune: 98001\nnom: Exemple-sur-Mer\nle: 2026-11-20\ngeste: appel\npar: les-essais\n",
            (
                "1: le champ « commune » : sans guillemets, ce n’est pas lu "
                'comme un texte ; mettez la valeur entre guillemets : "98001"'
            ),
        ),
        (
            "2026-11-20-98001-appel-les-essais.yaml",
            'commune: "98001"\nnom: Exemple-sur-Mer\nle: 2026-11-20\ngeste: appel\npar: les-essai\n',
            (
                "5: « Exemple-sur-Mer » : le groupe « les-essai » n’est pas dans data/gulls.yaml ; vouliez-vous dire"
                " « les-essais » ?"
            ),
        ),
        (
            "2026-11-20-98001-appel-les-essais.yaml",
            'commune: "98001"\nnom: Exemple-sur-Mer\nle: 2026-11-20\ngeste: appel\npar: les-essais\n' * 2,
            "6: une seconde fiche commence ici ; mettez-la dans un fichier à elle, ou ôtez-la",
        ),
        (
            "les-autres.yaml",
            "id: les-autres\nnom: Les Autres\nforme: association\n",
            "1: ce fichier dit un groupe ; déplacez-le dans data/gulls/",
        ),
        (
            "2026-10-05-98001-courrier-les-essais.yaml",
            'commune: "98001"\nnom: Exemple-sur-Mer\nle: 2026-10-05\ngeste: courrier\npar: les-essais\n',
            (
                "4: « Exemple-sur-Mer » : ce contact est déjà noté (data/communes.yaml, ligne 7) ; gardez l’un des"
                " deux, avec ce que dit l’autre"
            ),
        ),
    ],
)
def test_a_wrong_contact_is_told_in_its_own_file(projet: Projet, fichier: str, texte: str, message: str) -> None:
    projet.ecrire(f"data/suivi/{fichier}", texte)
    assert projet.problems() == [f"data/suivi/{fichier}:{message}"]


def test_a_contact_between_braces_is_not_folded_by_halves(projet: Projet) -> None:
    fichier = "data/suivi/2026-11-20-98003-appel-les-essais.yaml"
    projet.ecrire(fichier, '{commune: "98003", nom: Fictive, le: 2026-11-20, geste: appel, par: les-essais}\n')
    with pytest.raises(DataError) as error:
        fold(projet.root, projet.charger())
    assert [str(un) for un in error.value.problems] == [
        (
            f"{fichier}:1: deux champs sont sur une même ligne ; écrivez un champ par ligne, sans accolades, puis"
            " rangez de nouveau"
        )
    ]


def test_two_requests_that_reserve_one_commune_are_both_named(projet: Projet) -> None:
    premier = noter(projet, "98003", "2026-11-20", "reservation")
    second = noter(projet, "98003", "2026-11-20", "reservation", "les-modeles")
    (probleme,) = projet.problems()
    assert probleme.startswith(f"{second}:5: « Fictive » : « les-essais » s’en occupe jusqu’au")
    assert f"({premier}, ligne 1)" in probleme


def test_a_group_of_its_own_file_is_one_of_the_others(projet: Projet) -> None:
    fichier = grouper(projet, "les-autres")
    grouper(projet, "les-essais-2")
    noter(projet, "98003", "2026-11-20", "reservation", "les-autres")
    campagne = projet.charger()
    assert [gull.id for gull in campagne.gulls] == ["les-autres", "les-essais", "les-essais-2", "les-modeles"]
    assert campagne.porteur(campagne.communes[2]) == campagne.gulls[0]
    assert (campagne.gulls[0].file, campagne.gulls[1].file) == (fichier, "data/gulls.yaml")


@pytest.mark.parametrize(
    ("nom", "texte", "message"),
    [
        ("les-autre.yaml", "id: les-autres", "1: le nom du fichier ne dit pas ce qu’il contient ; renommez"),
        (
            "les-autres.yaml",
            "- id: les-autres\n- id: x",
            "1: un fichier dit un seul groupe ; ôtez le tiret",
        ),
        (
            "les-autres.md",
            "",
            "1: seuls des groupes, dont le nom finit par « .yaml », ont leur place ici",
        ),
        (
            "les-essais.yaml",
            "id: les-essais",
            "1: l’identifiant « les-essais » est déjà celui de « Les Essais » (",
        ),
        ("e.yaml", "nom: ESSAIS (Les)\nid: e", "1: « Les Essais » est déjà noté (data/gulls.yaml, ligne 1)"),
        ("votre-groupe.yaml", "id: votre-groupe", "1: « votre-groupe » est l’exemple du mode d’emploi"),
    ],
)
def test_a_wrong_group_is_told_in_its_own_file(projet: Projet, nom: str, texte: str, message: str) -> None:
    suite = "" if texte.startswith("- ") else f"{'' if 'nom' in texte else 'nom: Groupe'}\n{GROUPE}"
    projet.ecrire(f"data/gulls/{nom}", f"{texte}\n{suite}")
    (probleme,) = projet.problems()
    assert probleme.startswith(f"data/gulls/{nom}:{message}")


def test_the_same_group_in_two_files_is_told_once_with_both_places(projet: Projet) -> None:
    premier = grouper(projet, "les-autres")
    projet.ecrire("data/gulls/nous.yaml", projet.lire(premier))
    (probleme,) = projet.problems()
    assert probleme.startswith("data/gulls/nous.yaml:1: l’identifiant « les-autres » est déjà celui de")
    assert f"({premier}, ligne 1)" in probleme


def test_each_mistake_of_a_group_is_told_and_causes_no_other(projet: Projet) -> None:
    fichier = grouper(
        projet, "les-autres", 'forme: club\nsite: groupe.example\ncommune: "98042"\nactivite: {vue_en: 2099}\n'
    )
    noter(projet, "98003", "2026-11-20", "reservation", "les-autres")
    lignes = [int(dit.removeprefix(f"{fichier}:").partition(": ")[0]) for dit in projet.problems()]
    assert lignes == [3, 4, 5, 6, 6]  # of the last, a source that is not there and a year to come


# Folding


def test_a_group_is_folded_in_its_place_with_its_comments(projet: Projet) -> None:
    projet.ecrire(
        "data/gulls.yaml", "# En tête\n\n" + projet.lire("data/gulls.yaml").replace("- id: les-m", "\n- id: les-m")
    )
    entete = "# yaml-language-server: $schema=../schemas/gull.json\n"
    suite = "forme: reseau\nactivite:\n  vue_en: 2025  # lu\n  source: https://deux.example\n"
    fichier = grouper(projet, "les-essais-2", suite)
    projet.ecrire(fichier, f"{entete}# Une note\n{projet.lire(fichier)}")
    grouper(projet, "zz", f"{GROUPE}# fin\n")
    grouper(projet, "aa")
    avant = [gull.model_dump() for gull in projet.charger().gulls]
    ranger(projet)
    assert [gull.model_dump() for gull in projet.charger().gulls] == avant
    assert not list((projet.root / "data/gulls").iterdir())
    aa, essais, deux, modeles, zz = projet.lire("data/gulls.yaml").removeprefix("# En tête\n\n").split("\n\n")
    assert (
        aa
        == "- id: aa\n  nom: Groupe aa\n  forme: association\n  activite: {vue_en: 2026, source: https://groupe.example}"
    )
    assert essais.startswith("- id: les-essais\n")
    assert deux == (
        "# Une note\n- id: les-essais-2\n  nom: Groupe les-essais-2\n  forme: reseau\n  activite:\n"
        "    vue_en: 2025  # lu\n    source: https://deux.example"
    )
    assert modeles.startswith("- id: les-modeles\n")
    assert zz.endswith("  # fin\n")


def test_the_first_of_a_list_is_folded_too(projet: Projet) -> None:
    for nom in ("communes", "collectivites", "palmares", "gulls"):
        projet.ecrire(f"data/{nom}.yaml", "[]\n")
    grouper(projet, "les-autres")
    noter(projet, "98003", "2026-11-20", "visite", "les-autres")
    ranger(projet)
    assert projet.lire("data/gulls.yaml").startswith("- id: les-autres\n")
    assert projet.lire("data/communes.yaml").startswith('- insee: "98003"\n')


def test_a_laureate_that_nobody_noted_is_nowhere_in_the_file(projet: Projet) -> None:
    laureat = 'nom: {}\n  type: commune\n  insee: "{}"'
    projet.remplacer(
        "data/palmares.yaml", laureat.format("Exemple-sur-Mer", "98001"), laureat.format("Fictive", "98003")
    )
    projet.remplacer("data/communes.yaml", "98002\"\n  nom: L'Échantillon", '98004"\n  nom: Autre')
    communes = projet.lire("data/territoire/communes.csv")
    autre = communes.split("\n")[3].replace("98003,Fictive,de Fictive", "98004,Autre,d'Autre")
    projet.ecrire("data/territoire/communes.csv", f"{communes}{autre}\n")
    noter(projet, "98001", "2026-11-20", "reponse")
    avant = journaux(projet)
    ranger(projet)
    assert journaux(projet) == avant


def test_folding_only_adds_lines(projet: Projet) -> None:
    projet.remplacer("data/communes.yaml", '- insee: "98002"', '\n# Elle a deux mairies.\n- insee: "98002"')
    noter(projet, "98001", "2026-10-04", "note", "les-essais", 'note: "Une : deux" # entre guillemets')
    noter(projet, "98003", "2026-11-20", "reservation")
    noter(projet, "agglo-exemple", "2026-11-20", "visite")
    projet.remplacer("data/suivi/2026-11-20-agglo-exemple-visite-les-essais.yaml", SYNDICAT, "Agglomération d’exemple")
    avant = journaux(projet)
    ranger(projet)
    assert journaux(projet) == avant
    assert not list((projet.root / "data/suivi").iterdir())
    assert projet.lire("data/communes.yaml") == (
        '- insee: "98001"\n  nom: Exemple-sur-Mer\n  suivi:\n'
        "    - le: 2026-10-03\n      geste: reservation\n      par: les-essais\n"
        '    - le: 2026-10-04\n      geste: note\n      par: les-essais\n      note: "Une : deux" # entre guillemets\n'
        "    - le: 2026-10-05\n      geste: courrier\n      par: les-essais\n      modele: bonjour\n"
        '\n# Elle a deux mairies.\n- insee: "98002"\n  nom: L\'Échantillon\n  suivi:\n'
        "    - le: 2026-11-02\n      geste: note\n      par: les-modeles\n      note: Rien à signaler.\n"
        '\n- insee: "98003"\n  nom: Fictive\n  suivi:\n'
        "    - le: 2026-11-20\n      geste: reservation\n      par: les-essais\n"
    )
    assert (
        "  suivi:\n    - le: 2026-11-20\n      geste: visite\n      par: les-essais\n- id: syndicat-exemple"
        in projet.lire("data/collectivites.yaml")
    )


def test_an_epci_that_nobody_followed_gets_its_record(projet: Projet) -> None:
    """Its official name is enough: it has its page before anybody notes a contact there."""
    projet.remplacer("data/collectivites.yaml", projet.lire("data/collectivites.yaml").partition("- id: synd")[0], "")
    projet.remplacer("data/gulls.yaml", '  territoire: ["123456782"]\n', "")
    fichier = noter(projet, "agglomeration-d-exemple", "2026-11-20", "visite")
    projet.remplacer(fichier, SYNDICAT, "Agglomération d'exemple")
    campagne = projet.charger()
    assert [(fiche.id, fiche.siren) for fiche in campagne.collectivites] == [
        ("agglomeration-d-exemple", "123456782"),
        ("syndicat-exemple", "222222226"),
    ]
    assert [fiche.nom for fiche in designees(campagne, "123456782")] == ["Agglomération d’exemple"]
    avant = journaux(projet)
    ranger(projet)
    assert journaux(projet) == avant
    assert projet.lire("data/collectivites.yaml").startswith(
        '- id: agglomeration-d-exemple\n  type: epci\n  nom: Agglomération d’exemple\n  siren: "123456782"\n'
        "  suivi:\n    - le: 2026-11-20\n      geste: visite\n      par: les-essais\n\n- id: syndicat-exemple\n"
    )


def test_a_new_record_takes_the_official_spelling(projet: Projet) -> None:
    projet.ecrire("data/communes.yaml", "[]\n")
    projet.remplacer(noter(projet, "98002", "2026-11-20", "visite"), "nom: L'Éch", "nom: L’E\u0301ch")
    ranger(projet)
    assert projet.lire("data/communes.yaml").startswith('- insee: "98002"\n  nom: L\'Échantillon\n')


def test_a_log_between_brackets_is_not_folded_and_nothing_is_lost(projet: Projet) -> None:
    log = "  suivi: [{le: 2026-11-02, geste: note, par: les-modeles}]\n"
    debut = projet.lire("data/communes.yaml").partition("    - le: 2026-11-02")[0].removesuffix("  suivi:\n")
    projet.ecrire("data/communes.yaml", debut + log)
    fichier = noter(projet, "98002", "2026-11-20", "appel", "les-modeles")
    with pytest.raises(DataError, match="écrivez-le en lignes qui commencent par « - »"):
        ranger(projet)
    assert (projet.root / fichier).exists()


def test_no_comment_of_a_contact_is_lost(projet: Projet) -> None:
    fichier = noter(projet, "98003", "2026-11-20", "appel", "les-essais", "# dessous", "note: Un mot.")
    projet.remplacer(fichier, "nom: Fictive\n", "# avant le nom\nnom: Fictive\n# après le nom\n")
    projet.ecrire(fichier, "# en tête\n" + projet.lire(fichier))
    ranger(projet)
    range_ = projet.lire("data/communes.yaml").partition('- insee: "98003"')[2]
    assert [ligne.strip() for ligne in range_.splitlines() if "#" in ligne] == [
        "# en tête",
        "# avant le nom",
        "# après le nom",
        "# dessous",
    ]


NOTES: Final = ("note: Un mot.", "note: 'L''année : 2026'", "note: Sur\n  deux lignes.", "# rien\nnote: Un  # a")
DEJA: Final = ("98002", "2026-11-02", "note", "les-modeles")
"""What the log of the example already tells: noted again, it is refused."""
contacts = st.lists(
    st.tuples(
        st.sampled_from([*NOMS, "syndicat-exemple"]),
        st.integers(0, 300).map(lambda jours: (date(2026, 1, 20) + timedelta(jours)).isoformat()),
        st.sampled_from(["note", "intention"]),
        st.sampled_from(["les-essais", "les-modeles"]),
        st.sampled_from(
            ["note: Un mot.", "note: 'L''année : 2026'", "note: Sur\n  deux lignes.", "# rien\nnote: Un  # a"]
        ),
    ).filter(lambda un: un[:4] != ("98002", "2026-11-02", "note", "les-modeles")),  # the one that stands there already
    unique_by=lambda un: un[:4],
    max_size=6,
)


@given(contacts)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_folded_the_logs_say_the_same_and_no_line_is_lost(
    tmp_path_factory: pytest.TempPathFactory, uns: list[tuple[str, str, str, str, str]]
) -> None:
    projet = Projet(tmp_path_factory.mktemp("projet"))
    for fichier, texte in FICHIERS.items():
        projet.ecrire(fichier, texte)
    for un in uns:
        noter(projet, *un)
    avant, lignes = journaux(projet), projet.lire("data/communes.yaml").splitlines()
    if uns:
        ranger(projet)
    assert journaux(projet) == avant
    apres = iter(projet.lire("data/communes.yaml").splitlines())
    assert all(ligne in apres for ligne in lignes)


# Merging, by git itself


@pytest.fixture
def depot(projet: Projet) -> Projet:
    (projet.root / "data/suivi").mkdir()
    projet.ecrire("data/suivi/LISEZMOI.md", "Un contact par fichier.\n")
    git(projet, "init", "-q", "-b", "main")
    valider(projet, "début")
    return projet


def git(projet: Projet, *commande: str) -> str:
    identite = ("-c", "user.name=essai", "-c", "user.email=essai@example.org", "-c", "commit.gpgsign=false")
    executable = shutil.which("git") or "git"
    fini = subprocess.run(
        [executable, *identite, *commande], cwd=projet.root, capture_output=True, text=True, check=True
    )
    return fini.stdout


def valider(projet: Projet, message: str) -> None:
    git(projet, "add", "-A")
    git(projet, "commit", "-q", "-m", message)


def reunir(projet: Projet, *demandes: Demande) -> None:
    """Each request starts from the same commit; a branch of its own merges them all, one after the other."""
    for rang, demande in enumerate(demandes):
        git(projet, "checkout", "-q", "-B", f"demande-{rang}", "main")
        demande(projet)
        valider(projet, f"demande {rang}")
    git(projet, "checkout", "-q", "-B", "reunion", "main")
    for rang in range(len(demandes)):
        git(projet, "merge", "-q", "--no-edit", f"demande-{rang}")


def contact(*lui: str) -> Demande:
    return lambda projet: noter(projet, *lui)


def groupe(identifiant: str) -> Demande:
    return lambda projet: grouper(projet, identifiant)


SCENARIOS: Final = {
    "two communes": [contact("98001", "2026-11-20", "appel"), contact("98002", "2026-11-20", "appel", "les-modeles")],
    "one commune, two days": [contact("98001", "2026-11-19", "appel"), contact("98001", "2026-11-20", "reponse")],
    "two new communes": [contact("98003", "2026-11-20", "visite"), contact("98002", "2026-11-20", "refus")],
    "two new groups": [groupe("les-autres"), groupe("les-derniers")],
    "a group and what it does": [groupe("les-autres"), contact("98003", "2026-11-20", "visite")],
}


@pytest.mark.parametrize("demandes", SCENARIOS.values(), ids=SCENARIOS)
def test_two_requests_merge_and_lose_nothing(depot: Projet, demandes: list[Demande]) -> None:
    reunir(depot, *demandes)
    assert len(list((depot.root / "data").glob("*/*.yaml"))) == len(demandes)


@pytest.mark.parametrize("demandes", list(permutations([ranger, contact("98001", "2026-11-20", "reponse")])))
def test_folding_on_main_while_a_request_is_open_conflicts_with_nothing(
    depot: Projet, demandes: tuple[Demande, ...]
) -> None:
    noter(depot, "98001", "2026-11-18", "appel")
    valider(depot, "un contact")
    reunir(depot, *demandes)
    commune = depot.charger().communes[0]
    assert [str(un.geste) for un in commune.suivi] == ["reservation", "courrier", "appel", "reponse"]
    assert [isinstance(un, Contact) for un in commune.suivi] == [False, False, False, True]


@pytest.mark.parametrize("demandes", list(permutations([ranger, groupe("les-derniers")])))
def test_groups_are_folded_on_main_while_another_is_added(depot: Projet, demandes: tuple[Demande, ...]) -> None:
    """Side by side: the one and the other would stand at the same line."""
    grouper(depot, "les-autres")
    valider(depot, "un groupe")
    reunir(depot, *demandes)
    gulls = depot.charger().gulls
    assert [gull.id for gull in gulls] == ["les-autres", "les-derniers", "les-essais", "les-modeles"]
    assert [gull.file == gull.fichier for gull in gulls] == [True, False, True, True]


@pytest.mark.parametrize("attributs", ["", ".gitattributes"])
def test_what_completes_a_contact_that_was_folded_is_not_put_in_another(depot: Projet, attributs: str) -> None:
    """Git takes the folded file and a new one that looks like it for one that changed its name: then it asks."""
    if attributs:
        depot.ecrire(attributs, (RACINE / attributs).read_bytes())
    fichier = noter(depot, "98001", "2026-11-18", "appel")
    valider(depot, "un contact")
    git(depot, "checkout", "-q", "-b", "demande")
    depot.ajouter(fichier, "relance: 2027-01-10\n")
    valider(depot, "complète")
    git(depot, "checkout", "-q", "main")
    ranger(depot)
    autre = noter(depot, "98001", "2026-11-19", "visite")
    valider(depot, "range, puis note")
    if attributs:
        with pytest.raises(subprocess.CalledProcessError):
            git(depot, "merge", "-q", "--no-edit", "demande")
        assert git(depot, "diff", "--name-only", "--diff-filter=U").strip() in {autre, fichier}
    else:
        git(depot, "merge", "-q", "--no-edit", "demande")
        assert "relance" in depot.lire(autre), "git a changé : ces attributs ne servent plus"


def test_a_project_without_the_folder_is_whole(projet: Projet) -> None:
    assert load(projet.root, JOUR).contacts == ()


def test_nothing_is_written_where_the_logs_would_change(projet: Projet, tmp_path: Path) -> None:
    campagne = projet.charger()
    avant = projet.lire("data/communes.yaml")
    with pytest.raises(DataError, match="rangez à la main"):
        replace_files(tmp_path, campagne, {"data/communes.yaml": avant.replace("Rien à signaler", "Rien")}, [])
    assert projet.lire("data/communes.yaml") == avant
