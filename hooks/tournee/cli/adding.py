"""What a command adds: the file that it writes, shown, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tournee.campagne.consequences import consequences
from tournee.writing.lone_files import add_lone, lone_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.reading.record import LoneRecord


def what_has_no_file(model: type[LoneRecord]) -> str:
    """How messages call it: « ce contact »."""
    return f"ce {model.mot}"


def add_and_tell(dossier: Path, avant: Campagne, model: type[LoneRecord], valeurs: Mapping[str, Any]) -> None:
    """Write a record of these values in its file and say what it changes; DataError, nothing done, if it is wrong."""
    texte = lone_text(model, valeurs)
    record, apres = add_lone(dossier, model, texte, what_has_no_file(model))
    click.echo(f"Écrit dans {record.fichier_a_soi} :\n\n{texte}")
    for phrase in consequences(avant, apres):
        click.echo(phrase)
