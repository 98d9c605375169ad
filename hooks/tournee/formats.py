"""A letter as a file, in each format that a volunteer can use."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import cached_property
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile, ZipInfo

import pypandoc
import typst

from tournee.courriers import BLANC, BLANCS
from tournee.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from importlib.resources.abc import Traversable

    from tournee.courriers import Courrier

    Noeud = dict[str, Any]
    Attributs = tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]

LARGEUR: Final = 72
"""Columns of a letter in plain text."""

STYLES: Final = {
    "expediteur": "Expéditeur",
    "destinataire": "Destinataire",
    "lieu-et-date": "Lieu et date",
    "objet": "Objet",
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


@dataclass(frozen=True)
class Cadre:
    """What surrounds the text of a letter; its lines may hold blanks."""

    expediteur: tuple[str, ...] = ()
    destinataire: tuple[str, ...] = ()
    lieu_et_date: str = ""
    signature: tuple[str, ...] = ()


PAPIER: Final = Cadre(
    expediteur=("{groupe}", "{groupe_commune}", "{courriel}", "{telephone}"),
    destinataire=("Mairie de {commune}", "{adresse}"),
    lieu_et_date="{lieu}, le {date}",
    signature=("{signataire}", "{groupe}"),
)
COURRIEL: Final = Cadre(signature=("{signataire}", "{groupe}", "{courriel}", "{telephone}"))
CADRES: Final = {
    ("papier", "commune"): PAPIER,
    ("papier", "intercommunalite"): replace(PAPIER, destinataire=("{collectivite}", "{adresse}")),
    ("courriel", "commune"): COURRIEL,
    ("courriel", "intercommunalite"): COURRIEL,
}
"""The frame of a letter, by what carries it and to whom."""


@dataclass(frozen=True)
class Lettre:
    """A letter ready to be written: its parts, and the values of those of its blanks that are known."""

    titre: str
    expediteur: tuple[str, ...]
    destinataire: tuple[str, ...]
    lieu_et_date: str
    objet: str
    appel: str
    corps: str
    """Markdown; the other parts are plain text."""
    signature: tuple[str, ...]
    jour: date
    """The day that the properties of the files tell."""
    fichier: str
    """Where its text comes from, for messages."""
    valeurs: Mapping[str, str] = field(default_factory=dict)
    """Plain text by blank; a blank without a value stays visible."""

    @cached_property
    def blocs(self) -> list[Noeud]:
        """The body as pandoc understands it."""
        lu = _pandoc(self, self.corps, "--from=commonmark", "--to=json")
        blocs: list[Noeud] = json.loads(lu)["blocks"]
        return blocs


def lettre_vierge(courrier: Courrier, jour: date) -> Lettre:
    """A letter with all its blanks: to fill them in, ``replace(lettre, valeurs={"commune": "Alençon"})``."""
    cadre = CADRES[courrier.support, courrier.pour]
    return Lettre(
        titre=courrier.titre,
        expediteur=cadre.expediteur,
        destinataire=cadre.destinataire and (courrier.appel.rstrip(", \u00a0"), *cadre.destinataire),
        lieu_et_date=cadre.lieu_et_date,
        objet=courrier.objet,
        appel=courrier.appel,
        corps=courrier.corps,
        signature=cadre.signature,
        jour=jour,
        fichier=courrier.fichier,
    )


def html(lettre: Lettre) -> str:
    """The letter as a fragment of a page, everything in it escaped."""
    document = _document(lettre, lambda partie: ("", CLASSES.get(partie, (f"feuille__{partie}",)), ()))
    return _pandoc(lettre, document, "--from=json", "--to=html5", "--wrap=none").decode()


def texte(lettre: Lettre) -> bytes:
    """The letter in plain text, UTF-8."""
    document = _document(lettre, lambda _: ("", (), ()))
    return _pandoc(lettre, document, "--from=json", "--to=plain", "--wrap=auto", f"--columns={LARGEUR}")


def odt(lettre: Lettre) -> bytes:
    """The letter for LibreOffice."""
    # A style's name in a file has no space: OpenDocument writes it as _20_.
    return _traitement_de_texte(lettre, "odt", lambda style: style.replace(" ", "_20_"))


def docx(lettre: Lettre) -> bytes:
    """The letter for Word."""
    return _traitement_de_texte(lettre, "docx", str)


def pdf(lettre: Lettre) -> bytes:
    """The letter ready to be printed, tagged for screen readers (PDF/UA)."""
    document = json.loads(_document(lettre, lambda partie: ("", (partie,), ())))
    donnees = {"titre": lettre.titre, "blocs": document["blocks"]}
    try:
        ecrit = typst.Compiler(ignore_system_fonts=True).compile(
            input=_modele("lettre.typ").read_bytes(),
            format="pdf",
            sys_inputs={"lettre": json.dumps(donnees)},
            pdf_standards="ua-1",
            timestamp=_epoch(lettre),
        )
    except typst.TypstError as error:
        raise _refus(lettre, "pdf", str(error)) from None
    if not isinstance(ecrit, bytes):
        raise _refus(lettre, "pdf", "plusieurs fichiers au lieu d’un")
    return ecrit


FORMATS: Final[dict[str, Callable[[Lettre], bytes]]] = {"odt": odt, "docx": docx, "pdf": pdf, "txt": texte}
"""The files of a letter, by extension."""


def pages(document: bytes) -> int:
    """How many pages a PDF of ours has; ValueError if it does not say."""
    nombre = len(re.findall(rb"/Type\s*/Page\b", document))
    if not nombre:
        raise ValueError("the page objects of this PDF cannot be read")
    return nombre


def _document(lettre: Lettre, attributs: Callable[[str], Attributs]) -> str:
    """The whole letter as pandoc's JSON; ``attributs`` dresses its parts."""
    meta = {"title": _meta(lettre.titre), "lang": _meta("fr-FR")}
    blocs = list(_Montage(lettre.valeurs, attributs).blocs(lettre))
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocs})


