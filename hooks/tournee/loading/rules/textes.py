"""What may be published: no markup, nobody's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tournee.fiches import vie_privee
from tournee.reading.record import FileRecord, Record
from tournee.reading.sources import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.reading.sources import Problem


BALISE: Final = re.compile(r"<[a-zA-Z/!?]")
BALISE_VUE: Final = "le champ « {champ} » contient une balise ({vu}) ; écrivez du texte simple"
ATTEINTE_VUE: Final = "le champ « {champ} » : {atteinte}"


def textes_publiables(campagne: Campagne) -> Iterator[Problem]:
    """No text is blank, holds markup, a person's name, address or mobile number."""
    for record in _records(campagne):
        noms = (getattr(record, "nom", ""), getattr(record, "id", ""))
        for champ, texte, porteur in _textes(record):
            if not texte.strip():
                yield porteur.problem(champ, f"le champ « {champ} » est vide ; complétez-le")
            if balise := BALISE.search(texte):
                yield porteur.problem(champ, BALISE_VUE.format(champ=champ, vu=quote(texte[balise.start() :])))
            for atteinte in vie_privee.atteintes(texte, *noms):
                yield porteur.problem(champ, ATTEINTE_VUE.format(champ=champ, atteinte=atteinte))
    for gull in campagne.gulls:
        if gull.referent and vie_privee.semble_etat_civil(gull.referent.pseudo):
            message = f"{quote(gull.referent.pseudo)} semble un nom d’état civil ; écrivez un pseudonyme"
            yield gull.referent.problem("pseudo", message)


def _records(campagne: Campagne) -> tuple[FileRecord, ...]:
    return campagne.reglages, campagne.label, *campagne.palmares, *campagne.gulls, *campagne.fiches


def _textes(record: Record) -> Iterator[tuple[str, str, Record]]:
    """Every text of a record and of those that it holds, with its field and the record that has its line."""
    for champ in type(record).model_fields:
        valeur = getattr(record, champ)
        for partie in valeur if isinstance(valeur, tuple) else (valeur,):
            if isinstance(partie, Record):
                yield from _textes(partie)
            elif isinstance(partie, str):
                yield champ, partie, record
