"""A hook of its own: `mkdocs build` writes beside the site, which the new one replaces in one step once all is right.

Under `mkdocs serve`, which writes in a folder that it throws away, nothing of this takes place.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import Abort, BuildError, PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from tournee.francais.pannes import panne
from tournee.francais.phrases import compte

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

LOG: Final = logging.getLogger("mkdocs.hooks.staging")
UNCHANGED: Final = "Le site en place n’a pas changé."
AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
LOST_AND_FOUND: Final = "lost+found"
"""What a disk has of its own at its root."""


class Interrupted(Abort):
    """Somebody stopped the build; the status is what a shell expects of that."""

    exit_code = 130


class Staging:
    """The folder in which a build writes, from its beginning to its end, good or bad."""

    def __init__(self) -> None:
        self.active = True
        self.placed = False
        """Whether the new site is in its place."""
        self._workshop: TemporaryDirectory[str] | None = None
        self._lock: int | None = None
        self._site = Path()

    def begin(self, site: Path) -> Path:
        """The folder to write in, on the disk of the site; what dead builds have left goes first."""
        self.discard()
        self._site = site.resolve()
        if self._site.exists() and not self._site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
        prefix = f".{self._site.name}.construction-"
        within = self._site.is_dir() and (os.path.ismount(self._site) or not os.access(self._site.parent, os.W_OK))
        place = self._site if within else self._site.parent
        place.mkdir(parents=True, exist_ok=True)
        for left in sorted(place.glob(f"{prefix}*")):
            _remove_dead(left, self._site)
        self._workshop = TemporaryDirectory(prefix=prefix, dir=place, ignore_cleanup_errors=True)
        self._lock = _lock(Path(self._workshop.name))
        self._new.mkdir()  # in the workshop, which is for its owner alone: it has the rights of any other folder
        return self._new

    @property
    def _new(self) -> Path:
        return Path(self._workshop.name, "new") if self._workshop else Path()

    @property
    def under_way(self) -> bool:
        """Whether something is written that is not yet in its place."""
        return self._workshop is not None

    def put_in_place(self) -> Path:
        """Make what was written the site; gives the folder of the site."""
        why = _why_by_contents(self._site)
        if why is None:
            if self._site.exists():
                shutil.copymode(self._site, self._new)
            try:
                _swap(self._new, self._site)
            except OSError as error:
                why = panne(error) or error.strerror
        if why is not None:
            LOG.info("« %s » ne peut pas être échangé d’un coup (%s) : son contenu est remplacé.", self._site.name, why)
            _replace_contents(self._new, self._site)
        self.placed = True
        self.discard()
        return self._site

    def discard(self) -> None:
        """Remove what is beside the site."""
        workshop, self._workshop = self._workshop, None
        if workshop:
            workshop.cleanup()
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)


STAGING: Final = Staging()
"""MkDocs tells neither its configuration to who hears of an error, nor anything to who hears of the end."""


def on_startup(command: str, **_: object) -> None:
    """Under `mkdocs serve`, MkDocs' own folder will do."""
    STAGING.active, STAGING.placed = command != "serve", False


def on_config(config: MkDocsConfig) -> None:
    """The data is right: from here, MkDocs writes beside the site."""
    if STAGING.active:
        config.site_dir = str(STAGING.begin(Path(config.site_dir)))


@event_priority(-100)  # after all that may still refuse the site
def on_post_build(config: MkDocsConfig) -> None:
    """All is written and checked: it becomes the site, unless MkDocs is about to refuse it for a warning."""
    if not STAGING.under_way:
        return
    if warnings := sum(count for counter in _counters() for _, count in counter.get_counts()):
        raise PluginError(f"{compte(warnings, 'avertissement')} ci-dessus : corrigez, puis relancez.")
    config.site_dir = str(STAGING.put_in_place())


