"""The command `tournee`: a module of this room for each of its verbs."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

COMMANDS: Final = ("liens", "ranger", "recevoir", "territoire", "verifier")
"""Each is a module, and the function of that name in it."""


class Commands(click.Group):
    """Loads a command when it is asked for: none waits for the libraries of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own signature
        """Their names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  the same
        """The command of that name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"tournee.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """La Tournée des mairies : vérifier les données et les liens, préparer le territoire."""
