"""What a message holds among other words, quoted, indented or folded by a mail: a contact or a group."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tournee.loading.champs import record_in
from tournee.loading.schemas import A_SOI
from tournee.reading.sources import DataError, Problem, quote
from tournee.writing.lone_files import RECU

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tournee.reading.record import LoneRecord

MARGE: Final = " >|\t`~"
"""What a mail or a forge puts around a text that it quotes."""
OUVERT: Final = re.compile(r'[^"]*:\s*"(?:[^"\\]|\\.)*')
"""A line whose quotes are not closed: a mail has folded it."""

COURBES: Final = re.compile(r'(?P<champ>[^:]*:\s*)“(?P<valeur>[^"“”\\]*)”')
"""A value whose straight quotes a forum or a phone has curved."""


@dataclass
class _Run:
    """Lines that a record could have and that follow one another."""

    start: int
    lines: list[str] = field(default_factory=list)
    below: str = ""
    """The line just below, which is none of them, and its number."""
    end: int = 0

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def record_text_in(texte: str) -> tuple[type[LoneRecord], str]:
    """The contact or the group that a message holds, and its text; DataError unless there is one, and all of it."""
    lignes = texte.replace("\r\n", "\n").split("\n")
    runs = {sorte: list(_runs(sorte, lignes)) for sorte in A_SOI.values()}
    trouves = [(sorte, run) for sorte, siens in runs.items() for run in siens if _has(run, sorte.SIGNE)]
    if len(trouves) != 1:
        vu = f"{len(trouves)} fiches" if trouves else "aucun contact ni groupe"
        dit = f"{vu} dans ce texte ; il en faut un, dont les lignes se suivent"
        exemple = "« commune: », « nom: », « le: », « geste: », « par: », ou « id: », « nom: », « forme: »…"
        raise DataError([Problem(RECU, 1, f"{dit} : {exemple}")])
    ((sorte, trouve),) = trouves
    if seules := [run for run in runs[sorte] if run is not trouve]:
        dit = "ces lignes sont à l’écart de la fiche ; mettez-les à sa suite, sans ligne vide, ou ôtez-les"
        raise DataError([Problem(RECU, run.start, f"{quote(run.lines[0].strip())} : {dit}") for run in seules])
    if trouve.below:
        dit = "cette ligne suit la fiche de trop près ; si elle en est la suite, joignez-la à la ligne d’avant"
        raise DataError(
            [Problem(RECU, trouve.end, f"{quote(trouve.below)} : {dit} ; sinon, mettez une ligne vide avant")]
        )
    return sorte, trouve.text


def _has(run: _Run, champ: str) -> bool:
    return any(line.startswith(champ) for line in run.lines)


def _runs(model: type[LoneRecord], lignes: Iterable[str]) -> Iterator[_Run]:
    """The runs of lines with the fields of such a record, each line without what a mail puts before it."""
    held = [record_in(un.annotation) for un in model.model_fields.values()]
    dedans = [champ for record in held if record for champ in record.model_fields]
    forme = re.compile(rf"(?:(?P<champ>{_one_of(model.champs())})|(?P<suite>{_one_of(dedans)}))")
    run: _Run | None = None
    for number, ligne in enumerate([*lignes, ""], 1):
        texte = COURBES.sub(r'\g<champ>"\g<valeur>"', ligne.strip(MARGE), count=1)
        if trouvee := forme.fullmatch(texte):
            run = run or _Run(number)
            run.lines.append(trouvee["champ"] or f"  {trouvee['suite']}")
        elif run and texte and OUVERT.fullmatch(run.lines[-1]):
            run.lines[-1] += f" {texte}"
        elif run:
            run.below, run.end = texte, number
            yield run
            run = None


def _one_of(champs: Iterable[str]) -> str:
    return rf"(?:{'|'.join(champs) or '(?!)'})\s*:.*?"
