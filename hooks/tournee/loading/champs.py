"""The fields of the files of data/, as a page tells them: from the models, like the schemas of editors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from tournee.fiches.suivi import Contact
from tournee.loading.schemas import LISTES, SEULES
from tournee.reading.record import LoneRecord, Record
from tournee.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Champ:
    """A field: its name, what it says, whether it must be there, the values that it takes where they are a list."""

    nom: str
    description: str
    obligatoire: bool
    plusieurs: bool
    """It is a list."""
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


def a_plat(model: type[Record]) -> Iterator[Champ]:
    """The fields of a record, those of what a field holds in its place, in the order of its file."""
    for nom in _ordre(model):
        champ = champ_of(nom, model)
        if dedans := record_in(model.model_fields[nom].annotation):
            for sien in a_plat(dedans):
                yield replace(sien, obligatoire=sien.obligatoire and champ.obligatoire)
        else:
            yield champ


def _tableaux(titre: str, model: type[Record]) -> Iterator[Tableau]:
    yield Tableau(titre, tuple(champ_of(nom, model) for nom in _ordre(model)))
    for nom in _ordre(model):
        if dedans := record_in(model.model_fields[nom].annotation):
            yield from _tableaux(f"Dans « {nom} »", dedans)


def _ordre(model: type[Record]) -> list[str]:
    """A contact begins with what says whose log it is."""
    return [*(model.champs() if issubclass(model, LoneRecord) else model.model_fields)]


def champ_of(nom: str, model: type[Record]) -> Champ:
    """What a model says of one of its fields."""
    champ = model.model_fields[nom]
    return Champ(
        nom=nom,
        description=champ.description or "",
        obligatoire=champ.is_required(),
        plusieurs=get_origin(champ.annotation) is tuple,
        valeurs=tuple((str(valeur), valeur.mot) for valeur in _valeurs(champ.annotation)),
    )


def _parties(annotation: Any) -> Iterator[Any]:
    """A type and all those that it is made of."""
    yield annotation
    for partie in get_args(annotation):
        yield from _parties(partie)


def record_in(annotation: Any) -> type[Record] | None:
    """The class of the records that a field holds, if it holds some."""
    trouves = (un for un in _parties(annotation) if isinstance(un, type) and issubclass(un, Record))
    return next(trouves, None)


def _valeurs(annotation: Any) -> list[Vocabulary]:
    for partie in _parties(annotation):
        if isinstance(partie, type) and issubclass(partie, Vocabulary):
            return list(partie)
        if get_origin(partie) is Literal:
            return [valeur for valeur in get_args(partie) if isinstance(valeur, Vocabulary)]
    return []
