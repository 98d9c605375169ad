"""What stands in files of its own folded where it belongs: its text goes to the lines that the records know."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.fiches.gulls import Gull
from tournee.fiches.suivi import Contact
from tournee.reading.sources import DataError, in_yaml, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Evenement, Fiche
    from tournee.reading.record import LoneRecord

SANS_LIGNE: Final = re.compile(r"(?P<champ>\s*suivi:)\s*\[\s*\](?P<suite>\s*(?:#.*)?)")
EN_LIGNES: Final = re.compile(r"(?P<retrait> *)- ")
POUR_L_EDITEUR: Final = "# yaml-language-server:"
"""The comment that names a schema, which says nothing in another file."""
IDENTITE: Final = ("insee", "id", "type", "nom", "siren", "commune", "au_palmares")
"""What says which a record is, in the order in which it is written."""
RETRAIT: Final = 4
"""Spaces before the dash of a line of a log, where no other line shows how many."""


def fold(root: Path, campagne: Campagne) -> dict[str, str]:
    """The new text of each file into which something of the campaign goes; DataError where a log cannot take it."""
    par_fichier: defaultdict[str, list[Fiche | Gull]] = defaultdict(list)
    toutes: tuple[Fiche | Gull, ...] = (*campagne.fiches, *campagne.gulls)
    for fiche in toutes:
        if fiche.written:
            par_fichier[fiche.fichier].append(fiche)
    return {
        fichier: _File(root, fichier, fiches).folded()
        for fichier, fiches in par_fichier.items()
        if any(fiche.file != fichier or list(_contacts(fiche)) for fiche in fiches)
    }


@dataclass
class _File:
    """A file of records, and the lines to be inserted before each of its own."""

    root: Path
    name: str
    fiches: Sequence[Fiche | Gull]

    def folded(self) -> str:
        self.lines = read_text(self.root / self.name, self.name).removesuffix("\n").split("\n")
        self.inserted: defaultdict[int, list[str]] = defaultdict(list)
        written = [fiche for fiche in self.fiches if fiche.file == self.name]
        if not written:
            self.lines = [line for line in self.lines if line.strip() != "[]"]
        starts = [*(fiche.line() for fiche in written), len(self.lines) + 1]
        for fiche, end in zip(written, starts[1:], strict=True):
            for contact in _contacts(fiche):
                self._into_log(fiche, contact, self._above(end))
        for fiche in self.fiches:
            if fiche.file != self.name:
                after = next((une.line() for une in written if une.cle > fiche.cle), len(self.lines) + 1)
                self._new_record(fiche, after)
        return "\n".join(self._all()) + "\n"

    def _all(self) -> Iterator[str]:
        for number, line in enumerate(self.lines, 1):
            yield from self.inserted.get(number, ())
            yield line
        yield from self.inserted.get(len(self.lines) + 1, ())

    def _above(self, line: int) -> int:
        """Where to insert what comes before a line: above its own comments and the blank lines, below the heading."""
        above = self._comments_of(line)
        while above > 1 and not self.lines[above - 2].strip():
            above -= 1
        return above if above > 1 else line

    def _comments_of(self, line: int) -> int:
        while line > 1 and self.lines[line - 2].lstrip().startswith("#"):
            line -= 1
        return line

    def _into_log(self, fiche: Fiche | Gull, contact: Contact, end: int) -> None:
        ecrits = [evenement for evenement in _suivi(fiche) if not isinstance(evenement, Contact)]
        if not ecrits:
            self._open_log(fiche)
            retrait, place = RETRAIT, fiche.line("suivi") + 1
        else:
            style = EN_LIGNES.match(self.lines[ecrits[0].line() - 1])
            if style is None:
                dit = "ce suivi est écrit entre crochets ; écrivez-le en lignes qui commencent par « - »"
                raise DataError([fiche.problem("suivi", f"{dit}, puis rangez de nouveau")])
            suivants = (self._comments_of(un.line()) for un in ecrits if un.le.debut > contact.le.debut)
            champs = (line for champ in type(fiche).model_fields if (line := fiche.line(champ)) > ecrits[-1].line())
            retrait, place = len(style["retrait"]), min((*suivants, *champs), default=end)
        self.inserted[place] += _item(self.root, contact, retrait)

    def _open_log(self, fiche: Fiche | Gull) -> None:
        """« suivi: [] » → « suivi: », which lines may follow."""
        number = fiche.line("suivi") - 1
        empty = SANS_LIGNE.fullmatch(self.lines[number])
        if empty:
            self.lines[number] = f"{empty['champ']}{empty['suite']}"

    def _new_record(self, fiche: Fiche | Gull, after: int) -> None:
        record = _item(self.root, fiche, 0) if isinstance(fiche, Gull) else self._of_contacts(fiche)
        place = self._above(after)
        before = (self.inserted[place] or self.lines[: place - 1] or [""])[-1]
        following = (self.lines[place - 1 :] or [""])[0]
        self.inserted[place] += [*([""] if before.strip() else []), *record, *([""] if following.strip() else [])]

    def _of_contacts(self, fiche: Fiche) -> list[str]:
        """The text of a record of which only contacts speak."""
        suivi = [line for contact in _contacts(fiche) for line in _item(self.root, contact, RETRAIT)]
        return [*identity(fiche), "  suivi:", *suivi]


def identity(fiche: Fiche) -> list[str]:
    """The lines of its list that say which it is."""
    dits = ((champ, getattr(fiche, champ, None)) for champ in IDENTITE)
    first, *others = [f"{champ}: {in_yaml(str(dit))}" for champ, dit in dits if dit]
    return [f"- {first}", *(f"  {line}" for line in others)]


def _suivi(fiche: Fiche | Gull) -> tuple[Evenement, ...]:
    """Its log: a group has none."""
    return () if isinstance(fiche, Gull) else fiche.suivi


def _contacts(fiche: Fiche | Gull) -> Iterator[Contact]:
    return (evenement for evenement in _suivi(fiche) if isinstance(evenement, Contact))


def _item(root: Path, seul: LoneRecord, retrait: int) -> list[str]:
    """The text of a file as an item of a list, with the comments that it holds."""
    written = _lines(root, seul)
    if len({seul.line(champ) for champ in seul.model_fields_set}) < len(seul.model_fields_set):
        dit = "deux champs sont sur une même ligne ; écrivez un champ par ligne, sans accolades, puis rangez de nouveau"
        raise DataError([seul.problem("", dit)])
    champs = sorted(seul.model_fields_set, key=seul.line)
    blocks = {champ: _block(written, seul, champ) for champ in champs}
    above = written[: seul.line(champs[0]) - 1]
    around = [*above, *(line for champ in champs if champ in seul.ADRESSE for line in blocks[champ])]
    comments = [line for line in around if _is_comment(line) and not line.startswith(POUR_L_EDITEUR)]
    first, *others = [line for champ in champs if champ not in seul.ADRESSE for line in blocks[champ]]
    marge = " " * retrait
    return [
        *(f"{marge}{line}" for line in comments),
        f"{marge}- {first}",
        *(f"{marge}  {line}".rstrip() for line in others),
    ]


def _block(lines: Sequence[str], seul: LoneRecord, champ: str) -> Sequence[str]:
    """The lines of a field in its file, the comments below it among them."""
    starts = sorted(seul.line(autre) for autre in seul.model_fields_set)
    start = seul.line(champ)
    end = next((autre for autre in starts if autre > start), len(lines) + 1)
    return lines[start - 1 : end - 1]


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _lines(root: Path, seul: LoneRecord) -> list[str]:
    return read_text(root / seul.file, seul.file).rstrip("\n").split("\n")
