"""What a hand-written page may ask of the data: « <!-- tournee:chiffres --> » becomes a block of the site."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from tournee.campagne.chiffres import chiffres
from tournee.campagne.reunions import annoncees
from tournee.fiches.glossaire import bulles, cites
from tournee.francais.noms import plat
from tournee.francais.typographie import insecables
from tournee.reading import refusals
from tournee.reading.prose import in_prose, prose
from tournee.reading.sources import DataError, Problem, quote
from tournee.site.region import region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

SHORTCODE: Final = re.compile(r"<!--\s*tournee:([\w-]*)\s*-->")
MISSPELT: Final = re.compile(
    r"<\s*!?[\s–—-]*(?P<word>[a-z]+)\s*[:;=]\s*(?P<name>[\w-]*(?:[ \t]+[\w-]+)*)"  # an opening, near to ours
    r"|<\s*!?\s*[–—-]+\s*tournee\s+(?P<apart>[\w-]+?)\s*[–—-]+\s*>"  # no colon
    r"|\btournee\s*[:;=]\s*(?P<unopened>[\w-]+?)\s*[–—-]+\s*>"
)
"""What was meant for a block, in a text without accents nor capitals, once its good blocks are gone."""
UNE_SOURCE: Final = r"\[[sS]ource[^\]\n]*\]\(https?:[^)\s]+\)"
SOURCES: Final = re.compile(rf"\s*\(({UNE_SOURCE}(?:, {UNE_SOURCE})*)\)")
"""« ([source : une page](https://…)) », as a text names what it comes from."""
NEAR: Final = 0.75
"""How much a word must look like « tournee » to be a mistake for it."""
BLOCS: Final[dict[str, Callable[[Campagne], dict[str, Any]]]] = {
    "anciens-paliers": lambda campagne: {"echelles": [un for un in campagne.label.echelles if un.a]},
    "aujourd-hui": lambda campagne: {"chiffres": chiffres(campagne)},
    "auto-evaluation": lambda _: {},
    "calendrier": lambda _: {},
    "chiffres": lambda campagne: {"chiffres": chiffres(campagne)},
    "contact-label": lambda _: {},
    "contact-prive": lambda _: {},
    "delai-relance": lambda _: {},
    "delai-reservation": lambda _: {},
    "delai-sommeil": lambda _: {},
    "departements": lambda _: {},
    "documents": lambda campagne: {"editions": [un for un in campagne.label.editions if un.documents]},
    "editions": lambda campagne: {"edition": campagne.edition_a_venir or next(reversed(campagne.label.editions), None)},
    "editeur": lambda _: {},
    "equipeurs": lambda _: {},
    "fil": lambda _: {},
    "forum": lambda _: {},
    "hebergeur": lambda _: {},
    "journal": lambda campagne: {"dernier": campagne.comptes_rendus[:1]},
    "label": lambda _: {},
    "laureats": lambda campagne: {"fiches": [fiche for fiche in campagne.fiches if campagne.situation(fiche).label]},
    "licence-donnees": lambda _: {},
    "mentions": lambda _: {},
    "paliers": lambda campagne: {"echelles": [un for un in campagne.label.echelles if not un.a]},
    "prochaine-reunion": lambda campagne: {"rencontres": annoncees(campagne)},
    "recherche": lambda _: {},
    "region": lambda campagne: {"dessin": region(campagne)},
    "reseau": lambda _: {},
    "reunions": lambda campagne: {"rencontres": annoncees(campagne)},
}
"""Each block: the values for its template, « pages/blocs/NAME.html »."""


def decorate(markdown: str, uri: str, source: str, renderer: Renderer, avant: int = 0) -> str:
    """A hand-written page with its blocks, the frame of a guide, its sources and the tooltips of the glossary.

    ``avant`` lines of its file, those of the front matter, stand before ``markdown``.
    """
    page = in_prose(expand(markdown, uri, source, renderer, avant), insecables)
    guide = next((guide for guide in renderer.campagne.guides if guide.fichier == source), None)
    if guide:
        tete = renderer.fragment(uri, "_guide_tete.html", guide=guide)
        pied = renderer.fragment(
            uri, "_guide_pied.html", guide=guide, termes=cites(renderer.campagne.glossaire, guide.corps)
        )
        titre, corps = page.split("\n", 1)  # its reading has checked that it begins by its title
        page = f"{titre}\n\n{tete}\n{corps}\n\n{pied}"
    if sources := SOURCES.findall(prose(page)):
        page = SOURCES.sub(lambda found: renderer.fragment(uri, "_renvoi.html", liens=found[1]).strip(), page)
        page = f"{page}\n\n{renderer.fragment(uri, '_renvois.html', sources=sources)}"
    return f"{page}\n\n{bulles(renderer.campagne.glossaire)}"


def expand(markdown: str, uri: str, source: str, renderer: Renderer, avant: int = 0) -> str:
    """The Markdown of a page with its blocks; DataError for each that does not exist, or that is misspelt."""
    if problems := list(problems_in(markdown, source, avant)):
        raise DataError(problems)
    return replace_blocks(markdown, lambda nom: fragment(nom, uri, renderer))


def replace_blocks(markdown: str, by: Callable[[str], str]) -> str:
    """The same with another text for each block; those of code are examples, and stay."""
    morceaux, fin = list[str](), 0
    for found in SHORTCODE.finditer(prose(markdown)):
        morceaux += [markdown[fin : found.start()], by(found[1])]
        fin = found.end()
    return "".join([*morceaux, markdown[fin:]])


def names(markdown: str) -> set[str]:
    """The blocks that a text asks for."""
    return set(SHORTCODE.findall(prose(markdown)))


def problems_in(markdown: str, source: str, avant: int = 0) -> Iterator[Problem]:
    """Each block that does not exist, and what was meant for one: it would vanish without a word."""
    texte = prose(markdown)
    permis = ", ".join(BLOCS)
    for found in SHORTCODE.finditer(texte):
        if found[1] not in BLOCS:
            dit = f"le bloc « {found[1]} » n’existe pas{refusals.did_you_mean(found[1], BLOCS)} (permis : {permis})"
            yield Problem(source, avant + _line(texte, found), dit)
    reste = plat(SHORTCODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), texte))
    for found in MISSPELT.finditer(reste):
        if found["word"] is None or get_close_matches(found["word"], ["tournee"], cutoff=NEAR):
            vise = (found["name"] or found["apart"] or found["unopened"] or "").split()
            proches = [proche for dit in ("-".join(vise), *vise[:1]) for proche in get_close_matches(dit, BLOCS, n=1)]
            nom = next(iter(proches), "chiffres")
            ligne = _line(reste, found)
            texte = markdown.split("\n")[ligne - 1]
            debut = max(texte.find("<"), 0)
            fin = texte.find(">", debut) + 1
            bloc = f"<!-- tournee:{nom} -->"
            remede = f"{texte[:debut]}{bloc}{texte[fin:]}" if fin else ""
            dit = f"{quote(texte[debut : fin or None])} n’est pas un bloc ; écrivez « {bloc} » (permis : {permis})"
            yield Problem(source, avant + ligne, dit, debut + 1, remede)


def _line(texte: str, found: re.Match[str]) -> int:
    return texte.count("\n", 0, found.start()) + 1


def fragment(nom: str, uri: str, renderer: Renderer) -> str:
    """A block alone, for the page of that address."""
    return renderer.fragment(uri, f"blocs/{nom}.html", **BLOCS[nom](renderer.campagne)).strip()
