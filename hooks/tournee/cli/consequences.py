"""`tournee consequences BASE`: what the data says since a commit, in sentences, for who reviews a request."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from tournee.campagne import consequences as changes
from tournee.cli.refusal import refuse
from tournee.loading.loading import load
from tournee.reading.sources import DataError, Problem

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne


@click.command()
@click.argument("base")
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def consequences(base: str, dossier: Path) -> None:
    """Dit ce que les données changent depuis le commit BASE : statuts, groupes, départements."""
    try:
        apres = load(dossier)
        phrases = list(changes.consequences(_load_at(dossier, base, apres), apres))
    except DataError as error:
        refuse(error, dossier)
    for phrase in phrases or ["Ni les statuts ni le suivi ne changent."]:
        click.echo(f"- {phrase}" if len(phrases) > 1 else phrase)


def _load_at(root: Path, base: str, apres: Campagne) -> Campagne:
    """The campaign as a commit told it, on the same day."""
    git = which("git")
    if git is None:
        raise DataError([Problem(base, 1, "« git » n’est pas installé, et lui seul sait ce que disait ce commit")])
    lu = subprocess.run(  # noqa: S603  no shell; a revision cannot pass for an option after « -- »
        [git, "archive", "--format=tar", "--end-of-options", base, "data", "docs"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if lu.returncode:
        raise DataError([Problem(base, 1, f"git ne connaît pas ce commit ({lu.stderr.decode().strip()})")])
    with TemporaryDirectory() as folder, tarfile.open(fileobj=BytesIO(lu.stdout)) as archive:
        archive.extractall(folder, filter="data")
        return load(Path(folder), apres.jour)
