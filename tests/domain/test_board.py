"""Where notes may lie."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.board import (
    EXTENT,
    NOTE_HEIGHT,
    NOTE_WIDTH,
    STEP_Y,
    checked_place,
    free_place,
    free_place_in,
)
from atelier_app.domain.refusals import Refusal
from tests.stage import refusal

places = st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000))


@given(st.lists(places, max_size=60))
def test_a_free_place_covers_no_note(taken: list[tuple[float, float]]) -> None:
    x, y = free_place(taken)
    assert not any(abs(x - tx) < NOTE_WIDTH - 1 and abs(y - ty) < NOTE_HEIGHT - 1 for tx, ty in taken)


def test_a_free_place_lies_in_no_group_even_in_its_gaps() -> None:
    frame = (0.0, 0.0, 3 * 160.0, 2 * 124.0)
    assert free_place([(0.0, 0.0)], [frame]) == (480.0, 0.0)


def test_notes_fill_the_board_row_by_row() -> None:
    taken: list[tuple[float, float]] = []
    for _ in range(8):
        taken.append(free_place(taken))
    assert [x for x, y in taken if y == 0] == [0, 160, 320, 480, 640, 800]
    assert {y for _, y in taken[6:]} == {124}


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_place_that_is_no_number_is_refused(number: float) -> None:
    assert refusal(lambda: checked_place(number, 0)) is Refusal.NUMBER_OUT_OF_RANGE


def test_a_place_a_million_units_away_is_held_at_the_edge() -> None:
    assert checked_place(1e9, -1e9) == (EXTENT, -EXTENT)


@given(st.lists(st.tuples(st.floats(-400, 1400), st.floats(-400, 900)), max_size=30))
def test_a_free_place_is_the_first_of_the_rows_that_have_one(taken: list[tuple[float, float]]) -> None:
    place = free_place(taken)
    assert free_place_in(range(60), taken) == place
    row = round(place[1] / STEP_Y)
    assert free_place_in(range(row), taken) is None
