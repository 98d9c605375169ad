"""What a collectivité is, and which letters fit it."""

from __future__ import annotations

from tournee.reading.vocabulary import Vocabulary


class Destination(Vocabulary):
    """Whom a letter is made for."""

    enveloppe: tuple[str, ...]
    """The lines of its address, after the person; they may hold blanks."""

    def __init__(self, valeur: str, mot: str, enveloppe: tuple[str, ...]) -> None:
        super().__init__(valeur, mot)
        self.enveloppe = enveloppe

    COMMUNE = "commune", "Commune", ("Mairie {de_commune}", "{adresse}")
    INTERCOMMUNALITE = "intercommunalite", "Intercommunalité", ("{collectivite}", "{adresse}")


INTERCOMMUNALITES = ("agglo", "agglomeration", "communaute-de-communes", "cdc", "interco", "metropole")


class Nature(Vocabulary):
    """What a collectivité is; « indetermine » where no source tells it of a laureate."""

    destination: Destination | None

    def __init__(
        self, valeur: str, mot: str, destination: Destination | None = None, synonymes: tuple[str, ...] = ()
    ) -> None:
        super().__init__(valeur, mot, synonymes)
        self.destination = destination

    COMMUNE = "commune", "Commune", Destination.COMMUNE, ("ville", "village", "mairie", "bourg", "municipalite")
    EPCI = "epci", "Intercommunalité", Destination.INTERCOMMUNALITE, INTERCOMMUNALITES
    SYNDICAT = "syndicat", "Syndicat", Destination.INTERCOMMUNALITE
    DEPARTEMENT = "departement", "Département", None, ("conseil-departemental", "cd")
    REGION = "region", "Région", None, ("conseil-regional",)
    ORGANISME_PUBLIC = "organisme-public", "Organisme public"
    INDETERMINE = "indetermine", "Nature à préciser", None, ("inconnu", "autre")
