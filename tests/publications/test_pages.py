"""The pages that are alone of their kind: each stands at its address, and leads to all that it lists."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from tests.construction import renderer_de
from tournee.fiches.label import Document
from tournee.fiches.suivi import Commune
from tournee.francais.dates import DatePartielle
from tournee.publications import carte, gulls, pages
from tournee.publications.pages import PAGES
from tournee.site.adresses import PALMARES
from tournee.site.shortcodes import fragment

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne

RANGEE: Final = re.compile(
    r'<tr data-cle=[^>]*>\s*<th scope="row"><a [^>]*>([^<]*)</a>.*?</th>\s*<td.*?</td>\s*<td>(.*?)</td>', re.DOTALL
)
"""The name and the group of a row."""


@pytest.mark.parametrize("uri", [page.uri for page in PAGES])
def test_it_stands_at_its_address(site: Path, uri: str) -> None:
    assert (site / uri / "index.html").is_file()


def test_each_lists_its_own(site: Path, campagne: Campagne) -> None:
    listes = {
        "communes/": [campagne.officielle(commune).slug for commune in campagne.communes],
        "collectivites/": [fiche.id for fiche in campagne.collectivites],
        "gulls/": [gull.id for gull in campagne.gulls],
        "courriers/": [courrier.id for courrier in campagne.courriers],
        "guides/": [guide.id for guide in campagne.guides],
    }
    for uri, attendus in listes.items():
        page = (site / uri / "index.html").read_text("utf-8")
        assert attendus
        assert [nom for nom in attendus if f'href="../{uri}{nom}/"' not in page] == []


def test_every_page_gives_a_collectivite_the_same_group(campagne: Campagne) -> None:
    """A note or an intention makes no group carry it; a letter does."""
    courrier = {"le": DatePartielle(campagne.jour.year, campagne.jour.month), "geste": "courrier", "par": "viregul"}
    louviers = Commune.model_validate({"insee": "27375", "nom": "Louviers", "suivi": (courrier,)})
    autres = tuple(commune for commune in campagne.communes if commune.insee != "27375")
    campagne = replace(campagne, communes=(*autres, louviers))
    assert all(commune.suivi for commune in campagne.communes)
    renderer = renderer_de(campagne)
    tables = [
        fichier
        for module in (pages, carte, gulls)
        for fichier in module.publish(campagne, renderer)
        if "tableau--suivi" in str(fichier.content)
    ]
    assert {"carte/index.md", "communes/index.md", "collectivites/index.md"} < {fichier.uri for fichier in tables}
    for fichier in tables:
        for nom, groupe in RANGEE.findall(str(fichier.content)):
            dit = re.sub(r"<[^>]+>", "", groupe)
            assert dit == ("VireGUL" if nom == "Louviers" else ""), (fichier.uri, nom)


def test_the_palmares_tells_what_was_looked_for_and_what_was_read(campagne: Campagne) -> None:
    document = Document.model_validate(
        {"titre": "Règlement", "lien": "https://label.example/reglement", "lu_le": date(2026, 11, 3)}
    )
    derniere = campagne.label.editions[-1].model_copy(
        update={"ouverture": None, "cloture": None, "cherche_le": date(2026, 11, 25), "documents": (document,)}
    )
    avant = derniere.model_copy(update={"annee": derniere.annee - 1, "cherche_le": None, "documents": ()})
    label = campagne.label.model_copy(update={"editions": (avant, derniere)})
    renderer = renderer_de(replace(campagne, label=label, palmares=()))
    page = next(un for un in pages.publish(renderer.campagne, renderer) if un.uri == f"{PALMARES}index.md")
    lu = [" ".join(re.sub(r"<[^>]+>", "", section).split()) for section in str(page.content).split("<details")[1:]]
    assert "À la date du 25 novembre 2026, nous n’avons pas trouvé ses dates." in lu[0]
    assert "Règlement (lecture du 3 novembre 2026)." in lu[0]
    assert "Nous n’avons pas trouvé ses dates." in lu[1]
    assert "Documents officiels : aucun trouvé." in lu[1]
    bloc = fragment("documents", "guides/preparer-le-dossier/", renderer)
    assert 'href="https://label.example/reglement"' in bloc
    assert str(avant.annee) not in bloc
