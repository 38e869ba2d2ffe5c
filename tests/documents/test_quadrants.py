"""Notes on the matrix stand apart, inside the picture, near where they belong."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.documents.drawing.quadrants import spread

SIZE = (90.0, 50.0)
AREA = (0.0, 0.0, 500.0, 400.0)
PLACE = st.tuples(st.floats(0, 500), st.floats(0, 400))


def apart(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return abs(first[0] - second[0]) >= SIZE[0] or abs(first[1] - second[1]) >= SIZE[1]


def test_a_note_with_room_stays_where_it_was_put() -> None:
    assert spread([(200.0, 200.0)], SIZE, AREA) == [(200.0, 200.0)]


def test_notes_put_on_one_spot_stand_side_by_side() -> None:
    places = spread([(250.0, 200.0)] * 6, SIZE, AREA)
    assert all(apart(*pair) for pair in combinations(places, 2))
    assert all(abs(x - 250) < 200 and abs(y - 200) < 160 for x, y in places)


@given(st.lists(PLACE, max_size=12))
def test_no_note_leaves_the_picture_nor_hides_another(wanted: list[tuple[float, float]]) -> None:
    places = spread(wanted, SIZE, AREA)
    assert all(
        SIZE[0] / 2 <= x <= 500 - SIZE[0] / 2 and SIZE[1] / 2 <= y <= 400 - SIZE[1] / 2 for x, y in places
    )
    assert all(apart(*pair) for pair in combinations(places, 2))
