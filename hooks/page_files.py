"""Files of ours on MkDocs' ordinary path, each whole before MkDocs sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml
from mkdocs.structure.files import File, InclusionLevel

from tournee.publications.entetes import entete
from tournee.reading.links import anchors

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from tournee.site.site_files import SiteFile


class PageFile(File):
    """A page that is HTML from the start: MkDocs reads its front matter, and Markdown nothing of its body."""

    body: str

    def fill(self, page: Page) -> str:
        """The body; the page knows the places in it that links may lead to."""
        page.present_anchor_ids = anchors(self.body)
        return self.body


def page_file(site_file: SiteFile, config: MkDocsConfig) -> PageFile:
    """The file of a page of HTML; TypeError if it is no page."""
    file = cast("PageFile", _generated(PageFile, site_file, _front(site_file), config))
    file.body = str(site_file.read()).strip()
    return file


def ordinary_file(site_file: SiteFile, config: MkDocsConfig) -> File:
    """The file of anything: a page, or what is published as it is."""
    if site_file.head is None:
        return _generated(File, site_file, site_file.read(), config)
    if site_file.head.markdown:
        return _generated(File, site_file, f"{_front(site_file)}\n{site_file.read()!s}", config)
    return page_file(site_file, config)


def _front(site_file: SiteFile) -> str:
    return f"---\n{yaml.safe_dump(entete(site_file), allow_unicode=True, sort_keys=False, width=10_000)}---\n"


def _generated(kind: type[File], site_file: SiteFile, content: str | bytes, config: MkDocsConfig) -> File:
    return kind.generated(config, site_file.uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
