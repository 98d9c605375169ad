"""The only module that knows MkDocs: reads the campaign, adds its generated files, checks their links."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from tournee import francais, shortcodes
from tournee.loading import load
from tournee.moule import EXEMPLAIRE, Moule
from tournee.publications import publish
from tournee.rendering import PageMoulee, Rendu, SiteFile
from tournee.sources import DataError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from tournee.campagne import Campagne


def aujourdhui() -> date:
    """The day of the build, in UTC: SOURCE_DATE_EPOCH's if it is set. The only clock of the project."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def on_config(config: MkDocsConfig) -> None:
    """Load the data before anything is written: a problem stops the build and leaves the last site in place."""
    root = Path(config.config_file_path).parent
    try:
        campagne = load(root, aujourdhui())
    except DataError as error:
        raise PluginError(_report(error)) from None
    if not config.repo_url:  # without a forge, the theme must not offer to edit
        config.edit_uri = None
    depot = f"{config.repo_url.rstrip('/')}/{config.edit_uri}".removesuffix("docs/") if config.repo_url else None
    config.extra["campagne"] = campagne
    config.extra["rendu"] = Rendu(root / "overrides" / "pages", campagne, depot)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated file, then check that each link between generated pages leads somewhere."""
    rendu: Rendu = config.extra["rendu"]
    campagne: Campagne = config.extra["campagne"]
    try:
        generated = publish(campagne, rendu)
    except DataError as error:
        raise PluginError(_report(error)) from None
    config.extra["moulees"] = [page for page in generated if isinstance(page, PageMoulee)]
    for page in config.extra["moulees"]:
        files.append(_PageCoulee.de(page, config))
    for site_file in generated:
        if isinstance(site_file, PageMoulee):
            continue
        written = files.get_file_from_path(site_file.uri)
        if written and site_file.source != f"docs/{site_file.uri}":
            raise PluginError(f"docs/{site_file.uri} : cette page est produite par les données ; renommez la vôtre.")
        if written:
            files.remove(written)
        file = File.generated(config, site_file.uri, content=site_file.content, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{site_file.source}" if site_file.source else None
        files.append(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the menu and the files for the mould."""
    config.extra["nav"], config.extra["files"] = nav, files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the theme the campaign, then make the mould and tell the search of the pages to be cast."""
    moulees: list[PageMoulee] = config.extra["moulees"]
    env.globals |= {"campagne": config.extra["campagne"], "jour": francais.jour, "moulees": moulees}
    config.extra["moule"] = Moule(_render_alone(EXEMPLAIRE.ordinaire(), env, config, files))
    config.plugins["material/search"].search_index.entries += [
        {"location": page.uri, "title": page.titre, "text": page.recherche} | ({"boost": 4} if page.suivie else {})
        for page in moulees
    ]


def _render_alone(site_file: SiteFile, env: Environment, config: MkDocsConfig, files: Files) -> str:
    """A page as MkDocs renders it, without a place in the site."""
    file = File.generated(config, site_file.uri, content=site_file.content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{site_file.source}"
    page = Page(None, file, config)
    page.read_source(config)
    page.render(config, files)
    context = get_context(config.extra["nav"], files, config, page)
    return str(env.get_template("main.html").render(context))


class _PageCoulee(File):
    """A page that is cast when MkDocs copies it."""

    couler: Callable[[], str]

    @classmethod
    def de(cls, page: PageMoulee, config: MkDocsConfig) -> _PageCoulee:
        """The file of a page; nothing is rendered yet."""
        file = cls(f"{page.uri}index.html", None, config.site_dir, config.use_directory_urls)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        file.couler = lambda: config.extra["moule"].couler(page)
        return file

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002  MkDocs' own signature
        """Cast the page and write it."""
        write_file(self.couler().encode(), self.abs_dest_path)


def on_post_build(config: MkDocsConfig) -> None:
    """Every page is written: each link between generated pages must lead to one of the site's files."""
    known = {file.url for file in config.extra["files"]} | {page.uri for page in config.extra["moulees"]} | {""}
    dead = sorted((page, target) for target, page in config.extra["rendu"].liens.items() if target not in known)
    if dead:
        raise PluginError("\n".join(f"/{page} : le lien vers « /{target} » ne mène à rien" for page, target in dead))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Replace the blocks that hand-written pages ask for."""
    try:
        return shortcodes.remplacer(markdown, page.url, f"docs/{page.file.src_uri}", config.extra["rendu"])
    except DataError as error:
        raise PluginError(_report(error)) from None


def _report(error: DataError) -> str:
    return f"Les données sont à corriger :\n{error}"
