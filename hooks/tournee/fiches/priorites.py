"""What makes a commune worth approaching before another: the campaign puts these in its own order."""

from __future__ import annotations

from tournee.reading.vocabulary import Vocabulary


class Priorite(Vocabulary):
    """A reason to go to a commune next, in the order of who says nothing else."""

    ANCIENNE_LAUREATE = "ancienne-laureate", "Elle a déjà reçu le label"
    VOISINE_LABELLISEE = "voisine-labellisee", "Une commune voisine l’a reçu"
    EPCI_ENGAGE = "epci-engage", "Son intercommunalité l’a reçu, ou une démarche y est en cours"
    SYNDICAT_ENGAGE = "syndicat-engage", "De même pour un syndicat qui y a son siège"
    GROUPE_PROCHE = "groupe-proche", "Un groupe se réunit tout près"
    PETITE_COMMUNE = "petite-commune", "C’est une petite commune"
