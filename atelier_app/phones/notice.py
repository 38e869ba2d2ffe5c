"""What an open page is told: that it is to be read again, or how many have voted. Never names, never votes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from atelier_app.domain.attendance import AttendanceCancelled, AttendanceRecorded
from atelier_app.domain.badges import BadgesMinted
from atelier_app.domain.ballots import BallotCast
from atelier_app.domain.board import BoardChanged, NotesChanged
from atelier_app.domain.core import Channel, Event, Id, Published
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.privacy import PeopleErased
from atelier_app.domain.ratings import OptionsRated
from atelier_app.domain.registrations import ParticipantDescribed, ParticipantsMerged, RegistrationsChanged
from atelier_app.phones.stage import Counts, Stage, at_board, touches

_OF_PEOPLE = (
    AttendanceCancelled,
    AttendanceRecorded,
    BadgesMinted,
    ParticipantsMerged,
    PeopleErased,
    RegistrationsChanged,
)


@dataclass(frozen=True)
class Notice:
    """`page`: read the page again now; `soon`: within a few seconds, each phone at its own moment.

    `wall`: the same, where a page shows the ideas of the room.
    """

    number: int
    page: bool = False
    soon: bool = False
    wall: bool = False
    counts: Counts | None = None

    def after(self, earlier: Notice | None) -> Notice:
        """Both as one, for a phone that has not been told the earlier one yet."""
        if earlier is None:
            return self
        return replace(
            self,
            page=self.page or earlier.page,
            soon=self.soon or earlier.soon,
            wall=self.wall or earlier.wall,
            counts=self.counts or earlier.counts,
        )

    def encoded(self, now: float) -> bytes:
        """The server-sent event; `now` (seconds since 1970) sets the timers of phones whose clock is off."""
        data: dict[str, object] = {"now": round(now, 2)}
        if self.page:
            data["page"] = 1
        if self.soon:
            data["soon"] = 1
        if self.wall:
            data["wall"] = 1
        if self.counts:
            data["cast"], data["present"] = self.counts.cast, self.counts.present
        return f"id: {self.number}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()


def beat(half_day: HalfDay | None) -> bytes:
    """The server-sent event that a page without news hears: what people sign for now, which only the clock tells."""
    return f"event: beat\ndata: {json.dumps(half_day.id if half_day else '')}\n\n".encode()


def people_of(event: Event) -> tuple[Id, ...]:
    """Those for whom alone this event changes something: whether they are signed in, their name, their badge."""
    if isinstance(event, _OF_PEOPLE):
        return event.participant_ids
    return (event.participant_id,) if isinstance(event, ParticipantDescribed) else ()


def handled(batch: Iterable[Published], stage: Stage) -> set[Id]:
    """The notes of the room's board that the facilitator had in hand: what became of them is news to their authors."""
    return {
        note_id
        for published in batch
        if published.origin.channel is Channel.FACILITATOR and at_board(stage, published.event)
        for note_id in (published.event.note_ids if isinstance(published.event, NotesChanged) else ())
    }


def summed_up(batch: Iterable[Published], stage: Stage, number: int, counts: Counts | None) -> Notice:
    """One notice, for everyone, of all that was published."""
    page = soon = wall = False
    for event in (published.event for published in batch):
        wall = wall or at_board(stage, event)
        if touches(stage, event):
            # A zone that is dragged changes the board many times, and none of what phones show.
            live = isinstance(event, (BallotCast, BoardChanged, OptionsRated))
            page, soon = page or not live, soon or live
    return Notice(number, page, soon, wall, counts)
