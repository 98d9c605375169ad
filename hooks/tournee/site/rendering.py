"""Pages from templates: everything escaped, every link relative and remembered so that it can be checked."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tournee.campagne.campagne import ANNEES_DE_CONFIANCE, EDITIONS_ACTUELLES
from tournee.engines.document_cache import DocumentCache, tell_refused
from tournee.fiches.statuts import Etape, Statut
from tournee.fiches.suivi import Commune
from tournee.francais.phrases import FILTERS
from tournee.francais.typographie import apostrophes, insecables
from tournee.site import donnees_structurees, graphiques
from tournee.site.adresses import FIL, Adresses
from tournee.site.forge import Forge
from tournee.site.politique import POLITIQUE
from tournee.site.site_files import PageHead, SiteFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket
    from jinja2.environment import TemplateModule

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche


TEMPLATE_CACHE: Final = ".cache/gabarits-echappes"
"""Where they stand, from the root of a project. Its name changes with what escapes: what is compiled does not tell."""

PAS: Final = 50
"""How many rows a long list shows, then adds each time one asks for more."""
PAS_COURT: Final = 20
"""The same where several lists follow one another."""
PAS_ETROIT: Final = 10
"""The same on a phone, where something stands below that must not go far."""


SIGNES: Final = re.compile(r"[\\`*_\[\]<>#|~]")
"""What Markdown would read as its own in a name."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Where templates stay compiled from one build to the next; Jinja itself sees which of them have changed.

    A folder that nobody may write in is told once: templates are then compiled each time.
    """

    def __init__(self, dossier: Path) -> None:
        super().__init__(str(dossier))
        self._dossier = dossier
        self._refused = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template that was kept, where it can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where that can be done."""
        if self._refused:
            return
        try:
            self._dossier.mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError as error:
            self._refused = True
            tell_refused(self._dossier, error)


def script_json(valeur: object, indent: int | None = None) -> str:
    """JSON in which no text can pass for markup, wherever it is read; compact, unless it is for somebody to read."""
    texte = json.dumps(valeur, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))
    return texte.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def en_json(valeur: object) -> Markup:
    """The same, for a page."""
    return Markup(script_json(valeur))  # noqa: S704  nothing in it can pass for markup


def markdown(texte: str) -> str:
    """A text in which Markdown reads no sign as its own."""
    return SIGNES.sub(r"\\\g<0>", texte)


