"""The time, as a part that tests can replace."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, aware, UTC."""
    return datetime.now(UTC)


def elapsed() -> float:
    """Seconds since some moment, whatever the clock is set to, those included that the computer sleeps."""
    if sys.platform == "win32":
        return time.monotonic()
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.clock_gettime(time.CLOCK_MONOTONIC)
