"""The workshop of letters: what a browser needs to fill one in by itself, beside the repertoire of the communes."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from tournee.campagne.campagne import LIBRE
from tournee.fiches.courriers import OBJET, Blanc, Condition, Support
from tournee.fiches.natures import Destination
from tournee.fiches.statuts import Statut
from tournee.francais.noms import alphabetique
from tournee.francais.typographie import insecables, typographie
from tournee.lettres import formats
from tournee.lettres.formats import FORMATS
from tournee.lettres.lettre import Lettre, lettre_vierge
from tournee.lettres.phrases import phrase
from tournee.lettres.valeurs import de_la_campagne, de_la_commune, des_circonstances, du_groupe
from tournee.site.rendering import script_json
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.engines.document_cache import DocumentCache
    from tournee.fiches.courriers import Courrier
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle, Epci

LETTRES: Final = "courriers/lettres.json"
MAIRIES: Final = "courriers/mairies.json"

ECHANTILLON: Final = "**gras** *léger* [lien](https://exemple.org)\n\n- puce\n\n1. numéro\n\n## titre\n\n> dit\n"
"""One of each thing that a letter holds: from what pandoc makes of it, a browser learns the styles of a document."""
BUREAUTIQUE: Final = ("odt", "docx")
"""The formats of a word processor, which the browser writes itself."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/courriers/lettres.json`` and ``/courriers/mairies.json``, which docs/assets/courriers/donnees.js reads."""
    yield SiteFile(LETTRES, lambda: script_json(lettres(campagne, renderer.cache, renderer.site)))
    yield SiteFile(MAIRIES, lambda: script_json(mairies(campagne)))


def lettres(campagne: Campagne, cache: DocumentCache, site: str) -> dict[str, Any]:
    """The letters with their blanks, what the campaign and the groups put there, and documents to be filled."""
    rangs = [un.id for un in sorted(campagne.courriers, key=lambda un: un.priorite)]
    return {
        "blancs": {blanc: {"mot": blanc.mot, **asdict(blanc.emploi)} for blanc in Blanc},
        "campagne": de_la_campagne(campagne),
        "fuseau": campagne.reglages.fuseau,
        "relance": campagne.reglages.delais.relance,
        "destinations": {
            un: {"mot": un.mot, "civilites": un.a_qui.civilites, "neutre": un.a_qui.neutre} for un in Destination
        },
        "conditions": {condition: condition.mot for condition in Condition},
        "statuts": {statut: statut.mot for statut in Statut},
        "sans_suivi": LIBRE.statut,
        "lettres": [
            {
                "id": courrier.id,
                "titre": courrier.titre,
                "support": courrier.support,
                "formats": courrier.support.usage.formats,
                "adressee": courrier.support.usage.adressee,
                "geste": courrier.a_noter,
                "attend": courrier.attend,
                "pour": courrier.pour,
                "rang": rangs.index(courrier.id),
                "statuts": courrier.statuts,
                "habitants_max": courrier.habitants_max,
                "si": courrier.si,
                "sauf": courrier.sauf,
                "html": {un.a_qui.neutre: _html(courrier, campagne, un, cache, site) for un in courrier.pour},
            }
            for courrier in campagne.courriers
        ],
        "groupes": [
            {"id": gull.id, "nom": typographie(gull.nom), "valeurs": du_groupe(campagne, gull)}
            for gull in alphabetique(campagne.gulls)
        ],
        **{extension: echantillon(campagne, cache, site, extension) for extension in BUREAUTIQUE},
        "objet": OBJET,
        "lignes_d_expediteur": len(Support.PAPIER.usage.cadre.expediteur),
        "styles": formats.STYLES,
    }


def echantillon(campagne: Campagne, cache: DocumentCache, site: str, extension: str) -> dict[str, str]:
    """The files of a sample document, in the order of the archive; an image is told in base 64."""
    lettre = Lettre(
        titre="Échantillon",
        support=Support.PAPIER,
        expediteur=(),
        destinataire=(),
        lieu_et_date="",
        objet="",
        appel="",
        corps=ECHANTILLON,
        signature=(),
        jour=campagne.jour,
        fichier="hooks/tournee/publications/atelier.py",
        renvoi=site,
    )
    document = FORMATS[extension].write(lettre, cache)
    with ZipFile(BytesIO(document)) as archive:
        return {nom: _text(nom, archive.read(nom)) for nom in archive.namelist()}


