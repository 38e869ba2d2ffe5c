"""A record kept fresh: read once, read again when an event touches it, a burst of events costing one read."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Published, Query, Refused

R = TypeVar("R")
PAUSE = 100
"""Milliseconds between two reads at least: ten a second are live to the eye, whatever a room sends."""


class Followed(QObject, Generic[R]):
    """Holds the latest `record` of `query` (None until the first answer)."""

    changed = Signal(object)
    """The record, when it differs from the one before."""
    refused = Signal(object)
    """A `Refused`: what is followed no longer exists."""

    def __init__(self, remote: Remote, query: Query[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record: R | None = None
        self.query = query
        self._remote = remote
        self._asking = self._stale = self._stopped = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read)
        remote.heard.connect(self._heard)
        remote.connection.connect(self._connected)
        self._read()

    def refresh(self) -> None:
        """Reads again, soon."""
        if self._stopped:
            return
        if self._asking:
            self._stale = True
        elif not self._timer.isActive():
            passed = self._since.elapsed() if self._since.isValid() else PAUSE
            self._timer.start(max(0, PAUSE - int(passed)))

    def stop(self) -> None:
        """Ends the following; may be called twice."""
        if self._stopped:
            return
        self._stopped = True
        self._timer.stop()
        self._remote.heard.disconnect(self._heard)
        self._remote.connection.disconnect(self._connected)

    def _heard(self, events: tuple[Published, ...]) -> None:
        # Nothing told: events went by unheard, anything may have changed.
        if not events or any(published.event.topic in self.query.topics for published in events):
            self.refresh()

    def _connected(self, state: str) -> None:
        if state == "connected" and (self.record is not None or not self._asking):
            self.refresh()

    def _read(self) -> None:
        if not self._stopped:
            self._asking = True
            self._since.start()
            self._remote.read(self.query, self._answered, self._refused)

    def _answered(self, record: R) -> None:
        self._asking = False
        if self._stopped:
            return
        if record != self.record:
            self.record = record
            self.changed.emit(record)
        self._again()

    def _refused(self, refused: Refused) -> None:
        self._asking = False
        if not self._stopped:
            self.refused.emit(refused)
            self._again()

    def _again(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
