"""The letters in a word processor: LibreOffice shows the text of our PDF, on the same pages, with the widest font."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.bureautique import convertir, polices_du_pdf, signes, texte_du_pdf
from tests.lettres.test_feuilles import LONGUES
from tournee.lettres import formats
from tournee.lettres.formats import FORMATS
from tournee.lettres.valeurs import lettre_de

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.lettres.lettre import Lettre

APRES_TOUT = date(2100, 1, 1)
EXTENSIONS = ("odt", "docx")
COMMUNES = ("", "61001", "14621", "inventee")
"""Blank, filled in, filled in with the longest of names, with longer ones than any."""


@pytest.fixture(scope="session")
def imprimees(campagne: Campagne, une_fois: Callable[..., Path]) -> Path:
    """Each letter as LibreOffice prints it from each of its formats, and as we do: made once, in one batch."""

    def imprimer(dossier: Path) -> None:
        documents: list[Path] = []
        for insee in COMMUNES:
            for identifiant, lettre in remplies(replace(campagne, jour=APRES_TOUT), insee).items():
                nom = f"{identifiant}-{insee}"
                (dossier / f"{nom}.pdf").write_bytes(FORMATS["pdf"].write(lettre))
                for extension in EXTENSIONS:
                    if extension in lettre.support.usage.formats:
                        documents.append(dossier / f"{nom}-{extension}.{extension}")
                        documents[-1].write_bytes(FORMATS[extension].write(lettre))
        convertir(documents, dossier)

    return une_fois("libreoffice", imprimer)


def remplies(campagne: Campagne, insee: str) -> dict[str, Lettre]:
    if insee == "inventee":
        return {nom: replace(lettre, valeurs=LONGUES) for nom, lettre in remplies(campagne, "").items()}
    officielle = campagne.territoire.communes.get(insee)
    fiche = campagne.fiche_de(officielle) if officielle else None
    gull = campagne.gull("artifaille") if insee else None
    return {un.id: lettre_de(campagne, un, fiche, gull, "https://exemple.org/") for un in campagne.courriers}


@pytest.mark.lent
@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("insee", COMMUNES)
def test_libreoffice_gives_the_same_text_on_the_same_a4_pages(
    extension: str, insee: str, campagne: Campagne, imprimees: Path
) -> None:
    courriers = [un.id for un in campagne.courriers if extension in un.support.usage.formats]
    assert courriers
    for identifiant in courriers:
        notre = (imprimees / f"{identifiant}-{insee}.pdf").read_bytes()
        sien = (imprimees / f"{identifiant}-{insee}-{extension}.pdf").read_bytes()
        assert formats.page_count(sien) == formats.page_count(notre), identifiant
        assert re.search(rb"/MediaBox ?\[0 0 595\.\d+ 841\.\d+\]", sien)
        assert {police for police in polices_du_pdf(sien) if not police.startswith("DejaVu")} <= {"OpenSymbol"}
        assert signes(texte_du_pdf(sien)) == signes(texte_du_pdf(notre)), identifiant
