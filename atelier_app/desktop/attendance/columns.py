"""The columns of the list of people: who they are, and one for each half-day that they sign for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atelier_app.desktop.attendance.wording import affiliation, half_day_name, listed_name, presence
from atelier_app.domain.attendance import AttendanceList, Attendee
from atelier_app.domain.half_days import HalfDay
from atelier_app.support.language import _


class Kind(StrEnum):
    NAME = "name"
    ORGANISATION = "organisation"
    COLLEGE = "college"
    TABLE = "table"
    HALF_DAY = "half_day"


@dataclass(frozen=True)
class Column:
    """`half_day` is the one that a column of kind HALF_DAY tells of."""

    kind: Kind
    half_day: HalfDay | None = None

    @property
    def title(self) -> str:
        if self.half_day is not None:
            return half_day_name(self.half_day)
        names = {Kind.NAME: _("Name"), Kind.ORGANISATION: _("Organisation"), Kind.COLLEGE: _("College")}
        return names.get(self.kind, _("Table"))

    def text(self, attendee: Attendee) -> str:
        """What it says of a person."""
        if self.half_day is not None:
            return presence(attendee, self.half_day.id)
        if self.kind is Kind.NAME:
            return listed_name(attendee.participant)
        if self.kind is Kind.ORGANISATION:
            return affiliation(attendee)
        return attendee.college if self.kind is Kind.COLLEGE else attendee.table


def columns_of(record: AttendanceList) -> tuple[Column, ...]:
    """Colleges and tables have a column where there are any; each half-day has one of its own."""
    colleges = any(attendee.college for attendee in record.attendees)
    tables = any(attendee.table for attendee in record.attendees)
    return (
        Column(Kind.NAME),
        Column(Kind.ORGANISATION),
        *((Column(Kind.COLLEGE),) if colleges else ()),
        *((Column(Kind.TABLE),) if tables else ()),
        *(Column(Kind.HALF_DAY, half_day) for half_day in record.half_days),
    )
