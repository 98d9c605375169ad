"""The stable addresses of the site: everything links to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.fiches.courriers import Courrier
from tournee.fiches.gulls import Gull
from tournee.fiches.journal import CompteRendu
from tournee.fiches.suivi import Collectivite, Commune

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche
    from tournee.reading.record import Record
    from tournee.territoire.communes import CommuneOfficielle, Departement, Epci

CARTE = "carte/"
COMMUNES = "communes/"
COLLECTIVITES = "collectivites/"
GULLS = "gulls/"
PALMARES = "palmares/"
PROGRES = "progres/"
COURRIERS = "courriers/"
DEPARTEMENTS = "departements/"
EPCI = "epci/"
A_FAIRE = "a-faire/"
NOTER = "contribuer/noter/"
AJOUTER = "contribuer/groupe/"
DONNEES = "donnees/"
AGENDA = "agenda/"
REUNIONS = f"{AGENDA}agenda.ics"
ECHEANCES = f"{AGENDA}echeances.ics"
PROCHAINE_REUNION = f"{AGENDA}prochaine-reunion/"
MAIRIE = "mairie/"
PRESSE = "presse/"
BADGE = "badge.svg"
PARTAGE = "partage.png"
"""Each in the folder of the page that has one."""
JOURNAL = "journal/"
HORS_LIGNE = "hors-ligne/"
ICONES = "assets/icones/"
CHARTE = "charte/"
SILHOUETTES = "assets/silhouettes/"
FIL = "fil.xml"
"""The feed of a folder; that of the campaign at the root."""


class Adresses:
    """The folder of each record's page, from the root of the site."""

    def __init__(self, campagne: Campagne) -> None:
        self._campagne = campagne

    def de(self, record: Record) -> str:
        """« communes/61001-alencon/ » for a commune, and so on; TypeError for a record without a page."""
        match record:
            case Commune():
                return self.officielle(self._campagne.officielle(record))
            case Collectivite():
                return f"{COLLECTIVITES}{record.id}/"
            case Gull():
                return f"{GULLS}{record.id}/"
            case Courrier():
                return f"{COURRIERS}{record.id}/"
            case CompteRendu():
                return f"{JOURNAL}{record.id}/"
        raise TypeError(record)

    def fil(self, fiche: Fiche) -> str:
        """The feed that its page offers: its own where the campaign follows it, else that of the campaign."""
        return f"{self.de(fiche)}{FIL}" if self._campagne.suit(fiche) else FIL

    @staticmethod
    def officielle(officielle: CommuneOfficielle) -> str:
        """« communes/61001-alencon/ »."""
        return f"{COMMUNES}{officielle.slug}/"

    @staticmethod
    def departement(departement: Departement) -> str:
        """« departements/61-orne/ »."""
        return f"{DEPARTEMENTS}{departement.slug}/"

    @staticmethod
    def a_faire(departement: Departement) -> str:
        """« a-faire/61-orne/ »."""
        return f"{A_FAIRE}{departement.slug}/"

    @staticmethod
    def calendrier(gull: Gull) -> str:
        """« agenda/artifaille.ics »."""
        return f"{AGENDA}{gull.id}.ics"

    @staticmethod
    def epci(epci: Epci) -> str:
        """« epci/200071520-domfront-tinchebray-interco/ »."""
        return f"{EPCI}{epci.slug}/"
