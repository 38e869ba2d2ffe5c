"""Badges: who each is for, its personal code, and the command that makes these codes the ones that work."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe

from atelier_app.documents.labels import Labels
from atelier_app.documents.presence import Presence
from atelier_app.domain.attendance import Attendee
from atelier_app.domain.badges import MintBadges, Minted
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import _, language

_TOKEN_BYTES = 24


@dataclass(frozen=True)
class Badge:
    """What one label says; `code` is the text of its QR code."""

    name: str
    organisation: str
    table: str
    code: str


@dataclass(frozen=True)
class BadgeSheets:
    """Labels from the `skipped`-th place of the first sheet on. `mint` makes their codes work, and the older ones not."""

    language: str
    title: str
    organiser: str
    initiative: str
    notice: str
    badges: tuple[Badge, ...]
    labels: Labels
    skipped: int
    marks: bool
    mint: MintBadges


def badge_sheets(
    presence: Presence, address: str, labels: Labels, *, first: int = 1, marks: bool = False
) -> BadgeSheets:
    """A new code for each of these people, leading to `address` (as in "http://192.168.1.5:8080").

    `first` is the label to begin at, from 1. Raises `Refused` (NOBODY_TO_PRINT).
    """
    if not presence.attendees:
        raise Refused(Refusal.NOBODY_TO_PRINT)
    tokens = [token_urlsafe(_TOKEN_BYTES) for _one in presence.attendees]
    people = list(zip(presence.attendees, tokens, strict=True))
    return BadgeSheets(
        language=language(),
        title=_("{workshop}: badges").format(workshop=presence.workshop.title),
        organiser=presence.organiser,
        initiative=presence.initiative.title,
        notice=_notice(presence.organiser),
        badges=tuple(_badge(one, f"{address}/b/{token}") for one, token in people),
        labels=labels,
        skipped=first - 1,
        marks=marks,
        mint=MintBadges(tuple(Minted(one.participant.id, badge_hash(token)) for one, token in people)),
    )


def _badge(attendee: Attendee, code: str) -> Badge:
    person, table = attendee.participant, attendee.table
    if table.isdecimal():
        table = _("Table {name}").format(name=table)
    return Badge(person.full_name, person.organisation, table, code)


def _notice(organiser: str) -> str:
    """The privacy notice in two lines, for the foot of a sheet."""
    return _(
        "The code on a badge is personal: it signs and votes in its holder’s name. {organiser} uses it for attendance"
        " and votes only; your rights and the full notice are on the phone pages, under “Your data”."
    ).format(organiser=organiser)