def _text(nom: str, contenu: bytes) -> str:
    return b64encode(contenu).decode() if nom.endswith(".png") else contenu.decode()


def mairies(campagne: Campagne) -> dict[str, Any]:
    """What letters need of every commune and EPCI, sentences ready-made, in the order of the repertoire.

    What is made of a name that stands there is told by what changes: the browser puts the two together.
    """
    officielles = list(campagne.territoire.communes.values())
    valeurs = [de_la_commune(campagne, officielle) for officielle in officielles]
    adresses = [connues.get("adresse", "").rpartition("\n") for connues in valeurs]
    return {
        "de_commune": _colonne([_article(connues) for connues in valeurs]),
        "rues": [rue if ville else None for rue, _, ville in adresses],
        "villes": {
            rang: ville
            for rang, (officielle, (*_, ville)) in enumerate(zip(officielles, adresses, strict=True))
            if ville and ville != typographie(" ".join((*officielle.codes_postaux[:1], officielle.nom)))
        },
        "exemples": _colonne([connues["exemples"] for connues in valeurs]),
        "particulieres": {
            rang: dite
            for rang, officielle in enumerate(officielles)
            if (dite := _etat(campagne, campagne.fiche_de(officielle)))
        },
        "sites": [officielle.site for officielle in officielles],
        "courriels": [officielle.courriel for officielle in officielles],
        "faits": {
            rang: faits for rang, officielle in enumerate(officielles) if (faits := _faits(campagne, officielle))
        },
        "epci": [_intercommunalite(campagne, un) for un in campagne.territoire.epci.values()],
    }


def _html(courrier: Courrier, campagne: Campagne, destination: Destination, cache: DocumentCache, site: str) -> str:
    renvoi = site if courrier.support.usage.remise else ""
    lettre = replace(lettre_vierge(courrier, campagne.jour, destination), renvoi=renvoi)
    return insecables(cache.get_or_make(("html", lettre), lambda: formats.html(lettre).encode()).decode())


def _article(valeurs: Mapping[str, str]) -> tuple[str, int]:
    """« du Havre » as the beginning « du » and the two first letters that it takes from « Le Havre »."""
    nom, de_nom = valeurs["commune"], valeurs["de_commune"]
    repris = next(rang for rang in range(len(nom) + 1) if de_nom.endswith(nom[rang:]))
    return de_nom.removesuffix(nom[repris:]), repris


def _colonne(valeurs: Sequence[Any]) -> dict[str, list[Any]]:
    """A column whose values repeat: a table of them, and the rank of each."""
    table = {valeur: rang for rang, valeur in enumerate(dict.fromkeys(valeurs))}
    return {"table": list(table), "rangs": [table[valeur] for valeur in valeurs]}


def _etat(campagne: Campagne, fiche: Fiche) -> dict[str, Any]:
    """The conditions that hold of a collectivité, and what letters say of them; nothing for most."""
    conditions = sorted(campagne.circonstances(fiche).conditions, key=lambda condition: condition.rank)
    valeurs = {nom: valeur for nom, valeur in des_circonstances(campagne, fiche).items() if valeur}
    return {nom: dit for nom, dit in (("conditions", conditions), ("valeurs", valeurs)) if dit}


def _faits(campagne: Campagne, officielle: CommuneOfficielle) -> list[str]:
    """The neighbours of a commune that have surely received the label, a sentence each: what it may not know."""
    voisines = (
        (un, campagne.situation(fiche).label_sur)
        for un in campagne.territoire.voisines(officielle.code)
        if campagne.suit(fiche := campagne.fiche_de(un))
    )
    return [phrase("voisine_distinguee", typographie(un.nom), label.annee) for un, label in voisines if label]


def _intercommunalite(campagne: Campagne, epci: Epci) -> dict[str, Any]:
    """An EPCI as a letter names it, where it stands, and what its data says of it."""
    fiche = campagne.fiche_de_l_epci(epci)
    statut = campagne.situation(fiche).statut
    return {"cle": fiche.cle, "nom": typographie(epci.nom), "statut": statut, **_etat(campagne, fiche)}
