"""A guide begins by its title, names guides that exist, and is read in a few minutes."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from tournee.fiches.guides import MOTS_MAX
from tournee.reading import refusals
from tournee.reading.parsing import parse_yaml
from tournee.reading.prose import HEAD
from tournee.reading.sources import Mapping, Problem, Sequence, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from tournee.reading.sources import Value


def problems_among(noms: AbstractSet[str]) -> Callable[[str, str], Iterator[Problem]]:
    """What looks at the whole text of a guide, among guides of these names."""
    return partial(_problems_in, noms)


def _problems_in(connus: AbstractSet[str], contenu: str, name: str) -> Iterator[Problem]:
    head = HEAD.match(contenu)
    if head is None:
        return  # who reads the text tells it
    corps, avant = contenu[head.end() :], contenu.count("\n", 0, head.end())
    fiche = parse_yaml(f"\n{head['head']}", name)
    if isinstance(fiche, Mapping):
        yield from _titre_en_tete(fiche.get("title"), corps, name, avant)
        yield from _liees_connues(fiche, connus, name)
    yield from _assez_court(corps, name, avant)


def _titre_en_tete(title: Value, corps: str, name: str, avant: int) -> Iterator[Problem]:
    """The page begins by its title: the menu, the search and the page say the same words."""
    if not isinstance(title, str) or not title:
        return  # who reads the text tells it
    rang, premiere = next(((rang, ligne) for rang, ligne in enumerate(corps.splitlines(), 1) if ligne.strip()), (1, ""))
    if not premiere.startswith("# "):
        yield Problem(name, avant + rang, f"il manque le titre ; commencez le texte par « # {title} »")
    elif premiere.removeprefix("# ").strip() != title:
        lu = quote(premiere.removeprefix("# "))
        yield Problem(name, avant + rang, f"le titre {lu} n’est pas celui de l’en-tête ({quote(title)}) ; accordez-les")


def _liees_connues(fiche: Mapping, connus: AbstractSet[str], name: str) -> Iterator[Problem]:
    """« liees » names other guides, once each."""
    liees = fiche.get("liees")
    if not isinstance(liees, Sequence):
        return
    lui_meme = name.rpartition("/")[2].removesuffix(".md")
    fois = Counter(map(str, liees))
    for vise, ligne in zip(map(str, liees), liees.lines, strict=True):
        if vise == lui_meme:
            yield Problem(name, ligne, f"« liees » : le guide {quote(vise)} se nomme lui-même ; retirez-le")
        elif vise not in connus:
            suite = refusals.did_you_mean(vise, connus) or f" (permis : {', '.join(sorted(connus - {lui_meme}))})"
            yield Problem(name, ligne, f"« liees » : le guide {quote(vise)} n’existe pas{suite}")
        elif fois[vise] > 1:
            yield Problem(name, ligne, f"« liees » : le guide {quote(vise)} est nommé deux fois ; gardez-en un")


def _assez_court(corps: str, name: str, avant: int) -> Iterator[Problem]:
    """A guide is read in a few minutes; the problem stands where the last word permitted is."""
    total, limite = 0, 0
    for rang, ligne in enumerate(corps.splitlines(), 1):
        total += mots(ligne)
        limite = limite or (rang if total >= MOTS_MAX else 0)
    if total >= MOTS_MAX:
        remede = "raccourcissez-le, ou faites-en deux guides"
        yield Problem(name, avant + limite, f"ce guide compte {total} mots, pour moins de {MOTS_MAX} permis ; {remede}")


INVISIBLE: Final = re.compile(r"<!--.*?-->|\]\([^)]*\)")


def mots(markdown: str) -> int:
    """The words that a person reads in a text: neither blocks nor addresses count."""
    return sum(bool(re.search(r"\w", morceau)) for morceau in INVISIBLE.sub(" ", markdown).split())
