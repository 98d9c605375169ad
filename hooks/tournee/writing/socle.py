"""A region's folder without the program: what the package brings is laid in it, beside what the region writes.

What was laid may be laid again or taken away; any other file is the region's, and stays.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.reading.socle import LISTE, digest, laid
from tournee.reading.sources import DataError, Problem
from tournee.writing.replacing import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

IGNORES: Final = ".gitignore"
BLOC: Final = re.compile(r"^# tournee poser (?P<version>\S+) .*?^# fin de tournee poser\n", re.MULTILINE | re.DOTALL)
"""What it says to git, and which version was laid last: every clone of the folder knows it."""
ENTIERS: Final = ("hooks", "overrides", "docs/assets", "data/schemas")
"""The folders where a region writes nothing, as a rule."""
PRODUITS: Final = ("/.venv/", "/.tournee/", "/.cache/", "/site/")
PARUE: Final = re.compile(r"^## \[(?P<version>\d+\.\d+\.\d+)\](?P<dit>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
A_REPRENDRE: Final = re.compile(r"^### À reprendre\n(?P<dit>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Pose:
    """What was done."""

    avant: str | None
    """The version that was there, if there was one."""
    poses: tuple[str, ...]
    gardes: tuple[str, ...]
    """Those of the region, which stand in the place of ours."""
    retires: tuple[str, ...]


def poser(socle: Path, root: Path, version: str) -> Pose:
    """Lay the files of ``socle`` in ``root``; DataError, and nothing done, in the folder of the program itself."""
    if (root / "hooks/tournee").is_dir():
        raise DataError([Problem("hooks/tournee", 1, "ce dossier est celui du programme : tout y est déjà")])
    neufs = {un.relative_to(socle).as_posix(): un.read_bytes() for un in sorted(socle.rglob("*")) if un.is_file()}
    anciens = laid(root)
    gardes = {nom for nom, contenu in neufs.items() if not _is_ours(root / nom, {anciens.get(nom), digest(contenu)})}
    retires = [nom for nom in anciens if nom not in neufs and _is_ours(root / nom, {anciens[nom]})]
    for nom in retires:
        (root / nom).unlink(missing_ok=True)
    poses = {nom: contenu for nom, contenu in neufs.items() if nom not in gardes}
    for nom, contenu in poses.items():
        (root / nom).parent.mkdir(parents=True, exist_ok=True)
        (root / nom).write_bytes(contenu)
    write(root / LISTE, json.dumps({nom: digest(contenu) for nom, contenu in poses.items()}, indent=1))
    avant = _tell_git(root, version, poses)
    return Pose(avant, tuple(poses), tuple(sorted(gardes)), tuple(retires))


def a_reprendre(journal: str, avant: str, version: str) -> Iterator[tuple[str, str]]:
    """What each version after that one asks of a region, from the oldest: its number, and its words."""
    parues = {tuple(map(int, une["version"].split("."))): une["dit"] for une in PARUE.finditer(journal)}
    depuis, jusque = (tuple(map(int, un.split("."))) for un in (avant, version))
    for numero, dit in sorted(parues.items()):
        if depuis < numero <= jusque and (trouve := A_REPRENDRE.search(dit)):
            yield ".".join(map(str, numero)), trouve["dit"].strip()


def _is_ours(path: Path, known: set[str | None]) -> bool:
    """Whether nothing would be lost: no file there, or one of those that are known."""
    return not path.exists() or digest(path.read_bytes()) in known


def _tell_git(root: Path, version: str, poses: Mapping[str, bytes]) -> str | None:
    """Have git leave out what was laid, the rest of its file as it was; gives the version that was told there."""
    chemin = root / IGNORES
    ecrit = chemin.read_text("utf-8") if chemin.is_file() else ""
    trouve = BLOC.search(ecrit)
    entiers = [dossier for dossier in ENTIERS if _is_whole(root, dossier, poses)]
    seuls = [f"/{nom}" for nom in poses if not nom.startswith(tuple(f"{dossier}/" for dossier in entiers))]
    lignes = [*PRODUITS, *(f"/{dossier}/" for dossier in entiers), *seuls]
    dit = f"# tournee poser {version} : ce que le paquet apporte ; la commande refait ces lignes"
    bloc = "\n".join([dit, *lignes, "# fin de tournee poser", ""])
    reste = BLOC.sub("", ecrit)
    write(chemin, f"{reste.rstrip()}\n\n{bloc}" if reste.strip() else bloc)
    return trouve["version"] if trouve else None


def _is_whole(root: Path, dossier: str, poses: Mapping[str, bytes]) -> bool:
    """Whether all that stands in a folder was laid."""
    la = (un.relative_to(root).as_posix() for un in (root / dossier).rglob("*") if un.is_file())
    return all(nom in poses for nom in la if "__pycache__" not in nom)
