"""Live pages: every open page's stream of server-sent events, fed from the door a few times a second."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from atelier_app.domain.attendance import AttendanceCancelled, Attendee
from atelier_app.domain.core import Published, Topic
from atelier_app.phones.badges import Badges
from atelier_app.phones.door import AsyncDoor
from atelier_app.phones.notice import Notice, beat, handled, people_of, summed_up
from atelier_app.phones.owners import Owners
from atelier_app.phones.problems import TOO_FULL, Problem
from atelier_app.phones.stage import StageKeeper
from atelier_app.phones.wall import WallKeeper
from atelier_app.support.clock import Clock

COALESCE = 0.05
HEARTBEAT = 15.0
COUNT_SECONDS = 0.1
STREAMS_PER_PHONE = 8
STREAMS = 3000


@dataclass(eq=False)
class Stream:
    """One open page; `number` is the newest event it knows of, `pending` what it has not been told yet."""

    token: str
    number: int = -1
    pending: Notice | None = None
    beat: bytes = b""
    closed: bool = False
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, notice: Notice) -> None:
        if notice.number > self.number:
            self.number = notice.number
            self.pending = notice.after(self.pending)
            self.woken.set()

    def close(self) -> None:
        self.closed = True
        self.woken.set()


def _concerns(batch: Iterable[Published], attendee: Attendee | None) -> bool:
    """Whether the attendee was touched; someone who is not signed in may just have been taken off the list."""
    if attendee is None:
        return any(isinstance(published.event, AttendanceCancelled) for published in batch)
    return any(attendee.participant.id in people_of(published.event) for published in batch)


class Hub:
    """Follows the door and tells the streams, together every `COALESCE` seconds. Lives on one event loop."""

    def __init__(
        self,
        door: AsyncDoor,
        keeper: StageKeeper,
        badges: Badges,
        clock: Clock,
        walls: WallKeeper,
        owners: Owners,
    ) -> None:
        self._door = door
        self._keeper = keeper
        self._walls = walls
        self._owners = owners
        self._badges = badges
        self._clock = clock
        self._heard: deque[Published] = deque()
        self._concerned: set[str] = set()
        self._streams: set[Stream] = set()
        self._phones: Counter[str] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._flushing: asyncio.TimerHandle | None = None
        self._beating: asyncio.TimerHandle | None = None
        self._counting: asyncio.TimerHandle | None = None
        self._leave: Callable[[], None] = lambda: None
        self.on_change: Callable[[], None] = lambda: None

    @property
    def phones(self) -> int:
        """How many phones have a page open."""
        return len(self._phones)

    def start(self) -> None:
        """Follows the door from here on; call it on the loop that serves."""
        self._loop = asyncio.get_running_loop()
        self._leave = self._door.follow(self._hear)
        self._beating = self._loop.call_later(HEARTBEAT, self._beat)

    def close(self) -> None:
        """Ends every stream; call it on the loop."""
        self._leave()
        for handle in (self._flushing, self._beating, self._counting):
            if handle is not None:
                handle.cancel()
        for stream in tuple(self._streams):
            stream.close()

    def _hear(self, batch: tuple[Published, ...]) -> None:
        """On the door's thread, before the callers are answered: what they read next is already fresh."""
        self._keeper.heard(batch)
        self._walls.heard(batch)
        if people := {person for published in batch for person in people_of(published.event)}:
            self._concerned |= self._badges.forget(people)
        self._heard.extend(batch)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._schedule)

    def _schedule(self) -> None:
        if self._flushing is None and self._loop is not None:
            self._flushing = self._loop.call_later(COALESCE, self._flush)

    def _flush(self) -> None:
        self._flushing = None
        batch = [self._heard.popleft() for _index in range(len(self._heard))]
        if not batch or not self._streams:
            return
        counted = any(published.event.topic in (Topic.POLLS, Topic.ATTENDANCE) for published in batch)
        counts = self._keeper.counts() if counted else None
        stage = self._keeper.scene()
        notice = summed_up(batch, stage, batch[-1].number, counts)
        concerned, self._concerned = self._concerned, set()
        authors = self._owners.of(handled(batch, stage))
        for stream in self._streams:
            if stream.token in concerned:
                stream.tell(replace(notice, page=True))
            elif stream.token in authors:
                stream.tell(replace(notice, soon=True))
            elif notice.page or notice.soon or notice.wall or notice.counts:
                stream.tell(notice)

    def _beat(self) -> None:
        if self._loop is not None:
            self._beating = self._loop.call_later(HEARTBEAT, self._beat)
        half_day = self._keeper.half_day()
        for stream in self._streams:
            stream.beat = beat(half_day)
            stream.woken.set()

    # --- streams

    def open(self, token: str, since: int | None) -> Stream:
        """A stream that tells first what happened after event `since`. Raises `Problem` (503 too many)."""
        if len(self._streams) >= STREAMS or self._phones[token] >= STREAMS_PER_PHONE:
            raise Problem(503, TOO_FULL)
        stream = Stream(token)
        stream.tell(self._missed(token, since))
        self._streams.add(stream)
        self._phones[token] += 1
        if self._phones[token] == 1:
            self._count_changed()
        return stream

    def leave(self, stream: Stream) -> None:
        """The page was closed or the phone fell asleep."""
        self._streams.discard(stream)
        self._phones[stream.token] -= 1
        if self._phones[stream.token] <= 0:
            del self._phones[stream.token]
            self._count_changed()

    def _count_changed(self) -> None:
        """A whole room may come or go at once: that is told a few times a second."""
        if self._counting is None and self._loop is not None:
            self._counting = self._loop.call_later(COUNT_SECONDS, self._tell_count)

    def _tell_count(self) -> None:
        self._counting = None
        self.on_change()

    def _missed(self, token: str, since: int | None) -> Notice:
        stage, number, counts = self._keeper.scene(), self._keeper.number, self._keeper.counts()
        batch = None if since is None or since > number else self._door.journal_since(since)
        if batch is None:
            return Notice(number, page=True, counts=counts)
        attendee = self._badges.find(stage.workshop.id, token) if stage.workshop else None
        notice = summed_up(batch, stage, number, counts)
        if handled(batch, stage):
            notice = replace(notice, soon=True)
        return replace(notice, page=True) if _concerns(batch, attendee) else notice

    def taken(self, stream: Stream) -> bytes:
        """The bytes to send to a woken stream, which is up to date with them."""
        notice, stream.pending = stream.pending, None
        beat, stream.beat = stream.beat, b""
        if notice is not None:
            return notice.encoded(self._clock().timestamp())
        return beat
