"""`tournee etaler` writes over nothing that it has not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.region.projet import JOUR
from tournee.cli.main import main
from tournee.francais.dates import epoch

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def etaler(vers: Path, projet: Path) -> Result:
    return CliRunner().invoke(main, ["etaler", str(vers), "--dossier", str(projet)])


def etat(dossier: Path) -> dict[Path, bytes]:
    return {un: un.read_bytes() for un in dossier.rglob("*") if un.is_file()}


@pytest.mark.parametrize("lieu", ["", "docs/etale", "ailleurs", "ailleurs/notes.txt"])
def test_a_folder_of_somebody_else_is_refused(region: Path, tmp_path: Path, lieu: str) -> None:
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "ailleurs/notes.txt").write_text("à moi\n", "utf-8")
    vers = (tmp_path if lieu.startswith("ailleurs") else region) / lieu
    avant = etat(tmp_path)
    dit = etaler(vers, region)
    assert dit.exit_code == 1
    assert "donnez-en un autre" in dit.stderr
    assert etat(tmp_path) == avant
    assert not (region / "docs/etale").exists()


@pytest.mark.lent
def test_what_it_wrote_is_written_again_and_what_an_engine_made_of_it_stays(
    region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch(JOUR)))
    vers = tmp_path / "etale"
    assert etaler(vers, region).exit_code == 0
    (vers / "docs/index.md").write_text("perdu", "utf-8")
    (vers / "docs/de-trop.md").write_text("perdu", "utf-8")
    (vers / "site").mkdir()
    (vers / "site/index.html").write_text("fait par un moteur", "utf-8")
    assert etaler(vers, region).exit_code == 0
    assert "perdu" not in (vers / "docs/index.md").read_text("utf-8")
    assert not (vers / "docs/de-trop.md").exists()
    assert (vers / "site/index.html").exists()
