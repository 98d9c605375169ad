"""The look-up « Et la vôtre ? »: the region's communes in one small file, that the visitor's own browser searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tournee.site.rendering import script_json
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.situation import Situation
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle

INDEX: Final = "recherche/communes.json"


def publish(campagne: Campagne, _rendu: Renderer) -> Iterator[SiteFile]:
    """``/recherche/communes.json``, which docs/assets/recherche.js reads when the field takes the focus."""
    yield SiteFile(INDEX, script_json(index(campagne)))


def index(campagne: Campagne) -> dict[str, Any]:
    """All that can be looked up, in columns by code: names repeat less there, and the file is half the size."""
    communes = campagne.territoire.communes.values()
    suivies = {fiche.insee: campagne.situation(fiche) for fiche in campagne.communes}
    presents = sorted({situation.statut for situation in suivies.values()}, key=lambda statut: statut.rang)
    return {
        "departements": {code: departement.nom for code, departement in campagne.territoire.departements.items()},
        "statuts": {statut: statut.mot for statut in presents},
        "suivies": {code: _situation(situation) for code, situation in sorted(suivies.items())},
        "codes": [commune.code for commune in communes],
        "noms": [commune.nom for commune in communes],
        "departement": [commune.departement for commune in communes],
        "postaux": [" ".join(commune.codes_postaux) for commune in communes],
        "populations": [commune.population for commune in communes],
        "anciennes": {commune.code: anciennes for commune in communes if (anciennes := _anciennes(commune))},
    }


def _situation(situation: Situation) -> list[str | int]:
    """Its status, then the year of a label that no longer makes it."""
    return [situation.statut, *([situation.label.annee] if situation.label and situation.label_ancien else [])]


def _anciennes(commune: CommuneOfficielle) -> dict[str, str]:
    """The codes of before, each with its name; an empty one where the official files no longer name it."""
    return {code: commune.deleguees.get(code, "") for code in sorted({*commune.deleguees, *commune.anciens_codes})}
