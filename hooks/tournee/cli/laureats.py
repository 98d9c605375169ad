"""What commands say of the laureates that the territory has and that no record follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.campagne.palmares import sans_fiche
from tournee.fiches.palmares import Laureat
from tournee.fiches.suivi import Collectivite
from tournee.francais.phrases import enumeration
from tournee.writing.folding import identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.palmares import Parcours

SIEGE: Final = "  # commune: le code INSEE du siège, entre guillemets"


def laureats_sans_fiche(campagne: Campagne) -> Iterator[str]:
    """Who they are, and the lines to be added for each; nothing where each has its record."""
    tous = sans_fiche(campagne)
    if vierges := [(corps, corps.fiche) for corps in tous if corps.fiche]:
        dits = enumeration(_dit(corps) for corps, _ in vierges)
        yield f"Le palmarès nomme ici {dits} : le site compte leur label, sans savoir où est leur siège."
        yield f"Pour le dire, ajoutez ces lignes à {Collectivite.fichier} (à la place de « [] », s’il y est) :"
        for _, fiche in vierges:
            yield "\n".join(["", *identity(fiche), SIEGE, "  suivi: []"])
    if inconnus := [_dit(corps) for corps in tous if not corps.fiche]:
        yield f"Le palmarès nomme ici {enumeration(inconnus)}, que le site ne compte pas : rien ne dit qui c’est."
        yield f"Si une source le dit, écrivez sa nature et son code dans {Laureat.fichier}."


def _dit(corps: Parcours) -> str:
    """« Syndicat d’exemple (2024 et 2025) »."""
    return f"{corps.nom} ({enumeration(str(laureat.annee) for laureat in corps.laureats)})"
