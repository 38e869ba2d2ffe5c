"""Which people are shown and in which order: the words searched, the state, the organisation, the territory, the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QSortFilterProxyModel, Qt

from atelier_app.desktop.attendance.model import AttendanceModel, Column, Kind
from atelier_app.desktop.attendance.wording import Mark, mark
from atelier_app.desktop.look.rows import Index
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


class PeopleFilter(QSortFilterProxyModel):
    """The people who are wanted; every typed word is found in them, whatever its accents or case."""

    def __init__(self, model: AttendanceModel) -> None:
        super().__init__(model)
        self.model = model
        self.wanted = Wanted()
        self._words: list[str] = []
        self._folded: dict[str, tuple[Attendee, str]] = {}
        self._keys: dict[str, tuple[Attendee, Any]] = {}
        self._key: Callable[[Attendee], Any] | None = None
        self.setSourceModel(model)
        model.turned.connect(lambda: self.show_only(self.wanted))

    def show_only(self, wanted: Wanted) -> None:
        """Shows these."""
        self.beginFilterChange()
        self.wanted, self._words = wanted, fold(wanted.text).split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        attendee, wanted = self.model.rows[row], self.wanted
        if self._words:
            text = self._text(attendee)
            if not all(word in text for word in self._words):
                return False
        person = attendee.participant
        return (
            (wanted.organisation is None or fold(person.organisation) == wanted.organisation)
            and (wanted.territory is None or fold(person.territory) == wanted.territory)
            and (wanted.table is None or fold(attendee.table) == wanted.table)
            and stands(attendee, wanted.who, self.model.half_day.id)
        )

    def _text(self, attendee: Attendee) -> str:
        """Folded once, until they change."""
        person = attendee.participant
        known = self._folded.get(person.id)
        if known is None or known[0] is not attendee:
            fields = (person.first_name, person.last_name, person.organisation, person.role, person.territory)
            known = self._folded[person.id] = (attendee, fold(" ".join((*fields, attendee.table))))
        return known[1]

    # --- the order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._key = sort_key(self.model.columns[column]) if 0 <= column < len(self.model.columns) else None
        self._keys.clear()
        super().sort(column, order)

    def lessThan(self, left: Index, right: Index) -> bool:
        if self._key is None:
            return left.row() < right.row()
        one, other = self._ranked(left.row()), self._ranked(right.row())
        return bool(one < other or (one == other and left.row() < right.row()))

    def _ranked(self, row: int) -> Any:
        assert self._key is not None
        attendee = self.model.rows[row]
        known = self._keys.get(attendee.participant.id)
        if known is None or known[0] is not attendee:
            known = self._keys[attendee.participant.id] = (attendee, self._key(attendee))
        return known[1]


def sort_key(column: Column) -> Callable[[Attendee], Any] | None:
    """What a column sorts by; none for the order that the list comes in. What is not known comes last."""
    if column.kind is Kind.ORGANISATION:
        return lambda attendee: _named(attendee.participant.organisation)
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
