"""What the programs of a desk make of our documents: LibreOffice, and the readers of PDF of poppler."""

from __future__ import annotations

import html as html_
import re
import subprocess
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.machine import larges, programme
from tournee.engines import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def poppler(nom: str, *options: str, entree: bytes = b"") -> bytes:
    """What a reader of PDF says of the one that it is given."""
    return subprocess.run([programme(nom), *options], input=entree, capture_output=True, check=True).stdout


def texte_du_pdf(pdf: bytes, option: str = "-raw") -> str:
    """All that it says, its pages parted by form feeds."""
    return poppler("pdftotext", option, "-", "-", entree=pdf).decode()


def polices_du_pdf(pdf: bytes) -> set[str]:
    """The fonts that it is written with, by their own names."""
    lignes = poppler("pdffonts", "-", entree=pdf).decode().splitlines()[2:]
    return {ligne.split()[0].rpartition("+")[2].removesuffix("-Identity-H") for ligne in lignes}


def etrangeres(pdf: bytes) -> set[str]:
    """The fonts of one of our PDFs that the project does not bring: a sign that ours lack, or ours not found."""
    notres = tuple(famille.replace(" ", "") for famille in (fonts.SERIF, fonts.SANS))
    return {police for police in polices_du_pdf(pdf) if not police.startswith(notres)}


def signes(texte: str) -> str:
    """Its letters and digits in order: spaces, ends of lines and bullets belong to the layout."""
    return re.sub(r"\W", "", texte)


def convertir(documents: Iterable[Path], dossier: Path, vers: str = "pdf:writer_pdf_Export") -> None:
    """Have LibreOffice, started once and with wide fonts, write each of the documents in that form in a folder."""
    profil = f"-env:UserInstallation={(dossier / 'profil').as_uri()}"
    commande: list[str | Path] = [
        programme("soffice"),
        profil,
        "--headless",
        "--convert-to",
        vers,
        "--outdir",
        dossier,
        *documents,
    ]
    environ = larges() | {"SAL_USE_VCLPLUGIN": "svp"}
    subprocess.run(commande, check=True, capture_output=True, timeout=150, env=environ)


def lire(extension: str, contenu: bytes) -> str:
    """What a reader sees, with single spaces."""
    match extension:
        case "txt":
            texte = contenu.decode()
        case "eml":
            message = message_from_bytes(contenu, policy=default)
            texte = f"Objet\u00a0: {message['Subject']} {message.get_content()}"
        case "pdf":
            texte = texte_du_pdf(contenu)
        case _:
            partie = {"odt": "content.xml", "docx": "word/document.xml"}[extension]
            xml = ZipFile(BytesIO(contenu)).read(partie).decode()
            xml = re.sub(r"<text:s */>|<text:line-break */>|<w:br */>|</w:p>|</text:p>", " ", xml)
            texte = html_.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<office:automatic-styles.*?s>", "", xml)))
    return sans_coupure(texte)


def sans_coupure(texte: str) -> str:
    """The no-break space of the letter and the ends of lines of a reader are spaces here."""
    return " ".join(texte.split())
