"""The attendance sheet, filled in as people signed, or blank for the day that paper is all there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from atelier_app.documents.outline import Span, Words, words
from atelier_app.documents.presence import Presence, movements
from atelier_app.documents.sheet import Cell, Column, Empty, NotExpected, Row, Sheet, Signed, Unsigned
from atelier_app.documents.wording import moment, number, short, short_day
from atelier_app.domain.attendance import Attendance, Attendee, Participant
from atelier_app.domain.core import Channel
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.text import fold
from atelier_app.support.language import N_, _, language, ngettext

# A blank sheet has that many lines more than people, and at least the first number.
SPARE_LINES, SPARE_SHARE = 8, 10

_CHANNELS = {
    Channel.PHONE: N_("phone"),
    Channel.KIOSK: N_("kiosk"),
    Channel.DOOR: N_("badge"),
    Channel.FACILITATOR: N_("facilitator"),
    Channel.PAPER: N_("paper"),
    Channel.HANDS: N_("raised hand"),
}
_PRESENT = N_("Present without signature")
_UNSIGNED = {
    Channel.DOOR: N_("Present: badge read at the door"),
    Channel.PAPER: N_("Signed on paper"),
}


class Order(StrEnum):
    """How the rows follow one another."""

    NAME = "name"
    ORGANISATION = "organisation"
    ARRIVAL = "arrival"


def attendance_sheet(presence: Presence, order: Order = Order.NAME) -> Sheet:
    """Everyone on the list, with what they signed."""
    rows = tuple(_row(presence, one) for one in ordered(presence.attendees, order))
    return _sheet(presence, rows, _summary(presence), blank=False)


def blank_sheet(presence: Presence, order: Order = Order.NAME) -> Sheet:
    """Everyone who is expected, and empty lines for those who come without having registered."""
    expected = tuple(one for one in presence.attendees if not one.walk_in)
    order = Order.NAME if order is Order.ARRIVAL else order
    rows = [_row(presence, one, blank=True) for one in ordered(expected, order)]
    spare = max(SPARE_LINES, len(rows) // SPARE_SHARE)
    rows += [Row((), "", "", "", tuple(Empty() for _one in presence.half_days))] * spare
    people = ngettext("{n} person expected", "{n} people expected", len(expected))
    return _sheet(presence, tuple(rows), people.format(n=number(len(expected))), blank=True)


def ordered(attendees: tuple[Attendee, ...], order: Order) -> list[Attendee]:
    """By name as they are; by organisation, those without one last; or as they came, the absent last."""
    if order is Order.NAME:
        return list(attendees)
    if order is Order.ORGANISATION:
        return sorted(
            attendees, key=lambda a: (not a.participant.organisation, fold(a.participant.organisation))
        )
    came = sorted((one for one in attendees if one.signed_at), key=_arrival)
    return came + [one for one in attendees if not one.signed_at]


def _arrival(attendee: Attendee) -> str:
    return min(one.signed_at for one in attendee.attendances).isoformat()


def _sheet(presence: Presence, rows: tuple[Row, ...], summary: str, blank: bool) -> Sheet:
    initiative, workshop = presence.initiative, presence.workshop
    parts = (initiative.title, workshop.title, workshop.place)
    return Sheet(
        language=language(),
        kicker=_("Attendance sheet"),
        title=workshop.title,
        subtitle=initiative.title,
        facts=tuple(_facts(presence)),
        columns=tuple(_column(presence, one) for one in presence.half_days),
        rows=rows,
        summary=summary,
        organiser=presence.organiser,
        facilitator=workshop.facilitator,
        footer=" · ".join(short(part, 60) for part in parts if part),
        blank=blank,
    )


def _facts(presence: Presence) -> Iterator[tuple[str, str]]:
    when, at = presence.when()
    yield _("Date"), when
    yield _("Hours"), at
    yield _("Place"), presence.workshop.place or "–"
    yield _("Organiser"), presence.organiser
    yield _("Facilitation"), presence.workshop.facilitator or "–"


def _column(presence: Presence, half_day: HalfDay) -> Column:
    when = presence.hours_of(half_day)
    if len(presence.dates) > 1:
        when = f"{short_day(presence.day_of(half_day))} · {when}"
    return Column(half_day.title or _("Signature"), when)


def name(person: Participant) -> Words:
    """The last name first, and standing out: sheets are read down the alphabet."""
    if not person.last_name or not person.first_name:
        return words(person.full_name, strong=True)
    return (Span(person.last_name, strong=True), Span(f" {person.first_name}"))


def _row(presence: Presence, attendee: Attendee, blank: bool = False) -> Row:
    person = attendee.participant
    cell: Callable[[Presence, Attendee, HalfDay], Cell] = _to_sign if blank else _cell
    return Row(
        name(person),
        _("Came without registering") if attendee.walk_in else "",
        person.organisation,
        person.role,
        tuple(cell(presence, attendee, one) for one in presence.half_days),
        tuple(not attendee.walk_in and attendee.expected_at(one.id) for one in presence.half_days),
    )


def _to_sign(_presence: Presence, attendee: Attendee, half_day: HalfDay) -> Cell:
    return Empty() if attendee.expected_at(half_day.id) else NotExpected()


def _cell(presence: Presence, attendee: Attendee, half_day: HalfDay) -> Cell:
    attendance = attendee.at(half_day.id)
    if attendance is None:
        return _to_sign(presence, attendee, half_day)
    foot = _foot(presence, half_day, attendance)
    drawn = presence.signatures.get((attendee.participant.id, half_day.id))
    if drawn:
        return Signed(drawn, foot)
    said = _(_UNSIGNED.get(attendance.channel, _PRESENT))
    return Unsigned(said, attendance.reason, foot)


def _foot(presence: Presence, half_day: HalfDay, attendance: Attendance) -> str:
    """When, how and by whom it was recorded; when they left and came back."""
    day = attendance.signed_at.astimezone().date()
    at = moment(attendance.signed_at)
    if day != presence.day_of(half_day):
        at = f"{short_day(day)} {at}"
    by = attendance.recorded_by or _(_CHANNELS[attendance.channel])
    return " · ".join((at, by, *movements(attendance)))


def _summary(presence: Presence) -> str:
    attendees = presence.attendees
    came = [one for one in attendees if one.attendances]
    walk_ins = sum(one.walk_in for one in came)
    expected = sum(not one.walk_in for one in attendees)
    said = ngettext("{n} person came", "{n} people came", len(came)).format(n=number(len(came)))
    listed = ngettext("{n} was expected", "{n} were expected", expected).format(n=number(expected))
    parts = [said, listed]
    if walk_ins:
        without = ngettext("{n} came without registering", "{n} came without registering", walk_ins)
        parts.append(without.format(n=number(walk_ins)))
    return ", ".join(parts)
