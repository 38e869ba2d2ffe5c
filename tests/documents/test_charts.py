"""Names beside a chart stand apart, and columns of cards go on over the page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.documents.drawing.lanes import lanes_piece
from atelier_app.documents.drawing.lines import apart
from atelier_app.documents.outline import Card, Lane, Lanes
from atelier_app.domain.board import Colour


@given(st.lists(st.floats(0, 200), max_size=18).map(sorted))
def test_names_stand_apart_within_the_chart_in_their_order(wanted: list[float]) -> None:
    placed = apart(wanted, 10, 0, 200)
    assert all(after - before >= 10 - 1e-9 for before, after in pairwise(placed))
    assert all(-1e-9 <= height <= 200 for height in placed)


def test_names_with_room_stay_where_they_are() -> None:
    assert apart([10, 50, 90], 10, 0, 200) == [10, 50, 90]


def lanes(*counts: int) -> Lanes:
    return Lanes(
        tuple(
            Lane(f"Lane {index}", tuple(Card(f"Idea {n}", Colour.YELLOW) for n in range(count)))
            for index, count in enumerate(counts)
        )
    )


def test_long_columns_are_cut_between_cards_and_none_is_lost() -> None:
    piece = lanes_piece(lanes(40, 2, 0, 11), 480, 0)
    heights = []
    while True:
        cut = piece.split(300)
        if cut is None or piece.height <= 300:
            break
        first, rest = cut
        assert first.height <= 300
        heights.append(first.height)
        piece = rest  # type: ignore[assignment]
    assert len(heights) > 2
    assert piece.height <= 300


def test_where_no_card_fits_the_columns_wait_for_the_next_page() -> None:
    assert lanes_piece(lanes(3, 1), 480, 0).split(30) is None
