"""The workshop of letters: all that a browser needs to fill one in by itself, in two files that it keeps in memory."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from tournee.fiches.courriers import BLANCS, Support
from tournee.fiches.statuts import Statut
from tournee.francais.typographie import insecables, typographie
from tournee.lettres import formats
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

    Colonne = list[str | None] | dict[str, list[Any]]

LETTRES: Final = "courriers/lettres.json"
COMMUNES: Final = "courriers/communes.json"

ECHANTILLON: Final = "**gras** *léger* [lien](https://exemple.org)\n\n- puce\n\n1. numéro\n"
"""One of each thing that a letter holds: from what pandoc makes of it, a browser learns the styles of an ODT."""

AU_FEMININ: Final = ("Communauté", "Métropole")
"""How the name of an EPCI begins when « la » may stand before it."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/courriers/lettres.json`` and ``/courriers/communes.json``, which docs/assets/courriers/page.js reads."""
    yield SiteFile(LETTRES, script_json(lettres(campagne, renderer.cache)))
    yield SiteFile(COMMUNES, script_json(communes(campagne)))


def lettres(campagne: Campagne, cache: DocumentCache) -> dict[str, Any]:
    """The letters with their blanks, what the campaign and the groups put there, and an ODT to be filled."""
    return {
        "blancs": BLANCS,
        "campagne": de_la_campagne(campagne),
        "statuts": {statut: statut.mot for statut in Statut},
        "lettres": [
            {
                "id": courrier.id,
                "titre": courrier.titre,
                "pour": courrier.pour,
                "support": courrier.support,
                "statuts": courrier.statuts,
                "habitants_max": courrier.habitants_max,
                "html": _html(courrier, campagne, cache),
            }
            for courrier in campagne.courriers
            if courrier.support.usage.adressee
        ],
        "groupes": [
            {"id": gull.id, "nom": typographie(gull.nom), "valeurs": du_groupe(campagne, gull)}
            for gull in campagne.gulls
        ],
        "odt": odt(campagne, cache),
        "styles": {partie: formats.nom_odt(style) for partie, style in formats.STYLES.items()},
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
    document = cache.get_or_make(("odt", echantillon), lambda: formats.odt(echantillon))
    with ZipFile(BytesIO(document)) as archive:
        return {entree.filename: archive.read(entree).decode() for entree in archive.infolist()}


def communes(campagne: Campagne) -> dict[str, Any]:
    """Every commune of the territory, in columns, its sentences ready-made; neighbours and EPCI by rank."""
    officielles = list(campagne.territoire.communes.values())
    epci = list(campagne.territoire.epci.values())
    rangs_epci = {un.siren: rang for rang, un in enumerate(epci)}
    valeurs = [de_la_commune(campagne, officielle) for officielle in officielles]
    suivies = {
        rang: campagne.situation(fiche)
        for rang, officielle in enumerate(officielles)
        if campagne.suit(fiche := campagne.fiche_de(officielle))
    }
    return {
        "codes": [officielle.code for officielle in officielles],
        "valeurs": {
            blanc: _colonne([connues.get(blanc) for connues in valeurs])
            for blanc in sorted({blanc for connues in valeurs for blanc in connues})
        },
        "courriels": [officielle.courriel for officielle in officielles],
        "populations": [officielle.population for officielle in officielles],
        "voisines": _voisines(officielles),
        "epci": [rangs_epci.get(officielle.epci) for officielle in officielles],
        "intercommunalites": [_intercommunalite(un) for un in epci],
        "statuts": {rang: situation.statut for rang, situation in suivies.items()},
        "labels": {rang: situation.label.annee for rang, situation in suivies.items() if situation.label},
    }


def _html(courrier: Courrier, campagne: Campagne, cache: DocumentCache) -> str:
    lettre = lettre_vierge(courrier, campagne.jour)
    return insecables(cache.get_or_make(("html", lettre), lambda: formats.html(lettre).encode()).decode())


def _colonne(valeurs: Sequence[str | None]) -> Colonne:
    """A column as it is, or as a table of sentences and their ranks where they repeat."""
    table = {valeur: rang for rang, valeur in enumerate(dict.fromkeys(valeurs))}
    if len(table) * 2 > len(valeurs):
        return list(valeurs)
    return {"table": list(table), "rangs": [table[valeur] for valeur in valeurs]}


def _voisines(officielles: Sequence[CommuneOfficielle]) -> list[list[int]]:
    """How much farther in the list stand the neighbours of each commune; each pair is told once."""
    rangs: Mapping[str, int] = {officielle.code: rang for rang, officielle in enumerate(officielles)}
    ecarts = [
        [rangs[voisine] - rang for voisine in officielle.voisines if voisine in rangs]
        for rang, officielle in enumerate(officielles)
    ]
    return [[ecart for ecart in sorted(uns) if ecart > 0] for uns in ecarts]


def _intercommunalite(epci: Epci) -> dict[str, str]:
    """An EPCI as a letter names it, and what its data says of it."""
    nom = typographie(epci.nom)
    dits = {"nom": nom, "fait": phrase("intercommunalite", epci)}
    if nom.startswith(AU_FEMININ):
        dits["phrase"] = phrase("membre", epci)
    return dits
