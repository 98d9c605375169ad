"""`make demo`: the site of the region that does not exist, to be looked at.

python -m tests.region DOSSIER   # its project in DOSSIER, its site in DOSSIER/site
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.construction import ADRESSE
from tests.region.projet import JOUR, projeter
from tournee.francais.dates import epoch


def montrer(dossier: Path) -> Path:
    """Make the project and its site; gives its first page."""
    shutil.rmtree(dossier, ignore_errors=True)
    projet = projeter(dossier)
    env = os.environ | {"SOURCE_DATE_EPOCH": str(epoch(JOUR)), "SITE_URL": ADRESSE}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=projet, env=env, check=True)
    return projet / "site/index.html"


if __name__ == "__main__":
    print(f"Le site d’une région qui n’existe pas est dans {montrer(Path(sys.argv[1]).resolve()).as_uri()}")
