"""What was made before is taken back; a folder in which nothing can be written costs time, and a line."""

from __future__ import annotations

import errno
from pathlib import Path
from tempfile import _TemporaryFileWrapper
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment

from tournee.engines.document_cache import DocumentCache
from tournee.site.rendering import CompiledTemplates

if TYPE_CHECKING:
    import pytest


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_result_is_made_once(tmp_path: Path) -> None:
    assert DocumentCache(tmp_path).get_or_make((1,), lambda: b"un") == b"un"
    assert DocumentCache(tmp_path).get_or_make((1,), lambda: b"autre") == b"un"


def test_a_folder_that_cannot_be_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / ".cache").write_text("un fichier")
    cache = DocumentCache(tmp_path / ".cache/tournee")
    assert [cache.get_or_make((rang,), lambda: b"fait") for rang in range(3)] == [b"fait"] * 3
    cache.sweep()
    (message,) = caplog.messages
    assert message.startswith("Le cache « .cache/tournee » ne peut pas être écrit (un fichier porte le nom")


def test_a_full_disk_leaves_no_half_of_a_result(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = DocumentCache(tmp_path)
    with monkeypatch.context() as plein:
        plein.setattr(_TemporaryFileWrapper, "write", _full, raising=False)
        assert [cache.get_or_make((rang,), lambda: b"fait") for rang in range(3)] == [b"fait"] * 3
    assert list(tmp_path.iterdir()) == []
    assert [message[-66:] for message in caplog.messages] == [
        "(le disque est plein) : la construction s’en passe, elle sera plus longue."[-66:]
    ]


def test_a_folder_without_the_right_to_write_is_skipped(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    DocumentCache(tmp_path).get_or_make((1,), lambda: b"un")
    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr("tournee.engines.document_cache.NamedTemporaryFile", refuse)
    cache = DocumentCache(tmp_path)
    assert cache.get_or_make((2,), lambda: b"deux") == b"deux"
    cache.sweep()
    assert len(caplog.messages) == 1


def test_templates_that_cannot_be_kept_are_compiled_each_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / ".cache").write_text("un fichier")
    textes = {"un": "{{ 1 }}", "deux": "{{ 2 }}"}
    env = Environment(
        loader=DictLoader(textes), autoescape=True, bytecode_cache=CompiledTemplates(tmp_path / ".cache/gabarits")
    )
    assert [env.get_template(nom).render() for nom in textes] == ["1", "2"]
    (message,) = caplog.messages
    assert message.startswith("Le cache « .cache/gabarits » ne peut pas être écrit")
