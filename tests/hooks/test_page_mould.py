"""The mould against the ordinary path: the same page, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.structure.files import File, InclusionLevel

from page_mould import CORPS, Moule, exemplaire
from tournee.site.site_files import PageMoulee

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

TEMOINS = [
    "communes/27375-louviers/",
    "communes/61214-l-aigle/",
    "communes/14118-caen/",
    "communes/50129-cherbourg-en-cotentin/",
    "departements/61-orne/",
    "epci/200071520-domfront-tinchebray-interco/",
]


@pytest.fixture(scope="module")
def ordinaires(build: Callable[..., Path]) -> Path:
    """The real site, with the witnesses on the ordinary path: their Markdown is given to MkDocs."""

    def detourner(config: MkDocsConfig) -> None:
        on_files: Any = config.plugins.events["files"][-1]

        def autrement(files: Files, config: MkDocsConfig) -> Files:
            files = on_files(files, config=config)
            for page in [page for page in on_files.__globals__["COULAGE"].pages if page.uri in TEMOINS]:
                files.remove(next(file for file in files if file.src_uri == f"{page.uri}index.html"))
                site_file = page.ordinaire()
                ordinaire = File.generated(
                    config, site_file.uri, content=site_file.content, inclusion=InclusionLevel.NOT_IN_NAV
                )
                ordinaire.edit_uri = f"../{site_file.source}"
                files.append(ordinaire)
            return files

        config.plugins.events["files"][-1] = autrement

    return build(avant=detourner)


@pytest.mark.parametrize("temoin", TEMOINS)
def test_a_cast_page_is_the_page_that_the_ordinary_path_makes(temoin: str, site: Path, ordinaires: Path) -> None:
    coulee, ordinaire = (dossier / temoin / "index.html" for dossier in (site, ordinaires))
    assert coulee.read_text("utf-8").splitlines() == ordinaire.read_text("utf-8").splitlines()


def test_every_place_of_a_page_is_cast() -> None:
    page = PageMoulee("u/v/", "L'Aigle & fils", "d'or", "s#L1", "", corps=lambda: "<p>corps</p>")
    modele = exemplaire("u/")
    html = f"<t>{modele.titre}</t><m c='moule&#39;titre'>{CORPS}<a href='{modele.source}'>{modele.uri}"
    coulee = Moule(modele, html).couler(page)
    assert coulee == "<t>L'Aigle & fils</t><m c='L&#39;Aigle &amp; fils'><p>corps</p><a href='s#L1'>u/v/"
