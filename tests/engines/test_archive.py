"""Archives that do not depend on the order nor on the clock."""

from __future__ import annotations

from tournee.engines.archive import archive


def test_the_same_files_make_the_same_archive() -> None:
    assert archive({"b": b"2", "a": b"1"}) == archive({"a": b"1", "b": b"2"})
