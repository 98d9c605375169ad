"""The commands with which one notes a contact: a file that is right, or the reason why there is none."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from tests.conftest import JOUR
from tournee.campagne.recherche import designees, proche
from tournee.cli.click_in_french import MESSAGES, MODULES
from tournee.cli.lieux import choisie
from tournee.cli.main import COMMANDS, main
from tournee.francais.dates import epoch, jour_dit
from tournee.reading.sources import LONGUEUR_MAX, DataError

if TYPE_CHECKING:
    from click.testing import Result

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne


@pytest.fixture(autouse=True)
def aujourd_hui(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch(JOUR)))


def dire(projet: Projet, *mots: str, entree: str = "") -> Result:
    return CliRunner().invoke(main, [*mots, "--dossier", str(projet.root)], input=entree)


def contacts(projet: Projet) -> list[str]:
    return sorted(path.name for path in (projet.root / "data/suivi").glob("*.yaml"))


def test_a_contact_is_noted_and_its_consequences_are_told(projet: Projet) -> None:
    dit = dire(projet, "noter", "fictive", "appel", "--par", "les-essais", "--le", "hier", "--note", "Le n° #12 : oui.")
    assert dit.exit_code == 0, dit.output
    assert contacts(projet) == ["2026-11-21-98003-appel-les-essais.yaml"]
    assert projet.lire("data/suivi/2026-11-21-98003-appel-les-essais.yaml") == (
        'commune: "98003"\nnom: "Fictive"\nle: 2026-11-21\ngeste: appel\npar: les-essais\nnote: "Le n° #12 : oui."\n'
    )
    assert (
        "Fictive : + appel téléphonique (21\u00a0novembre\u00a02026, par Les Essais). Fictive passe de « à contacter »"
        " à « contactée » ; une relance est prévue le 19\u00a0décembre\u00a02026.\n"
        "Exemple : 2 → 3\u00a0communes dans le suivi.\n"
    ) in dit.output
    assert projet.problems() == []


def test_a_commune_is_reserved_and_a_situation_confirmed(projet: Projet) -> None:
    assert dire(projet, "reserver", "98300", "--par", "les-essais", "--jusqu-au", "2027-01-15").exit_code == 0
    assert dire(projet, "confirmer", "syndicat-exemple", "--par", "les-modeles", "--le", "22/11").exit_code == 0
    assert contacts(projet) == [
        "2026-11-22-98003-reservation-les-essais.yaml",
        "2026-11-22-syndicat-exemple-confirmation-les-modeles.yaml",
    ]
    assert projet.charger().situation(projet.charger().communes[2]).statut == "reservee"


@pytest.mark.parametrize(
    ("mots", "message"),
    [
        (("noter", "fictif", "appel", "--par", "les-essais"), "vouliez-vous dire « Fictive » ?"),
        (
            ("confirmer", "Les Modèles", "--par", "les-modeles"),
            "changez « vue_en » et « source » (data/gulls.yaml, ligne 13)",
        ),
        (("noter", "fictive", "appel", "--par", "les-essai"), "vouliez-vous dire « les-essais » ?"),
        (("noter", "fictive", "appeler", "--par", "les-essais"), "vouliez-vous dire « appel » ?"),
        (("noter", "fictive", "appel", "--par", "les-essais", "--le", "2027-01-01"), "est dans l’avenir"),
        (("reserver", "Exemple-sur-Mer", "--par", "les-modeles"), "« les-essais » s’en occupe jusqu’au"),
    ],
)
def test_what_the_check_refuses_is_not_written(projet: Projet, mots: tuple[str, ...], message: str) -> None:
    dit = dire(projet, *mots)
    assert dit.exit_code == 1
    assert message in dit.output
    assert "data/suivi" not in dit.output
    assert contacts(projet) == []


def test_every_mistake_of_a_contact_is_told_at_once(projet: Projet) -> None:
    dit = dire(projet, "noter", "fictive", "appel", "--par", "zut", "--le", "2026-11-31", "--note", "Vu Mme Exemple.")
    assert [ligne.split(": ")[0] for ligne in dit.output.splitlines() if ligne.startswith("ce contact:")] == [
        "ce contact:3:5",
        "ce contact:5:6",
        "ce contact:6:7",
    ]
    assert contacts(projet) == []


def test_a_name_of_two_communes_is_refused_with_the_choices(projet: Projet) -> None:
    territoire = projet.lire("data/territoire/communes.csv").replace(
        "99001,Ailleurs,d'Ailleurs", "99001,Fictive,de Fictive"
    )
    projet.ecrire("data/territoire/communes.csv", territoire)
    dit = dire(projet, "noter", "Fictive", "appel", "--par", "les-essais")
    assert "« Fictive » peut désigner Fictive (98003), Fictive (99001) ; écrivez le code" in dit.output


def test_a_message_becomes_its_file(projet: Projet) -> None:
    message = (
        'Bonjour,\r\n\r\n> commune: "98003"\r\n> nom: Fictive\r\n> le: 2026-11-20\r\n> geste: appel\r\n'
        "> par: les-essais\r\n> note: Le secrétariat rappellera.\r\n\r\nBien à vous\r\n"
    )
    assert dire(projet, "recevoir", entree=message).exit_code == 0
    assert contacts(projet) == ["2026-11-20-98003-appel-les-essais.yaml"]
    encore = dire(projet, "recevoir", entree=message)
    assert "ce contact est déjà noté dans ce fichier" in encore.output
    assert "aucun contact ni groupe dans ce texte" in dire(projet, "recevoir", entree="Bonjour").output


CONTACT: Final = 'commune: "98003"\nnom: Fictive\nle: 2026-11-20\ngeste: appel\npar: les-essais\n'


def test_a_note_that_a_mail_has_folded_is_whole(projet: Projet) -> None:
    dire(
        projet, "recevoir", entree=f'```yaml\n{CONTACT}note: "Le secrétariat\n  rappellera :\n> lundi."\n```\nMerci.\n'
    )
    (fichier,) = contacts(projet)
    assert projet.lire(f"data/suivi/{fichier}").endswith('note: "Le secrétariat rappellera : lundi."\n')


def test_quotes_that_a_forum_has_curved_are_straight(projet: Projet) -> None:
    courbe = CONTACT.replace('"98003"', "“98003”")
    dire(projet, "recevoir", entree=f"~~~\n{courbe}note: “Le secrétariat : l’accueil « oui ».”\n~~~\n")
    (fichier,) = contacts(projet)
    assert projet.lire(f"data/suivi/{fichier}") == f'{CONTACT}note: "Le secrétariat : l’accueil « oui »."\n'
    (projet.root / "data/suivi" / fichier).unlink()
    dire(projet, "recevoir", entree=f"{CONTACT}note: Dit “oui” puis “non”\n")
    assert projet.lire(f"data/suivi/{fichier}").endswith("note: Dit “oui” puis “non”\n")


@pytest.mark.parametrize(
    ("message", "dit"),
    [
        (
            f"{CONTACT}note: Le secrétariat\nrappellera.\n",
            "7: « rappellera. » : cette ligne suit la fiche de trop près",
        ),
        (f"{CONTACT}Bien à vous\n", "6: « Bien à vous » : cette ligne suit la fiche de trop près"),
        (f"{CONTACT}\nAussi :\nnote: Rappeler.\n", "8: « note: Rappeler. » : ces lignes sont à l’écart de la fiche"),
        (f"relance: 2026-12-01\n\n{CONTACT}", "1: « relance: 2026-12-01 » : ces lignes sont à l’écart de la fiche"),
    ],
)
def test_no_line_of_a_message_is_lost_in_silence(projet: Projet, message: str, dit: str) -> None:
    recu = dire(projet, "recevoir", entree=message)
    assert recu.output.startswith(f"texte reçu:{dit}")
    assert contacts(projet) == []


GROUPE: Final = ("ajouter-gull", "--nom", "Les Autres", "--vue-en", "2026", "--source", "https://autres.example/a,b")


def groupes(projet: Projet) -> list[str]:
    return sorted(path.name for path in (projet.root / "data/gulls").glob("*.yaml"))


def test_a_group_is_added_and_told(projet: Projet) -> None:
    options = ("--forme", "association", "--commune", "fictive", "--propose", "atelier", "--propose", "formation")
    dit = dire(projet, *GROUPE, *options)
    assert dit.exit_code == 0, dit.output
    assert projet.lire("data/gulls/les-autres.yaml") == (
        'id: "les-autres"\nnom: "Les Autres"\ncommune: "98003"\nforme: association\n'
        'activite: {vue_en: 2026, source: "https://autres.example/a,b"}\npropose: [atelier, formation]\n'
    )
    assert dit.output.endswith("Un nouveau groupe : Les Autres (association, Fictive).\n")
    assert dire(projet, "noter", "fictive", "appel", "--par", "les-autres").exit_code == 0
    ranges = dire(projet, "ranger").output
    assert "2\u00a0fichiers rangés dans data/communes.yaml et data/gulls.yaml" in ranges
    assert "- Les Autres, nouveau groupe\n" in ranges
    assert groupes(projet) == contacts(projet) == []


@pytest.mark.parametrize(
    ("mots", "message"),
    [
        ((), "il manque le champ « forme » : Ce qu’est le groupe."),
        (("--forme", "club"), "le champ « forme » ne peut pas valoir « club »"),
        (
            ("--forme", "reseau", "--id", "les-essais"),
            "« les-essais » est déjà celui de « Les Essais » (data/gulls.yaml, ",
        ),
        (("--forme", "reseau", "--nom", "Essais"), "« Les Essais » est déjà noté (data/gulls.yaml, ligne 1)"),
        (("--forme", "reseau", "--vue-en", "2027"), "« vue_en » (2027) est dans l’avenir"),
        (("--forme", "reseau", "--commune", "fictif"), "vouliez-vous dire « Fictive » ?"),
        (("--forme", "reseau", "--resume", "Voir Mme Exemple."), "semble le nom d’une personne"),
    ],
)
def test_a_group_that_the_check_refuses_is_not_written(projet: Projet, mots: tuple[str, ...], message: str) -> None:
    dit = dire(projet, *GROUPE, *mots)
    assert dit.exit_code == 1
    assert message in dit.output
    assert "ce groupe:" in dit.output
    assert groupes(projet) == []


def test_what_lacks_is_asked_at_a_terminal(projet: Projet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    dit = dire(
        projet, "ajouter-gull", "--forme", "reseau", entree="Les Autres\nfictive\n2026\nhttps://autres.example\n"
    )
    assert "Le nom du groupe, comme il l’écrit\u00a0: Les Autres\n" in dit.output
    assert 'commune: "98003"' in projet.lire("data/gulls/les-autres.yaml")
    ailleurs = "D’Ailleurs\n\n2026\nhttps://ailleurs.example\n"
    assert (
        "se réunit, si on la connaît\u00a0: \n"
        in dire(projet, "ajouter-gull", "--forme", "reseau", entree=ailleurs).output
    )
    assert "commune" not in projet.lire("data/gulls/d-ailleurs.yaml")


def test_a_message_about_a_group_becomes_its_file(projet: Projet) -> None:
    """On one line or on several, whatever a mail does to the beginnings of lines."""
    message = (
        "Bonjour,\n\n> id: les-autres\n> nom: Les Autres\n> forme: association\n> activite:\n> vue_en: 2026\n"
        ">   source: https://autres.example\n> resume: Un café.\n\nCommune: voir plus haut\n"
    )
    dit = dire(projet, "recevoir", entree=message)
    assert dit.output.startswith("Les Autres, nouveau groupe.\nÉcrit dans data/gulls/les-autres.yaml")
    assert projet.lire("data/gulls/les-autres.yaml").endswith(
        "activite:\n  vue_en: 2026\n  source: https://autres.example\nresume: Un café.\n"
    )
    assert "ce groupe est déjà noté dans ce fichier" in dire(projet, "recevoir", entree=message).output
    contact = 'commune: "98003"\nnom: Fictive\nle: 2026-11-20\ngeste: appel\npar: les-essais\n'
    assert "2 fiches dans ce texte" in dire(projet, "recevoir", entree=f"{message}\n{contact}").output


def test_folding_says_what_it_folds(projet: Projet) -> None:
    assert "Rien à ranger" in dire(projet, "ranger").output
    dire(projet, "noter", "fictive", "appel", "--par", "les-essais")
    assert "1\u00a0fichier rangé dans data/communes.yaml" in dire(projet, "ranger").output
    assert contacts(projet) == []


@pytest.mark.parametrize(
    ("dit", "jour"),
    [
        ("aujourd’hui", "2026-11-22"),
        ("aujourd'hui", "2026-11-22"),
        ("avant-hier", "2026-11-20"),
        ("3/10", "2026-10-03"),
        ("24/12", "2025-12-24"),
        ("24/12/2024", "2024-12-24"),
        ("2026-10", "2026-10"),
        ("demain", "demain"),
    ],
)
def test_a_day_as_one_says_it(dit: str, jour: str) -> None:
    assert jour_dit(dit, date(2026, 11, 22)) == jour


@pytest.mark.parametrize(
    ("texte", "noms"),
    [
        ("st lô", ["Saint-Lô"]),
        ("ALENCON", ["Alençon"]),
        ("61000", ["Alençon", "Cerisé", "Saint-Germain-du-Corbéis"]),
        ("14736", ["Caen"]),
        ("smeacc", ["SMEACC (Syndicat mixte d'eau et d'assainissement du Caux central)"]),
        ("SMEACC", ["SMEACC (Syndicat mixte d'eau et d'assainissement du Caux central)"]),
        ("flers agglo", ["Communauté d'agglomération Flers Agglo"]),
        ("200035814", ["Communauté d'agglomération Flers Agglo"]),
        ("laigle", ["L'Aigle"]),
        ("Mairie du Havre", ["Le Havre"]),
        ("mairie d'Ifs", ["Ifs"]),
        ("Place Foch 61000 Alençon", ["Alençon"]),
        ("Saint-Aubin-sur-Mer 14750", ["Saint-Aubin-sur-Mer"]),
        ("Alençon 14000", []),
        ("Commune de Vire", ["Vire Normandie"]),
        ("N.D. de Gravenchon", ["Port-Jérôme-sur-Seine"]),
        ("nulle part", []),
    ],
)
def test_a_place_is_found_as_people_write_it(campagne: Campagne, texte: str, noms: list[str]) -> None:
    assert sorted(fiche.nom for fiche in designees(campagne, texte)) == noms
    assert proche(campagne, "alenson") == "Alençon"
    assert proche(campagne, "Mairie d’Alenson, 61000") == "Alençon"


POUR_LE_PROGRAMMEUR: Final = frozenset({"_termui_impl", "_winconsole", "shell_completion", "utils"})
DE_PROGRAMMATION: Final = (
    *("DeprecationWarning", "Value must be an iterable", "Could not determine name", "No options defined but"),
    *(
        "Arguments take exactly one",
        "Name '{name}' defined twice",
        "Boolean option",
        "%(prog)s",
        "Invalid start character",
    ),
    "Unknown color",
)


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        (
            "Beaumont",
            (
                "« Beaumont » peut désigner Beaumont-en-Auge (14055), Beaumont-le-Hareng (76062),"
                " Beaumont-le-Roger (27051) ; écrivez le code, ou le nom entier"
            ),
        ),
        ("saint martin", "Saint-Martin-d'Écublei (61423) et 26\u00a0autres ; écrivez le code, ou le nom entier"),
        ("Athis", "ne s’appelle « Athis » ; vouliez-vous dire « Athis-Val de Rouvre » ?"),
    ],
)
def test_the_beginning_of_a_name_gives_the_choices(campagne: Campagne, texte: str, dit: str) -> None:
    with pytest.raises(DataError) as error:
        choisie(campagne, texte, "ce contact")
    assert error.value.problems[0].message.endswith(dit)
    assert len(error.value.problems[0].message) < LONGUEUR_MAX


def test_what_nothing_resembles_has_no_suggestion(campagne: Campagne) -> None:
    assert [proche(campagne, nom) for nom in ("Paris", "Calvados", "SDEC", "Orne")] == [None] * 4


def test_click_says_nothing_in_english() -> None:
    """All that its sources hand to gettext, but for what only a programmer can meet."""
    for module in MODULES:
        for appel in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(appel, ast.Call) and isinstance(appel.func, ast.Name) and appel.func.id in {"_", "ngettext"}:
                dits = [un.value for un in appel.args if isinstance(un, ast.Constant) and isinstance(un.value, str)]
                assert all(dit in MESSAGES or dit.startswith(DE_PROGRAMMATION) for dit in dits), dits


def test_every_command_says_its_help_in_french() -> None:
    for commande in COMMANDS:
        aide = CliRunner().invoke(main, [commande, "--help"]).output
        assert aide.startswith("Usage : ")
        assert "Affiche cette aide." in aide
    sans_groupe = CliRunner().invoke(main, ["noter", "flers", "appel"])
    assert "l’option '--par' (variable d’environnement : TOURNEE_GROUPE)" in sans_groupe.output
    faux = CliRunner().invoke(main, ["verifie"])
    assert "La commande « verifie » n’existe pas." in faux.output
