"""The fields of the files of data/, as a page tells them: from the models, like the schemas of editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from tournee.fiches.suivi import Contact
from tournee.loading.schemas import LISTES, SEULES
from tournee.reading.record import Record
from tournee.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Champ:
    """A field: its name, what it says, whether it must be there, the values that it takes where they are a list."""

    nom: str
    description: str
    obligatoire: bool
    valeurs: tuple[tuple[str, str], ...]
    """Each with its word."""


@dataclass(frozen=True)
class Tableau:
    """The fields of a file, or of the records that one of its fields holds."""

    titre: str
    champs: tuple[Champ, ...]


def tableaux() -> dict[str, tuple[Tableau, ...]]:
    """By file, from the root of the project: its own table, then those of what its fields hold."""
    fichiers: dict[str, type[Record]] = {f"{Contact.dossier}/": Contact}
    fichiers |= {model.fichier: model for model in (*LISTES, *SEULES)}
    return {fichier: tuple(_tableaux("Ce que l’on y écrit", model)) for fichier, model in fichiers.items()}


def _tableaux(titre: str, model: type[Record]) -> Iterator[Tableau]:
    yield Tableau(titre, tuple(_champ(nom, model) for nom in _ordre(model)))
    for nom in _ordre(model):
        if dedans := _record_in(model.model_fields[nom].annotation):
            yield from _tableaux(f"Dans « {nom} »", dedans)


def _ordre(model: type[Record]) -> list[str]:
    """A contact begins with what says whose log it is."""
    tete = [nom for nom in getattr(model, "ADRESSE", ()) if nom in model.model_fields]
    return [*tete, *(nom for nom in model.model_fields if nom not in tete)]


def _champ(nom: str, model: type[Record]) -> Champ:
    champ = model.model_fields[nom]
    return Champ(
        nom=nom,
        description=champ.description or "",
        obligatoire=champ.is_required(),
        valeurs=tuple((str(valeur), valeur.mot) for valeur in _valeurs(champ.annotation)),
    )


def _parties(annotation: Any) -> Iterator[Any]:
    """A type and all those that it is made of."""
    yield annotation
    for partie in get_args(annotation):
        yield from _parties(partie)


def _record_in(annotation: Any) -> type[Record] | None:
    trouves = (un for un in _parties(annotation) if isinstance(un, type) and issubclass(un, Record))
    return next(trouves, None)


def _valeurs(annotation: Any) -> list[Vocabulary]:
    for partie in _parties(annotation):
        if isinstance(partie, type) and issubclass(partie, Vocabulary):
            return list(partie)
        if get_origin(partie) is Literal:
            return [valeur for valeur in get_args(partie) if isinstance(valeur, Vocabulary)]
    return []
