"""A report of the journal says when, by whom and of whom, in plain Markdown, and names nobody who asked not to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tournee.campagne.retrait import retiree
from tournee.fiches.journal import champ_de
from tournee.fiches.suivi import Commune
from tournee.francais.noms import apostrophe_droite, slug
from tournee.loading.rules.jours import jours_passes
from tournee.loading.rules.lieux import code_inconnu
from tournee.reading.links import LINK
from tournee.reading.prose import prose, split_head
from tournee.reading.sources import Problem, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.journal import CompteRendu
    from tournee.fiches.suivi import Fiche

SCHEMES: Final = frozenset({"", "http", "https", "mailto"})
"""Where a link may lead; a browser runs others."""
INTERDITS: Final = (
    (re.compile(r"<(?!https?://)[a-zA-Z/!?]"), "un compte rendu n’a ni balise ni bloc ; écrivez du Markdown simple"),
    (re.compile(r"\{"), "une accolade n’a pas de sens ici ; ôtez-la"),
    (re.compile(r"^# "), "le titre vient de l’en-tête ; commencez les parties par « ## »"),
    (
        re.compile(r"\(à remplir\)|^\s*(?:[-*] *)?(?:…|\.{3})\s*$"),
        "cela vient du modèle ; écrivez ce qu’il demande, ou ôtez cette ligne",
    ),
)
"""What a line may not hold, and what to write instead: nobody reads each report as closely as a guide."""


def problems_in(texte: str, name: str) -> Iterator[Problem]:
    """What is wrong in the text of a report, line by line."""
    corps, avant = split_head(texte)
    corps = prose(corps)
    for number, line in enumerate(corps.split("\n"), avant + 1):
        for motif, dit in INTERDITS:
            if trouve := motif.search(line):
                yield Problem(name, number, f"{quote(line[trouve.start() :])} : {dit}")
    for link in LINK.finditer(corps):
        target = link["angles"] or link["inline"] or link["reference"] or ""
        if urlsplit(target).scheme.lower() not in SCHEMES:
            number = avant + corps.count("\n", 0, link.start()) + 1
            yield Problem(name, number, f"le lien {quote(target)} n’est pas une adresse https ; corrigez-le")


def comptes_rendus_en_regle(campagne: Campagne) -> Iterator[Problem]:
    """Its day is past and in the name of its file; what it names is in the campaign's territory."""
    for un in campagne.comptes_rendus:
        if not un.id.startswith(f"{un.le}-"):
            dit = f"le nom du fichier ne dit pas le jour ({un.le}), puis quelques mots"
            remede = f"renommez-le par exemple en « {un.le}-{slug(un.titre) or 'visite'}.md », ou corrigez « le »"
            yield un.problem("le", f"{dit} ; {remede}")
        yield from jours_passes(un, campagne.jour, "le")
        yield from _communes_connues(campagne, un)


def _communes_connues(campagne: Campagne, un: CompteRendu) -> Iterator[Problem]:
    for code in un.communes:
        if campagne.territoire.commune(code) is None:
            dit, _ = code_inconnu(campagne, code, "")
            yield un.problem("communes", f"le code {code} {dit}")


def retraits_tus(campagne: Campagne) -> Iterator[Problem]:
    """No report names a collectivité that asked not to be in the log, nor leads to its page."""
    retirees = [fiche for fiche in campagne.fiches if not fiche.lacks("suivi") and retiree(fiche.suivi)]
    for un in campagne.comptes_rendus if retirees else ():
        texte = apostrophe_droite(f"{un.titre}\n{un.corps}")
        for fiche in retirees:
            dit = f"{quote(fiche.nom)} a demandé à ne pas figurer dans le suivi"
            if fiche.cle in getattr(un, champ_de(fiche)):
                yield un.problem(champ_de(fiche), f"{dit} ; retirez-la d’ici, et du texte")
            elif _dite(campagne, fiche).search(texte):
                yield un.problem("", f"{dit}, et ce compte rendu en parle ; récrivez-le sans elle")


def _dite(campagne: Campagne, fiche: Fiche) -> re.Pattern[str]:
    """Its name as a word, or the address of its page."""
    officielle = campagne.lieu(fiche) if isinstance(fiche, Commune) else None
    page = officielle.slug if officielle else f"collectivites/{fiche.cle}/"
    return re.compile(rf"(?<!\w)(?:{re.escape(apostrophe_droite(fiche.nom))}|{re.escape(page)})(?!\w)")
