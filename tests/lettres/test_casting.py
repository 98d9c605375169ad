"""A letter cast says what pandoc would have written of it alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from tests.bureautique import lire
from tournee.engines import pandoc
from tournee.engines.document_cache import DocumentCache
from tournee.lettres.formats import FORMATS
from tournee.lettres.lettre import lettre_vierge
from tournee.lettres.valeurs import lettre_de

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne

COULES = [extension for extension, format_ in FORMATS.items() if format_.fill]


@pytest.mark.parametrize("extension", COULES)
def test_a_letter_cast_is_the_letter_laid_out(campagne: Campagne, extension: str) -> None:
    """With an address of two lines, what is empty, what is unknown, and signs that XML escapes."""
    courrier = next(un for un in campagne.courriers if extension in un.support.usage.formats)
    fiche, gull = campagne.fiche_de(campagne.territoire.communes["61001"]), campagne.gull("artifaille")
    lettre = lettre_de(campagne, courrier, fiche, gull)
    lettre = replace(lettre, valeurs={**lettre.valeurs, "groupe": "L’Essai & <Cie> “d’ici”", "groupe_site": ""})
    format_ = FORMATS[extension]
    alone = replace(lettre, courriel="")
    coulee, seule = lire(extension, format_.write(alone)), format_.lay_out(alone)
    if extension in {"txt", "eml"}:
        assert coulee.endswith(lire("txt", seule))
    else:
        assert coulee == lire(extension, seule)
    assert "L’Essai & <Cie> “d’ici”" in coulee
    assert "\ue000" not in coulee


def test_a_letter_is_laid_out_once_for_all_those_alike(
    campagne: Campagne, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert = Mock(wraps=pandoc.convert)
    monkeypatch.setattr(pandoc, "convert", convert)
    cache = DocumentCache(tmp_path)
    vierge = lettre_vierge(campagne.courriers[0], campagne.jour)
    ecrites = {
        FORMATS["odt"].write(replace(vierge, valeurs={"groupe": nom}), cache) for nom in ("Bourg-Inventé", "Les Essais")
    }
    assert len(ecrites) == 2
    assert sum("--to=odt" in appel.args for appel in convert.mock_calls) == 1
