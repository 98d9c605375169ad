"""A work on many things, shared among as many processes as may use a core each."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing, contextmanager, suppress
from multiprocessing import Pipe, get_context
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

Thing = TypeVar("Thing")
Result = TypeVar("Result")

HANDFULS: Final = 64
"""In how many the things are cut; a byte tells each."""


def cores() -> int:
    """How many cores this process may use, or one where a process cannot safely be forked."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def in_shares(
    work: Callable[[Iterable[Thing]], Result],
    things: Sequence[Thing],
    meanwhile: Callable[[], None],
    processes: int | None = None,
) -> list[Result]:
    """What the work gives in each process: each takes a handful of the things, then the next that nobody has taken.

    This one does something else ``meanwhile``, then takes its part. A process that falls says nothing: all is done
    again here, where its error is told like any other.
    """
    with ExitStack() as stack:
        left = stack.enter_context(_handfuls())
        processes = processes or min(cores(), len(things))
        heard = [stack.enter_context(_apart(work, _taken(things, left))) for _ in range(1, processes)]
        meanwhile()
        results = [work(_taken(things, left))]
        try:
            return [*results, *(receiver.recv() for receiver in heard)]
        except EOFError:
            return [work(things)]


@contextmanager
def _handfuls() -> Iterator[int]:
    """The handfuls that nobody has taken: a pipe gives each of its bytes to one reader only."""
    left, into = os.pipe()
    os.write(into, bytes(range(HANDFULS)))
    os.close(into)
    try:
        yield left
    finally:
        os.close(left)


def _taken(things: Sequence[Thing], left: int) -> Iterator[Thing]:
    while handful := os.read(left, 1):
        yield from things[handful[0] :: HANDFULS]


@contextmanager
def _apart(work: Callable[[Iterable[Thing]], Result], things: Iterable[Thing]) -> Iterator[Connection]:
    """Where to hear what a forked process gives; it does not outlive this."""
    receiver, sender = Pipe(duplex=False)
    process = get_context("fork").Process(target=_tell, args=(sender, work, things), daemon=True)
    process.start()
    sender.close()  # the other end is then the process's alone: it closes when the process falls
    with closing(receiver):
        try:
            yield receiver
        finally:
            process.terminate()
            process.join()


def _tell(sender: Connection, work: Callable[[Iterable[Thing]], Result], things: Iterable[Thing]) -> None:
    with suppress(BaseException):  # told by the silence
        sender.send(work(things))