@dataclass(frozen=True)
class _Montage:
    """Puts the parts of a letter together, its blanks shown or filled in."""

    valeurs: Mapping[str, str]
    attributs: Callable[[str], Attributs]

    def blocs(self, lettre: Lettre) -> Iterator[Noeud]:
        yield from self.partie("expediteur", *lettre.expediteur)
        yield from self.partie("destinataire", *lettre.destinataire)
        yield from self.partie("lieu-et-date", lettre.lieu_et_date)
        yield from self.partie("objet", f"Objet\u00a0: {lettre.objet}")
        yield from self.partie("appel", lettre.appel)
        yield from self.remplir(lettre.blocs)
        yield from self.partie("signature", *lettre.signature)

    def partie(self, nom: str, *lignes: str) -> Iterator[Noeud]:
        if any(lignes):
            paragraphe = {"t": "Para", "c": list(self.mots("\n".join(lignes)))}
            yield {"t": "Div", "c": [self.attributs(nom), [paragraphe]]}

    def mots(self, texte: str) -> Iterator[Noeud]:
        """A plain text, word by word, with its blanks."""
        for rang, morceau in enumerate(BLANC.split(texte)):
            if not rang % 2:
                yield from _mots(morceau)
            elif morceau in self.valeurs:
                yield {"t": "Span", "c": [self.attributs("rempli"), list(_mots(self.valeurs[morceau]))]}
            else:
                yield {"t": "Span", "c": [self.attributs("blanc"), list(_mots(f"[{BLANCS[morceau]}]"))]}

    def remplir(self, noeud: Any) -> Any:
        """The same tree, with the blanks of its texts."""
        match noeud:
            case list():
                return [nouveau for enfant in noeud for nouveau in self.remplacer(enfant)]
            case dict():
                return {cle: self.remplir(valeur) for cle, valeur in noeud.items()}
        return noeud

    def remplacer(self, noeud: Any) -> Iterator[Any]:
        match noeud:
            case {"t": "Str", "c": str(mot)}:
                yield from self.mots(mot)
            case {"t": "RawInline", "c": [_, balise]}:  # HTML in a letter is text like any other
                yield from self.mots(balise)
            case {"t": "RawBlock", "c": [_, balise]}:
                yield {"t": "Para", "c": list(self.mots(balise.strip()))}
            case _:
                yield self.remplir(noeud)


