"""`tournee etaler`: writes the site as a project that another engine builds without our hooks."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from tournee.cli.refusal import refuse
from tournee.cli.renderers import renderer_of
from tournee.francais.phrases import compte
from tournee.loading.loading import load
from tournee.publications import etalage
from tournee.reading.sources import DataError, Problem
from tournee.site.forge import editeur


@click.command()
@click.argument("vers", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def etaler(vers: Path, dossier: Path) -> None:
    """Écrit dans DOSSIER le site entier, tel qu’un autre moteur sait le construire : voir docs/moteur.md."""
    try:
        _check(vers, dossier)
        reglages = etalage.lire_reglages(dossier)
        site = reglages["site_url"] or ""
        forge = editeur(reglages["repo_url"] or "", reglages["edit_uri"] or "")
        renderer = renderer_of(dossier, etalage.sans_service(load(dossier)), site, forge)
        files = list(etalage.etaler(dossier, reglages, renderer))
    except DataError as error:
        refuse(error, dossier)
    _empty(vers)
    for file in files:
        content = file.read()
        path = vers / file.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    click.echo(f"{compte(len(files), 'fichier écrit', 'fichiers écrits')} dans {vers}/.".replace("\u00a0", " "))
    click.echo(f"Pour en faire un site : mkdocs build -f {vers / etalage.REGLAGES}")


def _check(vers: Path, dossier: Path) -> None:
    """DataError where something stands that this command has not written, or that it reads."""
    if any(vers.resolve().is_relative_to((dossier / part).resolve()) for part in etalage.PARTIES):
        raise DataError([Problem(f"{vers}", 1, "cette commande lit ce dossier ; donnez-en un autre")])
    if not vers.exists() or _is_ours(vers):
        return
    if not vers.is_dir() or any(vers.iterdir()):
        dit = "ce dossier n’est pas vide, et « tournee etaler » ne l’a pas fait ; donnez-en un autre"
        raise DataError([Problem(f"{vers}", 1, dit)])


def _is_ours(vers: Path) -> bool:
    settings = vers / etalage.REGLAGES
    return settings.is_file() and settings.read_bytes().startswith(etalage.MARQUE.encode())


def _empty(vers: Path) -> None:
    """Remove what this command has written before; what an engine has made of it beside stays."""
    for part in etalage.PARTIES:
        path = vers / part
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
