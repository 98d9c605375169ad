"""How the command tells that data is refused: every problem on a line of its own, then how many."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from tournee.francais.phrases import compte

if TYPE_CHECKING:
    from tournee.reading.sources import DataError


def refuse(error: DataError) -> NoReturn:
    """Print the problems to the standard error, and end with status 1."""
    for problem in error.problems:
        click.echo(str(problem), err=True)
    click.echo(f"\n{compte(len(error.problems), 'point')} à corriger.".replace("\u00a0", " "), err=True)
    sys.exit(1)
