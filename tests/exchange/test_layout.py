"""Notes laid out by program never cover one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH
from atelier_app.exchange.layout import GUTTER_X, GUTTER_Y, blocks, in_rows


@given(counts=st.lists(st.integers(0, 60), max_size=8))
def test_no_note_covers_another_and_groups_keep_their_distance(counts: list[int]) -> None:
    groups = [
        list(in_rows(count, columns, corner))
        for count, (columns, corner) in zip(counts, blocks(counts), strict=True)
    ]
    for index, group in enumerate(groups):
        for other in groups[:index]:
            assert all(_apart(a, b, GUTTER_X, GUTTER_Y) for a in group for b in other)
        assert all(_apart(a, b, 0, 0) for place, a in enumerate(group) for b in group[:place])


def _apart(a: tuple[float, float], b: tuple[float, float], x: float, y: float) -> bool:
    return abs(a[0] - b[0]) >= NOTE_WIDTH + x or abs(a[1] - b[1]) >= NOTE_HEIGHT + y
