"""The pictures of the site, each drawn once by a typst model and kept from one build to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.engines import typesetting
from tournee.reading.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from tournee.engines.document_cache import DocumentCache


def picture(
    cache: DocumentCache,
    model: Traversable,
    data: Mapping[str, str],
    source: str,
    line: int = 1,
    *,
    genre: typesetting.Picture = "png",
) -> bytes:
    """What a model draws of some data; DataError, at the place where the data stands, if it cannot be drawn."""

    def make() -> bytes:
        try:
            return typesetting.draw(model, data, genre)
        except typesetting.TypstError as error:
            raise DataError([Problem(source, line, f"l’image ne peut pas être dessinée ({error})")]) from None

    return cache.get_or_make((model.name, genre, dict(data)), make)