class Renderer:
    """The templates of a project, with what every page may use."""

    def __init__(
        self,
        templates: Path,
        campagne: Campagne,
        *,
        forge: str | None = None,
        cache: DocumentCache | None = None,
        compiled: BytecodeCache | None = None,
        site: str = "",
    ) -> None:
        self.campagne = campagne = campagne.publique()
        """What may be told of it: nothing else can enter a page or a file."""
        self.cache = cache or DocumentCache()
        """The documents made before."""
        self.addresses = Adresses(campagne)
        self.forge = forge
        """Where the forge shows the project's files for edition, ending with « / »; None where it has none."""
        self.site = site
        """The address of its first page, whole and ending with « / », or nothing where nobody gave it."""
        self.links: dict[str, str] = {}
        """Every place that a link leads to, with a page that has that link."""
        self._env = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # a build has its own renderer
            bytecode_cache=compiled,
        )
        self._textes = self._env.overlay(autoescape=False)
        self._textes.bytecode_cache = None  # what is compiled without escaping is not for the pages
        self._env.filters |= {**FILTERS, **graphiques.FILTERS, "nom_distinct": campagne.nom_distinct}
        self._env.filters |= {"markdown": markdown, "ariane": donnees_structurees.ariane, "en_json": en_json}
        self._env.globals |= {
            "campagne": campagne,
            "EDITIONS_ACTUELLES": EDITIONS_ACTUELLES,
            "ANNEES_DE_CONFIANCE": ANNEES_DE_CONFIANCE,
            "ETAPES": tuple(Etape),
            "PAS": PAS,
            "PAS_COURT": PAS_COURT,
            "PAS_ETROIT": PAS_ETROIT,
            "site": site,
            "politique": POLITIQUE,
            "forge": Forge.of(forge),
            "adresse": self.addresses.de,
            "situation": campagne.situation,
            "officielle_de": self.addresses.officielle,
            "departement_de": self.addresses.departement,
            "epci_de": self.addresses.epci,
            "a_faire_de": self.addresses.a_faire,
            "calendrier_de": self.addresses.calendrier,
            "lieu_de": self.lieu_de,
            "paroles": self.paroles,
        }
        self._env.globals["m"] = self._env.get_template("_macros.html").module

    def page(
        self,
        uri: str,
        template_name: str,
        titre: str,
        description: str,
        source: str | None,
        *,
        fil: str = FIL,
        cherchee: bool = True,
        **contexte: Any,
    ) -> SiteFile:
        """A page of the site: ``uri`` is its folder (« gulls/artifaille/ »), ``template_name`` its template."""
        body = self.fragment(uri, template_name, titre=titre, source=source, fil=fil, **contexte)
        return SiteFile(f"{uri}index.md", body, source, PageHead(titre, description, fil=fil, cherchee=cherchee).lue)

    def late_page(
        self,
        uri: str,
        template_name: str,
        head: PageHead,
        source: str,
        contexte: Callable[[], dict[str, Any]],
    ) -> SiteFile:
        """One of many pages alike: ``contexte`` is asked for when the page is written."""

        def body() -> str:
            return self.fragment(uri, template_name, titre=head.titre, source=source, fil=head.fil, **contexte())

        return SiteFile(f"{uri}index.md", body, source, head.lue)

    def fragment(self, uri: str, template_name: str, **contexte: Any) -> str:
        """A template alone, its links relative to the folder ``uri``."""
        template = self._env.get_template(template_name)
        html = template.render(
            **contexte, uri=uri, lien=partial(self.link, uri), entiere=partial(self.whole, uri), depot=self.edit_url
        )
        return apostrophes(insecables(html))

    def text(self, template_name: str, **contexte: Any) -> str:
        """A template of plain text."""
        return f"{insecables(self._textes.get_template(template_name).render(**contexte)).strip()}\n"

    def text_file(self, template_name: str, **contexte: Any) -> bytes:
        """The same, as a file that any editor opens."""
        return self.text(template_name, **contexte).replace("\n", "\r\n").encode()

    def link(self, page: str, cible: str) -> str:
        """The relative address of a place of the site (a folder ends with « / », an anchor may follow)."""
        self.links.setdefault(cible.partition("#")[0], page)
        return "../" * page.count("/") + cible or "./"

    def public(self, address: str) -> str:
        """The whole address of a page, for what leaves the site: paper, other sites; nothing where nobody gave it."""
        return self.site and self.site + address

    def whole(self, page: str, cible: str) -> str:
        """The address of a place for a program that reads a page: whole where that of the site is known."""
        return self.public(cible) or self.link(page, cible)

    def source_of(self, fiche: Fiche) -> str:
        """The file and line of a record: « data/communes.yaml#L42 »; the file alone if it is not written there yet."""
        return f"{fiche.fichier}#L{fiche.line()}" if self.campagne.suit(fiche) else fiche.fichier

    def paroles(self, statut: Statut) -> TemplateModule:
        """What a status says on pages: its sentences, as macros."""
        return self._env.get_template(f"statuts/{statut}.html").module

    def lieu_de(self, fiche: Fiche) -> str:
        """Where a record is: « Orne », « Yvetot (76) », or nothing where no source tells it."""
        territoire = self.campagne.territoire
        if isinstance(fiche, Commune):
            return territoire.departements[self.campagne.officielle(fiche).departement].nom
        siege = territoire.communes.get(getattr(fiche, "commune", None) or "")
        return f"{siege.nom} ({siege.departement})" if siege else "—"

    def edit_url(self, source: str) -> str | None:
        """Where the forge lets one edit a file of the project, if the project says which forge."""
        return f"{self.forge}{source}" if self.forge else None
