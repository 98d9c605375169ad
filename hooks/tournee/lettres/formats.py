"""A letter as a file, in each format that a volunteer can use."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from tournee.engines import pandoc, typst_pdf
from tournee.engines.archive import archive
from tournee.engines.qr import qr_svg
from tournee.francais.dates import epoch
from tournee.lettres.lettre import refusal
from tournee.lettres.tree import Presentation, plain, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    from tournee.engines.pandoc import Attributes
    from tournee.lettres.lettre import Lettre

LARGEUR: Final = 72
"""Columns of a letter in plain text."""

STYLES: Final = {
    "expediteur": "Expéditeur",
    "destinataire": "Destinataire",
    "lieu-et-date": "Lieu et date",
    "objet": "Objet",
    "titre": "Title",
    "appel": "Appel",
    "signature": "Signature",
    "blanc": "Blanc",
}
"""The parts of a letter, and the styles that show them in a word processor."""

CLASSES: Final = {
    "destinataire": ("feuille__coordonnees", "feuille__destinataire"),
    "lieu-et-date": ("feuille__coordonnees", "feuille__lieu-et-date"),
    "signature": ("feuille__coordonnees", "feuille__signature"),
    "blanc": ("blanc",),
    "rempli": ("blanc", "blanc--rempli"),
}
"""The classes of those parts in a page, where they are not « feuille__… »."""

FEUILLE: Final = Presentation(
    part=lambda partie: ("", CLASSES.get(partie, (f"feuille__{partie}",)), ()), sentence=("", ("phrase",), ())
)


def html(lettre: Lettre) -> str:
    """The letter as a fragment of a page, everything in it escaped; its blanks and their sentences are marked."""
    options = ("--from=json", "--to=html5", "--wrap=none", "--shift-heading-level-by=1")
    return _pandoc(lettre, tree_of(lettre, FEUILLE), *options).decode()


def plain_text(lettre: Lettre) -> bytes:
    """The letter in plain text, UTF-8."""
    return _plain_text(lettre, "--wrap=auto", f"--columns={LARGEUR}")


def _plain_text(lettre: Lettre, *options: str) -> bytes:
    return _pandoc(lettre, tree_of(lettre, Presentation()), "--from=json", "--to=plain", *options)


def eml(lettre: Lettre) -> bytes:
    """A draft for a mail program, which opens it ready to be sent; it has neither date nor sender."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(plain(lettre.objet, lettre.valeurs).splitlines())  # a header is one line
    if lettre.courriel:
        message["To"] = lettre.courriel
    message.set_content(
        _plain_text(replace(lettre, objet="", titre=""), "--wrap=none").decode(), cte="quoted-printable"
    )
    return message.as_bytes()


def odt(lettre: Lettre) -> bytes:
    """The letter for LibreOffice."""
    return _traitement_de_texte(lettre, "odt", odt_style)


def odt_style(style: str) -> str:
    """The name of a style inside an OpenDocument file, where a space is written _20_."""
    return style.replace(" ", "_20_")


def docx(lettre: Lettre) -> bytes:
    """The letter for Word."""
    return _traitement_de_texte(lettre, "docx", str)


def pdf(lettre: Lettre) -> bytes:
    """The letter ready to be printed, tagged for screen readers (PDF/UA)."""
    arbre = json.loads(tree_of(lettre, Presentation(part=lambda partie: ("", (partie,), ()))))
    usage = lettre.support.usage
    donnees = {
        "titre": lettre.titre,
        "blocs": arbre["blocks"],
        "remise": usage.remise,
        "dite": usage.dite,
        "aeree": usage.aeree,
        "adressee": usage.adressee,
    }
    modele = _modele(usage.modele)
    qr = qr_svg(lettre.renvoi) if lettre.renvoi else ""
    try:
        return typst_pdf.typeset(
            _modele("commun.typ"), modele, data={"lettre": json.dumps(donnees), "qr": qr}, jour=lettre.jour
        )
    except typst_pdf.TypstError as error:
        raise refusal(lettre, "pdf", str(error)) from None


@dataclass(frozen=True)
class Format:
    """How a letter is written in files of an extension, and what they are good for."""

    extension: str
    nom: str
    """« ODT », « texte »."""
    pour: str
    """« pour LibreOffice », « en PDF »."""
    usage: str
    write: Callable[[Lettre], bytes]


FORMATS: Final = {
    format_.extension: format_
    for format_ in (
        Format("odt", "ODT", "pour LibreOffice", "à compléter dans LibreOffice", odt),
        Format("docx", "DOCX", "pour Word", "à compléter dans Word", docx),
        Format("pdf", "PDF", "en PDF", "à imprimer, puis à compléter à la main", pdf),
        Format("txt", "texte", "en texte simple", "à coller dans un courriel", plain_text),
        Format("eml", "EML", "en brouillon de courriel", "un brouillon à ouvrir dans votre messagerie", eml),
    )
}
"""By extension: one place for all that a format is. A support names those that it has (fiches/courriers.py)."""


def page_count(document_: bytes) -> int:
    """How many pages a PDF of ours has; ValueError if it does not say."""
    nombre = len(re.findall(rb"/Type\s*/Page\b", document_))
    if not nombre:
        raise ValueError("the page objects of this PDF cannot be read")
    return nombre


def _traitement_de_texte(lettre: Lettre, extension: str, nom: Callable[[str], str]) -> bytes:
    def attributs(partie: str) -> Attributes:
        return ("", (), (("custom-style", nom(STYLES[partie])),) if partie in STYLES else ())

    with TemporaryDirectory() as dossier, as_file(_modele(f"{extension}/gabarit.xml")) as gabarit:
        reference = Path(dossier, f"reference.{extension}")
        reference.write_bytes(_zip(_modele(extension)))
        return _pandoc(
            lettre,
            tree_of(lettre, Presentation(part=attributs)),
            "--from=json",
            f"--to={extension}",
            f"--reference-doc={reference}",
            f"--template={gabarit}",
        )


def _zip(dossier: Traversable) -> bytes:
    """A folder of the package as one zipped file; pandoc completes what it lacks."""

    def fichiers(ici: Traversable, chemin: str) -> Iterator[tuple[str, bytes]]:
        for enfant in ici.iterdir():
            if enfant.is_dir():
                yield from fichiers(enfant, f"{chemin}{enfant.name}/")
            elif enfant.name != "gabarit.xml":
                yield f"{chemin}{enfant.name}", enfant.read_bytes()

    return archive(dict(fichiers(dossier, "")))


def _modele(nom: str) -> Traversable:
    return files(__package__) / "modeles" / nom


def _pandoc(lettre: Lettre, entree: str, *options: str) -> bytes:
    try:
        return pandoc.convert(entree, *options, epoch=epoch(lettre.jour))
    except pandoc.PandocError as error:
        vers = next(option.removeprefix("--to=") for option in options if option.startswith("--to="))
        raise refusal(lettre, vers, str(error)) from None
