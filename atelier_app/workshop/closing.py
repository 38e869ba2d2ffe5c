"""Closes the room's vote by itself, where its poll says so: when the timer ends, or when all have voted."""

from __future__ import annotations

from contextlib import suppress

from atelier_app.domain.core import Refused
from atelier_app.domain.door import Door
from atelier_app.domain.initiative import ActivityKind, ReadActivity
from atelier_app.domain.polls import ClosePoll, PausePoll, PollRecord, PollState, ReadPoll
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom, Room
from atelier_app.support.clock import Clock, system_clock


class Closer:
    """Told to `look` every second or so."""

    def __init__(self, door: Door, clock: Clock = system_clock) -> None:
        self._door = door
        self._clock = clock

    def look(self) -> None:
        """Closes the poll that is before the room if it is time; what it may not close, it leaves open."""
        room = self._door.read(ReadRoom())
        with suppress(Refused):
            record = self._poll(room)
            if record is not None and self._is_over(room, record):
                self._end(record)

    def _end(self, record: PollRecord) -> None:
        """Closes it; where paper ballots have to be settled first, it takes no more votes meanwhile."""
        try:
            self._door.execute(ClosePoll(record.poll.id))
        except Refused as refused:
            if refused.code is not Refusal.PAPERS_UNSETTLED:
                raise
            self._door.execute(PausePoll(record.poll.id))

    def _poll(self, room: Room) -> PollRecord | None:
        if room.activity_id is None:
            return None
        if self._door.read(ReadActivity(room.activity_id)).kind is not ActivityKind.VOTE:
            return None
        return self._door.read(ReadPoll(room.activity_id))

    def _is_over(self, room: Room, record: PollRecord) -> bool:
        poll = record.poll
        if poll.state is not PollState.OPEN:
            return False
        ended = room.timer.running and room.timer.left(self._clock()) <= 0
        all_voted = bool(record.cast) and not record.still_to_vote
        return (poll.with_timer and ended) or (poll.with_all and all_voted)
