"""The workshop of letters: what a browser needs to fill one in by itself, beside the repertoire of the communes."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from tournee.fiches.courriers import OBJET, Blanc, Support
from tournee.francais.noms import alphabetique
from tournee.francais.typographie import insecables, typographie
from tournee.lettres import formats
from tournee.lettres.formats import FORMATS
from tournee.lettres.lettre import Lettre, lettre_vierge
from tournee.lettres.phrases import phrase
from tournee.lettres.valeurs import de_la_campagne, de_la_commune, du_groupe
from tournee.site.rendering import script_json
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.engines.document_cache import DocumentCache
    from tournee.fiches.courriers import Courrier
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle, Epci

LETTRES: Final = "courriers/lettres.json"
MAIRIES: Final = "courriers/mairies.json"

ECHANTILLON: Final = "**gras** *léger* [lien](https://exemple.org)\n\n- puce\n\n1. numéro\n"
"""One of each thing that a letter holds: from what pandoc makes of it, a browser learns the styles of an ODT."""

AU_FEMININ: Final = ("Communauté", "Métropole")
"""How the name of an EPCI begins when « la » may stand before it."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/courriers/lettres.json`` and ``/courriers/mairies.json``, which docs/assets/courriers/donnees.js reads."""
    yield SiteFile(LETTRES, lambda: script_json(lettres(campagne, renderer.cache)))
    yield SiteFile(MAIRIES, lambda: script_json(mairies(campagne)))


def lettres(campagne: Campagne, cache: DocumentCache) -> dict[str, Any]:
    """The letters with their blanks, what the campaign and the groups put there, and an ODT to be filled."""
    adressees = [courrier for courrier in campagne.courriers if courrier.support.usage.adressee]
    rangs = [un.id for un in sorted(adressees, key=lambda un: (un.pour.rank, un.priorite))]
    return {
        "blancs": {blanc: {"mot": blanc.mot, **asdict(blanc.emploi)} for blanc in Blanc},
        "campagne": de_la_campagne(campagne),
        "fuseau": campagne.reglages.fuseau,
        "lettres": [
            {
                "id": courrier.id,
                "titre": courrier.titre,
                "pour": courrier.pour,
                "rang": rangs.index(courrier.id),
                "statuts": courrier.statuts,
                "habitants_max": courrier.habitants_max,
                "html": _html(courrier, campagne, cache),
            }
            for courrier in adressees
        ],
        "groupes": [
            {"id": gull.id, "nom": typographie(gull.nom), "valeurs": du_groupe(campagne, gull)}
            for gull in alphabetique(campagne.gulls)
        ],
        "odt": odt(campagne, cache),
        "faits": {
            "voisine_distinguee": phrase("voisine_distinguee", "{nom}", "{annee}"),
            "voisines": phrase("voisines", "{noms}"),
            "habitants": phrase("habitants", "{habitants}"),
        },
        "objet": OBJET,
        "lignes_d_expediteur": len(Support.PAPIER.usage.cadre.expediteur),
        "styles": {partie: formats.odt_style(style) for partie, style in formats.STYLES.items()},
    }


def odt(campagne: Campagne, cache: DocumentCache) -> dict[str, str]:
    """The files of a sample ODT, in the order of the archive."""
    echantillon = Lettre(
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
    )
    document = FORMATS["odt"].write(echantillon, cache)
    with ZipFile(BytesIO(document)) as archive:
        return {entree.filename: archive.read(entree).decode() for entree in archive.infolist()}


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
        "courriels": [officielle.courriel for officielle in officielles],
        "voisines": _voisines(officielles),
        "epci": [_intercommunalite(campagne, un) for un in campagne.territoire.epci.values()],
    }


def _html(courrier: Courrier, campagne: Campagne, cache: DocumentCache) -> str:
    lettre = lettre_vierge(courrier, campagne.jour)
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


def _voisines(officielles: Sequence[CommuneOfficielle]) -> list[list[int]]:
    """How much farther in the list stand the neighbours of each commune; each pair is told once."""
    rangs: Mapping[str, int] = {officielle.code: rang for rang, officielle in enumerate(officielles)}
    ecarts = [
        [rangs[voisine] - rang for voisine in officielle.voisines if voisine in rangs]
        for rang, officielle in enumerate(officielles)
    ]
    return [[ecart for ecart in sorted(uns) if ecart > 0] for uns in ecarts]


def _intercommunalite(campagne: Campagne, epci: Epci) -> dict[str, Any]:
    """An EPCI as a letter names it, and what its data says of it; whether it asked that nobody write to it."""
    nom = typographie(epci.nom)
    fiche = campagne.collectivite(epci.siren)
    dits: dict[str, Any] = {"nom": nom, "fait": phrase("intercommunalite", epci)}
    if nom.startswith(AU_FEMININ):
        dits["phrase"] = phrase("membre", epci)
    if fiche and campagne.retiree(fiche):
        dits["retiree"] = True
    return dits
