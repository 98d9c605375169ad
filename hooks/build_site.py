"""The events of MkDocs: read the campaign, add its generated files, check their links. Only `coulage` knows it too."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from coulage import Coulage
from tournee import francais, shortcodes
from tournee.loading import load
from tournee.publications import publish
from tournee.rendering import Rendu, SiteFile, gabarits_compiles
from tournee.reserve import CACHE, Reserve
from tournee.sources import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from tournee.campagne import Campagne

COULAGE: Final = Coulage()
COMPOSANTS: Final = "assets/css/"


def aujourdhui() -> date:
    """The day of the build, in UTC: SOURCE_DATE_EPOCH's if it is set. The only clock of the project."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def on_startup(command: str, **_: object) -> None:
    """Under `mkdocs serve`, write late what may be."""
    COULAGE.a_la_demande = command == "serve"


def on_serve(server: LiveReloadServer, **_: object) -> None:
    """Give the server what was not written."""
    COULAGE.servir(server)


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
    reserve = Reserve(root / CACHE)
    config.extra["gabarits_compiles"] = compiles = gabarits_compiles(root / ".cache" / "gabarits")
    gabarits, site = root / "overrides" / "pages", f"{(config.site_url or '').rstrip('/')}/"
    config.extra["rendu"] = Rendu(gabarits, campagne, depot=depot, reserve=reserve, compiles=compiles, site=site)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated file; none takes the place of a hand-written one that it does not come from."""
    rendu: Rendu = config.extra["rendu"]
    campagne: Campagne = config.extra["campagne"]
    try:
        generated = [*publish(campagne, rendu), *_feuilles(files, config)]
    except DataError as error:
        raise PluginError(_report(error)) from None
    for site_file in (un for un in generated if isinstance(un, SiteFile)):
        written = files.get_file_from_path(site_file.uri)
        if written and site_file.source != f"docs/{site_file.uri}":
            raise PluginError(f"docs/{site_file.uri} : ce fichier est produit par la construction ; renommez le vôtre.")
        if written:
            files.remove(written)
        file = File.generated(config, site_file.uri, content=site_file.content, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{site_file.source}" if site_file.source else None
        files.append(file)
    for late_file in COULAGE.recevoir([un for un in generated if not isinstance(un, SiteFile)], config):
        files.append(late_file)
    return files


def _feuilles(files: Files, config: MkDocsConfig) -> Iterator[SiteFile]:
    """The style sheets that pages load, each made of its components; these are not published themselves."""
    listes: dict[str, list[str]] = config.extra["feuilles"]
    composants = {PurePosixPath(un.src_uri).stem: un for un in files if un.src_uri.startswith(COMPOSANTS)}
    feuille_de = {nom: uri for uri, noms in listes.items() for nom in noms}
    problemes = [
        f"mkdocs.yml : la feuille « {uri} » demande le composant « {nom} », or docs/{COMPOSANTS}{nom}.css n’existe pas."
        for nom, uri in feuille_de.items()
        if nom not in composants
    ] + [
        f"docs/{un.src_uri} : ce composant n’est dans aucune feuille ; ajoutez-le à « feuilles », dans mkdocs.yml."
        for nom, un in composants.items()
        if nom not in feuille_de
    ]
    if problemes:
        raise PluginError("\n".join(problemes))
    for un in composants.values():
        files.remove(un)
    for uri, noms in listes.items():
        yield SiteFile(uri, "\n".join(composants[nom].content_string for nom in noms))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the menu and the files for what comes later."""
    config.extra["nav"], config.extra["files"] = nav, files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the theme the campaign, and make the mould of the pages alike."""
    env.bytecode_cache = config.extra["gabarits_compiles"]
    env.globals |= {"campagne": config.extra["campagne"], "jour": francais.jour, "moulees": COULAGE.pages}
    COULAGE.preparer(env, config, config.extra["nav"], files)


def on_post_build(config: MkDocsConfig) -> None:
    """Every page is written: each link between generated pages must lead to one of the site's files."""
    config.extra["rendu"].reserve.ranger()
    known = {file.url for file in config.extra["files"]} | {""}
    dead = sorted((page, target) for target, page in config.extra["rendu"].liens.items() if target not in known)
    if dead:
        raise PluginError("\n".join(f"/{page} : le lien vers « /{target} » ne mène à rien" for page, target in dead))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Give hand-written pages their blocks, the frame of a guide and the glossary."""
    if page.file.generated_by:
        return markdown
    avant = page.file.content_string.count("\n") - markdown.count("\n")
    try:
        return shortcodes.habiller(markdown, page.url, f"docs/{page.file.src_uri}", config.extra["rendu"], avant)
    except DataError as error:
        raise PluginError(_report(error)) from None


def _report(error: DataError) -> str:
    return f"Les données sont à corriger :\n{error}"
