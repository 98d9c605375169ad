"""A letter as a file, in each format that a volunteer can use."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from tournee.engines import pandoc, typesetting
from tournee.engines.archive import archive, rewrite
from tournee.engines.document_cache import DocumentCache
from tournee.engines.qr import qr_svg
from tournee.francais.dates import epoch
from tournee.lettres import casting
from tournee.lettres.lettre import refusal
from tournee.lettres.tree import Presentation, plain, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    from tournee.engines.pandoc import Attributes
    from tournee.lettres.lettre import Lettre

LARGEUR: Final = 72
"""Columns of a letter in plain text."""
PUCE: Final = re.compile(r"\s*(?:-|\d+\.)\s+")
"""How the point of a list begins there."""
DOCX_LINE_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
NO_CACHE: Final = DocumentCache()

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


def _plain_text(lettre: Lettre) -> bytes:
    """The letter in plain text, UTF-8, each paragraph on a line."""
    return _pandoc(lettre, tree_of(lettre, Presentation()), "--from=json", "--to=plain", "--wrap=none")


def _in_columns(cast: bytes, lettre: Lettre) -> bytes:
    lignes = casting.fill(cast.decode(), lettre).split("\n")
    return "\n".join(map(_wrapped, lignes)).encode()


def _wrapped(ligne: str) -> str:
    """A line on as many as it takes; the point of a list stays under its first word."""
    puce = PUCE.match(ligne)
    marge = " " * len(puce[0]) if puce else ""
    return textwrap.fill(ligne, LARGEUR, subsequent_indent=marge, break_long_words=False, break_on_hyphens=False)


def _body_of_a_mail(lettre: Lettre) -> bytes:
    return _plain_text(replace(lettre, objet="", titre=""))


def _mail(cast: bytes, lettre: Lettre) -> bytes:
    """A draft for a mail program, which opens it ready to be sent; it has neither date nor sender."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(plain(lettre.objet, lettre.valeurs).splitlines())  # a header is one line
    if lettre.courriel:
        message["To"] = lettre.courriel
    message.set_content(casting.fill(cast.decode(), lettre), cte="quoted-printable")
    return message.as_bytes()


def _odt(lettre: Lettre) -> bytes:
    return _traitement_de_texte(lettre, "odt", odt_style)


def odt_style(style: str) -> str:
    """The name of a style inside an OpenDocument file, where a space is written _20_."""
    return style.replace(" ", "_20_")


def _docx(lettre: Lettre) -> bytes:
    return _traitement_de_texte(lettre, "docx", str)


def _in_xml(line_break: str) -> Callable[[bytes, Lettre], bytes]:
    """Fills in the XML files of an archive."""
    show = casting.xml(line_break)
    return lambda cast, lettre: rewrite(cast, lambda file: casting.fill(file.decode(), lettre, show).encode())


def _pdf(lettre: Lettre) -> bytes:
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
        return typesetting.typeset(
            _modele("commun.typ"), modele, data={"lettre": json.dumps(donnees), "qr": qr}, jour=lettre.jour
        )
    except typesetting.TypstError as error:
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
    lay_out: Callable[[Lettre], bytes]
    fill: Callable[[bytes, Lettre], bytes] | None = None
    """Puts the values of a letter in what was laid out for all those alike; None where each is laid out by itself."""

    def write(self, lettre: Lettre, cache: DocumentCache = NO_CACHE) -> bytes:
        """The letter as a file; DataError if it cannot be written."""
        return cache.get_or_make((self.extension, lettre), partial(self._make, lettre, cache))

    def _make(self, lettre: Lettre, cache: DocumentCache) -> bytes:
        if self.fill is None:
            return self.lay_out(lettre)
        mould = casting.mould(lettre)
        return self.fill(cache.get_or_make((self.extension, "mould", mould), partial(self.lay_out, mould)), lettre)


FORMATS: Final = {
    format_.extension: format_
    for format_ in (
        Format("odt", "ODT", "pour LibreOffice", "à compléter dans LibreOffice", _odt, _in_xml("<text:line-break/>")),
        Format("docx", "DOCX", "pour Word", "à compléter dans Word", _docx, _in_xml(DOCX_LINE_BREAK)),
        Format("pdf", "PDF", "en PDF", "à imprimer, puis à compléter à la main", _pdf),
        Format("txt", "texte", "en texte simple", "à coller dans un courriel", _plain_text, _in_columns),
        Format(
            *("eml", "EML", "en brouillon de courriel", "un brouillon à ouvrir dans votre messagerie"),
            *(_body_of_a_mail, _mail),
        ),
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