def _mots(texte: str) -> Iterator[Noeud]:
    """Words, spaces and ends of lines, so that a paragraph may be cut between them."""
    for morceau in re.split(r"([ \n])", texte):
        if morceau == " ":
            yield {"t": "Space"}
        elif morceau == "\n":
            yield {"t": "LineBreak"}
        elif morceau:
            yield {"t": "Str", "c": morceau}


def _meta(texte: str) -> Noeud:
    return {"t": "MetaInlines", "c": list(_mots(texte))}


def _traitement_de_texte(lettre: Lettre, extension: str, nom: Callable[[str], str]) -> bytes:
    def attributs(partie: str) -> Attributs:
        return ("", (), (("custom-style", nom(STYLES[partie])),) if partie in STYLES else ())

    with TemporaryDirectory() as dossier, as_file(_modele(f"{extension}/gabarit.xml")) as gabarit:
        reference = Path(dossier, f"reference.{extension}")
        reference.write_bytes(_zip(_modele(extension)))
        return _pandoc(
            lettre,
            _document(lettre, attributs),
            "--from=json",
            f"--to={extension}",
            f"--reference-doc={reference}",
            f"--template={gabarit}",
        )


def _zip(dossier: Traversable) -> bytes:
    """A folder of the package as one zipped file; pandoc completes what it lacks."""

    def ajouter(ici: Traversable, chemin: str) -> None:
        for enfant in sorted(ici.iterdir(), key=lambda enfant: enfant.name):
            if enfant.is_dir():
                ajouter(enfant, f"{chemin}{enfant.name}/")
            elif enfant.name != "gabarit.xml":
                # A ZipInfo has a fixed date where a mere name takes the clock's: pandoc keeps that of some files.
                archive.writestr(ZipInfo(f"{chemin}{enfant.name}"), enfant.read_bytes())

    tampon = BytesIO()
    with ZipFile(tampon, "w") as archive:
        ajouter(dossier, "")
    return tampon.getvalue()


def _modele(nom: str) -> Traversable:
    return files("tournee") / "modeles" / nom


def _epoch(lettre: Lettre) -> int:
    return int(datetime.combine(lettre.jour, time(), UTC).timestamp())


def _pandoc(lettre: Lettre, entree: str, *options: str) -> bytes:
    """What pandoc makes of a text, whatever the clock, the time zone and the settings of the person."""
    environnement = os.environ | {"SOURCE_DATE_EPOCH": str(_epoch(lettre)), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    with as_file(files("tournee") / "modeles") as modeles:
        fini = subprocess.run(  # noqa: S603  no shell, and the texts go through the standard input
            [pypandoc.get_pandoc_path(), f"--data-dir={modeles}", *options, "--output=-"],
            input=entree.encode(),
            capture_output=True,
            check=False,
            env=environnement,
        )
    if fini.returncode:
        vers = next(option.removeprefix("--to=") for option in options if option.startswith("--to="))
        raise _refus(lettre, vers, fini.stderr.decode())
    return fini.stdout


def _refus(lettre: Lettre, format_: str, raison: str) -> DataError:
    dit = " ".join(raison.split())[:300]
    return DataError([Problem(lettre.fichier, 1, f"cette lettre ne peut pas être écrite en {format_} ({dit})")])
