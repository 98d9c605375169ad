"""From the files of a project to its Campagne, or every problem at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError

from tournee import glossaire, liens, refus
from tournee.campagne import Campagne
from tournee.courriers import Courrier, lire_courriers
from tournee.glossaire import Terme
from tournee.guides import lire_guides
from tournee.liens import LienExterne
from tournee.model import Collectivite, Commune, Gull, Label, Laureat, Record, Reglages
from tournee.rules import problems_between
from tournee.sources import REFUSED, DataError, Problem, Sequence, Value, read_yaml
from tournee.territoire import load_territoire

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

R = TypeVar("R", bound=Record)
T = TypeVar("T")

TERRITOIRE: Final = "data/territoire"


def load(root: Path, jour: date) -> Campagne:
    """The campaign of the project in ``root``, as of a day; DataError with all that must be mended."""
    lecture = _Lecture(root)
    reglages = lecture.record("data/campagne.yaml", Reglages)
    label = lecture.record("data/label.yaml", Label)
    gulls = lecture.records("data/gulls.yaml", Gull)
    palmares = lecture.records("data/palmares.yaml", Laureat)
    communes = lecture.records("data/communes.yaml", Commune)
    collectivites = lecture.records("data/collectivites.yaml", Collectivite)
    courriers = lecture.essayer(lire_courriers, root)
    if courriers is not None:
        lecture.identifiants[Courrier.dossier] = {courrier.id for courrier in courriers}
    guides = lecture.essayer(lire_guides, root)
    termes = lecture.records_facultatifs(Terme.fichier, Terme)
    lecture.problems += glossaire.problems(termes)
    externes = lecture.records_facultatifs(LienExterne.fichier, LienExterne)
    lecture.problems += liens.problems(root, externes, jour)
    territoire = lecture.essayer(load_territoire, root / TERRITOIRE)
    if reglages is None or label is None or territoire is None:
        raise DataError(lecture.problems)
    campagne = Campagne(
        jour=jour,
        reglages=reglages,
        label=label,
        palmares=palmares,
        gulls=gulls,
        communes=communes,
        collectivites=collectivites,
        courriers=courriers or (),
        territoire=territoire,
        guides=guides or (),
        glossaire=termes,
        liens=externes,
    )
    lecture.problems += problems_between(campagne, lecture.identifiants)
    if lecture.problems:
        raise DataError(lecture.problems)
    return campagne.avec_les_laureats()


class _Lecture:
    """Reads file after file and keeps what is wrong for the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.identifiants: dict[str, set[str]] = {}
        """By file, the ids written there, those of refused records too: one mistake is told once.

        A file whose ids cannot all be read is left out: what cannot be known is not called unknown.
        """

    def essayer(self, read: Callable[..., T], *args: Any) -> T | None:
        try:
            return read(*args)
        except DataError as error:
            self.problems += error.problems
            return None

    def lire(self, name: str) -> Value:
        try:
            return read_yaml(self.root / name, name)
        except DataError as error:
            self.problems += error.problems
            return error.reste

    def record(self, name: str, model: type[R]) -> R | None:
        return self._valider(self.lire(name), model, name)

    def records(self, name: str, model: type[R]) -> tuple[R, ...]:
        value = self.lire(name)
        if value is REFUSED:
            return ()
        if not isinstance(value, Sequence):
            message = "une liste est attendue : des fiches qui commencent par « - » (ou « [] » s’il n’y en a pas)"
            self.problems.append(Problem(name, getattr(value, "line", 1), message))
            return ()
        ids = [item.get("id") if isinstance(item, dict) else None for item in value]
        if all(isinstance(identifiant, str) for identifiant in ids):
            self.identifiants[name] = set(map(str, ids))
        valides = (self._valider(item, model, name, line) for item, line in zip(value, value.lines, strict=True))
        return tuple(record for record in valides if record is not None)

    def records_facultatifs(self, name: str, model: type[R]) -> tuple[R, ...]:
        """None without the file: what asks for it tells its absence."""
        return self.records(name, model) if (self.root / name).exists() else ()

    def _valider(self, value: Value, model: type[R], name: str, line: int = 1) -> R | None:
        if value is REFUSED:
            return None
        if not isinstance(value, dict):
            self.problems.append(Problem(name, line, "une fiche est attendue ici : des lignes « champ: valeur »"))
            return None
        try:
            return model.model_validate(value)
        except ValidationError as error:
            self.problems += refus.problems(error, value, model, name)
            return None
