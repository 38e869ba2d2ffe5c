"""Keeps the countdown true when the computer's clock is set while a workshop runs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from atelier_app.domain.core import Refused
from atelier_app.domain.door import Door
from atelier_app.domain.room import ReadRoom, SetTimer
from atelier_app.support.clock import Clock, elapsed, system_clock

log = logging.getLogger(__name__)
# Clocks that follow the network are forever put right by less than that.
_JUMP = timedelta(seconds=2)


class Timekeeper:
    """Told to `look` every second or so. The timer's end is an hour of the clock: it is moved along with the clock."""

    def __init__(
        self, door: Door, clock: Clock = system_clock, elapsed: Callable[[], float] = elapsed
    ) -> None:
        self._door = door
        self._clock = clock
        self._elapsed = elapsed
        self._now, self._since = clock(), elapsed()

    def look(self) -> None:
        """Gives the running timer the time that it had left, when the clock says another time than has gone by."""
        now, since = self._clock(), self._elapsed()
        jump = now - self._now - timedelta(seconds=since - self._since)
        self._now, self._since = now, since
        if abs(jump) < _JUMP:
            return
        log.info("the clock was set by %d seconds", jump.total_seconds())
        timer = self._door.read(ReadRoom()).timer
        if timer.running:
            with suppress(Refused):  # nothing that should end a workshop
                self._door.execute(SetTimer(timer.left(now - jump), running=True))
