"""The command `tournee`: its verbs, each in a module of this room."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from tournee.cli.click_in_french import speak_french

speak_french()

COMMANDS: Final = {
    "noter": "noter",
    "reserver": "noter",
    "confirmer": "noter",
    "ajouter-gull": "ajouter_gull",
    "recevoir": "recevoir",
    "ranger": "ranger",
    "reunion": "reunion",
    "consequences": "consequences",
    "verifier": "verifier",
    "liens": "liens",
    "nouvelle-region": "nouvelle_region",
    "territoire": "territoire",
    "schemas": "schemas",
    "poser": "poser",
    "etaler": "etaler",
}
"""The module of each, in the order in which they are listed; the function there has its name, « _ » for « - »."""


class Commands(click.Group):
    """Loads a command when it is asked for: none waits for the libraries of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own signature
        """Their names, those of every day first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  the same
        """The command of that name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"tournee.cli.{COMMANDS[cmd_name]}"), cmd_name.replace("-", "_"))
        return command


@click.group(
    cls=Commands, subcommand_metavar="COMMANDE [ARGUMENTS]", context_settings={"help_option_names": ["-h", "--help"]}
)
def main() -> None:
    """La Tournée des mairies : noter un contact ou un groupe, vérifier données et liens, commencer une région."""
