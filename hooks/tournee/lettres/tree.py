"""A letter as pandoc's tree, its blanks shown or filled in."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tournee.engines.qr import qr_png
from tournee.fiches.courriers import ENTRE_ACCOLADES, OBJET, Blanc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tournee.engines.pandoc import Attributes, Node
    from tournee.lettres.lettre import Lettre


MOTS: Final = {str(blanc): blanc.mot for blanc in Blanc}
COTE_DU_QR: Final = "113px"
"""Thirty millimetres. In any other unit, a page would have it as a style of its own, which its policy refuses."""
PHRASES: Final = frozenset(blanc for blanc in Blanc if blanc.emploi.phrase)


SANS: Final = "sans-"
"""« {sans-courriel} » keeps a sentence for those who leave their address out (phrases.txt.jinja)."""


NO_ATTRIBUTES: Final[Attributes] = ("", (), ())


ESPACES: Final = frozenset({"Space", "SoftBreak"})


FIN_DE_PHRASE: Final = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\bart)(?<!\bp)(?<!\bex)(?<!\bcf)[.?!…][\s»)\"”]*$")
"""A point after « M. », « art. » or « p. ex. » ends no sentence."""


@dataclass(frozen=True)
class Presentation:
    """How a format shows the parts of a letter."""

    part: Callable[[str], Attributes] = lambda _: NO_ATTRIBUTES
    sentence: Attributes | None = None
    """The attributes of a sentence that holds a blank, where a script fills it in or takes it away."""


def tree_of(lettre: Lettre, presentation: Presentation) -> str:
    """The whole letter as pandoc's JSON."""
    meta = {"title": _meta(lettre.titre), "lang": _meta("fr-FR")}
    blocs = list(_LetterTree(lettre.valeurs, presentation).blocs(lettre))
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocs})


def plain(texte: str, valeurs: Mapping[str, str]) -> str:
    """A line without layout, its blanks filled in or shown."""
    return ENTRE_ACCOLADES.sub(lambda trouve: valeurs.get(trouve[1]) or f"[{MOTS[trouve[1]]}]", texte)


@dataclass(frozen=True)
class _LetterTree:
    """Puts the parts of a letter together, its blanks shown or filled in."""

    valeurs: Mapping[str, str]
    presentation: Presentation

    def blocs(self, lettre: Lettre) -> Iterator[Node]:
        yield from self.partie("expediteur", *lettre.expediteur)
        yield from self.partie("destinataire", *lettre.destinataire)
        yield from self.partie("lieu-et-date", lettre.lieu_et_date)
        if lettre.objet:
            yield from self.partie("objet", f"{OBJET}{lettre.objet}")
        else:
            yield from self.partie("titre", lettre.titre)
        yield from self.partie("appel", lettre.appel)
        yield from self.remplir(lettre.blocs)
        yield from self.partie("signature", *lettre.signature)
        if lettre.renvoi:
            yield self.qr(lettre.renvoi)

    def partie(self, nom: str, *lignes: str) -> Iterator[Node]:
        restent = [ligne for ligne in lignes if ligne and not self.vide(ligne)]
        if restent:
            paragraphe = {"t": "Para", "c": list(self.mots("\n".join(restent)))}
            yield {"t": "Div", "c": [self.presentation.part(nom), [paragraphe]]}

    def qr(self, adresse: str) -> Node:
        court = re.sub(r"^https?://", "", adresse).rstrip("/")
        image = {
            "t": "Image",
            "c": [("", (), (("width", COTE_DU_QR),)), list(_mots("Code QR")), [qr_png(adresse), "Code QR"]],
        }
        lien = {"t": "Link", "c": [NO_ATTRIBUTES, list(_mots(court)), [adresse, ""]]}
        return {
            "t": "Div",
            "c": [self.presentation.part("qr"), [{"t": "Para", "c": [image, {"t": "LineBreak"}, lien]}]],
        }

    def vide(self, texte: str) -> bool:
        """Whether a text holds a blank that is known to be empty, or waits for one that is not to become so."""
        blancs = ENTRE_ACCOLADES.findall(texte)
        attendus = () if self.presentation.sentence else {blanc for blanc in blancs if blanc.startswith(SANS)}
        return any(self.valeurs.get(blanc) == "" for blanc in blancs) or any(
            self.valeurs.get(blanc.removeprefix(SANS)) != "" for blanc in attendus
        )

    def mots(self, texte: str) -> Iterator[Node]:
        """A plain text, word by word, with its blanks."""
        for rang, morceau in enumerate(ENTRE_ACCOLADES.split(texte)):
            if not rang % 2:
                yield from _mots(morceau)
            elif morceau.startswith(SANS):
                continue
            elif morceau in self.valeurs:
                yield {"t": "Span", "c": [self.blanc("rempli", morceau), list(_mots(self.valeurs[morceau]))]}
            else:
                yield {"t": "Span", "c": [self.blanc("blanc", morceau), list(_mots(f"[{MOTS[morceau]}]"))]}

    def blanc(self, partie: str, nom: str) -> Attributes:
        identifiant, classes, paires = self.presentation.part(partie)
        return identifiant, classes, paires + ((("blanc", nom),) if self.presentation.sentence else ())

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
            case {"t": "Para" | "Plain" as genre, "c": list(mots)}:
                if restent := list(self.phrases(mots)):
                    yield {"t": genre, "c": restent}
            case {"t": "Str", "c": str(mot)}:
                yield from self.mots(mot)
            case {"t": "BulletList", "c": list(points)}:
                yield {"t": "BulletList", "c": self.points(points)}
            case {"t": "OrderedList", "c": [numeros, list(points)]}:
                yield {"t": "OrderedList", "c": [numeros, self.points(points)]}
            case {"t": "RawInline", "c": [_, balise]}:  # HTML in a letter is text like any other
                yield from self.mots(balise)
            case {"t": "RawBlock", "c": [_, balise]}:
                yield {"t": "Para", "c": list(self.mots(balise.strip()))}
            case _:
                yield self.remplir(noeud)

    def points(self, points: Sequence[Any]) -> list[list[Node]]:
        """The points of a list, but those that a blank known to be empty takes away."""
        return [point for point in map(self.remplir, points) if point]

    def phrases(self, mots: Sequence[Node]) -> Iterator[Node]:
        """The sentences of a paragraph, but those that a blank known to be empty takes away."""
        debut = True
        for phrase in _phrases(mots):
            texte = _texte(phrase)
            if self.vide(texte):
                continue
            if not debut:
                yield {"t": "Space"}
            debut = False
            remplie = self.remplir(phrase)
            if self.presentation.sentence and ENTRE_ACCOLADES.search(texte):
                yield {"t": "Span", "c": [_attributes(self.presentation.sentence, texte), remplie]}
            else:
                yield from remplie


