"""What an engine says of itself to the windows that are linked to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from atelier_app.domain.refusals import Refusal


@dataclass(frozen=True)
class EngineStatus:
    """`file` is its full path; `address` where phones find it; `phones` how many are open now.

    Times are aware, UTC; `backed_up_at` is None before the first backup. `warning` is what the facilitator
    has to know (DISK_FULL), or None.
    """

    file: str
    address: str
    phones: int = 0
    backed_up_at: datetime | None = None
    started_at: datetime | None = None
    warning: Refusal | None = None
