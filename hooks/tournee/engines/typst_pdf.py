"""typst, the same on every machine: PDF files tagged for screen readers (PDF/UA), fonts inside, without the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typst

from tournee.francais.dates import epoch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from importlib.resources.abc import Traversable


class TypstError(Exception):
    """Why typst refused, in its own words."""


def typeset(*templates: Traversable, data: Mapping[str, str], jour: date) -> bytes:
    """The PDF that these models lay out, each going on from the one before it. TypstError."""
    source = b"".join(template.read_bytes() for template in templates)
    try:
        pdf = typst.Compiler(ignore_system_fonts=True).compile(
            input=source,
            format="pdf",
            sys_inputs=dict(data),
            pdf_standards="ua-1",
            timestamp=epoch(jour),
        )
    except typst.TypstError as error:
        raise TypstError(" ".join(str(error).split())[:300]) from None
    if not isinstance(pdf, bytes):
        raise TypstError("plusieurs fichiers au lieu d’un")
    return pdf
