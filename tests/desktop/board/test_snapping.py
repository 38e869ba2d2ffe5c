"""What a dragged note catches on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.desktop.board.boxes import Box, note_box
from atelier_app.desktop.board.snapping import Guide, snapped
from atelier_app.domain.board import NOTE_GAP, NOTE_HEIGHT, NOTE_WIDTH

places = st.floats(-500, 500)
boxes = st.builds(note_box, places, places)


def test_a_common_edge_is_caught_on_and_shown() -> None:
    snap = snapped(note_box(4, 300), [note_box(0, 0)], within=6)
    assert (snap.dx, snap.dy) == (-4, 0)
    assert Guide(0, 0, 0, 300 + NOTE_HEIGHT) in snap.guides


def test_what_is_too_far_is_not_caught_on() -> None:
    snap = snapped(note_box(9, 307), [note_box(0, 0)], within=6)
    assert (snap.dx, snap.dy, snap.guides) == (0, 0, ())


def test_centres_are_common_to_a_note_and_a_wider_frame() -> None:
    snap = snapped(note_box(128, 300), [Box(0, 0, 400, 200)], within=6)
    assert snap.dx == -2
    assert snap.guides == (Guide(200, 0, 200, 300 + NOTE_HEIGHT),)


def test_gaps_become_equal_between_two_and_after_two() -> None:
    one, other = note_box(0, 0), note_box(500, 0)
    half = NOTE_WIDTH + (500 - 2 * NOTE_WIDTH) / 2
    between = snapped(note_box(half + 3, 50), [one, other], within=6)
    assert between.dx == -3
    assert sum(guide.gap for guide in between.guides) == 2
    following = snapped(note_box(1003, 50), [one, other], within=6)
    assert following.dx == -3
    assert sum(guide.gap for guide in following.guides) == 2


def test_a_note_comes_to_the_usual_distance_from_one() -> None:
    snap = snapped(note_box(NOTE_WIDTH + NOTE_GAP - 5, 30), [note_box(0, 0)], within=6)
    assert snap.dx == 5


@given(boxes, st.lists(boxes, max_size=8), st.floats(0.5, 20))
def test_it_never_moves_further_than_allowed_and_is_then_at_rest(
    box: Box, others: list[Box], within: float
) -> None:
    snap = snapped(box, others, within)
    assert abs(snap.dx) <= within
    assert abs(snap.dy) <= within
    again = snapped(box.moved(snap.dx, 0), others, within)
    assert abs(again.dx) < 1e-6 or abs(snap.dx) < 1e-9 or not others


@given(boxes, st.lists(boxes, max_size=8))
def test_every_guide_touches_what_is_dragged(box: Box, others: list[Box]) -> None:
    snap = snapped(box, others, 6)
    moved = box.moved(snap.dx, snap.dy).grown(0.1)
    for guide in snap.guides:
        if not guide.gap:
            assert moved.meets(Box(*guide[:4]).grown(0.05))
