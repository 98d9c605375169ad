"""Another region needs other data and nothing else: no page of this one speaks of the real one."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tests.docs.test_prepositions import phrases

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne

LIEN: Final = re.compile(r'<a\b[^>]*\bhref="?(https?://[^"\s>]+)"?[^>]*>(.*?)</a>', re.DOTALL)


def noms(campagne: Campagne) -> re.Pattern[str]:
    """The names of a region: those of its campaign, its network, its groups, its départements and its chief towns."""
    territoire = campagne.territoire
    departements = territoire.departements.values()
    chefs_lieux = {territoire.communes[un.chef_lieu].nom for un in departements}
    tous = {
        territoire.nom,
        campagne.reglages.nom,
        campagne.reglages.licence_donnees.nom,
        campagne.reglages.reseau.nom,
        *chefs_lieux,
        *(un.nom for un in departements),
    }
    tous |= {un.nom for un in campagne.gulls} | {un.nom for un in campagne.reglages.equipeurs}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(tous)))})\b")


def test_no_page_names_another_region(site_imagine: Path, campagne: Campagne) -> None:
    reels = noms(campagne)
    assert reels.search("la mairie d’Alençon, en Normandie")
    fautes = {
        lu[max(0, trouve.start() - 30) : trouve.end() + 12]: path.relative_to(site_imagine).as_posix()
        for path in site_imagine.rglob("*")
        if path.suffix in {".html", ".txt", ".csv", ".ics", ".svg", ".geojson"}
        for lu in [phrases(path.read_text("utf-8"))]
        for trouve in reels.finditer(lu)
    }
    assert fautes == {}


def test_no_page_leads_to_another_region(site_imagine: Path, campagne: Campagne) -> None:
    chez_eux = {
        urlsplit(campagne.reglages.reseau.forum).netloc,
        *(urlsplit(un.site or "").netloc for un in campagne.gulls),
    }
    fautes = {
        (path.relative_to(site_imagine).as_posix(), dit)
        for path in site_imagine.rglob("*.html")
        for adresse, dit in LIEN.findall(path.read_text("utf-8"))
        if urlsplit(unescape(adresse)).netloc in chez_eux - {""}
    }
    assert fautes == set()
