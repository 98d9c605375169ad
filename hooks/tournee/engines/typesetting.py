"""typst, the same on every machine: PDF files tagged for screen readers (PDF/UA), fonts inside, without the clock."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

import typst

from tournee.engines import fonts
from tournee.francais.dates import epoch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from importlib.resources.abc import Traversable


KEPT: Final = threading.local()
"""One compiler for each thread: the fonts that it has read serve all its documents, a seventh of their time."""


class TypstError(Exception):
    """Why typst refused, in its own words."""


def typeset(*templates: Traversable, data: Mapping[str, str], jour: date) -> bytes:
    """The PDF that these models lay out, each going on from the one before it. TypstError.

    Our two faces go by the names ``sys.inputs.texte`` and ``sys.inputs.titres``.
    """
    source = b"".join(template.read_bytes() for template in templates)
    try:
        pdf = _compiler().compile(
            input=source,
            format="pdf",
            sys_inputs={"texte": fonts.TEXT, "titres": fonts.TITLES, **data},
            pdf_standards="ua-1",
            timestamp=epoch(jour),
        )
    except typst.TypstError as error:
        raise TypstError(" ".join(str(error).split())[:300]) from None
    except fonts.FontError as error:
        raise TypstError(str(error)) from None
    if not isinstance(pdf, bytes):
        raise TypstError("plusieurs fichiers au lieu d’un")
    return pdf


def _compiler() -> typst.Compiler:
    if not hasattr(KEPT, "compiler"):
        KEPT.compiler = typst.Compiler(ignore_system_fonts=True, font_paths=fonts.folders())
    compiler: typst.Compiler = KEPT.compiler
    return compiler
