"""`tournee schemas`: makes data/schemas/ again, after a change of the models."""

from __future__ import annotations

from pathlib import Path

import click

from tournee.loading.schemas import DOSSIER
from tournee.loading.schemas import schemas as texts


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def schemas(dossier: Path) -> None:
    """Refait data/schemas/, d’où les éditeurs tirent l’aide et la complétion."""
    for name, text in texts().items():
        path = dossier / DOSSIER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    click.echo(f"{len(texts())} schémas écrits dans {DOSSIER}/.")
