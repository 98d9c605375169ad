"""The faces of our papers: they come with the project, and no other enters a PDF."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.bureautique import polices_du_pdf
from tests.construction import RACINE
from tournee.engines import fonts, typesetting

if TYPE_CHECKING:
    from pathlib import Path

JOUR = date(2026, 10, 1)


def pdf(tmp_path: Path, source: str) -> bytes:
    modele = tmp_path / "modele.typ"
    modele.write_text(f'#set document(title: "Essai")\n{source}', encoding="utf-8")
    return typesetting.typeset(modele, data={}, jour=JOUR)


@pytest.mark.parametrize(("sorte", "famille"), [("texte", fonts.SERIF), ("titres", fonts.SANS)])
def test_a_face_has_the_letters_and_signs_of_french(tmp_path: Path, sorte: str, famille: str) -> None:
    signes = "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸ àâæçèéêëîïôœùûüÿ « » “ ” ’ – — … € n° 3\u202f500\u00a0: ; ? ! & @ # * § ½"
    source = f'#set text(font: sys.inputs.{sorte}, lang: "fr")\n#let signes = "{signes}"\n#signes #emph(signes)'
    polices = polices_du_pdf(pdf(tmp_path, source))
    assert len(polices) == 2  # upright and italic
    assert all(police.startswith(famille.replace(" ", "")) for police in polices)


def test_every_face_is_locked() -> None:
    verrou = (RACINE / "requirements.txt").read_text("utf-8")
    assert [paquet for paquet in fonts.PACKAGES if f"\n{paquet}==" not in verrou] == []


def test_a_face_that_lacks_is_told_with_what_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SANS", "Police Imaginaire")
    attendu = "la police « Police Imaginaire » manque : « pip install fontpkg-police-imaginaire »"
    with pytest.raises(fonts.FontError, match=attendu):
        fonts.folders()
    monkeypatch.delattr(typesetting.KEPT, "compiler", raising=False)
    with pytest.raises(typesetting.TypstError, match=attendu):
        pdf(tmp_path, "Bonjour.")
