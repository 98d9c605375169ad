"""The rules of guides and of the glossary: each broken by one change, told with its line and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tournee.loading.rules.guides import mots

if TYPE_CHECKING:
    from tests.conftest import Projet

NOMS = ("un", "deux", "trois")
GLOSSAIRE = "- terme: ABC\n  definition: Un sigle.\n- terme: mot\n  definition: Un mot.\n"


def guide(titre: str = "Un guide", liees: str = "[deux, trois]", corps: str = "Du texte.", **champs: str) -> str:
    entete = {
        "title": titre,
        "description": "Un exemple.",
        "etape": "choisir",
        "rang": "1",
        "statuts": "[a-contacter]",
        "roles": "[groupe]",
        "temps": "soiree",
        "liees": liees,
    } | champs
    lignes = "".join(f"{champ}: {valeur}\n" for champ, valeur in entete.items())
    return f"---\n{lignes}---\n\n# {titre}\n\n{corps}\n"


@pytest.fixture
def avec_guides(projet: Projet) -> Projet:
    for nom in NOMS:
        projet.ecrire(f"docs/guides/{nom}.md", guide(liees=f"[{', '.join(set(NOMS) - {nom})}]"))
    return projet


def test_guides_are_read(avec_guides: Projet) -> None:
    assert avec_guides.problems() == []
    assert {un.id for un in avec_guides.charger().guides} == set(NOMS)


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        (
            guide(liees="[deux, troi]"),
            "docs/guides/un.md:9: « liees » : le guide « troi » n’existe pas ; vouliez-vous dire « trois »",
        ),
        (
            guide(liees="\n  - deux\n  - zzz"),
            "docs/guides/un.md:11: « liees » : le guide « zzz » n’existe pas (permis : deux, trois)",
        ),
        (guide(liees="[deux, un]"), "docs/guides/un.md:9: « liees » : le guide « un » se nomme lui-même"),
        (guide(liees="[deux, deux]"), "docs/guides/un.md:9: « liees » : le guide « deux » est nommé deux fois"),
        (guide(liees="[deux]"), "docs/guides/un.md:9: le champ « liees » : il en faut au moins 2"),
        (guide(liees="[deux, glossaire]"), "docs/guides/un.md:9: « liees » : le guide « glossaire » n’existe pas"),
        (
            guide(etape="choisi"),
            "docs/guides/un.md:4: le champ « etape » ne peut pas valoir « choisi » ; vouliez-vous dire « choisir »",
        ),
        (guide(rang="0"), "docs/guides/un.md:5: "),
        (
            guide().replace("# Un guide", "# Un autre"),
            "docs/guides/un.md:12: le titre « Un autre » n’est pas celui de l’en-tête (« Un guide »)",
        ),
        (
            guide().replace("# Un guide\n", ""),
            "docs/guides/un.md:13: il manque le titre ; commencez le texte par « # Un guide »",
        ),
        (
            guide(corps="mot " * 450 + "\n\n" + "mot " * 450),
            "docs/guides/un.md:16: ce guide compte 902 mots, pour moins de 900 permis",
        ),
        ("Sans en-tête.\n", "docs/guides/un.md:1: "),
    ],
)
def test_a_problem_is_told_with_its_line_and_its_remedy(avec_guides: Projet, texte: str, dit: str) -> None:
    avec_guides.ecrire("docs/guides/un.md", texte)
    problems = [problem.replace("\u00a0", " ").replace("\u202f", " ") for problem in avec_guides.problems()]
    assert len(problems) == 1, problems
    assert problems[0].startswith(dit), problems


def test_every_problem_of_every_guide_is_told_at_once(avec_guides: Projet) -> None:
    avec_guides.ecrire("docs/guides/un.md", guide(liees="[deux, quatre]", temps="soire"))
    avec_guides.ecrire("docs/guides/deux.md", guide(liees="[un, quatre]"))
    assert [problem.split(":")[0] for problem in avec_guides.problems()] == [
        "docs/guides/deux.md",
        "docs/guides/un.md",
        "docs/guides/un.md",
    ]


def test_the_glossary_is_a_guide_that_others_may_name(avec_guides: Projet) -> None:
    avec_guides.ecrire("data/glossaire.yaml", GLOSSAIRE)
    avec_guides.ecrire("docs/guides/un.md", guide(liees="[deux, glossaire]"))
    assert avec_guides.problems() == []


@pytest.mark.parametrize(
    ("glossaire", "dit"),
    [
        (
            "- terme: mot\n  definition: Un mot.\n- terme: ABC\n  definition: Un sigle.\n",
            "data/glossaire.yaml:3: « ABC » vient avant « mot »",
        ),
        (
            "- terme: ABC\n  definition: Un.\n- terme: abc\n  definition: Deux.\n",
            "data/glossaire.yaml:3: « abc » est déjà expliqué ligne 1",
        ),
        (f"- terme: ABC\n  definition: {'a' * 221}\n", "data/glossaire.yaml:2: "),
        ('- terme: "A]: *"\n  definition: Un piège.\n', "data/glossaire.yaml:1: "),
        (
            '- terme: ABC\n  definition: "Un <b>piège</b>."\n',
            "data/glossaire.yaml:2: la définition contient une balise",
        ),
        ("- terme: ABC\n  definition: Écrire à jean.dupont@site.example.\n", "data/glossaire.yaml:2: la définition : "),
    ],
)
def test_the_glossary_is_checked(projet: Projet, glossaire: str, dit: str) -> None:
    projet.ecrire("data/glossaire.yaml", glossaire)
    problems = [problem.replace("\u00a0", " ").replace("\u202f", " ") for problem in projet.problems()]
    assert len(problems) == 1, problems
    assert problems[0].startswith(dit)


def test_words_are_those_that_a_person_reads() -> None:
    assert mots("Voici « deux » [mots](https://site.example/un-long-chemin) <!-- tournee:label --> : trois.") == 4
