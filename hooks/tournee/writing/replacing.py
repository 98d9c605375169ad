"""New texts of the project's files, put in their places once they are known to say what the old ones said."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TYPE_CHECKING

from tournee.fiches.suivi import Evenement
from tournee.loading.loading import load
from tournee.reading.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tournee.campagne.campagne import Campagne


def replace_files(root: Path, campagne: Campagne, texts: Mapping[str, str], removed: Iterable[str]) -> None:
    """Write the new text of each file and delete others; DataError, and nothing done, if they would say otherwise."""
    removed = tuple(removed)
    with beside(root, texts, removed) as copy:
        if _said(load(copy, campagne.jour)) != _said(campagne):
            dit = "cette écriture du fichier n’est pas connue : il ne dirait plus la même chose ; rangez à la main"
            raise DataError([Problem(name, 1, dit) for name in texts])
    for name, text in texts.items():
        write(root / name, text)
    for name in removed:
        (root / name).unlink()


@contextmanager
def beside(root: Path, texts: Mapping[str, str], removed: tuple[str, ...] = ()) -> Iterator[Path]:
    """A folder with the project as it would be: links to its files, and the new texts."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for path in sorted(path for folder in ("data", "docs", ".tournee") for path in (root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            if path.is_file() and name not in {*texts, *removed}:
                (copy / name).symlink_to(path.resolve())
        for name, text in texts.items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_text(text, "utf-8", newline="\n")
        yield copy


def _said(campagne: Campagne) -> list[object]:
    """All that the logs and the groups say, wherever it is written."""
    champs = tuple(Evenement.model_fields)
    logs = [
        (fiche.cle, fiche.nom, *(getattr(evenement, champ) for evenement in fiche.suivi for champ in champs))
        for fiche in campagne.fiches
    ]
    return [*logs, *(gull.model_dump() for gull in campagne.gulls)]


def write(path: Path, text: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, encoding="utf-8", newline="\n", delete=False) as whole:
        whole.write(text)
    Path(whole.name).chmod(path.stat().st_mode if path.exists() else 0o644)
    Path(whole.name).replace(path)
