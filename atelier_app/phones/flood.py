"""Flood guards: leaky buckets, generous for an address (a whole room is behind one), close for one phone."""

from __future__ import annotations

import time
from collections.abc import Callable

_KEYS_LIMIT = 20_000


class Flood:
    """Lets `burst` requests through at once for a key, then `rate` a second."""

    def __init__(self, rate: float, burst: int, now: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._now = now
        self._levels: dict[str, tuple[float, float]] = {}

    def allows(self, key: str) -> bool:
        """Counts one request of `key`; false when it is one too many."""
        now = self._now()
        level, since = self._levels.get(key, (0.0, now))
        level = max(0.0, level - (now - since) * self._rate) + 1.0
        if level > self._burst:
            return False
        if len(self._levels) >= _KEYS_LIMIT:
            self._levels.clear()
        self._levels[key] = (level, now)
        return True
