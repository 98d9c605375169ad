"""The files of the folder: their texts, and how they take the place of those before."""

from __future__ import annotations

import csv
import io
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from tournee.decoupage.contours import PAS
from tournee.decoupage.maillage import KM_PAR_DEGRE
from tournee.francais.phrases import FILTERS
from tournee.territoire.origine import NPM, PYPI

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tournee.decoupage.bilan import Bilan
    from tournee.decoupage.paquets import Json


def csv_text(lignes: Sequence[Json]) -> str:
    """Write rows as CSV, with Unix line ends."""
    texte = io.StringIO()
    ecrivain = csv.DictWriter(texte, list(lignes[0]) if lignes else ["siren"], lineterminator="\n")
    ecrivain.writeheader()
    ecrivain.writerows(lignes)
    return texte.getvalue()


def notice(bilan: Bilan, noms: Mapping[str, str]) -> str:
    """Write in French where the folder comes from, what was repaired, and how to make it again."""
    env = Environment(  # noqa: S701  Markdown to be read beside the data, in no page of the site
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= FILTERS
    gabarit = env.from_string(files(__package__).joinpath("notice.md.jinja").read_text(encoding="utf-8"))
    return gabarit.render(b=bilan, noms=noms, npm=NPM, pypi=PYPI, pas_m=round(PAS * KM_PAR_DEGRE * 1000))


def replace_files(out: Path, textes: Mapping[str, str]) -> None:
    """Write all the files beside, then put each in its place."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".territoire-") as travail:
        for nom, texte in textes.items():
            (Path(travail) / nom).write_text(texte, encoding="utf-8", newline="\n")
        for nom in textes:
            (Path(travail) / nom).replace(out / nom)
