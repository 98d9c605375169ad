"""`tournee noter`, `tournee reserver`, `tournee confirmer`: a contact becomes a file of data/suivi/."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tournee.campagne.consequences import consequences
from tournee.campagne.recherche import designees, proche
from tournee.cli import completion
from tournee.cli.refusal import refuse
from tournee.fiches.suivi import Commune, Contact, Evenement, Geste
from tournee.francais.dates import jour_dit
from tournee.francais.noms import alphabetique
from tournee.loading.loading import load
from tournee.reading.sources import DataError, Problem, quote
from tournee.writing.contact_files import add_contact, contact_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche

CONTACT = "ce contact"
"""How messages call what has no file yet."""
COMMUNS = {
    "par": {
        "required": True,
        "envvar": "TOURNEE_GROUPE",
        "show_envvar": True,
        "metavar": "GROUPE",
        "shell_complete": completion.groupes,
    },
    "le": {"default": "aujourd’hui", "show_default": True, "metavar": "JOUR"},
}
"""What every contact says; the day may be « hier », « avant-hier », « 24/11 »."""
AUTRES = tuple(champ for champ in Evenement.model_fields if champ not in {*COMMUNS, "geste"})


def _command(name: str, help_: str, champs: Sequence[str], geste: Geste | None = None) -> click.Command:
    """A command that notes a contact with these fields; its geste is an argument unless it is given."""

    def note(dossier: Path, lieu: str, geste: str | None = geste, **valeurs: str | None) -> None:
        try:
            _note(dossier, lieu, {"geste": geste, **valeurs})
        except DataError as error:
            refuse(error, dossier)

    options: dict[str, dict[str, Any]] = {**COMMUNS, **{champ: {"metavar": "TEXTE"} for champ in champs}}
    decorated: Callable[..., None] = note
    for champ, reglages in reversed(options.items()):
        aide = Contact.model_fields[champ].description
        decorated = click.option(f"--{champ.replace('_', '-')}", champ, help=aide, **reglages)(decorated)
    racine = click.Path(path_type=Path)
    decorated = click.option("--dossier", default=".", type=racine, help="La racine du projet.")(decorated)
    if geste is None:
        decorated = click.argument("geste", shell_complete=completion.gestes)(decorated)
    return click.command(name, help=help_)(click.argument("lieu", shell_complete=completion.lieux)(decorated))


noter = _command(
    "noter",
    "Note un contact avec LIEU (un nom, un code postal ou un code) : un fichier de data/suivi/, vérifié."
    f"\n\nGESTE : {', '.join(Geste)}.",
    AUTRES,
)
reserver = _command(
    "reserver", "Réserve la commune LIEU pour un groupe.", ("jusqu_au", "note", "source"), Geste.RESERVATION
)
confirmer = _command(
    "confirmer", "Dit que la situation de LIEU est toujours vraie.", ("note", "source"), Geste.CONFIRMATION
)


def _note(dossier: Path, lieu: str, valeurs: dict[str, str | None]) -> None:
    avant = load(dossier)
    fiche = _choisie(avant, lieu)
    ou = "commune" if isinstance(fiche, Commune) else "collectivite"
    le = jour_dit(valeurs["le"] or "", avant.jour)
    texte = contact_text({**valeurs, ou: fiche.cle, "nom": fiche.nom, "le": le})
    contact, apres = add_contact(dossier, texte, CONTACT)
    click.echo(f"Écrit dans {Contact.dossier}/{contact.nom_de_fichier} :\n\n{texte}")
    for phrase in consequences(avant, apres):
        click.echo(phrase)


def _choisie(campagne: Campagne, lieu: str) -> Fiche:
    """The one that is meant; asked for on a terminal where there are several, DataError elsewhere."""
    candidates: list[Fiche] = alphabetique(designees(campagne, lieu))
    if not candidates:
        nom = proche(campagne, lieu)
        dit = f"aucune commune ni collectivité de la région ne s’appelle {quote(lieu)}"
        raise DataError([Problem(CONTACT, 1, f"{dit} ; vouliez-vous dire « {nom} » ?" if nom else dit)])
    if len(candidates) == 1:
        return candidates[0]
    choix = [f"{fiche.nom} ({fiche.cle})" for fiche in candidates]
    if not sys.stdin.isatty():
        raise DataError([Problem(CONTACT, 1, f"{quote(lieu)} peut désigner {', '.join(choix)} ; écrivez le code")])
    for rang, un in enumerate(choix, 1):
        click.echo(f"{rang}. {un}")
    return candidates[click.prompt("Laquelle", type=click.IntRange(1, len(choix))) - 1]
