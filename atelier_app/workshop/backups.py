"""Backups while the workshop runs: every few minutes when something changed, when a vote closes, and at the end."""

from __future__ import annotations

import logging
import queue
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
        # True when a vote has closed, False to end.
        self._calls: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._thread.start()

    def vote_closed(self) -> None:
        """Soon, one copy takes the place of all that were made midway through the vote.

        Two copies made around one ballot would tell whose it is. Any thread.
        """
        self._calls.put(True)

    def stop(self) -> None:
        """No more periodic backups, once what was asked for is done."""
        self._calls.put(False)
        self._thread.join()

    def finish(self) -> None:
        """The last one, after the last commit."""
        self._back_up()

    def _run(self) -> None:
        if self.last:
            self._forget_midway()  # the program may have been ended just after a vote was
        while True:
            try:
                a_vote_closed = self._calls.get(timeout=EVERY_SECONDS)
            except queue.Empty:
                self._back_up()
                continue
            if not a_vote_closed:
                return
            if self._back_up():
                self._forget_midway()

    def _forget_midway(self) -> None:
        try:
            backup.forget(backup.midway(self._path))
        except OSError:
            log.exception("backups made during a vote could not be deleted")

    def _back_up(self) -> bool:
        """Whether the newest backup holds everything that was committed."""
        number = self._number()
        if number == self._covered:
            return True
        try:
            backup.back_up(self._path, self._clock())
        except (OSError, sqlite3.Error):
            log.exception("the backup failed")
            return False
        self._covered, self.last = number, self._clock()
        return True
