"""Which people are shown and in which order: the words searched, the state, the organisation, the territory, college and table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from atelier_app.desktop.attendance.columns import Column, Kind
from atelier_app.desktop.attendance.wording import Mark, mark
from atelier_app.domain.attendance import Attendee
from atelier_app.domain.text import fold
from atelier_app.support.language import N_

_NEVER = datetime.max.replace(tzinfo=UTC)


class Who(StrEnum):
    """Whom to show, by how they stand at the half-day that is signed for."""

    EVERYONE = "everyone"
    ABSENT = "absent"
    PRESENT = "present"
    UNSIGNED = "unsigned"
    WALK_INS = "walk_ins"
    LEFT = "left"


WHO = {
    Who.EVERYONE: N_("Everyone"),
    Who.ABSENT: N_("Absent"),
    Who.PRESENT: N_("Present"),
    Who.UNSIGNED: N_("Without a signature"),
    Who.WALK_INS: N_("Walk-ins"),
    Who.LEFT: N_("Left early"),
}


@dataclass(frozen=True)
class Wanted:
    """None means any; an empty text, those of whom it is not known."""

    text: str = ""
    who: Who = Who.EVERYONE
    organisation: str | None = None
    territory: str | None = None
    table: str | None = None
    college: str | None = None


def stands(attendee: Attendee, who: Who, half_day: str) -> bool:
    """Whether this is one of those."""
    state = mark(attendee, half_day)
    match who:
        case Who.ABSENT:
            return state is Mark.ABSENT
        case Who.PRESENT:
            return state not in {Mark.ABSENT, Mark.NOT_EXPECTED, Mark.LEFT}
        case Who.UNSIGNED:
            here = attendee.at(half_day)
            return here is not None and not here.signed and state is not Mark.PAPER
        case Who.WALK_INS:
            return attendee.walk_in
        case Who.LEFT:
            return state is Mark.LEFT
        case _:
            return True


class Sieve:
    """Picks the people who are wanted; every typed word is found in them, whatever its accents or case."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[Attendee, str]] = {}

    def sift(self, people: Iterable[Attendee], wanted: Wanted, half_day: str) -> list[Attendee]:
        """Those of them, in their order."""
        left = list(people)
        for word in fold(wanted.text).split():
            left = [attendee for attendee in left if word in self._text(attendee)]
        if (organisation := wanted.organisation) is not None:
            left = [one for one in left if fold(one.participant.organisation) == organisation]
        if (territory := wanted.territory) is not None:
            left = [one for one in left if fold(one.participant.territory) == territory]
        if (table := wanted.table) is not None:
            left = [one for one in left if fold(one.table) == table]
        if (college := wanted.college) is not None:
            left = [one for one in left if fold(one.college) == college]
        if wanted.who is Who.EVERYONE:
            return left
        return [attendee for attendee in left if stands(attendee, wanted.who, half_day)]

    def _text(self, attendee: Attendee) -> str:
        """Folded once, until they change."""
        person = attendee.participant
        known = self._folded.get(person.id)
        if known is None or known[0] is not attendee:
            fields = (person.first_name, person.last_name, person.organisation, person.role, person.territory)
            known = self._folded[person.id] = (
                attendee,
                fold(" ".join((*fields, attendee.table, attendee.college))),
            )
        return known[1]


def sort_key(column: Column) -> Callable[[Attendee], Any] | None:
    """What a column sorts by; none for the order that the list comes in. What is not known comes last."""
    if column.kind is Kind.ORGANISATION:
        return lambda attendee: _named(attendee.participant.organisation)
    if column.kind is Kind.COLLEGE:
        return lambda attendee: _named(attendee.college)
    if column.kind is Kind.TABLE:
        return lambda attendee: _named(attendee.table)
    half_day = column.half_day
    if half_day is not None:
        return lambda attendee: _arrival(attendee, half_day.id)
    return None


def natural(text: str) -> list[tuple[bool, int, str]]:
    """A key that puts `Table 10` after `Table 2`."""
    parts = re.findall(r"[0-9]+|[^0-9]+", fold(text))
    return [(False, int(part), "") if part.isdecimal() else (True, 0, part) for part in parts]


def _named(text: str) -> tuple[bool, list[tuple[bool, int, str]]]:
    return not text, natural(text)


def _arrival(attendee: Attendee, half_day: str) -> tuple[datetime, bool]:
    here = attendee.at(half_day)
    return (here.signed_at if here else _NEVER), not attendee.expected_at(half_day)
