"""What is said of a person on the list: their name, where they come from, how they stand at a half-day."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.figures import clock_time, number
from atelier_app.domain.attendance import Attendance, Attendee, Participant
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.half_days import HalfDay
from atelier_app.support.language import N_, _, ngettext

CHANNELS = {
    Channel.PHONE: N_("phone"),
    Channel.KIOSK: N_("kiosk"),
    Channel.DOOR: N_("badge at the door"),
    Channel.FACILITATOR: N_("facilitator"),
    Channel.PAPER: N_("paper"),
}


class Mark(StrEnum):
    """How someone stands at a half-day; UNSIGNED is there without a signature, LEFT has not come back."""

    SIGNED = "signed"
    PAPER = "paper"
    UNSIGNED = "unsigned"
    LEFT = "left"
    ABSENT = "absent"
    NOT_EXPECTED = "not_expected"


def mark(attendee: Attendee, half_day: Id) -> Mark:
    here = attendee.at(half_day)
    if here is None:
        return Mark.ABSENT if attendee.expected_at(half_day) else Mark.NOT_EXPECTED
    if here.away:
        return Mark.LEFT
    if here.signed:
        return Mark.SIGNED
    return Mark.PAPER if here.channel is Channel.PAPER else Mark.UNSIGNED


def channel_name(channel: Channel) -> str:
    """How the gesture came."""
    return _(CHANNELS[channel]) if channel in CHANNELS else ""


def half_day_name(half_day: HalfDay) -> str:
    """Its title; the whole of a workshop has none of its own."""
    return half_day.title or _("Presence")


def listed_name(person: Participant) -> str:
    """The name as lists are sorted: last name first."""
    return f"{person.last_name} {person.first_name}".strip() or _("Erased person")


def affiliation(attendee: Attendee) -> str:
    """The organisation, and that the person came unannounced."""
    organisation = attendee.participant.organisation
    if not attendee.walk_in:
        return organisation
    return _("{organisation} · walk-in").format(organisation=organisation) if organisation else _("walk-in")


def presence(attendee: Attendee, half_day: Id) -> str:
    """The state in a few words: when they signed, or that they have not."""
    here = attendee.at(half_day)
    if here is None:
        return _("not signed in") if attendee.expected_at(half_day) else _("not expected")
    if here.away:
        return _("left {time}").format(time=clock_time(here.moves[-1]))
    if here.signed:
        return _("signed {time}").format(time=clock_time(here.signed_at))
    if here.channel is Channel.PAPER:
        return _("signed on paper")
    return _("present {time}").format(time=clock_time(here.signed_at))


def brief(attendee: Attendee, half_day: Id) -> str:
    """The same where there is hardly any room."""
    here = attendee.at(half_day)
    if here is None:
        return ""
    if here.channel is Channel.PAPER and not here.away:
        return _("paper")
    return clock_time(here.moves[-1] if here.away else here.signed_at)


def aside(here: Attendance) -> str:
    """What goes without saying in a picture of the list: why there is no signature, or how it came."""
    if here.reason:
        return here.reason
    return "" if here.channel is Channel.PAPER else channel_name(here.channel)


def story(here: Attendance) -> str:
    """All that is known of one attendance, in one line."""
    if here.signed:
        said = _("Signed at {time}")
    elif here.channel is Channel.PAPER:
        said = _("Signed on paper, ticked in at {time}")
    else:
        said = _("Present from {time}, without a signature")
    parts = [said.format(time=clock_time(here.signed_at)), here.reason, channel_name(here.channel)]
    if here.recorded_by:
        parts.append(_("recorded by {name}").format(name=here.recorded_by))
    return " · ".join(filter(None, [*parts, *moves(here)]))


def moves(here: Attendance) -> Iterable[str]:
    """When they left and came back."""
    for place, moment in enumerate(here.moves):
        text = _("back at {time}") if place % 2 else _("left at {time}")
        yield text.format(time=clock_time(moment))


def whereabouts(attendee: Attendee) -> list[str]:
    """The college they vote in, and their table."""
    college = _("College: {college}").format(college=attendee.college) if attendee.college else ""
    table = _("Table {table}").format(table=attendee.table) if attendee.table else ""
    return [line for line in (college, table) if line]


def details(attendee: Attendee, half_days: Iterable[HalfDay]) -> str:
    """A tooltip with what the row has no room for."""
    person = attendee.participant
    lines = [listed_name(person), person.role, affiliation(attendee), person.territory, person.email]
    lines += whereabouts(attendee)
    for half_day in half_days:
        here = attendee.at(half_day.id)
        if here is not None:
            said = _("{half_day}: {said}").format(half_day=half_day.title, said=story(here))
            lines.append(said if half_day.title else story(here))
    return tip("\n".join(filter(None, lines)))


def toggle_words(chosen: Iterable[Attendee], half_day: Id) -> str:
    """What Space does to these people."""
    people = list(chosen)
    absent = sum(attendee.at(half_day) is None for attendee in people)
    if absent:
        return ngettext("Sign in {n} person", "Sign in {n} people", absent).format(n=number(absent))
    count = len(people)
    return ngettext("Cancel {n} sign-in", "Cancel {n} sign-ins", count).format(n=number(count))
