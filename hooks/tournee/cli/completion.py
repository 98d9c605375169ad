"""What a shell offers while a command is typed: gestes, groups, communes, read from the project where one stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from tournee.campagne.reunions import passees
from tournee.engines.clock import today
from tournee.fiches.reglages import Reglages
from tournee.francais.noms import slug
from tournee.loading.reader import Reader
from tournee.territoire.fichiers import DOSSIER, load_territoire

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from tournee.loading.champs import Champ

    Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def groupes(context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """The ids of groups, each with its name."""
    connus = _reader(context).gulls()
    return [CompletionItem(gull.id, help=gull.nom) for gull in connus if gull.id.startswith(slug(begun))]


def valeurs(champ: Champ) -> Complete:
    """What gives those of a field, each with its word."""

    def permises(_context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
        return [CompletionItem(valeur, help=mot) for valeur, mot in champ.valeurs if valeur.startswith(slug(begun))]

    return permises


def lieux(context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Communes by name, written in one word, or by code; nothing before three letters."""
    reader = _reader(context)
    territoire = reader.attempt(load_territoire, reader.root / DOSSIER) if len(begun) > 2 else None  # noqa: PLR2004
    return [
        CompletionItem(debut, help=f"{commune.nom} ({commune.code})")
        for commune in (territoire.communes.values() if territoire else ())
        for debut in (slug(commune.nom), commune.code)
        if debut.startswith(slug(begun))
    ]


def reunions(context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """The days of the meetings that were held, the last one first."""
    reglages = _reader(context).record(Reglages)
    tenues = passees(reglages, today(reglages.fuseau)) if reglages else []
    return [CompletionItem(str(une.jour)) for une in reversed(tenues) if str(une.jour).startswith(begun)]


def _reader(context: click.Context) -> Reader:
    return Reader(Path(context.params.get("dossier") or "."))
