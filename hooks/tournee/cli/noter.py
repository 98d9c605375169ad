"""`tournee noter`, `tournee reserver`, `tournee confirmer`: a contact becomes a file of data/suivi/."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tournee.cli import completion
from tournee.cli.adding import add_and_tell, what_has_no_file
from tournee.cli.click_in_french import Option
from tournee.cli.lieux import choisie
from tournee.cli.refusal import refuse
from tournee.fiches.suivi import Commune, Contact, Evenement, Geste
from tournee.francais.dates import jour_dit
from tournee.loading.champs import champ_of
from tournee.loading.loading import load
from tournee.reading.sources import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        nom = f"--{champ.replace('_', '-')}"
        decorated = click.option(nom, champ, help=aide, cls=Option, **reglages)(decorated)
    racine = click.Path(path_type=Path)
    decorated = click.option("--dossier", default=".", type=racine, help="La racine du projet.")(decorated)
    if geste is None:
        decorated = click.argument("geste", shell_complete=completion.valeurs(champ_of("geste", Evenement)))(decorated)
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
    fiche = choisie(avant, lieu, what_has_no_file(Contact))
    ou = "commune" if isinstance(fiche, Commune) else "collectivite"
    le = jour_dit(valeurs["le"] or "", avant.jour)
    add_and_tell(dossier, avant, Contact, {**valeurs, ou: fiche.cle, "nom": fiche.nom, "le": le})
