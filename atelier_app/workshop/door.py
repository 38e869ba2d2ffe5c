"""The workshop's door in process: every command, read and event passes here."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from atelier_app.domain.core import Command, Origin, Published, Query, Receipt, Refused
from atelier_app.domain.door import Listener
from atelier_app.domain.polls import PollClosed
from atelier_app.domain.ratings import RatingClosed
from atelier_app.storage import journal, sqlite
from atelier_app.support.clock import Clock, system_clock
from atelier_app.workshop import files
from atelier_app.workshop.backups import Backups
from atelier_app.workshop.reading import Reading
from atelier_app.workshop.writer import Answer, Pending, Writer

R = TypeVar("R")
log = logging.getLogger(__name__)
_RECENT = 5000


class Workshop:
    """One open file. Safe from any thread; a listener must not execute, since the writer waits for it."""

    def __init__(self, path: Path, clock: Clock = system_clock) -> None:
        """Opens, checks, backs up and migrates the file. Raises `Refused` when it cannot be opened."""
        self.path = path
        self._clock = clock
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()
        self._closed = False
        with ExitStack() as opening:
            self._claim = files.claim(path)
            opening.callback(self._claim.release)
            self._open()
            opening.pop_all()

    def _open(self) -> None:
        backed_up_at = files.prepare(self.path, self._clock())
        reader = sqlite.reader(self.path)
        self._reading = Reading(reader)
        with sqlite.snapshot(reader) as connection:
            newest = journal.last_number(connection)
            self._recent = deque(journal.since(connection, newest - _RECENT, _RECENT), maxlen=_RECENT)
        self._writer = Writer(self.path, self._clock, self._committed)
        self._deliveries = _Deliveries()
        self._backups = Backups(self.path, self._clock, lambda: self._writer.last, backed_up_at)

    # --- commands

    def execute(self, command: Command, origin: Origin = Origin()) -> Receipt:
        """Waits until the command is on the disk. Raises `Refused`, and then nothing has changed."""
        future: Future[Answer] = Future()
        self._writer.post(Pending(command, origin, future.set_result))
        return _raised(future.result())

    async def perform(self, command: Command, origin: Origin) -> Receipt:
        """As `execute`, for a caller on an event loop, which is woken once for all it waits for."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Answer] = loop.create_future()
        self._writer.post(Pending(command, origin, lambda answer: self._deliveries.put(loop, future, answer)))
        return _raised(await future)

    # --- queries

    def read(self, query: Query[R]) -> R:
        """The record as of the latest commit. Raises `Refused` for an unknown id."""
        return self._reading.read(query)

    @property
    def last_number(self) -> int:
        """The newest event's number, 0 before the first."""
        return self._writer.last

    def journal_since(self, number: int) -> tuple[Published, ...] | None:
        """The events after `number`, or None when that cannot be told (then everything may have changed).

        That is too far back, or a number not given yet: one of another file, or of before a restoration.
        """
        with self._lock:
            recent = tuple(self._recent)
        if number == self.last_number:
            return ()
        if number > self.last_number:
            return None
        if not recent or recent[0].number > number + 1:
            return None
        return tuple(entry for entry in recent if entry.number > number)

    @property
    def backed_up_at(self) -> datetime | None:
        """When the newest backup was made."""
        return self._backups.last

    @property
    def disk_was_full(self) -> bool:
        """Whether a commit found no room since the file was opened."""
        return self._writer.disk_was_full

    # --- events

    def follow(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after each commit, in order, on the writer's thread; the answer ends it."""
        with self._lock:
            self._listeners.append(listener)

        def leave() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return leave

    def _committed(self, published: tuple[Published, ...]) -> None:
        self._reading.forget({entry.event.topic for entry in published})
        with self._lock:
            self._recent.extend(published)
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(published)
            except Exception:
                log.exception("a listener failed")
        if any(isinstance(entry.event, (PollClosed, RatingClosed)) for entry in published):
            self._backups.vote_closed()

    # --- the end

    def close(self) -> None:
        """Answers what is queued, backs up what changed, and lets go of the file; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self._backups.stop()
        self._writer.stop()
        self._backups.finish()
        self._reading.close()
        self._writer.release()
        self._claim.release()


class _Deliveries:
    """Hands answers to event loops: one wake-up for as many answers as have gathered."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Answer], Answer]]] = {}

    def put(self, loop: asyncio.AbstractEventLoop, future: asyncio.Future[Answer], answer: Answer) -> None:
        with self._lock:
            waiting = self._waiting.setdefault(loop, [])
            waiting.append((future, answer))
            first = len(waiting) == 1
        if first:
            try:
                loop.call_soon_threadsafe(self._deliver, loop)
            except RuntimeError:  # the loop has closed: nobody waits any more
                with self._lock:
                    self._waiting.pop(loop, None)

    def _deliver(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            answers = self._waiting.pop(loop, [])
        for future, answer in answers:
            if not future.done():
                future.set_result(answer)


def _raised(answer: Answer) -> Receipt:
    if isinstance(answer, Refused):
        raise answer
    return answer
