"""The forge that holds the project: what it opens, filled in, for whoever adds a file or writes an issue."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote


def editeur(depot: str, edition: str) -> str | None:
    """Where the forge shows the project's files for edition, as mkdocs.yml says it; None where it has none."""
    return f"{depot.rstrip('/')}/{edition}".removesuffix("docs/") if depot else None


@dataclass(frozen=True)
class Forge:
    """A forge, with addresses in which a browser puts encoded values between the braces."""

    nom: str
    fichier: str
    """Its page of a new file."""
    ticket: str
    """Its page of a new issue."""
    remplit: bool = True
    """The page of a new file takes the text too; otherwise the name alone."""
    membres: bool = False
    """Only who may write to the project reaches that page."""

    @classmethod
    def of(cls, editeur: str | None) -> Forge | None:
        """The forge whose editor is at that address, as the renderer knows it; None where its kind is unknown."""
        trouve = EDITEUR.fullmatch(editeur or "")
        if trouve is None:
            return None
        sorte = SORTES[trouve["sorte"]]
        fichier = sorte.fichier.replace("{branche}", trouve["branche"])
        return replace(sorte, fichier=f"{trouve['depot']}/{fichier}", ticket=f"{trouve['depot']}/{sorte.ticket}")

    def fichier_rempli(self, dossier: str, nom: str, texte: str) -> str:
        """The address of a new file of that folder that says this, as far as the forge takes it."""
        rempli = self.fichier.replace("{dossier}", dossier).replace("{nom}", quote(nom, safe=""))
        return rempli.replace("{texte}", quote(texte, safe=""))

    def ticket_rempli(self, titre: str, message: str) -> str:
        """The address of a new issue that says this."""
        return self.ticket.replace("{titre}", quote(titre, safe="")).replace("{message}", quote(message, safe=""))


EDITEUR: Final = re.compile(r"(?P<depot>.+?)/(?P<sorte>-/edit|_edit|edit)/(?P<branche>.+)/")
SORTES: Final = {
    "edit": Forge(
        "GitHub",
        fichier="new/{branche}?filename={dossier}/{nom}&value={texte}",
        ticket="issues/new?title={titre}&body={message}",
    ),
    "-/edit": Forge(
        "GitLab",
        fichier="-/new/{branche}?file_name={dossier}/{nom}",
        ticket="-/issues/new?issue[title]={titre}&issue[description]={message}",
        remplit=False,
    ),
    "_edit": Forge(
        "Forgejo",
        fichier="_new/{branche}/{dossier}/?filename={nom}&value={texte}",
        ticket="issues/new?title={titre}&body={message}",
        membres=True,
    ),
}
"""By the way to its editor, which mkdocs.yml gives (``edit_uri``)."""
