"""Which half-day people sign for: the clock tells, unless the facilitator does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.initiative import Workshop

DAY = date(2021, 4, 8)
MORNING = HalfDay(WHOLE, "Matin", time(9), time(12))
AFTERNOON = HalfDay("pm", "Après-midi", time(14), time(17))
NEXT = HalfDay("next", "Lendemain", time(9), time(12), DAY + timedelta(days=1))
WORKSHOP = Workshop("w", "Atelier", DAY, time(9), "Le Mans", half_days=(MORNING, AFTERNOON, NEXT))


def test_a_workshop_that_names_none_has_one_half_day() -> None:
    (whole,) = replace(WORKSHOP, half_days=()).signed_for
    assert (whole.id, whole.title, whole.starts) == (WHOLE, "", time(9))


@pytest.mark.parametrize(
    ("now", "half_day"),
    [
        (datetime(2021, 4, 8, 6), MORNING),  # noqa: DTZ001 - the room's own time
        (datetime(2021, 4, 8, 9, 10), MORNING),  # noqa: DTZ001
        (datetime(2021, 4, 8, 12, 29), MORNING),  # noqa: DTZ001
        (datetime(2021, 4, 8, 12, 30), AFTERNOON),  # noqa: DTZ001
        (datetime(2021, 4, 8, 23), AFTERNOON),  # noqa: DTZ001
        (datetime(2021, 4, 9, 8), NEXT),  # noqa: DTZ001
        (datetime(2022, 1, 1), NEXT),  # noqa: DTZ001
    ],
)
def test_the_clock_tells_which_half_day_it_is(now: datetime, half_day: HalfDay) -> None:
    assert WORKSHOP.half_day_at(now) is half_day


@given(st.datetimes(datetime(2, 1, 2), datetime(9000, 1, 1)), st.sampled_from(WORKSHOP.half_days))  # noqa: DTZ001
def test_the_facilitator_is_obeyed_before_the_clock(now: datetime, chosen: HalfDay) -> None:
    assert replace(WORKSHOP, half_day=chosen.id).half_day_at(now) is chosen


def test_a_choice_that_is_no_longer_there_leaves_it_to_the_clock() -> None:
    assert replace(WORKSHOP, half_day="gone").half_day_at(datetime(2021, 4, 8, 15)) is AFTERNOON  # noqa: DTZ001
