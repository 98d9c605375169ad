"""What may be published: no markup, nobody's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tournee.fiches import vie_privee
from tournee.reading.record import Record
from tournee.reading.sources import Mapping, Problem, Sequence, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.reading.sources import Value


BALISE: Final = re.compile(r"<[a-zA-Z/!?]")
BALISE_VUE: Final = "le champ « {champ} » contient une balise ({vu}) ; écrivez du texte simple"
NOMINATIFS: Final = frozenset({"directeur_de_publication"})
"""The law asks that these fields name somebody."""
ATTEINTE_VUE: Final = "le champ « {champ} » : {atteinte}"


def textes_publiables(campagne: Campagne) -> Iterator[Problem]:
    """No text is blank, holds markup, a person's name, address or mobile number."""
    return _publiables(_records(campagne))


def textes_perdus(lost: Iterable[Value], torn: Iterable[Record]) -> Iterator[Problem]:
    """The same of what a campaign does not hold, because it is refused for something else."""
    yield from _publiables(torn)
    yield from _sans_personne(lost)


def _publiables(records: Iterable[Record]) -> Iterator[Problem]:
    for record in records:
        noms = (getattr(record, "nom", ""), getattr(record, "id", ""))
        for champ, texte, porteur in _textes(record):
            if porteur.lacks(champ):
                continue
            if not texte.strip():
                yield porteur.problem(champ, f"le champ « {champ} » est vide ; complétez-le")
            if balise := BALISE.search(texte):
                yield porteur.problem(champ, BALISE_VUE.format(champ=champ, vu=quote(texte[balise.start() :])))
            if champ == "pseudo" and vie_privee.semble_etat_civil(texte):
                yield porteur.problem(champ, f"{quote(texte)} semble un nom d’état civil ; écrivez un pseudonyme")
            elif champ not in NOMINATIFS and (champ == "exception" or not getattr(porteur, "exception", None)):
                for atteinte in vie_privee.atteintes(texte, *noms):
                    yield porteur.problem(champ, ATTEINTE_VUE.format(champ=champ, atteinte=atteinte))


def _sans_personne(values: Iterable[Value]) -> Iterator[Problem]:
    for value in values:
        if isinstance(value, Sequence):
            yield from _sans_personne(value)
        elif isinstance(value, Mapping):
            yield from _sans_personne(value.values())
            for champ in () if "exception" in value else value:
                texte = value[champ]
                for atteinte in vie_privee.atteintes(texte) if isinstance(texte, str) else ():
                    dit = ATTEINTE_VUE.format(champ=champ, atteinte=atteinte)
                    yield Problem(value.file, value.lines[champ], dit, value.columns[champ])


def textes_sans_personne(textes: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """No guide, no letter, no page written by hand names a person nor gives a personal address or a mobile number."""
    for name, texte in textes:
        for number, line in enumerate(texte.split("\n"), 1):
            yield from (Problem(name, number, atteinte) for atteinte in vie_privee.atteintes(line))


def _records(campagne: Campagne) -> Iterator[Record]:
    suivies = {fiche.cle for fiche in campagne.fiches}
    yield from (campagne.reglages, campagne.label, *campagne.palmares, *campagne.gulls, *campagne.fiches)
    yield from (contact for contact in campagne.contacts if contact.cle not in suivies)  # in no log: of whom is refused


def _textes(record: Record) -> Iterator[tuple[str, str, Record]]:
    """Every text of a record and of those that it holds, with its field and the record that has its line."""
    for champ in type(record).model_fields:
        valeur = getattr(record, champ)
        for partie in valeur if isinstance(valeur, tuple) else (valeur,):
            if isinstance(partie, Record):
                yield from _textes(partie)
            elif isinstance(partie, str):
                yield champ, partie, record
