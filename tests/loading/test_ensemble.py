"""A whole project: every problem at once, each told once; the real data; whatever a slip of the hand makes of it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.construction import RACINE
from tests.region.projet import JOUR
from tournee.loading import loading
from tournee.loading.loading import load, load_reglages
from tournee.reading.sources import LONGUEUR_MAX, DataError, Problem
from tournee.territoire.fichiers import DOSSIER, load_territoire

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from tests.conftest import Projet


COMMUNES: Final = "data/communes.yaml"


def lieux(projet: Projet) -> list[str]:
    """Where the problems are."""
    return [dit.split(": ")[0] for dit in projet.problems()]


def test_every_problem_of_every_file_is_told_at_once(projet: Projet) -> None:
    projet.remplacer(COMMUNES, 'insee: "98001"', "insee: 01004")
    projet.remplacer(COMMUNES, "geste: courrier", "geste: courier")
    projet.remplacer(COMMUNES, "2026-11-02", "2026-12-02")
    projet.remplacer(COMMUNES, "note: Rien", "source: ici\n      note: <b>Rien")
    projet.remplacer("data/gulls.yaml", "forme: association", "form: association")
    projet.remplacer("data/gulls.yaml", "vue_en: 2025", "vue_en: 1925")
    projet.remplacer("data/palmares.yaml", "palier: une-etoile", "palier: une-etoil")
    projet.remplacer("data/collectivites.yaml", "type: epci", "type: agglo")
    projet.remplacer("docs/courriers/bonjour.md", "{commune}", "{comune}")
    assert lieux(projet) == [
        "data/collectivites.yaml:2",
        "data/communes.yaml:1",
        "data/communes.yaml:8",
        "data/communes.yaml:14",
        "data/communes.yaml:17",
        "data/communes.yaml:18",
        "data/gulls.yaml:4",
        "data/gulls.yaml:13",
        "data/palmares.yaml:6",
        "docs/courriers/bonjour.md:14",
    ]


def test_the_rules_speak_of_the_records_that_are_right(projet: Projet) -> None:
    projet.remplacer(COMMUNES, "geste: courrier", "geste: courier")
    projet.remplacer(COMMUNES, "2026-11-02", "2026-12-02")
    projet.remplacer("data/gulls.yaml", 'commune: "98001"', 'commune: "98042"')
    assert lieux(projet) == ["data/communes.yaml:8", "data/communes.yaml:14", "data/gulls.yaml:3"]


def test_settings_alone_are_whole_or_refused(projet: Projet) -> None:
    assert load_reglages(projet.root).delais.relance == 28
    projet.remplacer("data/campagne.yaml", "licence_donnees:", "objectifs: beaucoup\nlicence_donnees:")
    with pytest.raises(DataError, match="« objectifs »"):
        load_reglages(projet.root)


def test_goals_are_numbers_by_year(projet: Projet) -> None:
    projet.remplacer("data/campagne.yaml", "licence_donnees:", "objectifs: {2026: 4, 2027: 12}\nlicence_donnees:")
    assert load_reglages(projet.root).objectifs == {2026: 4, 2027: 12}


@pytest.mark.parametrize("fichier", ["campagne", "label"])
@pytest.mark.parametrize("contenu", ["nom: Exemple\n", "nom: [\n", ""])
def test_broken_settings_do_not_silence_the_rules(projet: Projet, fichier: str, contenu: str) -> None:
    projet.ecrire(f"data/{fichier}.yaml", contenu)
    projet.remplacer(COMMUNES, "geste: courrier", "geste: courier")
    projet.remplacer(COMMUNES, "par: les-modeles", "par: les-modelles")
    trouves = lieux(projet)
    assert [lieu for lieu in trouves if not lieu.startswith(f"data/{fichier}.yaml:")] == [
        "data/communes.yaml:8",
        "data/communes.yaml:16",
    ]
    assert len(set(trouves)) == 3


@pytest.mark.parametrize(
    ("fichier", "casser"),
    [
        ("data/gulls.yaml", lambda texte: texte.replace("forme: association", "forme: club")),
        ("data/gulls.yaml", lambda texte: texte.replace("id: les-essais", "idd: les-essais")),
        ("data/gulls.yaml", lambda texte: texte.replace("id: les-essais", "id: 0123")),
        ("data/gulls.yaml", lambda texte: texte.replace("- id: les-essais", "  id: les-essais")),
        ("data/gulls.yaml", lambda _: ""),
        ("data/gulls.yaml", lambda _: "groupes: 3"),
        ("data/collectivites.yaml", lambda texte: texte.replace("type: syndicat", "type: autre")),
        ("data/collectivites.yaml", lambda texte: texte + "\t"),
        ("docs/courriers/bonjour.md", lambda texte: texte.replace("pages: 1", "pages: une")),
        ("data/territoire/communes.csv", lambda texte: texte.replace("49.1", "nord", 1)),
    ],
)
def test_one_mistake_is_told_once(projet: Projet, fichier: str, casser: Callable[[str], str]) -> None:
    projet.ecrire(fichier, casser(projet.lire(fichier)))
    assert [lieu.split(":")[0] for lieu in lieux(projet)] == [fichier]


def test_one_name_wrong_in_several_places_is_one_mistake(projet: Projet) -> None:
    texte = projet.lire(COMMUNES)
    projet.ecrire(COMMUNES, texte.replace("par: les-essais", "par: les-essai"))
    assert projet.problems() == [
        (
            "data/communes.yaml:6: « Exemple-sur-Mer » : le groupe « les-essai » n’est pas dans data/gulls.yaml"
            " (aussi ligne 9) ; vouliez-vous dire « les-essais » ?"
        )
    ]


def test_a_reference_to_an_id_that_is_refused_for_its_form_is_not_a_second_mistake(projet: Projet) -> None:
    projet.remplacer("data/collectivites.yaml", "id: syndicat-exemple", "id: SYNDICAT-EXEMPLE")
    assert lieux(projet) == ["data/collectivites.yaml:6"]


def test_a_list_of_links_that_cannot_be_read_is_one_mistake(projet: Projet) -> None:
    projet.ecrire("docs/page.md", "# Page\n\nhttps://un.example et https://deux.example\n")
    projet.ecrire("data/liens.yaml", "- lien: https://deux.example\n   lu_le: 2026-11-22\n- lien: https://un.example\n")
    assert projet.problems() == [
        (
            "data/liens.yaml:2: l’écriture YAML n’est pas respectée (« lu_le: 2026-11-22 ») :"
            " 3 espaces de retrait au lieu de 2 ; alignez cette ligne sur la ligne 1"
        )
    ]


@pytest.mark.parametrize(
    "suite",
    [
        (
            "  - {le: 2026-11-01, geste: abandonn, par: les-essais}\n"
            "    - {le: 2026-11-02, geste: appel, par: les-modeles}"
        ),
        "  - {le: 2026-10-06, geste: appel, par: les-essais, jusqu_au: bientôt}",
    ],
)
def test_a_refused_event_does_not_make_its_neighbours_wrong(projet: Projet, suite: str) -> None:
    projet.remplacer(COMMUNES, "      modele: bonjour\n", f"      modele: bonjour\n  {suite}\n")
    assert len(projet.problems()) == 1


def test_every_mistake_of_an_event_is_told_at_once(projet: Projet) -> None:
    projet.remplacer(COMMUNES, "geste: note", "geste: notte")
    projet.remplacer(COMMUNES, "note: Rien à signaler.", "note: Vu Mme Exemple, 06 00 00 00 00.")
    assert lieux(projet) == ["data/communes.yaml:15", "data/communes.yaml:17", "data/communes.yaml:17"]


def test_a_refused_commune_does_not_unsort_the_others(projet: Projet) -> None:
    projet.ajouter(COMMUNES, '- {insee: "98001", nom: Exemple-sur-Mer, suivi: []}\n')
    assert lieux(projet) == ["data/communes.yaml:18"]


def test_problems_are_sorted_by_file_then_line() -> None:
    error = DataError([Problem("b", 2, "x"), Problem("a", 10, "x"), Problem("a", 9, "x"), Problem("a", 9, "x")])
    assert str(error) == "a:9: x\na:10: x\nb:2: x"


# The real data


@pytest.fixture(scope="module")
def copie(region: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the region that does not exist, where each deed stands, that a test may spoil."""
    root = tmp_path_factory.mktemp("copie")
    shutil.copytree(region / "data", root / "data")
    (root / "docs/courriers").mkdir(parents=True)
    for courrier in (RACINE / "docs/courriers").glob("*.md"):  # a log may name a letter, whose links do not matter here
        entete, _, _ = courrier.read_text("utf-8").partition("sources:")
        (root / "docs/courriers" / courrier.name).write_text(f"{entete}sources: []\n---\n\nCorps.\n", "utf-8")
    for nom, champ in (("campagne", "guide"), ("collectivites", "au_palmares")):  # what it names is left out
        texte = (root / f"data/{nom}.yaml").read_text("utf-8")
        (root / f"data/{nom}.yaml").write_text(re.sub(rf"^ +{champ}: .*\n", "", texte, flags=re.MULTILINE), "utf-8")
    for nom in ("palmares", "liens", "glossaire", "phrases"):  # long to read, and nothing is mutated there
        (root / "data" / f"{nom}.yaml").write_text("[]", encoding="utf-8")
    return root


