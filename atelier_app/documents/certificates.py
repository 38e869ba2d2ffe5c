"""Certificates of attendance: one for each person who came, for the half-days they came to and no other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from atelier_app.documents.outline import Words, words
from atelier_app.documents.presence import Presence, movements
from atelier_app.documents.wording import day, filled, long_day, moment
from atelier_app.domain.attendance import Attendance, Attendee
from atelier_app.domain.core import Refused
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import _, language


@dataclass(frozen=True)
class Attended:
    """A half-day that somebody came to."""

    title: str
    day: str
    hours: str
    arrived: str


@dataclass(frozen=True)
class Certificate:
    """One page: what is certified of whom, and who answers for it."""

    organiser: str
    title: str
    opening: Words
    name: str
    belonging: str
    body: Words
    attended: tuple[Attended, ...]
    issued: str
    signatory: str
    footer: str


@dataclass(frozen=True)
class Certificates:
    """Those of one workshop, in the order of the list."""

    language: str
    title: str
    organiser: str
    subject: str
    pages: tuple[Certificate, ...]


def certificates(presence: Presence, issued: date) -> Certificates:
    """One a person who came. Raises `Refused` (NOBODY_CAME)."""
    came = [one for one in presence.attendees if one.attendances]
    if not came:
        raise Refused(Refusal.NOBODY_CAME)
    return Certificates(
        language=language(),
        title=_("{workshop}: certificates of attendance").format(workshop=presence.workshop.title),
        organiser=presence.organiser,
        subject=presence.initiative.title,
        pages=tuple(_certificate(presence, one, issued) for one in came),
    )


def _certificate(presence: Presence, attendee: Attendee, issued: date) -> Certificate:
    person, workshop = attendee.participant, presence.workshop
    return Certificate(
        organiser=presence.organiser,
        title=_("Certificate of attendance"),
        opening=filled(_("{organiser} certifies that"), organiser=words(presence.organiser, strong=True)),
        name=person.full_name,
        belonging=", ".join(filter(None, (person.role, person.organisation))),
        body=_body(presence),
        attended=tuple(
            _attended(presence, one, attendance)
            for one in presence.half_days
            if (attendance := attendee.at(one.id))
        ),
        issued=_issued(workshop.place, issued),
        signatory=workshop.facilitator,
        footer=_("Drawn up from the attendance sheet that was signed at the workshop."),
    )


def _body(presence: Presence) -> Words:
    workshop, initiative = presence.workshop, presence.initiative
    parts = {
        "workshop": words(workshop.title, strong=True),
        "initiative": words(initiative.title, strong=True),
        "place": words(workshop.place),
    }
    if workshop.place:
        return filled(
            _("took part in the workshop “{workshop}”, part of “{initiative}”, held at {place}."), **parts
        )
    return filled(_("took part in the workshop “{workshop}”, part of “{initiative}”."), **parts)


def _attended(presence: Presence, half_day: HalfDay, attendance: Attendance) -> Attended:
    return Attended(
        half_day.title or _("The whole workshop"),
        day(presence.day_of(half_day)),
        presence.hours_of(half_day),
        ", ".join((moment(attendance.signed_at), *movements(attendance))),
    )


def _issued(place: str, issued: date) -> str:
    """Where and when it is made out; the place as far as the town goes."""
    town = place.partition(",")[0].strip()
    when = long_day(issued)
    return (
        _("Issued at {place}, {date}").format(place=town, date=when)
        if town
        else _("Issued on {date}").format(date=when)
    )
