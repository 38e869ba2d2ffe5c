"""What the papers of signing in are made from: a workshop, its list and its signatures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from atelier_app.documents.report import Reader, usual_workshop
from atelier_app.documents.wording import days, hours, later, moment, span_of_time
from atelier_app.domain.attendance import Attendance, Attendee, ReadAttendance, ReadSignatures
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.initiative import Initiative, ReadAgenda, ReadInitiative, Workshop
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.signature import Signature, parse
from atelier_app.support.language import _


@dataclass(frozen=True)
class Presence:
    """Everyone on the list but those erased, by name; signatures by person and half-day."""

    initiative: Initiative
    workshop: Workshop
    minutes: int
    half_days: tuple[HalfDay, ...]
    attendees: tuple[Attendee, ...]
    signatures: Mapping[tuple[Id, Id], Signature]

    @property
    def organiser(self) -> str:
        return self.initiative.organisation or self.initiative.title

    @property
    def dates(self) -> tuple[date, ...]:
        """The days it takes place on, in order."""
        return tuple(sorted({self.day_of(one) for one in self.half_days}))

    def day_of(self, half_day: HalfDay) -> date:
        return half_day.date or self.workshop.date

    def end_of(self, half_day: HalfDay) -> time | None:
        """When a half-day ends: as it says, or by the agenda where it is the only one."""
        if half_day.ends or len(self.half_days) > 1 or not self.minutes:
            return half_day.ends
        return later(half_day.starts, self.minutes)

    def hours_of(self, half_day: HalfDay) -> str:
        return hours(half_day.starts, self.end_of(half_day))

    def when(self) -> tuple[str, str]:
        """The days and the hours, as a heading says them."""
        first, last = self.half_days[0], self.half_days[-1]
        if len(self.half_days) == 1:
            return days(self.dates[0], self.dates[-1]), span_of_time(first.starts, self.minutes)
        spans = " · ".join(dict.fromkeys(self.hours_of(one) for one in self.half_days))
        short = spans if len(self.half_days) < 3 else hours(first.starts, last.ends or last.starts)
        return days(self.dates[0], self.dates[-1]), short


def movements(attendance: Attendance) -> list[str]:
    """That they left, came back, left again…, each with its time."""
    return [
        (_("back {time}") if index % 2 else _("left {time}")).format(time=moment(at))
        for index, at in enumerate(attendance.moves)
    ]


def gather(reader: Reader, workshop_id: Id | None = None, *, signed: bool = False) -> Presence:
    """Reads a workshop: the one given, else the one that runs, else the latest; `signed` with its signatures.

    Raises `Refused` (NOTHING_TO_REPORT without any workshop, UNKNOWN_WORKSHOP).
    """
    record = reader.read(ReadInitiative())
    chosen = workshop_id or usual_workshop(reader, record)
    agenda = reader.read(ReadAgenda(chosen))
    listed = reader.read(ReadAttendance(chosen))
    drawn = reader.read(ReadSignatures(chosen)) if signed else ()
    return Presence(
        record.initiative,
        agenda.workshop,
        sum(line.activity.minutes for line in agenda.lines),
        listed.half_days,
        tuple(one for one in listed.attendees if one.participant.full_name),
        {(one.participant_id, one.half_day): parse(one.strokes) for one in drawn},
    )


def only(presence: Presence, people: Collection[Id]) -> Presence:
    """The same with none but these people. Raises `Refused` (UNKNOWN_PARTICIPANT) for one who is not on the list."""
    chosen = set(people)
    attendees = tuple(one for one in presence.attendees if one.participant.id in chosen)
    if len(attendees) < len(chosen):
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)
    return replace(presence, attendees=attendees)
