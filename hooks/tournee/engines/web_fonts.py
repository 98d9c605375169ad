"""The faces of the pages: cut to the signs that are written there, and packed for browsers."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from tournee.engines import fonts

if TYPE_CHECKING:
    from collections.abc import Mapping

COURANTES: Final = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÀÉÎàâçèéêëîïôœùû"
    " !\"%&'(),-./:;?@[]×«»’–…·"
    "\u00a0\u2011\u202f"
)
"""What nearly every page writes."""
RARES: Final = "#$*+<=>\\^_`{|}~ÂÄÆÇÈÊËÏÑÔÖŒÙÛÜŸäæñöüÿ“”‘—•°²−€§"
"""What French writes besides, with the names of all its communes: a file apart, which few pages need."""
SIGNES: Final = "←↑→↓✓"
"""What the pages draw with."""
FEATURES: Final = ("kern", "liga", "lnum", "tnum")
INSECABLE: Final = 0x2011
KEPT_NAMES: Final = (0, 14)
"""Copyright, where its licence is."""
LICENCE: Final = "SIL Open Font License 1.1"
LICENCE_NAME: Final = 13
FAMILY_NAMES: Final = (1, 3, 4, 6)
ENGLISH: Final = (3, 1, 0x409)
"""Where every reader of fonts looks for a name."""


@dataclass(frozen=True)
class Face:
    """A face of the pages, and where it is cut from."""

    family: str
    weight: int
    style: str = "normal"
    signs: str = COURANTES
    axes: Mapping[str, float] = field(default_factory=dict)
    """Where it stands between the extremes of a variable one."""


def woff2(face: Face, name: str) -> bytes:
    """Its file, always the same, under a name of ours: its licence keeps the others for their makers. FontError."""
    font = TTFont(fonts.file_of(face.family, face.style, face.weight), lazy=True, recalcTimestamp=False)
    for table in font["cmap"].tables:  # the hyphen that does not break is drawn as the other
        table.cmap.setdefault(INSECABLE, table.cmap[ord("-")])
    subsetter = Subsetter(Options(layout_features=[*FEATURES], name_IDs=[*KEPT_NAMES], hinting=False))
    subsetter.populate(text=face.signs)
    subsetter.subset(font)
    if face.axes:
        instantiateVariableFont(font, face.axes, inplace=True)
    for number in FAMILY_NAMES:
        font["name"].setName(name, number, *ENGLISH)
    font["name"].setName(LICENCE, LICENCE_NAME, *ENGLISH)  # whose text stands beside
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()
