"""`tournee nouvelle-region`: a project of another region, from a copy of this one and a few answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unicodedata import category

import click

from tournee.cli.archives import archives, decoupage, found
from tournee.cli.laureats import laureats_sans_fiche
from tournee.cli.refusal import refuse
from tournee.cli.renderers import renderer_of
from tournee.cli.territoire import resume
from tournee.cli.verifier import SITE
from tournee.fiches.reglages import Reglages, Reseau
from tournee.loading.loading import load
from tournee.publications import publish_checked
from tournee.reading.sources import DataError
from tournee.writing.nouvelle_region import DOSSIERS, LISTES, Reponses, commencer, restes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tournee.campagne.campagne import Campagne

QUESTIONS: Final = {
    "nom": Reglages.model_fields["nom"].description,
    "reseau": Reseau.model_fields["nom"].description,
    "forum": Reseau.model_fields["forum"].description,
}
"""What must be answered, with what it is."""


@click.command("nouvelle-region")
@click.option("--region", "regions", multiple=True, metavar="CODE", help="Son code INSEE ; toute la région.")
@click.option(
    "--departement", "departements", multiple=True, metavar="CODE", help="Un département seul, ou « france »."
)
@click.option("--nom", metavar="TEXTE", help=QUESTIONS["nom"])
@click.option("--reseau", metavar="TEXTE", help=QUESTIONS["reseau"])
@click.option("--forum", metavar="ADRESSE", help=QUESTIONS["forum"])
@click.option("--fil", metavar="ADRESSE", help="La discussion d’où part la campagne ; par défaut, le forum.")
@click.option(
    "--fuseau",
    metavar="NOM",
    default="Europe/Paris",
    show_default=True,
    help="Le fuseau horaire, comme Indian/Reunion.",
)
@archives
@click.option("--remplacer", is_flag=True, help="Efface ce qu’une autre région a écrit dans ce projet.")
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
def nouvelle_region(
    regions: tuple[str, ...], departements: tuple[str, ...], dossier: Path, *, remplacer: bool, **options: Any
) -> None:
    """Commence la tournée d’une région : son territoire, ses réglages, des fiches vides. Tout, ou rien.

    Le label, le palmarès, le glossaire et les textes sont ceux de tout le pays : ils restent tels quels. Rien n’est
    demandé au réseau. Ce qui manque est demandé au terminal.
    """
    if not regions and not departements:
        raise click.UsageError("Quelle région ? Donnez « --region » et son code INSEE, ou des « --departement ».")
    trouvees, reponses, outils = found(options), _reponses(options), decoupage()
    bilans = []
    try:
        choisis = tuple(dict.fromkeys([*outils.departements_of(trouvees["decoupage"], regions), *departements]))

        def make(vers: Path) -> None:
            bilans.append(outils.make_territoire(**trouvees, departements=choisis, out=vers))

        def check(copy: Path, campagne: Campagne) -> None:
            publish_checked(copy, renderer_of(dossier, campagne, SITE))

        ancienne = _ancienne(dossier)
        campagne = commencer(dossier, Reponses(departements=choisis, **reponses), make, check, remplacer=remplacer)
    except DataError as error:
        refuse(error)
    click.echo("\n".join(resume(bilans[0])))
    fiches = ", ".join([Reglages.fichier, *(model.fichier for model in LISTES)])
    click.echo(f"Les réglages et des fiches vides sont écrits : {fiches} ; rien n’est dans {', '.join(DOSSIERS)}.")
    for reste in restes(dossier, ancienne) if ancienne else ():
        click.echo(f"À relire : {reste}")
    for ligne in laureats_sans_fiche(campagne):
        click.echo(ligne)
    click.echo("La suite est dans docs/mener-sa-tournee.md : `make verifier`, puis `make serve`.")


def _reponses(options: Mapping[str, Any]) -> dict[str, str]:
    """The answers of the options, and those asked for at a terminal; UsageError where one is still lacking."""
    dites = {nom: options[nom] for nom in (*QUESTIONS, "fil", "fuseau")}
    if au_terminal():
        dites |= {nom: _demande(question) for nom, question in _lacking(dites).items()}
    if manquent := _lacking(dites):
        lignes = [f"  --{nom} : {question}" for nom, question in manquent.items()]
        raise click.UsageError("\n".join(["Il manque des réponses :", *lignes]))
    for nom, dite in dites.items():
        if any(category(signe)[0] == "C" for signe in dite or ""):
            raise click.BadParameter("un signe invisible s’y trouve ; écrivez une ligne simple", param_hint=f"--{nom}")
    return dites | {"fil": dites["fil"] or dites["forum"]}


def _demande(question: str) -> str:
    reponse: str = click.prompt(question.removesuffix("."), prompt_suffix="\u00a0: ")
    return reponse


def au_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def _lacking(dites: Mapping[str, str | None]) -> dict[str, str]:
    return {nom: question or "" for nom, question in QUESTIONS.items() if not dites[nom]}


def _ancienne(dossier: Path) -> Campagne | None:
    """The campaign of which the project was, if its data can be read."""
    try:
        return load(dossier)
    except DataError:
        return None
