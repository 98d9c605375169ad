"""The house: data goes one way, from room to room, and no room but the outermost knows the engine of the site."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Final

import pytest

from tests.construction import RACINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOOKS: Final = RACINE / "hooks"
FLOORS: Final = (
    {"francais"},
    {"engines", "reading"},
    {"fiches", "territoire"},
    {"campagne", "decoupage"},
    {"loading", "lettres", "site"},
    {"publications", "writing"},
    {"cli"},
)
"""From the ground up: a module imports from its own room and from the floors below (docs/architecture.md)."""
ROOMS: Final = [room for floor in FLOORS for room in sorted(floor)]
ENGINE: Final = {"mkdocs", "material", "mkdocs_material"}


def module_of(path: Path) -> str:
    """« hooks/tournee/site/livret.py » → « tournee.site.livret »."""
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


MODULES: Final = {module_of(path): path for path in sorted(HOOKS.rglob("*.py"))}


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file names, those that only types need included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} : un import relatif"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else str(node.module)


def room_of(module: str) -> str:
    """« tournee.site.livret » → « site »."""
    return module.split(".")[1] if module.startswith("tournee.") else ""


def test_every_room_has_a_floor_and_every_floor_its_rooms() -> None:
    assert {path.name for path in (HOOKS / "tournee").iterdir() if path.is_dir() and path.name != "__pycache__"} == {
        *ROOMS
    }
    assert [path.name for path in (HOOKS / "tournee").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("room", ROOMS)
def test_no_import_climbs(room: str) -> None:
    floor = next(rank for rank, rooms in enumerate(FLOORS) if room in rooms)
    below = {room}.union(*FLOORS[:floor])
    climbs = [
        (module, imported)
        for module, path in MODULES.items()
        if room_of(module) == room
        for imported in imports_of(path)
        if imported.startswith("tournee.") and room_of(imported) not in below
    ]
    assert climbs == []


def test_no_import_goes_round() -> None:
    graph = {
        module: {imported for imported in imports_of(path) if imported in MODULES and imported != module}
        for module, path in MODULES.items()
    }
    assert sum(map(len, graph.values())) > 100
    TopologicalSorter(graph).prepare()  # CycleError names the modules of a circle


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_its_duty(room: str) -> None:
    duty = ast.get_docstring(ast.parse((HOOKS / "tournee" / room / "__init__.py").read_text("utf-8"))) or ""
    assert duty.splitlines()[0].endswith("."), "a sentence, in the first line of its docstring"


def test_the_package_knows_no_mkdocs() -> None:
    knowing = {module for module, path in MODULES.items() for name in imports_of(path) if name.split(".")[0] in ENGINE}
    assert knowing == {
        "build_site",
        "late_files",
        "offline",
        "page_files",
        "problem_page",
        "scripts",
        "staging",
        "style_sheets",
        "theme_values",
    }
    code = (
        "import sys, tournee.cli.main, tournee.loading.loading, tournee.publications; sys.exit('mkdocs' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
