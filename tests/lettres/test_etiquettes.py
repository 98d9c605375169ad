"""Sheets of address labels, whatever the addresses hold."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.bureautique import etrangeres
from tournee.lettres import formats
from tournee.lettres.etiquettes import etiquettes


@pytest.mark.parametrize(("nombre", "pages"), [(1, 1), (24, 1), (25, 2), (49, 3)])
def test_a_sheet_has_24_labels(nombre: int, pages: int) -> None:
    adresses = [
        ("Mairie de Ville-Inventée", f"{rang} rue <du> #Marché & [Lavoir] $x$ \\", "99000 Œuf")
        for rang in range(nombre)
    ]
    pdf = etiquettes(adresses, date(2026, 11, 22), "data/gulls.yaml")
    assert formats.page_count(pdf) == pages
    assert re.search(rb"/MediaBox ?\[0 0 595\.\d+ 841\.\d+\]", pdf)
    assert etrangeres(pdf) == set()
    assert pdf == etiquettes(adresses, date(2026, 11, 22), "data/gulls.yaml")
