"""The only clock of the project."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date


def today(fuseau: str) -> date:
    """The day of the build or of the command in a time zone: SOURCE_DATE_EPOCH's if it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    maintenant = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return maintenant.astimezone(ZoneInfo(fuseau)).date()
