"""What the steps of signing in show: when, what for, who it may be, and that it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from babel.dates import format_date, format_time

from atelier_app.domain.attendance import Attendance, CountExpected, Participant, ReadAttendee
from atelier_app.domain.core import Refused
from atelier_app.domain.door import Door
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.initiative import Workshop
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.visit import Visit
from atelier_app.support.language import _, language

FIELDS = ("known", "expected", "first", "last", "organisation", "consent", "photo", "signature")
"""What the form of the last step holds."""
_ID_LENGTH = 64
# The page is read again within the second, as soon as the phone hears of its own signature: it must still say so.
_FRESH = timedelta(minutes=1)
ABOUT_SIGNATURES = {Refusal.SIGNATURE_TOO_SMALL, Refusal.SIGNATURE_TOO_LARGE, Refusal.NOT_A_SIGNATURE}


@dataclass(frozen=True)
class Signer:
    """Who the last step is for; `field` is the hidden field that says so, empty for someone who is to say their name."""

    person: Participant | None = None
    field: str = ""
    agreed: bool = False


def signer(door: Door, visit: Visit, said: Mapping[str, str]) -> Signer:
    """The one chosen on the list, else whose badge it is, else anyone. Raises `Refused` (UNKNOWN_PARTICIPANT)."""
    workshop = visit.stage.workshop
    assert workshop is not None
    if expected := said.get("expected"):
        chosen = door.read(ReadAttendee(workshop.id, expected)) if len(expected) <= _ID_LENGTH else None
        if chosen is None:
            raise Refused(Refusal.UNKNOWN_PARTICIPANT)
        return Signer(chosen.participant, "expected")
    if visit.holder is not None and (said.get("known") or not said):
        return Signer(visit.holder, "known", visit.attendee is not None and visit.attendee.consent)
    return Signer()


def is_anyone_expected(door: Door, visit: Visit) -> bool:
    """Whether there is a list to find oneself on."""
    return visit.stage.workshop is not None and door.read(CountExpected(visit.stage.workshop.id)) > 0


def names(typed: str) -> tuple[str, str]:
    """First and last name out of what was typed to find oneself: "Anne LEFÈVRE", "LEFÈVRE Anne", "Anne Lefèvre"."""
    words = typed.split()
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    if 0 < len(loud) < len(words):
        return " ".join(word for word in words if word not in loud), " ".join(loud)
    return " ".join(words[:1]), " ".join(words[1:])


# --- in words


def called(half_day: HalfDay) -> str:
    """Its title, else the part of the day."""
    return half_day.title or _part(half_day.starts)


def _part(starts: time) -> str:
    if starts.hour < 12:
        return _("morning")
    return _("afternoon") if starts.hour < 18 else _("evening")


def when(workshop: Workshop, half_day: HalfDay) -> str:
    """ "Thursday 8 April, afternoon", in the language in force."""
    day = format_date(half_day.date or workshop.date, "EEEE d MMMM", locale=language())
    return f"{day[:1].upper()}{day[1:]}, {called(half_day)}"


def confirmed(visit: Visit, now: datetime) -> str:
    """That the present half-day is signed for, and when; an empty text once everybody knows."""
    workshop, half_day = visit.stage.workshop, visit.half_day
    came = visit.attendee.at(half_day.id) if visit.attendee and half_day else None
    if came is None or workshop is None or half_day is None or now - came.signed_at > _FRESH:
        return ""
    said = _("Your attendance is recorded: {when}, at {time}.")
    return said.format(when=when(workshop, half_day), time=at(came))


def at(came: Attendance) -> str:
    """When someone signed, by the room's clock: "14:02"."""
    return str(format_time(came.signed_at.astimezone(), "H:mm", locale=language()))
