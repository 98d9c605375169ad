"""Where a browser finds each file of the site."""

from __future__ import annotations

import pytest

from tournee.site.site_files import SiteFile


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("index.md", ""),
        ("communes/61001-alencon/index.md", "communes/61001-alencon/"),
        ("guides/glossaire.md", "guides/glossaire/"),
        ("guides/le-bon-index.md", "guides/le-bon-index/"),
        ("carte/seule/index.html", "carte/seule/"),
        ("carte/fiches.json", "carte/fiches.json"),
    ],
)
def test_a_page_is_a_folder_and_anything_else_is_itself(uri: str, address: str) -> None:
    assert SiteFile(uri, "").address == address
