"""All the guides as one booklet to print: the same texts, the same blocks, one file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from tournee.engines import pandoc, typesetting
from tournee.fiches.guides import GUIDES, Guide
from tournee.francais.phrases import de, jour
from tournee.reading.sources import DataError, Problem
from tournee.site import shortcodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tournee.campagne.campagne import Campagne
    from tournee.engines.pandoc import Node
    from tournee.site.rendering import Renderer

FICHIER: Final = f"{GUIDES}livret.pdf"

LECTURE: Final = "commonmark+pipe_tables+task_lists+fenced_divs+attributes"
ENCADRE: Final = re.compile(r'^(?:!!!|\?\?\?\+?) +(\w+)(?: +"([^"]*)")?\n((?:(?: {4}.*)?\n)+)', re.MULTILINE)
"""« !!! tip "Titre" » and what is indented below: the one thing that pandoc does not know."""

BLOC: Final = "bloc:"
"""The scheme of the links that stand for blocks until these are rendered."""


def pdf(campagne: Campagne, renderer: Renderer) -> bytes:
    """The booklet, tagged for screen readers (PDF/UA); DataError if it cannot be made."""
    blocs = rendered_blocks(campagne, renderer)
    ingredients = campagne.guides, campagne.glossaire, campagne.reglages, campagne.label, campagne.jour, blocs
    return renderer.cache.get_or_make(
        ingredients, lambda: _typeset(json.dumps(content_of(campagne, blocs)), campagne.jour)
    )


def _typeset(texte: str, le: date) -> bytes:
    try:
        return typesetting.typeset(files(__package__) / "livret.typ", data={"livret": texte}, jour=le)
    except typesetting.TypstError as error:
        raise _refus(str(error)) from None


def content_of(campagne: Campagne, blocs_html: str) -> Node:
    """What the template lays out: the guides by moment, as trees of pandoc, and the glossary."""
    blocs = _par_identifiant(_pandoc(blocs_html, "html"))
    texte = "\n\n".join(f":::::: {{#{un.id}}}\n{_markdown(un)}\n::::::" for un in campagne.guides)
    arbres = _par_identifiant(_pandoc(texte, LECTURE))
    connus = {guide.id for guide in campagne.guides}
    return {
        "nom": campagne.reglages.nom,
        "label": campagne.label.nom,
        "site_du_label": campagne.label.lien,
        "organisme": campagne.label.organisme.nom,
        "forum": campagne.reglages.reseau.forum,
        "du_reseau": de(campagne.reglages.reseau.nom),
        "jour": jour(campagne.jour),
        "parties": [
            {"titre": etape.mot, "guides": [_guide(un, arbres[un.id], blocs, connus) for un in guides]}
            for etape, guides in groupby(campagne.guides, key=lambda guide: guide.etape)
        ],
        "termes": [{"terme": un.terme, "definition": un.definition} for un in campagne.glossaire],
    }


def _markdown(guide: Guide) -> str:
    """The text of a guide, its blocks and its framed notes said in pandoc's way."""
    _, _, corps = guide.corps.partition("\n")
    sans_blocs = shortcodes.replace_blocks(corps, lambda nom: f"[]({BLOC}{nom})")
    return ENCADRE.sub(_encadre, sans_blocs + "\n")


def _encadre(trouve: re.Match[str]) -> str:
    genre, titre, dedans = trouve.groups()
    return f'::: {{.{genre} titre="{titre or ""}"}}\n{re.sub("(?m)^ {4}", "", dedans).rstrip()}\n:::\n\n'


def rendered_blocks(campagne: Campagne, renderer: Renderer) -> str:
    """Each block that a guide asks for, as HTML; a block unknown is told by its page."""
    noms = sorted({nom for guide in campagne.guides for nom in shortcodes.names(guide.corps)})
    return "".join(
        f'<div id="{nom}">{shortcodes.fragment(nom, GUIDES, renderer)}</div>' for nom in noms if nom in shortcodes.BLOCS
    )


def _par_identifiant(divs: list[Node]) -> dict[str, list[Node]]:
    return {div["c"][0][0]: div["c"][1] for div in divs}


def _guide(guide: Guide, arbre: list[Node], blocs: dict[str, list[Node]], connus: set[str]) -> Node:
    montage = _GuideTree(blocs, connus)
    return {
        "id": guide.id,
        "titre": guide.title,
        "description": guide.description,
        "pour": ", ".join(guide.destinataires),
        "duree": guide.duree,
        "blocs": montage.suite(arbre),
        "sources": list(montage.sources),
    }


@dataclass
class _GuideTree:
    """One guide: its blocks put in their places, its links numbered."""

    blocs: dict[str, list[Node]]
    connus: set[str]
    sources: dict[str, int] = field(default_factory=dict)
    """The addresses of other sites, by order of appearance."""

    def suite(self, noeuds: list[Any]) -> list[Any]:
        return [nouveau for noeud in noeuds for nouveau in self.remplacer(noeud)]

    def parcourir(self, noeud: Any) -> Any:
        match noeud:
            case list():
                return self.suite(noeud)
            case dict():
                return {cle: self.parcourir(valeur) for cle, valeur in noeud.items()}
        return noeud

    def remplacer(self, noeud: Any) -> Iterator[Any]:
        match noeud:
            case {"t": "Para", "c": [{"t": "Link", "c": [_, [], [str(cible), _]]}]} if cible.startswith(BLOC):
                yield from self.suite(self.blocs.get(cible.removeprefix(BLOC), []))
            case {"t": "Link", "c": [_, [], [str(cible), _]]} if cible.startswith(BLOC):
                for bloc in self.blocs.get(cible.removeprefix(BLOC), []):
                    yield from self.suite(bloc["c"])
            case {"t": "Link", "c": [_, mots, [str(cible), _]]}:
                yield self.lien(self.suite(mots), cible)
            case _:
                yield self.parcourir(noeud)

    def lien(self, mots: list[Node], cible: str) -> Node:
        """A link to a source with its number, to a guide with its place; one to another page is mere text on paper."""
        if re.match(r"https?:", cible):
            numero = self.sources.setdefault(cible, len(self.sources) + 1)
            return {"t": "Source", "c": mots, "lien": cible, "numero": numero}
        if cible.startswith("mailto:"):
            return {"t": "Courriel", "c": mots, "lien": cible}
        guide = re.fullmatch(r"(?:\./)?([\w-]+)\.md(?:#.*)?", cible)
        if guide and guide[1] in self.connus:
            return {"t": "Renvoi", "c": mots, "guide": guide[1]}
        return {"t": "Span", "c": [["", [], []], mots]}


def _pandoc(texte: str, lecture: str) -> list[Node]:
    """The blocks that pandoc reads in a text."""
    try:
        return pandoc.blocks_of(texte, lecture)
    except pandoc.PandocError as error:
        raise _refus(str(error)) from None


def _refus(raison: str) -> DataError:
    return DataError([Problem(Guide.dossier, 1, f"le livret des guides ne peut pas être écrit ({raison})")])
