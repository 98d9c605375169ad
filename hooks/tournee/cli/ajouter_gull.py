"""`tournee ajouter-gull`: a new group becomes a file of data/gulls/."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tournee.cli import completion
from tournee.cli.adding import add_and_tell, what_has_no_file
from tournee.cli.asking import ask, au_terminal
from tournee.cli.lieux import choisie
from tournee.cli.refusal import refuse
from tournee.fiches.gulls import Gull
from tournee.francais.noms import slug
from tournee.loading.champs import a_plat
from tournee.loading.loading import load
from tournee.reading.sources import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tournee.loading.champs import Champ

CHAMPS = tuple(a_plat(Gull))
CALCULES = frozenset({"id"})
"""What is worked out from the rest where it is not given."""
SOUHAITES = frozenset({"commune"})
"""What is asked without being owed: without it, no commune knows the group to be near."""


def _ajouter(dossier: Path, **valeurs: Any) -> None:
    try:
        avant = load(dossier)
        donnees = {champ.nom: valeurs[champ.nom] or _demande(champ) for champ in CHAMPS}
        if donnees["commune"]:
            donnees["commune"] = choisie(avant, donnees["commune"], what_has_no_file(Gull)).cle
        donnees["id"] = donnees["id"] or slug(donnees["nom"] or "") or None
        add_and_tell(dossier, avant, Gull, donnees)
    except DataError as error:
        refuse(error, dossier)


def _demande(champ: Champ) -> str | None:
    """What a person answers for a field that must be there, or nearly; nothing where nobody is asked."""
    demande = champ.nom in SOUHAITES or (champ.obligatoire and champ.nom not in CALCULES)
    if not demande or not au_terminal():
        return None
    permis = f" ({', '.join(valeur for valeur, _ in champ.valeurs)})" if champ.valeurs else ""
    vide: dict[str, Any] = {} if champ.obligatoire else {"default": "", "show_default": False}
    return ask(f"{champ.description.removesuffix('.')}{permis}", **vide) or None


def _command() -> click.Command:
    decorated: Callable[..., None] = _ajouter
    for champ in reversed(CHAMPS):
        nom = f"--{champ.nom.replace('_', '-')}"
        metavar = "|".join(valeur for valeur, _ in champ.valeurs) or "TEXTE"
        aide = f"{champ.description} Par défaut, tiré du nom." if champ.nom in CALCULES else champ.description
        offre = completion.lieux if champ.nom == "commune" else completion.valeurs(champ)
        reglages: dict[str, Any] = {"metavar": metavar, "multiple": champ.plusieurs, "shell_complete": offre}
        decorated = click.option(nom, champ.nom, help=aide, **reglages)(decorated)
    racine = click.Path(path_type=Path)
    decorated = click.option("--dossier", default=".", type=racine, help="La racine du projet.")(decorated)
    aide = "Ajoute un groupe : un fichier de data/gulls/, vérifié. Ce qui manque est demandé au terminal."
    return click.command("ajouter-gull", help=aide)(decorated)


ajouter_gull = _command()
