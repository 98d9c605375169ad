"""A picture that cannot be drawn says where the data stands that it was to show, and is drawn once otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tournee.engines.document_cache import DocumentCache
from tournee.reading.sources import DataError
from tournee.site.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "#set page(width: 10pt, height: 10pt)\n"


def test_what_cannot_be_drawn_is_told_at_its_place(tmp_path: Path) -> None:
    modele = tmp_path / "rompu.typ"
    modele.write_text(f'{PAGE}#panic("rompu")', "utf-8")
    with pytest.raises(DataError, match=r"data/palmares\.yaml:7: l’image ne peut pas être dessinée .*rompu"):
        picture(DocumentCache(), modele, {}, "data/palmares.yaml", 7)


def test_the_same_data_is_drawn_once_and_other_data_again(tmp_path: Path) -> None:
    modele = tmp_path / "juste.typ"
    modele.write_text(f"{PAGE}#sys.inputs.mot", "utf-8")
    cache = DocumentCache(tmp_path / "cache")
    un, deux = (picture(cache, modele, {"mot": mot}, "data/palmares.yaml") for mot in ("un", "deux"))
    assert un != deux
    modele.write_text("rompu #", "utf-8")
    assert picture(cache, modele, {"mot": "un"}, "data/palmares.yaml") == un
