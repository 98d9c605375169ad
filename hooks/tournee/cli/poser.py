"""`tournee poser`: lays in the folder of a region all that it does not write, as the installed version has it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Final

import click

import tournee
from tournee.cli.refusal import refuse
from tournee.francais.phrases import compte
from tournee.reading.sources import DataError, Problem
from tournee.writing import socle

DU_DEPOT: Final = "le programme vient d’un dépôt, et non d’un paquet : travaillez dans ce dépôt"


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def poser(dossier: Path) -> None:
    """Pose à côté des données d’une région ce qu’apporte le programme installé, sans toucher à ce qu’elle a écrit."""
    apporte, numero = Path(tournee.__file__).parents[1] / "tournee_socle", version("tournee")
    if not apporte.is_dir():
        refuse(DataError([Problem(f"{apporte}", 1, DU_DEPOT)]))
    try:
        pose = socle.poser(apporte / "projet", dossier, numero)
    except DataError as error:
        refuse(error)
    bilan = f"{compte(len(pose.poses), 'fichier posé', 'fichiers posés')}, de la version {numero}."
    click.echo(bilan.replace("\u00a0", " "))
    for nom in pose.gardes:
        click.echo(f"À vous, et laissé tel quel : {nom}")
    for nom in pose.retires:
        click.echo(f"Ôté, car cette version ne l’a plus : {nom}")
    if pose.avant:
        for autre, dit in socle.a_reprendre((apporte / "CHANGELOG.md").read_text("utf-8"), pose.avant, numero):
            click.echo(f"\nÀ reprendre, depuis la version {autre} :\n{dit}")
    click.echo("La suite : « tournee verifier », puis « mkdocs build --strict ».")
