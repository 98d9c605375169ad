"""The only module that knows MkDocs: reads the campaign, adds its generated files, checks their links."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from tournee import francais, shortcodes
from tournee.loading import load
from tournee.publications import publish
from tournee.rendering import Rendu
from tournee.sources import DataError

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

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
    for site_file in generated:
        written = files.get_file_from_path(site_file.uri)
        if written and site_file.source != f"docs/{site_file.uri}":
            raise PluginError(f"docs/{site_file.uri} : cette page est produite par les données ; renommez la vôtre.")
        if written:
            files.remove(written)
        file = File.generated(config, site_file.uri, content=site_file.content, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{site_file.source}" if site_file.source else None
        files.append(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the theme the campaign; every page is known by now, so check the links of the generated ones."""
    env.globals |= {"campagne": config.extra["campagne"], "jour": francais.jour}
    urls = {file.url for file in files} | {""}
    dead = sorted({(lien.page, lien.cible) for lien in config.extra["rendu"].liens if lien.cible not in urls})
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
