"""A work shared among processes: each thing done once, and every error told here."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from shares import HANDFULS, in_shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ICI = os.getpid()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="un processus ne s’y dédouble pas sans danger")


def rien() -> None:
    """Nothing meanwhile."""


def prend(choses: Iterable[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(choses)


@pytest.mark.parametrize("processus", [1, 2, 3])
@pytest.mark.parametrize("combien", [0, 1, HANDFULS - 1, 10 * HANDFULS + 1])
def test_each_thing_is_taken_once(processus: int, combien: int) -> None:
    parts = in_shares(prend, range(combien), rien, processus)
    assert len({qui for qui, _ in parts}) == processus
    assert sorted(chose for _, prises in parts for chose in prises) == list(range(combien))


def test_others_go_on_while_this_one_is_busy() -> None:
    lu, ecrit = os.pipe()

    def signale(choses: Iterable[int]) -> int:
        if os.getpid() != ICI:
            os.write(ecrit, b".")
        return len(list(choses))

    def attend() -> None:
        assert os.read(lu, 1) == b"."

    assert sum(in_shares(signale, range(100), attend, 2)) == 100


def tombe() -> None:
    raise ZeroDivisionError


def meurt() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("chute", [tombe, meurt])
def test_what_a_fallen_process_took_is_done_again_here(chute: Callable[[], None]) -> None:
    def ailleurs(choses: Iterable[int]) -> list[int]:
        if os.getpid() != ICI:
            chute()
        return list(choses)

    [tout] = in_shares(ailleurs, range(100), rien, 2)
    assert sorted(tout) == list(range(100))


def test_an_error_is_told_here() -> None:
    def partout(choses: Iterable[int]) -> list[int]:
        return [100 // chose for chose in choses]

    with pytest.raises(ZeroDivisionError):
        in_shares(partout, range(100), rien, 2)