def _attributes(sentence: Attributes, texte: str) -> Attributes:
    """Those of a sentence; one that waits for a blank to be left out is hidden until a script shows it."""
    identifiant, classes, paires = sentence
    attendus = [blanc.removeprefix(SANS) for blanc in ENTRE_ACCOLADES.findall(texte) if blanc.startswith(SANS)]
    return identifiant, classes, (*paires, *((("sans", attendus[0]), ("hidden", "")) if attendus else ()))


def _phrases(mots: Sequence[Node]) -> Iterator[list[Node]]:
    """A paragraph cut after its sentences; a blank that is a sentence stands alone. The spaces between them go."""
    suivants = (*mots[1:], {"t": "Space"})
    phrase: list[Node] = []
    for mot, suivant in zip(mots, suivants, strict=True):
        blanc = ENTRE_ACCOLADES.fullmatch(_texte([mot]))
        seul = blanc is not None and blanc[1] in PHRASES
        if seul:
            yield from _sans_bords(phrase)
            phrase = []
        phrase.append(mot)
        if suivant["t"] in ESPACES and (seul or FIN_DE_PHRASE.search(_texte([mot]))):
            yield from _sans_bords(phrase)
            phrase = []
    yield from _sans_bords(phrase)


def _sans_bords(phrase: list[Node]) -> Iterator[list[Node]]:
    """The sentence without the spaces around it, if anything is left."""
    while phrase and phrase[0]["t"] in ESPACES:
        phrase = phrase[1:]
    while phrase and phrase[-1]["t"] in ESPACES:
        phrase = phrase[:-1]
    if phrase:
        yield phrase


def _texte(noeud: Any) -> str:
    """The words of a tree, its blanks as they are written."""
    match noeud:
        case list() | tuple():
            return "".join(map(_texte, noeud))
        case {"t": "Str", "c": str(mot)}:
            return mot
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Strong" | "Emph", "c": dedans}:
            return _texte(dedans)
        case {"t": "Link" | "Span" | "Quoted", "c": [*_, list(dedans), _] | [_, list(dedans)]}:
            return _texte(dedans)
    return ""


def _mots(texte: str) -> Iterator[Node]:
    """Words, spaces and ends of lines, so that a paragraph may be cut between them."""
    for morceau in re.split(r"([ \n])", texte):
        if morceau == " ":
            yield {"t": "Space"}
        elif morceau == "\n":
            yield {"t": "LineBreak"}
        elif morceau:
            yield {"t": "Str", "c": morceau}


def _meta(texte: str) -> Node:
    return {"t": "MetaInlines", "c": list(_mots(texte))}
