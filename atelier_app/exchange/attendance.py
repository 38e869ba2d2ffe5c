"""The attendance of a workshop as sheets: the list, person by person, and its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from atelier_app.domain.attendance import Attendance, AttendanceList, Attendee
from atelier_app.domain.attendance_figures import AttendanceFigures, Part, figures
from atelier_app.domain.core import Channel
from atelier_app.domain.half_days import HalfDay
from atelier_app.exchange.sheet import Cell, Sheet
from atelier_app.support.language import N_, _

_CHANNELS = {
    Channel.PHONE: N_("phone"),
    Channel.KIOSK: N_("kiosk"),
    Channel.DOOR: N_("badge at the door"),
    Channel.FACILITATOR: N_("facilitator"),
    Channel.PAPER: N_("paper"),
    Channel.HANDS: N_("raised hand"),
}
_PERSON: dict[str, Callable[[Attendee], Cell]] = {
    N_("Last name"): lambda attendee: attendee.participant.last_name,
    N_("First name"): lambda attendee: attendee.participant.first_name,
    N_("Organisation"): lambda attendee: attendee.participant.organisation,
    N_("Role"): lambda attendee: attendee.participant.role,
    N_("Territory"): lambda attendee: attendee.participant.territory,
    N_("Table"): lambda attendee: attendee.table,
    N_("College"): lambda attendee: attendee.college,
    N_("Registered on the day"): lambda attendee: _yes_or_no(attendee.walk_in),
}
_ATTENDANCE: dict[str, Callable[[Attendance], Cell]] = {
    N_("signed at"): lambda attendance: _local(attendance.signed_at),
    N_("channel"): lambda attendance: _(_CHANNELS[attendance.channel]),
    N_("recorded by"): lambda attendance: attendance.recorded_by,
    N_("signature"): lambda attendance: _yes_or_no(attendance.signed),
    N_("reason"): lambda attendance: attendance.reason,
    N_("left and came back"): lambda attendance: ", ".join(_moves(attendance)),
}
_FIGURES: dict[str, Callable[[Part], Cell]] = {
    N_("Expected"): lambda part: part.expected,
    N_("Present"): lambda part: part.present,
    N_("Of those expected"): lambda part: part.came,
    N_("Not expected"): lambda part: part.unexpected,
    N_("Absent"): lambda part: part.absent,
    N_("With a signature"): lambda part: part.signed,
}


def attendance_sheets(attendance: AttendanceList) -> tuple[Sheet, Sheet]:
    """The list and its figures, in the language in force."""
    return list_sheet(attendance), figures_sheet(attendance)


def list_sheet(attendance: AttendanceList) -> Sheet:
    """One row a person; what each half-day says of them stands side by side."""
    headings = [_(heading) for heading in _PERSON]
    for half_day in attendance.half_days:
        headings += [_of(half_day, _(heading)) for heading in _ATTENDANCE]
    rows = (tuple(_person_row(attendee, attendance.half_days)) for attendee in attendance.attendees)
    return Sheet(_("List"), tuple(headings), tuple(rows))


def figures_sheet(attendance: AttendanceList) -> Sheet:
    """One row for each half-day, organisation, territory and channel."""
    headings = (_("By"), _("Name"), *(_(heading) for heading in _FIGURES))
    return Sheet(_("Figures"), headings, tuple(_figure_rows(figures(attendance), attendance.half_days)))


def _person_row(attendee: Attendee, half_days: tuple[HalfDay, ...]) -> Iterator[Cell]:
    yield from (tell(attendee) for tell in _PERSON.values())
    for half_day in half_days:
        attendance = attendee.at(half_day.id)
        yield from (tell(attendance) if attendance else None for tell in _ATTENDANCE.values())


def _figure_rows(told: AttendanceFigures, half_days: tuple[HalfDay, ...]) -> Iterator[tuple[Cell, ...]]:
    yield _figure_row(_("Everyone"), "", told.whole)
    for one in told.half_days:
        if one.half_day.title:
            yield _figure_row(_("Half-day"), one.half_day.title, one.part)
    for by, parts in ((_("Organisation"), told.organisations), (_("Territory"), told.territories)):
        yield from (_figure_row(by, part.name or _("not given"), part) for part in parts)
    for channel in told.channels:
        for half_day, count in zip(half_days, channel.counts, strict=True):
            if count:
                by = _of(half_day, _("Channel"))
                yield by, _(_CHANNELS[channel.channel]), None, count, None, None, None, None


def _figure_row(by: str, name: str, part: Part) -> tuple[Cell, ...]:
    return by, name, *(tell(part) for tell in _FIGURES.values())


def _of(half_day: HalfDay, heading: str) -> str:
    """A heading under its half-day, which has no title when it is the whole of a workshop."""
    if half_day.title:
        return _("{half_day} – {heading}").format(half_day=half_day.title, heading=heading)
    return heading[:1].upper() + heading[1:]


def _yes_or_no(answer: bool) -> str:
    return _("yes") if answer else _("no")


def _local(moment: datetime) -> datetime:
    """The time on the clock in the room, which is what a spreadsheet can hold."""
    return moment.astimezone().replace(second=0, microsecond=0, tzinfo=None)


def _moves(attendance: Attendance) -> Iterator[str]:
    for number, moment in enumerate(attendance.moves):
        at = f"{_local(moment):%H:%M}"
        yield (_("back {time}") if number % 2 else _("left {time}")).format(time=at)