ANGLAIS: Final = re.compile(
    r"\b(?:expected|should|mapping|values?|found|while|scanning|parsing|input|must|error|field|required|character|"
    r"string|block|token|indent|line|column|document|key|invalid|unknown|not|the|is|at|of|with|extra|permitted)\b",
    re.IGNORECASE,
)
"""What pydantic, PyYAML and Python say; French has none of these words (« document » aside)."""

CITATION: Final = re.compile(r"«[^»]*»|\"[^\"]*\"|\(permis : [^)]*\)")
"""What a message takes from the file is the contributor's."""


@st.composite
def mutations(draw: st.DrawFn, texte: str) -> str:
    """A text after a few slips of the hand."""
    lignes = texte.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        n = draw(st.integers(0, len(lignes) - 1))
        ou = draw(st.integers(0, len(lignes[n])))
        signe = draw(st.sampled_from("a0Zé:-#'\"[]{}&*!|>%@`\\, \t\n?<~=.\u00a0\u2028\x00\x85😀"))
        autre = draw(st.integers(0, len(lignes) - 1))
        match draw(st.sampled_from(("delete line", "delete", "insert", "replace", "swap", "indent", "dedent"))):
            case "delete line" if len(lignes) > 1:
                del lignes[n]
            case "delete":
                lignes[n] = lignes[n][:ou] + lignes[n][ou + 1 :]
            case "insert":
                lignes[n] = lignes[n][:ou] + signe + lignes[n][ou:]
            case "replace":
                lignes[n] = lignes[n][:ou] + signe + lignes[n][ou + 1 :]
            case "swap":
                lignes[n], lignes[autre] = lignes[autre], lignes[n]
            case "indent":
                lignes[n] = "  " + lignes[n]
            case "dedent":
                lignes[n] = lignes[n].removeprefix("  ")
    return "\n".join(lignes)


