"""The events of MkDocs: read the campaign, add its generated files, check their links."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import escape
from mkdocs.exceptions import PluginError

from late_files import LateFiles, OnDemand
from offline import write_service
from page_files import PageFile, ordinary_file
from problem_page import ProblemPage
from scripts import scripts
from style_sheets import style_sheets, theme_sheet
from theme_values import autoescape, escape_meta
from tournee.engines.document_cache import CACHE, DocumentCache
from tournee.loading.loading import load
from tournee.publications import publish_checked
from tournee.publications.entetes import entete_d_un_texte
from tournee.reading.sources import DataError
from tournee.site.cadre import cadre
from tournee.site.forge import editeur
from tournee.site.politique import POLITIQUE
from tournee.site.rendering import TEMPLATE_CACHE, CompiledTemplates, Renderer
from tournee.site.shortcodes import decorate

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


LOG: Final = logging.getLogger("mkdocs.tournee")
ON_DEMAND: Final = OnDemand()
"""MkDocs makes a new configuration for each build, but presents its server once."""
PROBLEM_PAGE: Final = ProblemPage()
"""The same."""


@dataclass
class Build:
    """One build, from its configuration to its last page."""

    renderer: Renderer
    compiled: BytecodeCache
    late_files: LateFiles
    nav: Navigation | None = None
    files: Files | None = None

    @classmethod
    def of(cls, config: MkDocsConfig) -> Build:
        """The build that this configuration goes through."""
        build: Build = config.extra["build"]
        return build


def on_startup(command: str, **_: object) -> None:
    """Under `mkdocs serve`, write late what may be."""
    ON_DEMAND.active = PROBLEM_PAGE.active = command == "serve"


def on_serve(server: LiveReloadServer, **_: object) -> None:
    """Give the server what was not written, and what is to be mended."""
    ON_DEMAND.attach(server)
    PROBLEM_PAGE.attach(server)


def on_config(config: MkDocsConfig) -> None:
    """Load the data before anything is written: a problem stops the build and leaves the last site in place."""
    root = Path(config.config_file_path).parent
    PROBLEM_PAGE.begin(config)
    try:
        campagne = load(root)
    except DataError as error:
        _refuse(error, config)
        return
    config.site_name = escape(campagne.reglages.nom)  # the theme writes it as it is
    if not config.repo_url:  # without a forge, the theme must not offer to edit
        config.edit_uri = None
    compiled = CompiledTemplates(root / TEMPLATE_CACHE)
    renderer = Renderer(
        root / "overrides" / "pages",
        campagne,
        forge=editeur(config.repo_url or "", config.edit_uri or ""),
        cache=DocumentCache(root / CACHE),
        compiled=compiled,
        site=_address(config),
    )
    late_files = LateFiles(on_demand=ON_DEMAND.active)
    config.extra["build"] = Build(renderer, compiled, late_files)
    config.extra["cadre"] = cadre(renderer, politique=_policy(), hors_ligne=campagne.reglages.hors_ligne)


def _address(config: MkDocsConfig) -> str:
    """Where the site will be read, if somebody gave it: `mkdocs serve` puts its own there, which is nobody's."""
    if not config.site_url:
        LOG.info("SITE_URL n’est pas donnée : ni adresse du site, ni code QR, ni plan de site, ni image de partage.")
    return "" if ON_DEMAND.active else config.site_url or ""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated file; none takes the place of a hand-written one that it does not come from."""
    build = Build.of(config)
    try:
        published = publish_checked(Path(config.config_file_path).parent, build.renderer)
        cache = build.renderer.cache
        sheets = [*style_sheets(files, config, cache), theme_sheet(files, config, cache)]
        generated = [*published, *sheets, *scripts(files, config, cache)]
    except DataError as error:
        return _refuse(error, config)
    for site_file in generated:
        written = files.get_file_from_path(site_file.uri)
        if written and site_file.source != f"docs/{site_file.uri}":
            raise PluginError(f"docs/{site_file.uri} : ce fichier est produit par la construction ; renommez le vôtre.")
        if written:
            files.remove(written)
        files.append(build.late_files.add(site_file, config) if site_file.late else ordinary_file(site_file, config))
    ON_DEMAND.files = build.late_files.files
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, **_: object) -> None:
    """Keep the menu for the pages that are made late."""
    Build.of(config).nav = nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the theme the campaign, and make the moulds of the pages alike."""
    build = Build.of(config)
    build.files = files
    env.bytecode_cache = build.compiled
    env.autoescape = autoescape(Path(config.config_file_path).parent / "overrides")
    env.globals["late_pages"] = build.late_files.pages
    if build.nav is None:
        raise PluginError("MkDocs n’a pas donné son menu avant ses gabarits.")
    build.late_files.prepare(env, config, build.nav, files)


def _policy() -> str:
    """What pages may load; nothing under `mkdocs serve`, which writes a script in each."""
    return "" if ON_DEMAND.active else POLITIQUE


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Give hand-written pages their blocks, the frame of a guide and the glossary."""
    source = f"docs/{page.file.src_uri}"
    if not page.file.generated_by:
        page.meta = entete_d_un_texte(page.url, source, page.meta)
    escape_meta(page)
    if page.file.generated_by:
        return markdown
    before = page.file.content_string.count("\n") - markdown.count("\n")
    try:
        return decorate(markdown, page.url, source, Build.of(config).renderer, before)
    except DataError as error:
        raise _refusal(error) from None


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Give a generated page its body."""
    return page.file.fill(page) if isinstance(page.file, PageFile) else html


def on_build_error(error: Exception) -> None:
    """Keep the reason for the page that tells it."""
    PROBLEM_PAGE.note(error)


def on_post_build(config: MkDocsConfig) -> None:
    """Every page is written: each link between generated pages must lead to one of the site's files."""
    build = Build.of(config)
    try:
        build.late_files.write_all(build.renderer.links)
    except DataError as error:
        raise _refusal(error) from None
    if not build.late_files.on_demand:  # what nobody has asked for yet is kept
        build.renderer.cache.sweep()
    reglages = build.renderer.campagne.reglages
    write_service(build.files or (), build.renderer, config, kept=reglages.hors_ligne and not ON_DEMAND.active)
    known = {file.url for file in build.files or ()} | {""}
    dead = sorted((page, target) for target, page in build.renderer.links.items() if target not in known)
    if dead:
        raise PluginError("\n".join(f"/{page} : le lien vers « /{target} » ne mène à rien" for page, target in dead))


def _refuse(error: DataError, config: MkDocsConfig) -> Files:
    """Stop the build; under `mkdocs serve`, the files of a site that only tells why, until it is mended."""
    if not PROBLEM_PAGE.active:
        raise _refusal(error) from None
    return PROBLEM_PAGE.take_over(config, error.problems)


def _refusal(error: DataError) -> PluginError:
    return PluginError(f"Les données sont à corriger :\n{error}")
