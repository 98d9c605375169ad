"""Terms stand once, in the order of the alphabet, and define in plain text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tournee.fiches import vie_privee
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.glossaire import Terme
    from tournee.reading.sources import Problem


def glossaire_en_ordre(campagne: Campagne) -> Iterator[Problem]:
    """Terms stand once and in order; a definition is plain text without anybody's name."""
    termes = campagne.glossaire
    vus: dict[str, Terme] = {}
    for terme in termes:
        premier = vus.setdefault(terme.ancre, terme)
        if premier is not terme:
            dit = f"{quote(terme.terme)} est déjà expliqué ligne {premier.line('terme')} ; réunissez les deux"
            yield terme.problem("terme", dit)
        if re.search(r"<[a-zA-Z/!?]", terme.definition):
            dit = "la définition contient une balise ; écrivez du texte simple"
            yield terme.problem("definition", dit)
        for atteinte in vie_privee.atteintes(terme.definition):
            yield terme.problem("definition", f"la définition : {atteinte}")
    for avant, apres in pairwise(termes):
        if apres.ordre < avant.ordre:
            dit = f"{quote(apres.terme)} vient avant {quote(avant.terme)} dans l’alphabet ; déplacez cette fiche"
            yield apres.problem("terme", dit)
