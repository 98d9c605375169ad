"""typst, the same on every machine, its fonts brought along and without the clock: papers and pictures."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import typst

from tournee.engines import fonts
from tournee.francais.dates import epoch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from importlib.resources.abc import Traversable


KEPT: Final = threading.local()
"""One compiler for each thread: the fonts that it has read serve all its documents, a seventh of their time."""
PPI: Final = 72
"""One point of a picture's model is one pixel."""


Picture: TypeAlias = Literal["png", "svg"]


class TypstError(Exception):
    """Why typst refused, in its own words."""


def typeset(*templates: Traversable, data: Mapping[str, str], jour: date) -> bytes:
    """The PDF that these models lay out, each going on from the one before it, tagged for screen readers (PDF/UA).

    Our two faces go by the names ``sys.inputs.texte`` and ``sys.inputs.titres``. TypstError.
    """
    return _compile(templates, data, format="pdf", pdf_standards="ua-1", timestamp=epoch(jour))


def draw(template: Traversable, data: Mapping[str, str], genre: Picture = "png") -> bytes:
    """The picture that a model of one page draws. TypstError."""
    return _compile((template,), data, format=genre, ppi=PPI)


def _compile(templates: tuple[Traversable, ...], data: Mapping[str, str], **options: Any) -> bytes:
    source = b"".join(template.read_bytes() for template in templates)
    inputs = {"texte": fonts.SERIF, "titres": fonts.SANS, **data}
    try:
        made = _compiler().compile(input=source, sys_inputs=inputs, **options)
    except typst.TypstError as error:
        raise TypstError(" ".join(str(error).split())[:300]) from None
    except fonts.FontError as error:
        raise TypstError(str(error)) from None
    if not isinstance(made, bytes):
        raise TypstError("plusieurs fichiers au lieu d’un")
    return made


def _compiler() -> typst.Compiler:
    if not hasattr(KEPT, "compiler"):
        KEPT.compiler = typst.Compiler(ignore_system_fonts=True, font_paths=fonts.folders())
    compiler: typst.Compiler = KEPT.compiler
    return compiler
