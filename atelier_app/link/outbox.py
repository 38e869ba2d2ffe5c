"""What waits to be sent to one window: answers at once, events gathered, and a slow window holds nobody up."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from atelier_app.domain.core import Published
from atelier_app.link import codec
from atelier_app.link.messages import UNASKED, Word, frame
from atelier_app.link.transport import Pipe

GATHER_SECONDS = 0.05
# A window that has not taken this many reads everything again instead.
EVENTS_LIMIT = 5_000
OUTSTANDING = 1_000


@dataclass
class _Post:
    """What goes at once."""

    answers: list[bytes]
    events: tuple[Published, ...] = ()
    missed: int = 0
    status: bool = False


class Outbox:
    """Written to from any thread; `run` sends, on a thread of its own."""

    def __init__(self, connection: Pipe, status: Callable[[], bytes]) -> None:
        self._connection = connection
        self._status = status
        self._changed = threading.Condition()
        self._answers: deque[bytes] = deque()
        self._events: list[Published] = []
        self._missed = 0
        self._outstanding = 0
        self._following = self._held = self._status_due = self._finishing = self._abandoned = False
        self._sent_at = 0.0

    # --- what to send

    def expect(self) -> None:
        """An answer will follow. Waits while too many have not been sent: who asks faster than it listens waits too."""
        with self._changed:
            self._changed.wait_for(lambda: self._abandoned or self._outstanding < OUTSTANDING)
            self._outstanding += 1

    def answer(self, message: bytes) -> None:
        """The answer to something expected."""
        with self._changed:
            self._answers.append(message)
            self._changed.notify_all()

    def tell_status(self) -> None:
        with self._changed:
            self._status_due = True
            self._changed.notify_all()

    def hear(self, events: tuple[Published, ...]) -> None:
        """Takes the events of a commit; those of several go together."""
        with self._changed:
            if not self._following:
                return
            self._events.extend(events)
            if len(self._events) > EVENTS_LIMIT:
                self._missed = self._events[-1].number
                self._events.clear()
            self._changed.notify_all()

    def follow(self, missed: Callable[[], tuple[Published, ...] | None], newest: Callable[[], int]) -> None:
        """Sends what was `missed` (None: too much to tell), then every event after it, each once."""
        with self._changed:
            self._following = self._held = True
        before = missed()
        number = newest()
        with self._changed:
            self._held = False
            if before is None:
                self._missed = number
            else:
                known = before[-1].number if before else 0
                self._events = [*before, *(entry for entry in self._events if entry.number > known)]
            self._changed.notify_all()

    def finish(self) -> None:
        """Once all that is expected is sent, `run` ends."""
        with self._changed:
            self._finishing = True
            self._changed.notify_all()

    def abandon(self) -> None:
        """`run` ends now, and nobody waits for room any more."""
        with self._changed:
            self._abandoned = True
            self._changed.notify_all()

    # --- sending

    def run(self) -> None:
        """Sends until the end. Raises `OSError` when the other end is gone."""
        while (post := self._next()) is not None:
            for message in post.answers:
                self._connection.send_bytes(message)
            for message in self._told(post):
                self._connection.send_bytes(message)

    def _next(self) -> _Post | None:
        """Waits for something to send; None at the end."""
        with self._changed:
            while not self._abandoned:
                due = self._until_due()
                if self._answers or due == 0:
                    return self._take(news=due == 0)
                if self._finishing and not self._outstanding and due is None:
                    return None
                self._changed.wait(due)
            return None

    def _until_due(self) -> float | None:
        """Seconds until the news may go, None while there is none."""
        if self._held or not (self._events or self._missed or self._status_due):
            return None
        return max(0.0, self._sent_at + GATHER_SECONDS - time.monotonic())

    def _take(self, *, news: bool) -> _Post:
        post = _Post(list(self._answers))
        self._answers.clear()
        self._outstanding -= len(post.answers)
        self._changed.notify_all()
        if news:
            post.missed, post.events, post.status = self._missed, tuple(self._events), self._status_due
            self._missed, self._status_due = 0, False
            self._events.clear()
            self._sent_at = time.monotonic()
        return post

    def _told(self, post: _Post) -> Iterator[bytes]:
        if post.missed:
            yield frame(UNASKED, Word.MISSED, codec.encode(post.missed))
        if post.events:
            yield frame(UNASKED, Word.EVENTS, codec.encode_published(post.events))
        if post.status:
            yield frame(UNASKED, Word.STATUS, self._status())
