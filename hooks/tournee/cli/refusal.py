"""How the command tells that data is refused: for a person, with the line and a caret, or for a forge."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NoReturn

import click

from tournee.francais.phrases import compte
from tournee.reading.sources import DataError, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tournee.reading.sources import Problem


def refuse(error: DataError, dossier: Path | None = None) -> NoReturn:
    """Print the problems to the standard error, each with its line in that project, and end with status 1."""
    for problem in error.problems:
        click.echo("\n".join(_told(problem, dossier)), err=True)
    click.echo(f"\n{compte(len(error.problems), 'point')} à corriger.".replace("\u00a0", " "), err=True)
    sys.exit(1)


def refuse_to_a_forge(problems: Sequence[Problem], style: str) -> NoReturn:
    """Print the problems to the standard output as a forge reads them; status 1 if there are some."""
    click.echo("".join(f"{line}\n" for line in FORGES[style](problems)), nl=False)
    sys.exit(1 if problems else 0)


def _told(problem: Problem, dossier: Path | None) -> Iterator[str]:
    """The problem, then its line with a caret under what is wrong; colours are for a terminal, click sees to it."""
    place = ":".join(map(str, filter(None, (problem.file, problem.line, problem.column))))
    yield f"{click.style(place, bold=True)}: {problem.reason}"
    line = _line(problem, dossier) if dossier else ""
    if line.strip():
        number = str(problem.line)
        start = problem.column - 1 if problem.column else len(line) - len(line.lstrip())
        shown = max(0, start - LARGEUR // 2)
        yield f"  {number} | {line[shown : shown + LARGEUR].rstrip()}"
        yield f"  {' ' * len(number)} | {' ' * (start - shown)}{click.style('^', fg='red', bold=True)}"
    if problem.remede:
        yield "  Écrivez :"
        yield problem.remede


LARGEUR: Final = 110
"""Characters of a line that a terminal shows without folding it."""


def _line(problem: Problem, dossier: Path) -> str:
    """The text of its line; nothing where the file cannot be read."""
    try:
        lines = read_text(dossier / problem.file, problem.file).split("\n")
    except DataError:
        return ""
    text = lines[problem.line - 1] if problem.line <= len(lines) else ""
    return "".join(signe if signe.isprintable() or signe == " " else "\u00b7" for signe in text)


def _github(problems: Sequence[Problem]) -> Iterator[str]:
    """Annotations of GitHub Actions, which Forgejo reads too."""
    for problem in problems:
        place = f"file={_escaped(problem.file, PROPERTY)},line={problem.line}"
        column = f",col={problem.column}" if problem.column else ""
        yield f"::error {place}{column}::{_escaped(_with_remedy(problem), MESSAGE)}"


def _with_remedy(problem: Problem) -> str:
    """What a forge shows beside a line: the reason, then the line as it should be."""
    return f"{problem.reason}\n\nÉcrivez :\n{problem.remede}" if problem.remede else problem.said


MESSAGE: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY: Final = {**MESSAGE, ":": "%3A", ",": "%2C"}


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(signe, signe) for signe in text)


def _gitlab(problems: Sequence[Problem]) -> Iterator[str]:
    """A report of code quality: one JSON list."""
    report = [
        {
            "description": _with_remedy(problem),
            "check_name": "tournee verifier",
            "fingerprint": sha256(str(problem).encode()).hexdigest(),
            "severity": "blocker",
            "location": {"path": problem.file, "lines": {"begin": problem.line}},
        }
        for problem in problems
    ]
    yield json.dumps(report, ensure_ascii=False, indent=2)


def _json(problems: Sequence[Problem]) -> Iterator[str]:
    """An object a line."""
    for problem in problems:
        told = {"file": problem.file, "line": problem.line, "column": problem.column, "message": problem.said}
        told |= {"remede": problem.remede} if problem.remede else {}
        yield json.dumps(told, ensure_ascii=False)


FORGES: Final[dict[str, Callable[[Sequence[Problem]], Iterator[str]]]] = {
    "github": _github,
    "gitlab": _gitlab,
    "json": _json,
}
"""By the name of a format, what writes it."""
