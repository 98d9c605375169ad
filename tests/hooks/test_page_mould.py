"""The mould against the ordinary path: the same page, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from page_files import ordinary_file
from page_mould import BODY, PageMould, pattern
from tests.construction import ADRESSE
from tournee.site.politique import POLITIQUE
from tournee.site.site_files import PageHead, SiteFile

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

    def autrement(on_files: Callable[..., Files], files: Files, config: MkDocsConfig) -> Files:
        files = on_files(files, config=config)
        for page in [page for page in config.extra["build"].late_files.pages if page.address in TEMOINS]:
            files.remove(next(file for file in files if file.src_uri == f"{page.address}index.html"))
            files.append(ordinary_file(replace(page, content=page.read()), config))
        return files

    with pytest.MonkeyPatch.context() as patch:  # all the builds of this process have the same hooks

        def detourner(config: MkDocsConfig) -> None:
            hooks: Any = config.hooks
            patch.setattr(hooks["hooks/build_site.py"], "_address", lambda _: ADRESSE)
            patch.setattr(hooks["hooks/build_site.py"], "_policy", lambda: POLITIQUE)
            events: Any = config.plugins.events["files"]
            events[-1] = partial(autrement, events[-1])

        return build(avant=detourner, pages=())


@pytest.mark.parametrize("temoin", TEMOINS)
def test_a_cast_page_is_the_page_that_the_ordinary_path_makes(temoin: str, site: Path, ordinaires: Path) -> None:
    coulee, ordinary = (dossier / temoin / "index.html" for dossier in (site, ordinaires))
    assert coulee.read_text("utf-8").splitlines() == ordinary.read_text("utf-8").splitlines()


def test_every_place_of_a_page_is_cast() -> None:
    page = SiteFile("u/v/index.md", "<p>corps</p>", "s#L1", PageHead("L'Aigle & fils", "d'or"))
    modele = pattern("u/")
    html = (
        f"<t>moule'titre</t><m c='moule&#39;titre'>{BODY}<a href='{modele.source}'>{modele.address}"
        f"<i src='{modele.head and modele.head.partage}'>"
    )
    cast = PageMould(modele, html).cast(page)
    assert cast == (
        "<t>L'Aigle & fils</t><m c='L&#39;Aigle &amp; fils'><p>corps</p><a href='s#L1'>u/v/"
        "<i src='partage/accueil.png'>"
    )
