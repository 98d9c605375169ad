"""What the forms of contacts and groups ask and refuse, as one file: all of it comes from the models and the rules."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from pydantic.fields import FieldInfo

from tournee.campagne.campagne import ANNEES_DE_CONFIANCE, LIBRE
from tournee.fiches import vie_privee
from tournee.fiches.gulls import Gull
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Contact, Geste
from tournee.fiches.valeurs import Forme
from tournee.francais.dates import ANNEES, DATE_IMPOSSIBLE
from tournee.francais.typographie import insecables
from tournee.loading.champs import record_in
from tournee.loading.rules import gulls, seuls, suivi, textes
from tournee.reading import refusals, sources
from tournee.site.forge import Forge
from tournee.site.rendering import script_json
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Evenement, Fiche
    from tournee.reading.record import LoneRecord, Record
    from tournee.site.rendering import Renderer

REGLES: Final = "contribuer/regles.json"

DITS: Final = {
    **suivi.DITS,
    **gulls.DITS,
    "deja": seuls.DEJA,
    "invisible": sources.INVISIBLE_VU,
    "balise": textes.BALISE_VUE,
    "atteinte": textes.ATTEINTE_VUE,
    "manque": refusals.PHRASES["missing"],
    "trop_long": refusals.PHRASES["string_too_long"],
    "nombre": refusals.PHRASES["int_type"],
    "trop_petit": refusals.PHRASES["greater_than_equal"],
    "trop_grand": refusals.PHRASES["less_than_equal"],
    "forme": refusals.DE_NOUS,
    "date": DATE_IMPOSSIBLE,
}
"""What is said of a contact or a group that is refused."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/contribuer/regles.json``, which docs/assets/contribuer/ reads."""
    yield SiteFile(REGLES, lambda: script_json(regles(campagne, Forge.of(renderer.forge))))


def regles(campagne: Campagne, forge: Forge | None) -> dict[str, Any]:
    """The gestes, the fields, the messages, the logs and the groups that what is new must agree with."""
    return {
        "gestes": {geste: _geste(geste) for geste in Geste},
        "statuts": {statut: _statut(statut) for statut in Statut},
        "depart": LIBRE.statut,
        "rouvert": Statut.DECLINEE,
        "label": Statut.LABELLISEE,
        "hors_suivi": Statut.HORS_SUIVI,
        "contact": _fichier(Contact),
        "groupe": {**_fichier(Gull), "exemple": gulls.EXEMPLE, "confiance": ANNEES_DE_CONFIANCE},
        "groupes": {gull.id: _groupe(gull) for gull in campagne.gulls},
        "annees": [ANNEES[0], ANNEES[-1]],
        "delais": campagne.reglages.delais.model_dump(),
        "fuseau": campagne.reglages.fuseau,
        "editions": {edition.annee: _edition(edition) for edition in campagne.label.editions},
        "dits": {nom: insecables(dit) for nom, dit in DITS.items()},
        "balise": textes.BALISE.pattern,
        "invisible": sources.INVISIBLE.pattern,
        "extrait": sources.EXTRAIT_MAX,
        "vie_privee": _vie_privee(),
        "collectivites": {
            fiche.id: {"nom": fiche.nom} for fiche in (*campagne.collectivites, *campagne.epci_a_suivre())
        },
        "suivies": {fiche.cle: _suivie(campagne, fiche) for fiche in campagne.fiches},
        "forge": forge and asdict(forge),
    }


def _geste(geste: Geste) -> dict[str, Any]:
    """What it is and what it changes, its false and empty values left out."""
    dits = {"phrase": geste.phrase, **asdict(geste.effet)}
    return {nom: valeur for nom, valeur in dits.items() if valeur}


def _statut(statut: Statut) -> dict[str, Any]:
    return {"mot": statut.mot, "libre": statut.suite.libre, "a_suivre": statut.suite.a_suivre}