def on_build_error(error: Exception) -> None:
    """Leave the former site as it is, and say so; a mistake of ours keeps its traceback."""
    if not STAGING.active:
        return
    STAGING.discard()
    if isinstance(error, BuildError):
        LOG.error(str(error))
    elif isinstance(error, OSError) and (why := panne(error)):
        LOG.error("%s ne peut pas être écrit : %s.", error.filename or "Le site", why)
    elif not isinstance(error, Abort):
        LOG.error(UNCHANGED)
        return
    raise Abort(f"Rien n’est construit. {UNCHANGED}") from None


def on_shutdown() -> None:
    """The end: a build that somebody interrupts leaves nothing behind."""
    STAGING.discard()
    if STAGING.active and isinstance(sys.exception(), KeyboardInterrupt):
        raise Interrupted(
            f"Construction interrompue. {'Le nouveau site est en place.' if STAGING.placed else UNCHANGED}"
        ) from None


def _counters() -> Iterator[CountHandler]:
    """What counts the warnings of the build; the engine that takes MkDocs' place does it one logger higher."""
    logger: logging.Logger | None = logging.getLogger("mkdocs")
    while logger:
        yield from (handler for handler in logger.handlers if isinstance(handler, CountHandler))
        logger = logger.parent


def _why_by_contents(site: Path) -> str | None:
    """Why the folder of the site must stay, if it must."""
    if not site.exists():
        return None
    if os.path.ismount(site):
        return "c’est un point de montage"
    if any(entry.name.startswith(".") for entry in site.iterdir()):
        return "il garde des fichiers cachés, que la construction n’a pas écrits"
    return None


def _swap(new: Path, site: Path) -> None:
    """Each takes the place of the other, at once where the system can; OSError if the site cannot be moved."""
    if not site.exists():
        new.rename(site)
        return
    if _exchange(new, site):
        return
    with _put_back(site, former := new.with_name("old")):
        site.rename(former)
        new.rename(site)


@contextmanager
def _put_back(site: Path, former: Path) -> Iterator[None]:
    """Whatever happens between two moves, there is a site."""
    try:
        yield
    except BaseException:
        if former.exists() and not site.exists():
            former.rename(site)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one call of the system, where it has that call for this disk."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    return renameat2 is not None and not renameat2(
        AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE
    )


def _replace_contents(new: Path, site: Path) -> None:
    """Put all that a folder holds in the place of what another shows; what is hidden there stays."""
    with TemporaryDirectory(prefix=f".{site.name}.construction-", dir=site, ignore_cleanup_errors=True) as within:
        arriving, leaving = Path(within, "arriving"), Path(within, "leaving")
        shutil.move(new, arriving)  # a copy if the disk is another one: what follows only moves
        leaving.mkdir()
        names = [entry.name for entry in arriving.iterdir()]
        try:
            for entry in _shown(site):
                entry.rename(leaving / entry.name)
            for name in names:
                (arriving / name).rename(site / name)
        except BaseException:
            for name in names:
                if not (arriving / name).exists():
                    (site / name).rename(arriving / name)
            for entry in list(leaving.iterdir()):
                entry.rename(site / entry.name)
            raise


def _shown(site: Path) -> list[Path]:
    return [entry for entry in site.iterdir() if not entry.name.startswith(".") and entry.name != LOST_AND_FOUND]


def _lock(workshop: Path) -> int | None:
    """Hold a folder as long as this process lives, on whatever machine or in whatever container others look at it."""
    try:
        import fcntl  # noqa: PLC0415  Windows has none, and `mkdocs serve` does without

        held = os.open(workshop, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def _remove_dead(workshop: Path, site: Path) -> None:
    """Remove what a dead build has left, unless a living one holds it; the site that it was moving comes back."""
    if (lock := _lock(workshop)) is None:
        return
    with suppress(OSError):
        if not site.exists():
            Path(workshop, "old").rename(site)
    shutil.rmtree(workshop, ignore_errors=True)
    os.close(lock)
