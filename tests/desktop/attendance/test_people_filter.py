"""Who is picked, and in which order: rules without a window."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.desktop.attendance.columns import Column, Kind
from atelier_app.desktop.attendance.people_filter import Sieve, Wanted, Who, natural, sort_key, stands
from atelier_app.desktop.attendance.wording import Mark, mark, story
from atelier_app.domain.attendance import Attendance, Attendee, Participant
from atelier_app.domain.core import Channel
from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.text import fold

NINE = datetime(2021, 4, 8, 9, 2, tzinfo=UTC)
WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


def came(
    channel: Channel = Channel.PHONE, *, signed: bool = False, moves: int = 0, reason: str = ""
) -> Attendee:
    here = Attendance(WHOLE, NINE, channel, signed=signed, moves=(NINE,) * moves, reason=reason)
    return Attendee(Participant("1", "Lefèvre"), attendances=(here,))


@pytest.mark.parametrize(
    ("attendee", "expected"),
    [
        (Attendee(Participant("1", "Lefèvre")), Mark.ABSENT),
        (Attendee(Participant("1", "Lefèvre"), half_days=("other",)), Mark.NOT_EXPECTED),
        (came(signed=True), Mark.SIGNED),
        (came(), Mark.UNSIGNED),
        (came(Channel.PAPER), Mark.PAPER),
        (came(signed=True, moves=1), Mark.LEFT),
        (came(signed=True, moves=2), Mark.SIGNED),
    ],
)
def test_how_someone_stands(attendee: Attendee, expected: Mark) -> None:
    assert mark(attendee, WHOLE) is expected


def test_paper_is_a_signature_and_who_left_is_no_longer_present() -> None:
    assert not stands(came(Channel.PAPER), Who.UNSIGNED, WHOLE)
    assert stands(came(moves=1), Who.UNSIGNED, WHOLE)
    assert not stands(came(moves=1), Who.PRESENT, WHOLE)
    assert stands(came(moves=1), Who.LEFT, WHOLE)


def test_all_that_is_known_of_an_attendance_is_told() -> None:
    (here,) = came(Channel.FACILITATOR, moves=2, reason="Arm in plaster").attendances
    told = story(here)
    assert "Arm in plaster" in told
    assert told.count(" at ") == 2


@given(WORDS, WORDS, WORDS)
def test_any_two_words_of_a_person_find_them_whatever_their_case(one: str, other: str, third: str) -> None:
    person = Attendee(Participant("1", one, other, third))
    found = Sieve().sift([person], Wanted(f"{third.upper()} {one.lower()}"), WHOLE)
    missed = any(
        word not in fold(f"{other} {one} {third}") for word in fold(f"{third.upper()} {one.lower()}").split()
    )
    assert found == ([] if missed else [person])


@given(st.lists(st.integers(0, 999), min_size=2, max_size=6))
def test_tables_sort_as_numbers_do(tables: list[int]) -> None:
    texts = [f"Table {number}" for number in tables]
    assert sorted(texts, key=natural) == [f"Table {number}" for number in sorted(tables)]


def test_who_has_not_come_is_sorted_after_who_has() -> None:
    key = sort_key(Column(Kind.HALF_DAY, HalfDay(WHOLE, "", time(9))))
    assert key is not None
    absent = Attendee(Participant("2", "Aaa"))
    assert sorted([absent, came()], key=key) == [came(), absent]