@pytest.mark.lent
@pytest.mark.parametrize("fichier", ["data/communes.yaml", "data/gulls.yaml"])
def test_a_slip_of_the_hand_is_told_in_french_or_harmless(
    fichier: str, copie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    territoire = load_territoire(copie / DOSSIER)
    monkeypatch.setattr(loading, "load_territoire", lambda _: territoire)
    vrai = (copie / fichier).read_text(encoding="utf-8")
    charges = 0

    @settings(derandomize=True, max_examples=250, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texte=mutations(vrai))
    def probe(texte: str) -> None:
        nonlocal charges
        (copie / fichier).write_bytes(texte.encode())
        trouves = problems_of(copie, JOUR)
        charges += not trouves
        for problem in trouves:
            verifier(problem, texte if problem.file == fichier else (copie / problem.file).read_text(encoding="utf-8"))

    try:
        probe()
    finally:
        (copie / fichier).write_text(vrai, encoding="utf-8")
    assert 0 < charges < 250


def problems_of(root: Path, jour: date) -> tuple[Problem, ...]:
    try:
        load(root, jour)
    except DataError as error:
        return error.problems
    return ()


def verifier(problem: Problem, texte: str) -> None:
    assert problem.file.startswith("data/")
    assert 1 <= problem.line <= len(re.split(r"\r\n|\r|\n", texte)) + 1
    dit = str(problem).removeprefix(f"{problem.file}:{problem.line}: ")
    assert len(dit) <= LONGUEUR_MAX
    assert dit.isprintable()
    a_nous = CITATION.sub("", dit).replace("document", "")
    assert not ANGLAIS.search(a_nous), dit
    assert re.search(r"\b(?:le|la|les|un|une|des?|du|pas|est|n’|d’|l’)\b", a_nous), dit
