"""The open data: tables, outlines and the campaign as one file, each with its schema, at addresses that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tournee.francais.noms import slug
from tournee.loading.schemas import DIALECT
from tournee.publications.donnees import geojson, lignes
from tournee.publications.donnees.tables import SEPARATEUR
from tournee.site.adresses import DONNEES
from tournee.site.donnees_structurees import jeu_de_donnees
from tournee.site.rendering import script_json
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.publications.donnees.tables import Table
    from tournee.site.rendering import Renderer

CONTOURS: Final = "communes.geojson"
TOUT: Final = "campagne.json"
DESCRIPTION: Final = "Les données de la campagne, à réutiliser : statuts, contacts, groupes, palmarès et contours."


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/donnees/`` and all that it leads to."""
    tables = [
        faire(campagne)
        for faire in (lignes.communes, lignes.collectivites, lignes.suivi, lignes.gulls, lignes.palmares)
    ]
    communes = tables[0]
    yield renderer.page(
        DONNEES,
        "donnees.html",
        titre="Données ouvertes",
        description=DESCRIPTION,
        source=None,
        tables=tables,
        contours=CONTOURS,
        tout=TOUT,
        dossier=DONNEES,
        derniere=campagne.derniere_nouvelle,
        adresse_publique=renderer.public(DONNEES),
        structure=jeu_de_donnees(
            campagne,
            DESCRIPTION,
            renderer.whole(DONNEES, DONNEES),
            [*(f"{un.nom}.csv" for un in tables), TOUT],
        ),
    )
    for table in tables:
        yield SiteFile(f"{DONNEES}{table.nom}.csv", table.csv)
        yield _json(_schema_de(f"{table.nom}.csv"), table.table_schema)
    yield SiteFile(
        f"{DONNEES}{CONTOURS}", lambda: script_json(geojson.features(communes, campagne.territoire.contours))
    )
    yield _json(_schema_de(CONTOURS), {"$schema": DIALECT, **geojson.json_schema(communes)})
    whole = [lignes.reglages(campagne), *tables]
    yield SiteFile(f"{DONNEES}{TOUT}", script_json(_tout(campagne, whole)))
    yield _json(_schema_de(TOUT), {"$schema": DIALECT, **_schema_de_tout(whole)})
    yield _json("datapackage.json", _paquet(campagne, renderer, tables))


def _schema_de(fichier: str) -> str:
    return f"{fichier}.schema.json"


def _tout(campagne: Campagne, tables: Sequence[Table]) -> dict[str, Any]:
    """All tables; of the communes, those that the campaign follows."""
    suivies = {commune.insee for commune in campagne.suivies(campagne.communes)}
    seule, communes, *autres = tables
    return {
        "jour": str(campagne.jour),
        seule.nom: seule.rows[0],
        communes.nom: [row for row in communes.rows if row["insee"] in suivies],
        **{table.nom: table.rows for table in autres},
    }


def _schema_de_tout(tables: Sequence[Table]) -> dict[str, Any]:
    seule, *listes = tables
    jour = {"type": "string", "format": "date", "description": "Le jour de cette publication."}
    parts = {
        "jour": jour,
        seule.nom: seule.json_schema,
        **{un.nom: {"type": "array", "description": un.titre, "items": un.json_schema} for un in listes},
    }
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


def _paquet(campagne: Campagne, renderer: Renderer, tables: Sequence[Table]) -> dict[str, Any]:
    """What a machine reads first, as https://specs.frictionlessdata.io/data-package/ has it."""
    licence = campagne.reglages.licence_donnees
    notre = {"licenses": [{"title": licence.nom, "path": licence.lien}]}  # not that of the outlines, which are others'
    return {
        "profile": "data-package",
        "name": slug(campagne.reglages.nom),
        "title": campagne.reglages.nom,
        "description": DESCRIPTION,
        **({"homepage": renderer.public(DONNEES)} if renderer.site else {}),
        "created": f"{campagne.jour}T00:00:00Z",
        "resources": [
            *(
                {
                    "profile": "tabular-data-resource",
                    "name": table.nom,
                    "title": table.titre,
                    "path": f"{table.nom}.csv",
                    "mediatype": "text/csv",
                    "encoding": "utf-8",
                    "dialect": {"delimiter": SEPARATEUR},
                    "schema": _schema_de(f"{table.nom}.csv"),
                    **notre,
                }
                for table in tables
            ),
            {"name": slug(TOUT), "path": TOUT, "mediatype": "application/json", **notre},
            {"name": slug(CONTOURS), "path": CONTOURS, "mediatype": "application/geo+json"},
        ],
    }


def _json(fichier: str, valeur: dict[str, Any]) -> SiteFile:
    return SiteFile(f"{DONNEES}{fichier}", script_json(valeur, indent=2) + "\n")
