"""What a collectivité is, and which letters fit it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tournee.reading.vocabulary import Vocabulary


@dataclass(frozen=True)
class Adresse:
    """How one writes to whoever heads a collectivité, without knowing who that is."""

    civilites: tuple[str, ...]
    """The forms of address among which the sender chooses."""
    neutre: str
    """What stands as long as nobody has chosen."""
    enveloppe: tuple[str, ...]
    """The lines of the envelope, after the person; they may hold blanks."""


MAIRIE: Final = Adresse(
    ("Madame la Maire", "Madame le Maire", "Monsieur le Maire"),
    "Madame, Monsieur le Maire",
    ("Mairie {de_commune}", "{adresse}"),
)
PRESIDENCE: Final = Adresse(
    ("Madame la Présidente", "Monsieur le Président"),
    "Madame, Monsieur le Président",
    ("{collectivite}", "{adresse}"),
)


class Destination(Vocabulary):
    """Whom a letter is made for."""

    a_qui: Adresse

    def __init__(self, valeur: str, mot: str, a_qui: Adresse) -> None:
        super().__init__(valeur, mot)
        self.a_qui = a_qui

    COMMUNE = "commune", "Commune", MAIRIE
    INTERCOMMUNALITE = "intercommunalite", "Intercommunalité", PRESIDENCE
    SYNDICAT = "syndicat", "Syndicat", PRESIDENCE
    DEPARTEMENT = "departement", "Département", PRESIDENCE
    REGION = "region", "Région", PRESIDENCE
    ORGANISME_PUBLIC = "organisme-public", "Organisme public", PRESIDENCE


INTERCOMMUNALITES = ("agglo", "agglomeration", "communaute-de-communes", "cdc", "interco", "metropole")


class Nature(Vocabulary):
    """What a collectivité is; « indetermine » where no source tells it of a laureate."""

    destination: Destination | None

    def __init__(
        self, valeur: str, mot: str, destination: Destination | None = None, synonymes: tuple[str, ...] = ()
    ) -> None:
        super().__init__(valeur, mot, synonymes)
        self.destination = destination

    def nommee(self, nom: str) -> str:
        """What tells one of them where no source gives a code: its kind and its name."""
        return f"{self} {nom}"

    COMMUNE = "commune", "Commune", Destination.COMMUNE, ("ville", "village", "mairie", "bourg", "municipalite")
    EPCI = "epci", "Intercommunalité", Destination.INTERCOMMUNALITE, INTERCOMMUNALITES
    SYNDICAT = "syndicat", "Syndicat", Destination.SYNDICAT
    DEPARTEMENT = "departement", "Département", Destination.DEPARTEMENT, ("conseil-departemental", "cd")
    REGION = "region", "Région", Destination.REGION, ("conseil-regional",)
    ORGANISME_PUBLIC = "organisme-public", "Organisme public", Destination.ORGANISME_PUBLIC
    INDETERMINE = "indetermine", "Nature à préciser", None, ("inconnu", "autre")
