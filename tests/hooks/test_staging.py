"""The new site takes the place of the former one in one step, or not at all: with MkDocs' own events, on two pages."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli

import staging
from staging import Staging
from tests.construction import RACINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

HOOK: Final = f"{RACINE}/hooks/staging.py"
CONFIG: Final = f"""\
site_name: Essai
theme: {{name: null, custom_dir: theme}}
plugins: []
hooks: [mishap.py, {HOOK}]
validation: {{links: {{anchors: warn}}}}
"""
INCHANGE: Final = "Le site en place n’a pas changé."


class Project:
    """Two pages, a theme of one line, and a hook in which a test writes what goes wrong."""

    def __init__(self, root: Path) -> None:
        self.root, self.site = root, root / "site"
        for name, text in {
            "mkdocs.yml": CONFIG,
            "docs/index.md": "# Un\n\n[deux](b.md)\n",
            "docs/b.md": "# Deux\n",
            "theme/main.html": "{{ page.content }}",
            "mishap.py": "",
        }.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Replace a whole file."""
        (self.root / name).parent.mkdir(exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def build(self, *options: str) -> Result:
        """`mkdocs build --strict`, as a person runs it."""
        return CliRunner().invoke(cli, ["build", "--strict", "-f", str(self.root / "mkdocs.yml"), *options])

    def state(self) -> dict[str, bytes]:
        """All the bytes of the site, and whatever stands beside it."""
        here = [path for path in self.root.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        spoilt = ("mishap", "mkdocs.yml", "index.md")
        return {str(path): path.read_bytes() for path in here if not path.name.startswith(spoilt)}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def built(project: Project) -> Project:
    assert project.build().exit_code == 0
    return project


def test_a_site_that_is_not_there_yet_comes_whole(project: Project) -> None:
    assert project.build("-d", str(project.root / "a/b/site")).exit_code == 0
    assert sorted(path.name for path in (project.root / "a/b").iterdir()) == ["site"]
    assert (project.root / "a/b/site/b/index.html").exists()


def test_an_empty_folder_takes_the_site_and_keeps_its_rights(project: Project) -> None:
    project.site.mkdir(mode=0o750)
    assert project.build().exit_code == 0
    assert (project.site / "index.html").exists()
    assert project.site.stat().st_mode & 0o777 == 0o750


def test_the_former_site_leaves_nothing(built: Project) -> None:
    (built.site / "ancienne.html").write_text("ancienne")
    assert built.build().exit_code == 0
    assert not (built.site / "ancienne.html").exists()
    assert [path.name for path in built.root.iterdir() if path.name.startswith(".")] == []


def test_a_link_to_a_folder_stays_a_link(built: Project) -> None:
    (built.root / "www").symlink_to(built.site)
    assert built.build("-d", str(built.root / "www")).exit_code == 0
    assert (built.root / "www").is_symlink()
    assert (built.site / "index.html").exists()


def test_hidden_files_of_the_site_stay(built: Project) -> None:
    (built.site / ".nojekyll").touch()
    (built.site / "lost+found").mkdir()
    (built.site / "ancienne.html").write_text("ancienne")
    folder = built.site.stat().st_ino
    assert "son contenu est remplacé" in built.build().output
    assert sorted(path.name for path in built.site.iterdir()) == [
        ".nojekyll",
        "b",
        "index.html",
        "lost+found",
        "sitemap.xml",
        "sitemap.xml.gz",
    ]
    assert built.site.stat().st_ino == folder


@pytest.mark.parametrize("reason", ["c’est un point de montage", "il est occupé"])
def test_a_folder_that_cannot_be_moved_gets_the_contents(
    built: Project, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    if "montage" in reason:
        monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == built.site)
    else:
        monkeypatch.setattr(sys.modules[HOOK], "_exchange", lambda *_: False)
        monkeypatch.setattr(Path, "rename", _busy(built.site, Path.rename))
    folder = built.site.stat().st_ino
    built.write("docs/index.md", "# Nouveau\n")
    assert f"« site » ne peut pas être échangé d’un coup ({reason}) : son contenu est remplacé" in built.build().output
    assert "Nouveau" in (built.site / "index.html").read_text("utf-8")
    assert built.site.stat().st_ino == folder
    assert list(built.root.rglob("*construction*")) == []


def _busy(site: Path, rename: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    def rename_or_not(self: Path, target: Path) -> Path:
        if self == site:
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(self, target)

    return rename_or_not


MISHAPS: Final = {
    "a refusal": (
        "from mkdocs.exceptions import PluginError as No\ndef on_post_build(config):\n    raise No('docs/x.md:3: x')\n",
        "docs/x.md:3: x",
        1,
    ),
    "a full disk": (
        "def on_files(files, config):\n    files.get_file_from_path('b.md').abs_dest_path = '/dev/full'\n",
        "le disque est plein",
        1,
    ),
    "a warning": (
        "import logging\ndef on_post_build(config):\n    logging.getLogger('mkdocs.essai').warning('Hum')\n",
        "1\u00a0avertissement ci-dessus",
        1,
    ),
    **{
        f"an interruption in {event}": (
            f"def on_{event}(*_, **__):\n    raise KeyboardInterrupt\n",
            "Construction interrompue.",
            130,
        )
        for event in ("config", "files", "env", "post_page", "post_build")
    },
}


@pytest.mark.parametrize("mishap", MISHAPS)
def test_a_build_that_goes_wrong_leaves_the_former_site(built: Project, mishap: str) -> None:
    code, said, status = MISHAPS[mishap]
    before = built.state()
    built.write("mishap.py", code)
    _touch(built)
    result = built.build()
    assert built.state() == before
    assert said in result.output
    assert INCHANGE in result.output
    assert "Traceback" not in result.output
    assert result.exit_code == status


def test_a_warning_leaves_the_former_site_whatever_the_engine(built: Project) -> None:
    """What counts the warnings stands elsewhere in the second one."""
    before = built.state()
    built.write("mishap.py", MISHAPS["a warning"][0])
    _touch(built)
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", str(built.root / "mkdocs.yml")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "1\u00a0avertissement ci-dessus" in ran.stderr
    assert (built.state(), ran.returncode) == (before, 1)


def test_a_dead_anchor_leaves_the_former_site(built: Project) -> None:
    before = built.state()
    built.write("docs/index.md", "# Un\n\n[deux](b.md#nulle-part)\n")
    result = built.build()
    assert (built.state(), result.exit_code) == (before, 1)
    assert "1\u00a0avertissement ci-dessus" in result.output
    assert INCHANGE in result.output


def test_a_mistake_of_ours_keeps_its_traceback(built: Project) -> None:
    before = built.state()
    built.write("mishap.py", "def on_env(*_, **__):\n    1 / 0\n")
    _touch(built)
    result = built.build()
    assert isinstance(result.exception, ZeroDivisionError)
    assert INCHANGE in result.output
    assert built.state() == before


def _touch(project: Project) -> None:
    """MkDocs keeps the module of a hook by its path: a changed one gets another."""
    changed = project.root / f"mishap{len(list(project.root.glob('mishap*')))}.py"
    (project.root / "mishap.py").rename(changed)
    project.write("mkdocs.yml", CONFIG.replace("mishap.py", changed.name))


def test_a_site_that_is_a_file_is_told(project: Project) -> None:
    project.site.write_text("un fichier")
    result = project.build()
    assert "un fichier porte le nom d’un dossier" in result.output
    assert project.site.read_text() == "un fichier"


def test_where_the_system_cannot_swap_two_moves_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    one = Staging()
    for text in ("un", "deux"):
        (one.begin(tmp_path / "site") / "index.html").write_text(text)
        one.put_in_place()
    assert (tmp_path / "site/index.html").read_text() == "deux"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_interruption_between_the_two_moves_puts_the_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise KeyboardInterrupt
        return rename(self, target)

    rename = Path.rename
    monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", interrupted)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("un")
    one = Staging()
    one.begin(tmp_path / "site")
    with pytest.raises(KeyboardInterrupt):
        one.put_in_place()
    one.discard()
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == ["site", "site/index.html"]


@pytest.mark.parametrize("stopped", range(5))
def test_an_interruption_among_the_contents_puts_them_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: int
) -> None:
    moves: list[Path] = []

    def interrupted(self: Path, target: Path) -> Path:
        moves.append(self)
        if len(moves) == stopped:
            raise KeyboardInterrupt
        return rename(self, target)

    rename = Path.rename
    site = tmp_path / "site"
    for name in ("a", "b", ".garde"):
        (site / name).mkdir(parents=True)
    one = Staging()
    new = one.begin(site)
    for name in ("a", "c"):
        (new / name).write_text(name)
    monkeypatch.setattr(Path, "rename", interrupted)
    if stopped:
        with pytest.raises(KeyboardInterrupt):
            one.put_in_place()
    else:
        one.put_in_place()
    one.discard()
    assert sorted(path.name for path in site.iterdir()) == ([".garde", "a", "b"] if stopped else [".garde", "a", "c"])
    assert (site / "a").is_dir() == bool(stopped)


def test_what_a_dead_build_left_goes_and_what_a_living_one_holds_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    living = Staging()
    held = living.begin(site)
    dead = tmp_path / ".site.construction-mort"
    (dead / "old").mkdir(parents=True)
    (dead / "old/index.html").write_text("le site que deux déplacements ont laissé là")
    one = Staging()
    one.begin(site)
    assert held.is_dir()
    assert not dead.exists()
    assert (site / "index.html").exists()
    one.discard()
    living.discard()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_parent_that_is_closed_gives_way_to_the_site_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: path != tmp_path)
    one = Staging()
    new = one.begin(site)
    assert new.is_relative_to(site)
    (new / "index.html").touch()
    monkeypatch.setattr(staging, "_swap", _refuse)
    one.put_in_place()
    assert [path.name for path in site.iterdir()] == ["index.html"]


def _refuse(*_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")
