"""pandoc, the same on every machine: neither the clock, the time zone nor the settings of the person show."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Final, TypeAlias

import pypandoc

PANDOC: Final = str(Path(pypandoc.__file__).with_name("files") / ("pandoc.exe" if os.name == "nt" else "pandoc"))
"""The one that the locked package carries, and not a newer one of the machine's."""

NO_DATA: Final = Path(__file__).parent
"""A folder without templates nor settings, in the place of the person's own."""


Node: TypeAlias = dict[str, Any]
"""A node of pandoc's tree: its kind « t » and its contents « c »."""
Attributes: TypeAlias = tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]
"""Its identifier, its classes, its other attributes."""


class PandocError(Exception):
    """Why pandoc refused, in its own words."""


def convert(source: str, *options: str, epoch: int = 0) -> bytes:
    """What pandoc makes of a text; ``epoch`` is the date of what it makes, in seconds. PandocError."""
    environnement = os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    fini = subprocess.run(  # noqa: S603  no shell, and the texts go through the standard input
        [PANDOC, f"--data-dir={NO_DATA}", *options, "--output=-"],
        input=source.encode(),
        capture_output=True,
        check=False,
        env=environnement,
    )
    if fini.returncode:
        raise PandocError(" ".join(fini.stderr.decode().split())[:300])
    return fini.stdout


def blocks_of(source: str, reader: str) -> list[Node]:
    """The blocks that pandoc reads in a text; ``reader`` is one of its own, « commonmark » or « html ». PandocError."""
    blocks: list[Node] = json.loads(convert(source, f"--from={reader}", "--to=json"))["blocks"]
    return blocks
