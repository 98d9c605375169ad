"""The worker that lets a browser keep the site, written once every file that it names is there."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.utils import write_file

from tournee.site.hors_ligne import BUDGET, MAGASIN, SERVICE, a_garder, empreinte, service

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from tournee.site.rendering import Renderer

LOG: Final = logging.getLogger("mkdocs.tournee")
SEARCH: Final = "search/search_index.json"
"""What MkDocs writes and does not list."""
OCTETS: Final = 1_000_000


def write_service(files: Iterable[File], renderer: Renderer, config: MkDocsConfig, *, kept: bool) -> None:
    """Write ``/hors-ligne.js``; if nothing is to be kept, the worker undoes what a former build had kept."""
    site = Path(config.site_dir)
    addresses = [file.url.removeprefix("./") for file in files]
    addresses += [SEARCH] if (site / SEARCH).is_file() else []
    contents = dict(_within(site, a_garder(addresses))) if kept else {}
    write_file(service(renderer, (site / MAGASIN).read_bytes(), contents).encode(), str(site / SERVICE))


def _within(site: Path, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each address and a digest of what it holds, as far as the budget goes."""
    left = BUDGET * OCTETS
    for address in addresses:
        path = site / address
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        if len(content) > left:
            LOG.info("Sans réseau, « %s » n’est pas gardée d’office : %s Mo sont déjà pris.", address, BUDGET)
            continue
        left -= len(content)
        yield address, empreinte(content)
