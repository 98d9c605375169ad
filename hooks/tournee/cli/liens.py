"""`tournee liens`: tries each cited address and notes the day of those that answer."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tournee.cli.refusal import refuse
from tournee.engines.clock import today
from tournee.engines.web import probe
from tournee.fiches.liens import LienExterne
from tournee.francais.phrases import compte
from tournee.loading.loading import load_reglages
from tournee.reading.citations import citations
from tournee.reading.sources import DataError
from tournee.reading.texts import TEXTS, written_files

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.option("--dossier", default=".", type=click.Path(path_type=Path), help="La racine du projet.")
@click.option("--delai", default=15.0, show_default=True, help="Les secondes laissées à chaque site.")
def liens(dossier: Path, delai: float) -> None:
    """Essaie chaque adresse citée par les textes, dit celles qui ne répondent pas et note le jour des autres."""
    try:
        fuseau = load_reglages(dossier).fuseau
    except DataError as error:
        refuse(error, dossier)
    fichier = dossier / LienExterne.fichier
    adresses = sorted({citation.adresse for citation in citations(written_files(dossier, TEXTS))})
    probes = probe(adresses, delai)
    if probes and not any(essai.reached for essai in probes):
        click.echo(
            f"Aucun site n’a pu être joint ({probes[0].refusal}) : cette machine n’a sans doute pas de réseau.",
            err=True,
        )
        click.echo("Rien n’est vérifié et rien n’est écrit ; relancez « make liens » là où il y a un réseau.", err=True)
        sys.exit(1)
    perdus = [essai for essai in probes if essai.refusal]
    for essai in perdus:
        click.echo(f"{essai.adresse} : {essai.refusal}", err=True)
    if fichier.exists():
        repondent = {essai.adresse for essai in probes if not essai.refusal}
        texte = mark_answered(fichier.read_text("utf-8"), repondent, today(fuseau))
        fichier.write_text(texte, "utf-8", newline="\n")
    total = compte(len(probes), "adresse essayée", "adresses essayées")
    click.echo(f"{total} : {compte(len(probes) - len(perdus), 'répond', 'répondent')}, {len(perdus)} non.")
    sys.exit(1 if perdus else 0)


FICHE: Final = re.compile(r"- lien: (?P<guillemet>[\"']?)(?P<lien>\S+?)(?P=guillemet)(?:\s+#.*)?")


def mark_answered(texte: str, repondent: set[str], jour: date) -> str:
    """The text of data/liens.yaml with the day for the addresses that answered; the rest is left as it is."""
    lignes: list[str] = []
    note = False
    for ligne in texte.splitlines():
        fiche = FICHE.fullmatch(ligne)
        if fiche:
            note = fiche["lien"] in repondent
        if note and ligne.startswith("  repond_le:"):
            continue
        lignes.append(ligne)
        if fiche and note:
            lignes.append(f"  repond_le: {jour}")
    return "\n".join(lignes) + "\n"
