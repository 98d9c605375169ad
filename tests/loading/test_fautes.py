"""The mistakes that people make, by kind (fautes.yaml): each is told once, at its line, with what to write instead."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.conftest import COMPTE_RENDU, FICHIERS, TERRITOIRE, VISITE
from tournee.fiches.suivi import Contact
from tournee.loading import loading
from tournee.loading.reader import read_lone
from tournee.reading.sources import DataError
from tournee.territoire.fichiers import load_territoire

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.territoire.communes import Territoire

ECRITS: Final = {**FICHIERS, VISITE: COMPTE_RENDU}
FAUTES: Final = yaml.safe_load((Path(__file__).parent / "fautes.yaml").read_text("utf-8"))


@pytest.fixture
def projet(raconte: Projet) -> Projet:
    """With a file of each kind that people write."""
    return raconte


@pytest.fixture(scope="module")
def territoire(tmp_path_factory: pytest.TempPathFactory) -> Territoire:
    """The one of the example, which no mistake touches, read once."""
    dossier = tmp_path_factory.mktemp("territoire")
    for nom, texte in TERRITOIRE.items():
        (dossier / nom).write_text(texte, "utf-8")
    return load_territoire(dossier)


@pytest.mark.parametrize("faute", FAUTES, ids=[f"{faute['genre']}-{rang}" for rang, faute in enumerate(FAUTES)])
def test_a_mistake_is_told_once_where_it_is(
    projet: Projet, territoire: Territoire, faute: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "load_territoire", lambda _: territoire)
    projet.remplacer(faute["fichier"], faute["avant"], faute["apres"])
    problems = projet.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{faute['fichier']}:{faute['dit']}")


ARRETENT: Final = (
    "l’écriture YAML",
    "un conflit",
    "« ``` »",
    "un commentaire",
    "une tabulation",
    "« --- »",
    "il manque",
)
"""What says that the file is read no further, or that a field is not there to be judged."""
AUTRES: Final = ("nom:", "relance: 2026-10-01", "date:")
"""What other messages depend on: the name by which they call a record, the day of a geste."""


def test_several_mistakes_are_each_told_once(
    projet: Projet, territoire: Territoire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two or three of the table in one file, mostly in one record: their own messages, no more and no less."""
    monkeypatch.setattr(loading, "load_territoire", lambda _: territoire)
    seules = [
        faute
        for faute in FAUTES
        if faute["fichier"] != VISITE  # a refused text is read no further: what rules say of it comes next
        and faute["avant"].count("\n") == faute["apres"].count("\n")
        and not faute["apres"].strip().startswith(AUTRES)
        and not any(arret in faute["dit"].split(" ", 1)[1][:20] for arret in ARRETENT)
    ]
    hasard = Random(11)  # noqa: S311  the same table each time, and no secret
    essais = 0
    for faute in seules:
        ailleurs = [une for une in seules if une["fichier"] == faute["fichier"] and _loin(une, faute)]
        tirees = [faute, *hasard.sample(ailleurs, min(len(ailleurs), 2))]
        ensemble = tirees if len(tirees) < 3 or _loin(*tirees[1:]) else tirees[:2]
        for une in ensemble:
            projet.remplacer(une["fichier"], une["avant"], une["apres"])
        dits = projet.problems()
        projet.ecrire(faute["fichier"], ECRITS[faute["fichier"]])
        voulus = [f"{une['fichier']}:{une['dit']}" for une in ensemble]
        assert len(dits) == len(voulus), (dits, voulus)
        assert [voulu for voulu in voulus if not any(dit.startswith(voulu) for dit in dits)] == [], dits
        essais += len(ensemble) > 1
    assert essais > 100


def _loin(une: dict[str, str], autre: dict[str, str]) -> bool:
    """Whether two mistakes are made in different places."""
    return une["avant"] not in autre["avant"] and autre["avant"] not in une["avant"]


@pytest.mark.parametrize("fichier", sorted({faute["fichier"] for faute in FAUTES}))
def test_the_line_to_paste_mends_the_file(
    projet: Projet, territoire: Territoire, fichier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may show another mistake, made in the same stroke: rarely, and never the same again."""
    monkeypatch.setattr(loading, "load_territoire", lambda _: territoire)
    restes, essais = [], 0
    for faute in (une for une in FAUTES if une["fichier"] == fichier):
        projet.remplacer(fichier, faute["avant"], faute["apres"])
        (probleme,) = projet.a_corriger()
        if probleme.remede:
            lignes = projet.lire(fichier).split("\n")
            lignes[probleme.line - 1] = probleme.remede
            projet.ecrire(fichier, "\n".join(lignes))
            dits = projet.problems()
            assert str(probleme) not in dits
            restes += [(probleme.remede, dit) for dit in dits]
            essais += 1
        projet.ecrire(fichier, ECRITS[fichier])
    assert len(restes) <= essais / 10, restes


def test_a_contact_without_its_code_keeps_its_other_mistakes(projet: Projet) -> None:
    texte = "commune: 98003\nnom: Fictive\nle: 2026-11-20\ngeste: appel\npar: les-essais\nnote: Vu Mme Exemple.\n"
    projet.ecrire("data/suivi/2026-11-20-98003-appel-les-essais.yaml", texte)
    code, note = projet.problems()
    assert "entre guillemets" in code
    assert "« Mme Exemple » semble le nom d’une personne" in note


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("", "f:1: ce fichier est vide ; écrivez-y le contact, ou effacez-le"),
        ("geste:appel", "f:1: il manque une espace après « : » ; écrivez par exemple « geste: appel »"),
    ],
)
def test_a_new_file_that_holds_no_record_says_why(texte: str, dit: str) -> None:
    with pytest.raises(DataError, match=re.escape(dit)):
        read_lone(Contact, texte, "f")


def test_the_table_is_wide() -> None:
    assert len(FAUTES) >= 150
    assert len({(faute["fichier"], faute["avant"], faute["apres"]) for faute in FAUTES}) == len(FAUTES)


# Nothing that a contributor wrote is dropped in silence

SIGNES: Final = "a0é :#-'\"[]{}&*!|>%@`\\,?~=<.\u00a0"
CONTACT: Final = 'commune: "98001"\nnom: Exemple-sur-Mer\nle: 2026-11-20\ngeste: note\npar: les-essais\nnote: {note}\n'


@settings(derandomize=True, max_examples=1500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(note=st.text(SIGNES, min_size=1, max_size=12))
def test_a_note_is_refused_or_kept_to_the_last_letter(note: str) -> None:
    assume("  # " not in f"  {note} ")  # two spaces before the sign and one after: whoever writes this means a comment
    try:
        contact = read_lone(Contact, CONTACT.format(note=note), "f")
    except DataError:
        return
    assert lettres(contact.note or "") == lettres(note)


def lettres(texte: str) -> str:
    """Its letters, its figures and the signs that YAML has no use for."""
    return "".join(signe for signe in texte if signe.isalnum() or signe in "#@%?~=<.,")
