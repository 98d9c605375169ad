"""Files that are not what they should be: each is refused in French, at its line, at once; or it is harmless."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import pytest

from tournee.reading.parsing import PROFONDEUR_MAX, parse_yaml
from tournee.reading.sources import LONGUEUR_MAX, DataError, Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Projet

COMMUNES: Final = "data/communes.yaml"
YAML: Final = "l’écriture YAML n’est pas respectée"
VIDE: Final = "le fichier est vide ; remettez son contenu (voir l’historique du dépôt)"
LISTE: Final = "une liste est attendue : des fiches qui commencent par « - » (ou « [] » s’il n’y en a pas)"
ANCRE: Final = "« & » et « * » ne servent pas ici ; recopiez la valeur, ou mettez-la entre guillemets"
UTF8: Final = "ce caractère n’est pas en UTF-8 ; dans votre éditeur, enregistrez le fichier « en UTF-8 »"
EVENEMENT: Final = "    - le: 2026-11-02\n      geste: note\n      par: les-modeles\n      note: Rien à signaler.\n"
TABULATION: Final = "une tabulation sert de retrait ; remplacez-la par des espaces (deux par niveau)"
PROFOND: Final = f"plus de {PROFONDEUR_MAX} niveaux imbriqués ; un crochet ou une accolade de trop ?"


@pytest.fixture
def instantane() -> Iterator[None]:
    """Nothing that a file holds makes the loader work for long."""
    debut = time.perf_counter()
    yield
    assert time.perf_counter() - debut < 2


def bomb() -> str:
    niveaux = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(["a0: &a0 [lol]", *niveaux])


@pytest.mark.usefixtures("instantane")
@pytest.mark.parametrize(
    ("contenu", "dits"),
    [
        ("Bonjour, je ne suis pas du YAML.\nMoi non plus : vraiment.\n", [f"2: {YAML} (« Moi non plus : vraiment. »)"]),
        ("<!DOCTYPE html>\n<p>Page introuvable</p>\n", [f"1: {LISTE}"]),
        ("- insee: x\n\tnom: Y\n", [f"2: {TABULATION}"]),
        ("\t- insee: x\n", [f"1: {TABULATION}"]),
        ("- nom: L'Échantillon".encode("latin-1"), [f"1: {UTF8}"]),
        ("- a: b\n\n- nom: Été\n".encode("cp1252"), [f"3: {UTF8}"]),
        ("- a: b\n".encode("utf-16"), [f"1: {UTF8}"]),
        ("- a: b\n".encode("utf-16-le"), ["1: un caractère invisible (U+0000) s’est glissé dans cette ligne"]),
        (b"- a: b\n- c: \0\n", ["2: un caractère invisible (U+0000) s’est glissé dans cette ligne"]),
        ("- a: b\n\n- c: d\u2028e\n", ["3: un caractère invisible (U+2028) s’est glissé dans cette ligne"]),
        ("- a: b\u202ec\n", ["1: un caractère invisible (U+202E) s’est glissé dans cette ligne"]),
        (b"\xef\xbb\xbf\xef\xbb\xbf[]", ["1: un caractère invisible (U+FEFF) s’est glissé dans cette ligne"]),
        ("", [f"1: {VIDE}"]),
        ("\n\n  \n", [f"1: {VIDE}"]),
        ("# rien\n# ici\n", [f"1: {VIDE}"]),
        ("null\n", [f"1: {VIDE}"]),
        ("---\n", [f"1: {VIDE}"]),
        ("''\n", [f"1: {LISTE}"]),
        ("42\n", [f"1: {LISTE}"]),
        ("\n\ninsee: x\nnom: y\n", [f"3: {LISTE}"]),
        ("[]\n---\n[]\n", ["2: « --- » ouvre un second document ; il n’en faut qu’un par fichier"]),
        ("x" * 10_000_000, ["1: le fichier pèse 10000 ko, plus que les 5000 permis ; est-ce le bon ?"]),
        ("[" * 100_000, [f"1: {PROFOND}"]),
        ("- " * 100_000, [f"1: {PROFOND}"]),
        ("{a: " * 100_000, [f"1: {PROFOND}"]),
        ("? " * 100_000, [f"1: {PROFOND}"]),
        ("".join(" " * n + "b:\n" for n in range(1000)), [f"{PROFONDEUR_MAX + 1}: {PROFOND}"]),
        ("&a [*a]\n", [f"1: {ANCRE}"]),
        ("- insee: &x !!python/object/apply:os.system [id]\n", ["1: « !!python/object/apply:os.system » n’est pas"]),
        ("!!python/object/apply:os.system ['id']\n", ["1: « !!python/object/apply:os.system » n’est pas permis"]),
        ("- {a: 'b\n- c: d\n", [f"1: {YAML} (« - {{a: 'b ») : un guillemet ouvert ici n’est jamais fermé"]),
        ("- a: [b, c\n- d: e\n", [f"1: {YAML} (« - a: [b, c ») : une accolade ou un crochet ouvert ici n’est pas"]),
        (
            "- a: b\n c: d\n",
            [f"2: {YAML} (« c: d ») : 1 espace de retrait au lieu de 2"],
        ),
        ("- a: b: c\n", [f'1: {YAML} (« - a: b: c ») : il y a un « : » de trop ; écrivez « a: "b: c" »']),
        ("- a: @b\n", [f"1: {YAML} (« - a: @b ») : ce caractère ne peut pas commencer une valeur"]),
        ("- a: *b\n", [f"1: {ANCRE}"]),
        ("- a: * b\n", [f'1: {YAML} (« - a: * b ») : l’étoile commence la valeur ; écrivez « a: "* b" »']),
        ('- a: "\\q"\n', [f'1: {YAML} (« - a: "\\q" ») : « \\ » ne sert pas ici']),
        ("%YAML 9.9\n---\n[]\n", [f"1: {YAML} (« %YAML 9.9 ») : « %YAML » ne sert pas ici ; effacez cette ligne"]),
    ],
    ids=lambda valeur: repr(valeur)[:30] if isinstance(valeur, str | bytes) else "",
)
def test_a_file_that_is_not_ours(projet: Projet, contenu: str | bytes, dits: list[str]) -> None:
    projet.ecrire(COMMUNES, contenu)
    du_fichier = [dit.removeprefix(f"{COMMUNES}:") for dit in projet.problems()]
    assert all(any(dit.startswith(attendu) for dit in du_fichier) for attendu in dits), du_fichier
    assert {dit.split(":")[0] for dit in du_fichier} == {dit.split(":")[0] for dit in dits}


@pytest.mark.usefixtures("instantane")
def test_an_anchor_bomb_does_not_go_off(projet: Projet) -> None:
    projet.ecrire("data/campagne.yaml", bomb())
    assert f"data/campagne.yaml:10: {ANCRE}" in projet.problems()


@pytest.mark.parametrize(
    "contenu",
    ["\n# fin\n", "\ufeff{}", "{}\r\n# fin", "---\n{}", "{}\n...\n"],
    ids=["LF", "BOM", "CRLF", "a document mark", "an end mark"],
)
def test_what_editors_do_is_harmless(projet: Projet, contenu: str) -> None:
    attendu = dites(projet)
    texte = contenu.replace("{}", projet.lire(COMMUNES)) if "{}" in contenu else projet.lire(COMMUNES) + contenu
    projet.ecrire(COMMUNES, texte)
    assert dites(projet) == attendu


def dites(projet: Projet) -> list[object]:
    """What the communes and the letters say, without their lines."""
    campagne = projet.charger()
    return [record.model_dump() for record in (*campagne.communes, *campagne.gulls, *campagne.courriers)]


@pytest.mark.parametrize("fin", ["\r\n", "\r"])
def test_line_ends_do_not_matter(projet: Projet, fin: str) -> None:
    attendu = dites(projet)
    for fichier in (COMMUNES, "data/gulls.yaml", "docs/courriers/bonjour.md"):
        projet.ecrire(fichier, projet.lire(fichier).replace("\n", fin))
    assert dites(projet) == attendu
    projet.remplacer(COMMUNES, "geste: note", "geste: notte")
    assert projet.problems()[0].startswith("data/communes.yaml:15:")


def test_a_missing_file(projet: Projet) -> None:
    (projet.root / COMMUNES).unlink()
    assert projet.problems() == [f"{COMMUNES}:1: ce fichier manque ; remettez-le (voir l’historique du dépôt)"]


def test_a_folder_in_place_of_a_file(projet: Projet) -> None:
    (projet.root / COMMUNES).unlink()
    (projet.root / COMMUNES).mkdir()
    assert projet.problems() == [f"{COMMUNES}:1: un dossier porte le nom de ce fichier ; remettez le fichier"]


def test_an_empty_folder_misses_every_file(projet: Projet) -> None:
    for chemin in (projet.root / "data").glob("*.yaml"):
        chemin.unlink()
    for chemin in (projet.root / "data" / "territoire").iterdir():
        chemin.unlink()
    assert [dit.split(":")[0] for dit in projet.problems()] == [
        "data/campagne.yaml",
        "data/collectivites.yaml",
        "data/communes.yaml",
        "data/gulls.yaml",
        "data/label.yaml",
        "data/palmares.yaml",
        "data/territoire/communes.csv",
    ]


# What YAML 1.1 would read as something else


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (
            '"98002"',
            "098002",
            "11: le champ « insee » (« 098002 ») : un code INSEE a cinq caractères ; ôtez le zéro du début",
        ),
        ('"98002"', "01004", '11: « 01004 » serait lu comme un autre nombre ; mettez des guillemets : "01004"'),
        (
            '"98002"',
            "98002",
            (
                "11: le champ « insee » : sans guillemets, ce n’est pas lu "
                'comme un texte ; mettez la valeur entre guillemets : "98002"'
            ),
        ),
        (
            "Rien à signaler.",
            "12:30",
            '17: « 12:30 » serait lu comme un autre nombre ; mettez des guillemets : "12:30"',
        ),
        ("Rien à signaler.", "0x1F", '17: « 0x1F » serait lu comme un autre nombre ; mettez des guillemets : "0x1F"'),
        (
            "Rien à signaler.",
            "1_000",
            '17: « 1_000 » serait lu comme un autre nombre ; mettez des guillemets : "1_000"',
        ),
        ("Rien à signaler.", ".inf", '17: « .inf » serait lu comme un autre nombre ; mettez des guillemets : ".inf"'),
        (
            "Rien à signaler.",
            "no",
            (
                "17: le champ « note » : sans guillemets, ce n’est pas lu "
                'comme un texte ; mettez la valeur entre guillemets : "no"'
            ),
        ),
        (
            "Rien à signaler.",
            "2026",
            (
                "17: le champ « note » : sans guillemets, ce n’est pas lu "
                'comme un texte ; mettez la valeur entre guillemets : "2026"'
            ),
        ),
        ("Rien à signaler.", "[a]", "17: le champ « note » : une seule valeur est attendue"),
        ("Rien à signaler.", "''", "17: le champ « note » est vide"),
        ("Rien à signaler.", "&co", "17: « & » et « * » ne servent pas ici ; recopiez la valeur, ou mettez-la entre"),
        ("Rien à signaler.", "&co Rien.", f"17: {ANCRE}"),
        ("Rien à signaler.", "!Rien", "17: « !Rien » n’est pas permis ; écrivez la valeur seule, sans « ! »"),
        ("Rien à signaler.", "! Rien", "17: « ! » n’est pas permis ; écrivez la valeur seule, sans « ! »"),
        ("Rien à signaler.", '"\\e[31m"', "17: « \\ » écrit ici un caractère invisible ; effacez-le"),
        (
            "2026-11-02",
            "2026-02-30",
            "14: « 2026-02-30 » n’est pas un jour qui existe ; écrivez par exemple 2026-10-03",
        ),
        (
            "2026-11-02",
            "2026-11-02 12:00:00",
            "14: « 2026-11-02 12:00:00 » dit aussi une heure",
        ),
        (
            "      note: Rien",
            "      relance: demain\n      note: Rien",
            "17: le champ « relance » (« demain ») : un jour est",
        ),
        (
            "      note: Rien",
            "      edition: bientôt\n      note: Rien",
            "17: le champ « edition » (« bientôt ») : un nombre",
        ),
        (
            "      note: Rien",
            "      edition: 1999\n      note: Rien",
            "17: le champ « edition » (« 1999 ») : ce nombre est trop",
        ),
        (
            "      note: Rien",
            "      <<: {par: x}\n      note: Rien",
            "17: « << » ne sert pas ici ; recopiez les champs",
        ),
        ("      note: Rien", "      ? [a]\n      : b\n      note: Rien", "17: un nom de champ est attendu ici"),
        (
            "      note: Rien",
            "      par: x\n      note: Rien",
            "17: le champ « par » est déjà écrit ligne 16 ; gardez-en un",
        ),
    ],
)
def test_a_value_that_yaml_would_misread(projet: Projet, avant: str, apres: str, dit: str) -> None:
    projet.remplacer(COMMUNES, avant, apres)
    problems = projet.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{COMMUNES}:{dit}")


# A record that is not one


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (
            "      geste: note",
            "      geste: courier",
            "15: le champ « geste » ne peut pas valoir « courier » ; vouliez-vous dire « courrier » ? (permis : ",
        ),
        (
            "      geste: note",
            "      gueste: note",
            "15: le champ « gueste » n’existe pas ; vouliez-vous dire « geste » ? (permis : le, ",
        ),
        (
            "      note: Rien",
            "      notes: Rien",
            "17: le champ « notes » n’existe pas ; vouliez-vous dire « note » ? (permis : le, geste, ",
        ),
        ("      note: Rien", "      zzz: Rien", "17: le champ « zzz » n’existe pas (permis : le, geste, par, note, "),
        (
            "      par: les-modeles\n",
            "",
            "14: il manque le champ « par » : Le groupe qui l’a fait : son identifiant dans gulls.yaml.",
        ),
        (
            "      par: les-modeles",
            "      par: Les Modèles",
            "16: « L'Échantillon » : le groupe « Les Modèles » n’est pas dans data/gulls.yaml ; vouliez-vous",
        ),
        ("      par: les-modeles", "      par:", "16: le champ « par » est vide"),
        (
            EVENEMENT,
            "",
            "13: le champ « suivi » : une liste est attendue (des lignes qui commencent par « - », ou « [] »)",
        ),
        (
            EVENEMENT,
            "    - appel\n",
            "14: le champ « suivi » (« appel ») : des lignes « champ: valeur » sont attendues",
        ),
        (
            '- insee: "98002"\n',
            '- bonjour\n- insee: "98002"\n',
            "11: une fiche est attendue ici : des lignes « champ: valeur »",
        ),
        (
            '- insee: "98002"\n',
            '-\n- insee: "98002"\n',
            "11: une fiche est attendue ici : des lignes « champ: valeur »",
        ),
        (
            '- insee: "98002"\n',
            '- [a, b]\n- insee: "98002"\n',
            "11: une fiche est attendue ici : des lignes « champ: valeur »",
        ),
        (
            '"98002"',
            '"9802"',
            '11: le champ « insee » (« 9802 ») : un code INSEE de cinq caractères est attendu, comme "61001"',
        ),
    ],
)
def test_a_record_that_is_not_one(projet: Projet, avant: str, apres: str, dit: str) -> None:
    projet.remplacer(COMMUNES, avant, apres)
    problems = projet.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{COMMUNES}:{dit}")


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "dit"),
    [
        (
            "gulls",
            "propose: [atelier]",
            "propose: atelier",
            "8: le champ « propose » (« atelier ») : une liste est attendue",
        ),
        (
            "gulls",
            "propose: [atelier]",
            "propose: [ateliers]",
            "8: le champ « propose » ne peut pas valoir « ateliers » ; vouliez-vous dire « atelier » ?",
        ),
        ("gulls", "propose: [atelier]", "propose: {atelier: oui}", "8: le champ « propose » : une liste est attendue"),
        (
            "gulls",
            "activite: {vue_en: 2026, source: https://essais.example}",
            "activite: 2026",
            "5: le champ « activite » (« 2026 ») : des lignes « champ: valeur » sont attendues",
        ),
        (
            "gulls",
            "vue_en: 2026",
            'vue_en: "2026"',
            "5: le champ « vue_en » (« 2026 ») : un nombre entier est attendu, sans guillemets",
        ),
        (
            "gulls",
            "vue_en: 2026",
            "vue_en: 2026.5",
            "5: le champ « vue_en » (« 2026.5 ») : un nombre entier est attendu, sans guillemets",
        ),
        (
            "gulls",
            "vue_en: 2026",
            "vue_enn: 2026",
            "5: le champ « vue_enn » n’existe pas ; vouliez-vous dire « vue_en » ? (permis : vue_en, source)",
        ),
        (
            "gulls",
            "contact: contact@essais.example",
            "contact: par la fenêtre",
            "7: le champ « contact » (« par la fenêtre ») : une adresse https:// ou électronique est attendue",
        ),
        (
            "label",
            "resultats: false",
            "resultats: peut-être",
            "36: le champ « resultats » (« peut-être ») : true (oui) ou false (non) est attendu",
        ),
        (
            "label",
            "contact: label@label.example",
            "contact: label",
            "4: le champ « contact » (« label ») : une adresse électronique est attendue",
        ),
        (
            "label",
            "      - {id: pomme, nom: Pomme}\n",
            "      []\n",
            "19: le champ « paliers » : il en faut au moins 1",
        ),
        (
            "campagne",
            '"98", "99"',
            '"98", "Exemple"',
            "3: le champ « departements » (« Exemple ») : un numéro de département est attendu",
        ),
        (
            "campagne",
            "licence_donnees:",
            "objectifs: 3\nlicence_donnees:",
            "10: le champ « objectifs » (« 3 ») : des lignes « champ: valeur » sont attendues",
        ),
        ("campagne", "licence_donnees:", "objectifs: {bientôt: 3}\nlicence_donnees:", "10: le champ « bientôt »"),
        (
            "campagne",
            "relance: 28",
            "relance: 28\n  relances: 28",
            "9: le champ « relances » n’existe pas ; vouliez-vous dire « relance » ? (permis : reservation, ",
        ),
        (
            "palmares",
            "paliers: [une-etoile, deux-etoiles]",
            "paliers: [une-etoile]",
            "13: le champ « paliers » : il en faut au moins 2",
        ),
        (
            "palmares",
            "paliers: [une-etoile, deux-etoiles]",
            "paliers: [a, b, c]",
            "13: le champ « paliers » : il en faut au plus 2",
        ),
        (
            "palmares",
            "type: syndicat",
            "type: syndica",
            "11: le champ « type » ne peut pas valoir « syndica » ; vouliez-vous dire « syndicat » ? (permis : ",
        ),
    ],
)
def test_a_wrong_type(projet: Projet, fichier: str, avant: str, apres: str, dit: str) -> None:
    projet.remplacer(f"data/{fichier}.yaml", avant, apres)
    problems = projet.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"data/{fichier}.yaml:{dit}")


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (
            "statuts: [reservee]",
            "statuts: [reserve]",
            "7: le champ « statuts » ne peut pas valoir « reserve » ; vouliez-vous dire « reservee » ? (permis : ",
        ),
        ("pages: 1", "pages: 9", "10: le champ « pages » (« 9 ») : ce nombre est trop grand (au plus 4)"),
        ("Bonjour, {commune}.", "", "12: le texte est vide ; écrivez-le sous l’en-tête"),
        (
            "Bonjour, {commune}.",
            "Bonjour, {comune}.",
            "14: le blanc « {comune} » n’existe pas ; vouliez-vous dire « commune » ?",
        ),
    ],
)
def test_a_letter_that_is_not_one(projet: Projet, avant: str, apres: str, dit: str) -> None:
    projet.remplacer("docs/courriers/bonjour.md", avant, apres)
    problems = projet.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"docs/courriers/bonjour.md:{dit}")


def test_the_name_of_a_letter_is_plain(projet: Projet) -> None:
    (projet.root / "docs/courriers/bonjour.md").rename(projet.root / "docs/courriers/Au revoir.md")
    assert projet.problems() == [
        (
            "docs/courriers/Au revoir.md:2: le champ « id » (« Au revoir ») :"
            " des minuscules sans accent et des tirets sont attendus, avec des chiffres au besoin"
        )
    ]


# What messages do with what they quote


def test_a_message_stays_short_and_on_one_line(projet: Projet) -> None:
    projet.remplacer(COMMUNES, "geste: reservation", 'geste: "' + "a\\n\\n" * 1000 + '"')
    projet.remplacer(COMMUNES, "par: les-modeles", f"par: {'b' * 3000}")
    projet.remplacer(COMMUNES, "modele: bonjour", f"{'c' * 900}: bonjour")
    problems = projet.problems()
    assert [dit.split(" ")[0] for dit in problems] == [f"{COMMUNES}:{ligne}:" for ligne in (5, 10, 16)]
    assert all(len(dit) <= LONGUEUR_MAX + len(f"{COMMUNES}:10: ") and "\n" not in dit for dit in problems)


def test_a_message_does_not_drive_a_terminal(projet: Projet) -> None:
    projet.remplacer(COMMUNES, "geste: note", 'geste: "\u200b::error::"')
    assert "\u200b" not in "".join(projet.problems())


def test_lines_are_those_of_the_file() -> None:
    value = parse_yaml("# un\na: 1\n\nb:\n  c: 2\n", "f")
    assert isinstance(value, Mapping)
    assert value.lines == {"a": 2, "b": 4}
    assert isinstance(value["b"], Mapping)
    assert (value["b"].line, value["b"].lines, value["b"].texts) == (5, {"c": 5}, {"c": "2"})


def test_what_was_read_in_spite_of_a_problem_is_kept() -> None:
    with pytest.raises(DataError) as caught:
        parse_yaml("a: 01004\nb: 2\n", "f")
    assert isinstance(caught.value.rest, Mapping)
    assert caught.value.rest["b"] == 2
