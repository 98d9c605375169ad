"""What the package takes beside its code: all that a region does not write, laid in its folder by `tournee poser`."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Socle(BuildHookInterface):  # type: ignore[type-arg]  its configuration is a dictionary
    """Adds the files that pyproject.toml lists, in tournee_socle/: beside the code, of which letters depend."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Nothing for an editable install, which has them around it."""
        if version == "editable":
            return
        root = Path(self.root)
        sauf = {path for pattern in self.config["sauf"] for path in root.glob(pattern)}
        for path in sorted({path for pattern in self.config["socle"] for path in root.glob(pattern)} - sauf):
            if path.is_file():
                build_data["force_include"][str(path)] = f"tournee_socle/projet/{path.relative_to(root).as_posix()}"
        build_data["force_include"][str(root / "CHANGELOG.md")] = "tournee_socle/CHANGELOG.md"
