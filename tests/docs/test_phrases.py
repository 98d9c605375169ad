"""What was once told and is false: no template and no script says it again; texts and data are the check’s part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.construction import RACINE
from tournee.fiches.phrases import Phrase, sans_nuance
from tournee.loading.reader import Reader
from tournee.loading.rules.phrases import dites, phrases_abandonnees
from tournee.reading.texts import DATA, TEXTS, written_files

if TYPE_CHECKING:
    from tests.conftest import Projet

PHRASES: Final = Reader(RACINE).records(Phrase)
LIEUX: Final = ("*.md", "docs/assets/**/*.js", "hooks/**/*.jinja", "hooks/**/*.typ", "overrides/**/*.html")


def test_nothing_says_it_any_more() -> None:
    lus = [path for lieu in LIEUX for path in RACINE.glob(lieu)]
    assert len(lus) > 100
    assert len(PHRASES) > 10
    ecrits = ((path.relative_to(RACINE).as_posix(), path.read_text("utf-8")) for path in lus)
    assert [str(un) for nom, texte in ecrits for un in dites(nom, texte, PHRASES)] == []
    lus_par_verifier = [*written_files(RACINE, TEXTS), *written_files(RACINE, DATA)]
    assert [str(un) for un in phrases_abandonnees(lus_par_verifier, PHRASES)] == []


def test_what_is_right_is_right_for_all() -> None:
    assert [
        (une.sujet, autre.sujet) for une in PHRASES for autre in PHRASES if any(autre.trouvees(sans_nuance(une.juste)))
    ] == []


UNE: Final = """\
- sujet: un label privé
  motif: "\\\\blabel privé\\\\b"
  pourquoi: On le croirait payant.
  fautives: [C’est un label privé.]
  juste: C’est un label associatif.
"""


def test_the_check_finds_a_sentence_wherever_its_line_ends(projet: Projet) -> None:
    projet.ecrire("data/phrases.yaml", UNE)
    projet.ecrire("docs/index.md", "# Accueil\n\nVoici un label\nprivé.\n")
    projet.remplacer("data/communes.yaml", "Rien à signaler.", "Un label\u00a0privé.")
    dit = "« label privé » : On le croirait payant. Écrivez par exemple : C’est un label associatif."
    assert projet.problems() == [f"data/communes.yaml:17: {dit}", f"docs/index.md:3: {dit}"]


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ("un label privé.]", "un label libre.]", "le motif ne prend pas « C’est un label libre. »"),
        ("label associatif.", "label privé.", "le motif prend la phrase juste"),
        ("label privé\\\\b", "label (privé\\\\b", "« motif » n’est pas une expression régulière ; corrigez-la"),
    ],
)
def test_a_pattern_takes_the_false_sentence_and_not_the_right_one(
    projet: Projet, avant: str, apres: str, dit: str
) -> None:
    projet.ecrire("data/phrases.yaml", UNE.replace(avant, apres))
    (probleme,) = projet.problems()
    assert dit in probleme
