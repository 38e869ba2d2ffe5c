"""Ready-made zones: as many as asked for, none over another, beside whatever is on the wall."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Frame
from atelier_app.domain.templates import COUNTS, LANES, Layout, Outline, aside, frame_of, outlines
from atelier_app.domain.zones import ZONES_PER_BOARD, checked_frame

LAYOUTS = st.sampled_from(Layout)
NUMBERS = st.none() | st.integers(-5, 40)


def apart(one: Outline, other: Outline) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


@given(LAYOUTS, NUMBERS, NUMBERS)
def test_no_zone_covers_another_and_each_has_room_for_notes(
    layout: Layout, count: int | None, lanes: int | None
) -> None:
    made = outlines(layout, count, lanes)
    assert 1 <= len(made) <= ZONES_PER_BOARD
    assert all(apart(one, other) for n, one in enumerate(made) for other in made[:n])
    for outline in made:
        assert outline.width >= NOTE_WIDTH * 2
        assert outline.height >= NOTE_HEIGHT * 2
        assert checked_frame(outline.x, outline.y, outline.width, outline.height) == (
            outline.x,
            outline.y,
            outline.width,
            outline.height,
        )


@given(st.sampled_from(sorted(COUNTS)), st.integers(-5, 40))
def test_there_are_as_many_as_asked_for_within_what_makes_sense(layout: Layout, count: int) -> None:
    choice = COUNTS[layout]
    rows = LANES.usual if layout is Layout.JOURNEY else 1
    assert len(outlines(layout, count)) == rows * max(choice.least, min(choice.most, count))


def test_the_known_layouts_have_their_number_of_zones() -> None:
    numbers = {layout: len(outlines(layout)) for layout in Layout if layout not in COUNTS}
    assert numbers == {Layout.BLANK: 1, Layout.SWOT: 4, Layout.QUADRANTS: 4, Layout.START_STOP: 3}
    assert len(outlines(Layout.JOURNEY, 5, 2)) == 10


@given(
    LAYOUTS,
    st.tuples(st.floats(-9e4, 9e4), st.floats(-9e4, 9e4), st.floats(1, 5000), st.floats(1, 5000)).map(
        lambda f: (f[0], f[1], f[0] + f[2], f[1] + f[3])
    ),
)
def test_beside_what_is_there_nothing_is_covered(layout: Layout, there: Frame) -> None:
    made = frame_of(aside(outlines(layout), there))
    assert made is not None
    assert made[0] >= there[2] or made[1] >= there[3]


def test_on_an_empty_wall_they_begin_at_the_corner() -> None:
    assert aside(outlines(Layout.SWOT), None)[0] == outlines(Layout.SWOT)[0]
    assert aside((), None) == ()
