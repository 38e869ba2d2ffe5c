"""Where notes go by themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.desktop.board import arranging
from atelier_app.desktop.board.arranging import Cluster
from atelier_app.desktop.board.boxes import Box, note_box
from atelier_app.domain.board import Note

coordinates = st.floats(-3000, 3000)
walls = st.lists(
    st.builds(lambda x, y: Note(f"{x},{y}", "b", "t", x=x, y=y), coordinates, coordinates), max_size=12
)


def taken_by(notes: list[Note]) -> arranging.IsTaken:
    return lambda box: any(note_box(note.x, note.y).meets(box) for note in notes)


@given(walls, coordinates, coordinates, st.floats(100, 2500), st.integers(1, 30))
def test_free_places_cover_nothing_and_not_each_other(
    notes: list[Note], x: float, y: float, width: float, count: int
) -> None:
    places = arranging.free_places(count, Box(x, y, x + width, y + 800), taken_by(notes))
    boxes = [note_box(*place) for place in places]
    assert len(boxes) == count
    assert not any(taken_by(notes)(box) for box in boxes)
    assert not any(one.meets(other) for number, one in enumerate(boxes) for other in boxes[:number])


def test_the_first_free_place_is_in_sight() -> None:
    seen = Box(1000, 2000, 2200, 2800)
    (place,) = arranging.free_places(1, seen, lambda _box: False)
    assert seen.covers(note_box(*place))


@given(walls)
def test_tidied_notes_cover_nothing(notes: list[Note]) -> None:
    half = len(notes) // 2
    clusters = [
        Cluster(tuple(part), framed) for part, framed in ((notes[:half], True), (notes[half:], False)) if part
    ]
    places = arranging.tidied(clusters, 0, 0, 800)
    boxes = [note_box(*place) for place in places.values()]
    assert places.keys() == {note.id for note in notes}
    assert not any(one.meets(other) for number, one in enumerate(boxes) for other in boxes[:number])


def test_nearest_prefers_what_is_straight_ahead() -> None:
    boxes = {"ahead": note_box(400, 0), "aside": note_box(200, 300), "behind": note_box(-160, 0)}
    here = note_box(0, 0)
    assert arranging.nearest(here, boxes.items(), 1, 0) == "ahead"
    assert arranging.nearest(here, boxes.items(), -1, 0) == "behind"
    assert arranging.nearest(here, boxes.items(), 0, 1) == "aside"
    assert arranging.nearest(here, boxes.items(), 0, -1) is None


def test_reading_order_forgives_a_crooked_row() -> None:
    notes = [Note(id, "b", id, x=x, y=y) for id, x, y in (("b", 160, -8), ("a", 0, 5), ("c", 0, 130))]
    assert [note.id for note in arranging.reading_order(notes)] == ["a", "b", "c"]