def _fichier(model: type[LoneRecord]) -> dict[str, Any]:
    """Each field of its file, in order, with what its model asks of it; where it goes, and what stands in quotes."""
    champs = {nom: _champ(nom, model) for nom in model.champs()}
    return {"dossier": model.dossier, "guillemets": sorted(model.ENTRE_GUILLEMETS), "champs": champs}


def _champ(nom: str, model: type[Record], *, requis: bool = True) -> dict[str, Any]:
    """What is asked of it, or of the fields that it holds: those that may be left out with it are not asked for."""
    champ = model.model_fields[nom]
    requis = requis and champ.is_required()
    if dedans := record_in(champ.annotation):
        return {"requis": requis, "dedans": {sien: _champ(sien, dedans, requis=requis) for sien in dedans.model_fields}}
    demandes = [*champ.metadata, *_demandes(champ.annotation)]
    forme = next((une for une in demandes if type(une) is Forme), None)

    def limite(sorte: str) -> Any:
        return next((limite for une in demandes if (limite := getattr(une, sorte, None)) is not None), None)

    return {
        "description": insecables(champ.description or ""),
        "requis": requis,
        "plusieurs": get_origin(champ.annotation) is tuple,
        "max": limite("max_length"),
        "au_moins": limite("ge"),
        "au_plus": limite("le"),
        "motif": forme and f"^(?:{forme.motif})$",
        "attendu": forme and insecables(forme.attendu),
        "presque": [(motif.pattern, insecables(dit)) for motif, dit in forme.presque] if forme else [],
        "exemple": suivi.exemple(nom) if nom in suivi.CHAMPS else None,
    }


def _demandes(annotation: Any) -> Iterator[Any]:
    """What an annotation asks, in depth: « Annotated[str, Forme(…)] | None »."""
    for partie in get_args(annotation):
        yield partie
        yield from getattr(partie, "metadata", ()) if isinstance(partie, FieldInfo) else _demandes(partie)


def _edition(edition: Any) -> dict[str, Any]:
    debut, fin = suivi.ouverte(edition)
    return {"debut": str(debut), "fin": str(fin), "periode": suivi.periode(edition)}


def _vie_privee() -> dict[str, Any]:
    return {
        "motifs": [[motif.pattern, insecables(dit)] for motif, dit in vie_privee.MOTIFS],
        "neutres": [neutre.pattern for neutre in vie_privee.NEUTRES],
        "courriel": vie_privee.COURRIEL.pattern,
        "fonctions": sorted(vie_privee.FONCTIONS),
        "debuts": vie_privee.DEBUTS,
        "personnes": sorted(vie_privee.PERSONNES),
        "prenoms": sorted(vie_privee.PRENOMS_PLATS),
        "articles": vie_privee.ARTICLES,
        "longueur_sure": vie_privee.LONGUEUR_SURE,
    }


def _groupe(gull: Gull) -> dict[str, str]:
    return {"nom": gull.nom, "place": f"{gull.file}, ligne {gull.line()}"}


def _suivie(campagne: Campagne, fiche: Fiche) -> dict[str, Any]:
    """Its log, or that it asked not to be in one, and the label from which its status counts."""
    label = campagne.situation(fiche).label
    journal: dict[str, Any] = {"suivi": [_ligne(evenement) for evenement in fiche.suivi]}
    if campagne.retiree(fiche):
        journal["retiree"] = True
    return {**journal, "label": {"le": str(label.le), "actuel": label.actuel}} if label else journal


def _ligne(evenement: Evenement) -> dict[str, Any]:
    """A line of a log: what its status and who holds the collectivité depend on, and where it stands."""
    ligne = {"le": str(evenement.le), "geste": evenement.geste, "par": evenement.par}
    fin = {"jusqu_au": str(evenement.jusqu_au)} if evenement.jusqu_au else {}
    return {**ligne, **fin, "fichier": evenement.file, "ligne": evenement.line()}
