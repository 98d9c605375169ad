"""The whole site as a project without hooks: Markdown, assets, templates and settings that any engine builds alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import yaml
from markupsafe import Markup, escape
from yaml.representer import SafeRepresenter
from yaml_env_tag import construct_env_tag

from tournee.engines import css, js
from tournee.publications import publish_checked
from tournee.publications.entetes import entete, entete_d_un_texte, entree_de_recherche
from tournee.reading.prose import HEAD, split_head
from tournee.reading.texts import DOCS
from tournee.site.cadre import cadre, en_html
from tournee.site.feuilles import COMPOSANTS, THEME, feuilles, theme
from tournee.site.hors_ligne import MAGASIN, SERVICE, service
from tournee.site.politique import POLITIQUE
from tournee.site.rendering import script_json
from tournee.site.shortcodes import decorate
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

REGLAGES: Final = "mkdocs.yml"
GABARITS: Final = "overrides"
PLAN: Final = "sitemap.xml"
"""Ours tells the pages that are cast late; here there are none, and each engine has its own."""
PARTIES: Final = (REGLAGES, DOCS, GABARITS)
"""All that stands in it."""
MARQUE: Final = "# Fait par « tournee etaler », qui le refait en entier : changez plutôt le projet.\n"
"""The first line of its settings."""
DES_CROCHETS: Final = ("hooks", "watch", "not_in_nav", "edit_uri")
"""The settings of a project that serve its hooks alone."""
SANS_THEME: Final = {"static_templates": ["404.html"]}
"""What MkDocs must know where no theme says it."""
RECHERCHE: Final = "search/search_index.json"
TITRE: Final = re.compile(r"^# (.+?)(?: *\{[^}]*\})?$", re.MULTILINE)
"""That of a hand-written page; its head may say another, for the browser."""
CACHES: Final = "!.well-known"
"""What engines would leave out, as they do all whose name begins with a dot."""


class _Lecteur(yaml.SafeLoader):
    """mkdocs.yml, with what it takes from the environment."""


class _Ecrivain(yaml.SafeDumper):
    """Texts of HTML are texts."""


_Lecteur.add_constructor("!ENV", construct_env_tag)
_Ecrivain.add_representer(Markup, SafeRepresenter.represent_str)


def lire_reglages(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says."""
    reglages: dict[str, Any] = yaml.load((root / REGLAGES).read_text("utf-8"), _Lecteur)  # noqa: S506  a SafeLoader
    return reglages


def sans_service(campagne: Campagne) -> Campagne:
    """The same, of which no browser keeps the pages: only our hooks know what these hold once they are built."""
    return replace(campagne, reglages=campagne.reglages.model_copy(update={"hors_ligne": False}))


def etaler(root: Path, reglages: dict[str, Any], renderer: Renderer) -> Iterator[SiteFile]:
    """Every file of that project; DataError with all that would stop a build."""
    publies = [*publish_checked(root, renderer), *_feuilles(root, reglages)]
    magasin = js.compact((root / DOCS / MAGASIN).read_text("utf-8"))
    publies.append(SiteFile(SERVICE, service(renderer, magasin.encode(), {})))
    yield SiteFile(REGLAGES, MARQUE + _yaml(_reglages(reglages, renderer)))
    for publie in publies:
        yield SiteFile(f"{DOCS}/{publie.uri}", _page(publie) if publie.head else publie.read())
    cherchees = [entree_de_recherche(un) for un in publies if un.head and un.head.cherchee]
    absents = {*(publie.uri for publie in publies), *reglages["exclude_docs"].split()}
    for chemin in sorted(un for un in (root / DOCS).rglob("*") if un.is_file()):
        uri = chemin.relative_to(root / DOCS).as_posix()
        if uri not in absents and not uri.startswith(COMPOSANTS):
            ecrit = _ecrit(chemin, uri, renderer)
            cherchees += [_entree(uri, str(ecrit))] if chemin.suffix == ".md" else []
            yield SiteFile(f"{DOCS}/{uri}", ecrit)
    yield SiteFile(f"{DOCS}/{RECHERCHE}", script_json({"config": {}, "docs": cherchees}))
    for chemin in sorted(un for un in (root / GABARITS).rglob("*") if un.is_file() and un.name != PLAN):
        yield SiteFile(chemin.relative_to(root).as_posix(), chemin.read_bytes())


def _reglages(reglages: dict[str, Any], renderer: Renderer) -> dict[str, Any]:
    """Those of the project without its hooks, with what these would have said."""
    dits = {nom: valeur for nom, valeur in reglages.items() if nom not in DES_CROCHETS}
    dit = cadre(renderer, politique=POLITIQUE, hors_ligne=False)
    dits["site_name"] = escape(renderer.campagne.reglages.nom)
    dits["exclude_docs"] = CACHES
    dits["theme"] = {"name": None, "custom_dir": GABARITS, "favicon": dits["theme"]["favicon"], **SANS_THEME}
    dits["plugins"] = []  # each engine has its own search; ours reads what we write
    dits["extra"] = {"generator": dits["extra"]["generator"], "cadre": dit}
    dits["validation"] = {"nav": {"omitted_files": "ignore"}}  # a menu of thousands of pages would be in each
    return dits


def _feuilles(root: Path, reglages: dict[str, Any]) -> Iterator[SiteFile]:
    composants = sorted((root / DOCS / COMPOSANTS).glob("*.css"))
    textes = {un.relative_to(root / DOCS).as_posix(): un.read_text("utf-8") for un in composants}
    yield SiteFile(THEME, css.lightened(theme(), reglages["extra"]["theme_absent"].split()))
    for feuille in feuilles(reglages["extra"]["feuilles"], textes):
        yield SiteFile(feuille.uri, css.compact(str(feuille.read())))


def _page(page: SiteFile) -> str:
    return _avec_tete(entete(page), str(page.read()).strip())


def _ecrit(chemin: Path, uri: str, renderer: Renderer) -> str | bytes:
    """A file that somebody wrote, as the site has it: a page with its blocks, a script without its comments."""
    match chemin.suffix:
        case ".md":
            return _texte(chemin.read_text("utf-8"), uri, renderer)
        case ".js":
            return js.compact(chemin.read_text("utf-8"))
    return chemin.read_bytes()


def _texte(entier: str, uri: str, renderer: Renderer) -> str:
    trouve = HEAD.match(entier)
    corps, avant = split_head(entier)
    adresse, fichier = SiteFile(uri, "").address, f"{DOCS}/{uri}"
    ecrit = (trouve and yaml.safe_load(trouve["head"])) or {}
    return _avec_tete(entete_d_un_texte(adresse, fichier, ecrit), decorate(corps, adresse, fichier, renderer, avant))


def _entree(uri: str, page: str) -> dict[str, Any]:
    """What the site's search knows of a hand-written page: its title."""
    trouve = HEAD.match(page)
    tete = (trouve and yaml.safe_load(trouve["head"])) or {}
    ecrits = TITRE.findall(page)
    titre = escape(ecrits[0]) if ecrits else tete.get("title", "")
    return {"location": SiteFile(uri, "").address, "title": titre, "text": ""}


def _avec_tete(tete: dict[str, Any], corps: str) -> str:
    return f"---\n{_yaml(en_html(tete))}---\n\n{corps}\n"


def _yaml(dit: dict[str, Any]) -> str:
    return yaml.dump(dit, Dumper=_Ecrivain, allow_unicode=True, sort_keys=False, width=10_000)
