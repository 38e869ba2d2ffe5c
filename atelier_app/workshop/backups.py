"""Backups while the workshop runs: every few minutes when something changed, and at the end."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from atelier_app.storage import backup
from atelier_app.support.clock import Clock

EVERY_SECONDS = 180.0
log = logging.getLogger(__name__)


class Backups:
    """Watches one open file; `last` is when its newest backup was made."""

    def __init__(self, path: Path, clock: Clock, number: Callable[[], int], last: datetime | None) -> None:
        self._path = path
        self._clock = clock
        self._number = number
        self._covered = number()
        self.last = last
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No more periodic backups."""
        self._stopping.set()
        self._thread.join()

    def finish(self) -> None:
        """The last one, after the last commit."""
        self._back_up()

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            self._back_up()

    def _back_up(self) -> None:
        number = self._number()
        if number == self._covered:
            return
        try:
            backup.back_up(self._path, self._clock())
        except (OSError, sqlite3.Error):
            log.exception("the backup failed")
            return
        self._covered, self.last = number, self._clock()
