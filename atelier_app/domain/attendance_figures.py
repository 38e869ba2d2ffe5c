"""The figures of an attendance: who came of those expected, by organisation, territory, half-day and channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from atelier_app.domain.attendance import AttendanceList, Attendee
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.text import fold


@dataclass(frozen=True)
class Part:
    """Some of the people; `name` is their organisation or territory as most of them write it, empty for none.

    `unexpected` are those of the `present` who were not awaited there, `signed` those who left a signature.
    """

    name: str = ""
    expected: int = 0
    present: int = 0
    unexpected: int = 0
    signed: int = 0

    @property
    def came(self) -> int:
        """How many of those expected came."""
        return self.present - self.unexpected

    @property
    def absent(self) -> int:
        return self.expected - self.came


@dataclass(frozen=True)
class HalfDayPart:
    """The people of a half-day."""

    half_day: HalfDay
    part: Part


@dataclass(frozen=True)
class ChannelPart:
    """How many attendances came by a channel, for each half-day in turn."""

    channel: Channel
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class AttendanceFigures:
    """`organisations` and `territories` come with the largest first, those without a name last."""

    whole: Part
    half_days: tuple[HalfDayPart, ...]
    organisations: tuple[Part, ...]
    territories: tuple[Part, ...]
    channels: tuple[ChannelPart, ...]


def figures(attendance: AttendanceList) -> AttendanceFigures:
    """The figures of a list; a channel that nobody came by is left out."""
    people = attendance.attendees
    return AttendanceFigures(
        whole=_part("", people),
        half_days=tuple(HalfDayPart(one, _part("", people, one.id)) for one in attendance.half_days),
        organisations=_parts(people, lambda attendee: attendee.participant.organisation),
        territories=_parts(people, lambda attendee: attendee.participant.territory),
        channels=_channels(people, attendance.half_days),
    )


def _part(name: str, people: Iterable[Attendee], half_day: Id | None = None) -> Part:
    """The figures of these people, over one half-day or (None) over all."""
    expected = present = unexpected = signed = 0
    for attendee in people:
        awaited = not attendee.walk_in and (half_day is None or attendee.expected_at(half_day))
        came = [one for one in attendee.attendances if half_day in (None, one.half_day)]
        expected += awaited
        present += bool(came)
        unexpected += bool(came) and not awaited
        signed += any(one.signed for one in came)
    return Part(name, expected, present, unexpected, signed)


def _parts(people: Iterable[Attendee], name: Callable[[Attendee], str]) -> tuple[Part, ...]:
    """The people by what `name` says of them; accents, case and spaces make no other name."""
    alike: dict[str, list[Attendee]] = {}
    for attendee in people:
        alike.setdefault(" ".join(fold(name(attendee)).split()), []).append(attendee)
    parts = [_part(_usual(map(name, members)), members) for members in alike.values()]
    return tuple(sorted(parts, key=_largest_first))


def _usual(names: Iterable[str]) -> str:
    """The spelling that most of them use; of two as frequent, the first in the alphabet."""
    counted = Counter(" ".join(name.split()) for name in names)
    return min(counted, key=lambda name: (-counted[name], name))


def _largest_first(part: Part) -> tuple[bool, int, str, str]:
    return not part.name, -max(part.expected, part.present), fold(part.name), part.name


def _channels(people: Iterable[Attendee], half_days: tuple[HalfDay, ...]) -> tuple[ChannelPart, ...]:
    counted = Counter((one.channel, one.half_day) for attendee in people for one in attendee.attendances)
    parts = (
        ChannelPart(channel, tuple(counted[channel, half_day.id] for half_day in half_days))
        for channel in Channel
    )
    return tuple(part for part in parts if part.total)
