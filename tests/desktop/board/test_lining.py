"""Lining up, distributing, restacking, as plain numbers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.desktop.board import lining
from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.lining import Edge
from atelier_app.domain.board import NOTE_GAP, NOTE_WIDTH, Note

coordinates = st.integers(-3000, 3000).map(float)
walls = st.lists(
    st.builds(
        lambda number, x, y, level: (number, x, y, level),
        st.integers(0, 40),
        coordinates,
        coordinates,
        st.integers(-3, 3),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda found: found[0],
).map(lambda found: [Note(str(n), "b", "t", x=x, y=y, level=level) for n, x, y, level in found])


def nowhere(_group_id: str) -> Box | None:
    return None


@given(walls, st.sampled_from(Edge))
def test_aligned_notes_share_an_edge_and_keep_the_other_axis(notes: list[Note], edge: Edge) -> None:
    places = lining.aligned(lining.blocks(notes, nowhere), edge)
    across = edge in (Edge.LEFT, Edge.CENTRE, Edge.RIGHT)
    assert len({round(places[note.id][0 if across else 1], 6) for note in notes}) == 1
    assert all(places[note.id][1 if across else 0] == (note.y if across else note.x) for note in notes)


@given(walls.filter(lambda notes: len(notes) > 2))
def test_distributed_notes_have_equal_gaps_and_cover_each_other_nowhere(notes: list[Note]) -> None:
    places = lining.distributed(lining.blocks(notes, nowhere), across=True)
    lefts = sorted(x for x, _y in places.values())
    gaps = {round(later - one - NOTE_WIDTH, 4) for one, later in pairwise(lefts)}
    assert len(gaps) == 1
    assert gaps.pop() >= NOTE_GAP - 0.001
    assert lefts[0] == min(note.x for note in notes)


def test_two_notes_have_no_gaps_to_make_equal() -> None:
    notes = [Note("a", "b", "t"), Note("c", "b", "t", x=400)]
    assert lining.distributed(lining.blocks(notes, nowhere), across=True) == {}


def test_a_whole_group_keeps_its_shape() -> None:
    notes = [
        Note("a", "b", "t", x=100, group_id="g"),
        Note("c", "b", "t", x=260, group_id="g"),
        Note("d", "b", "t", x=-50, y=300),
    ]
    frame = Box(86, -22, 422, 126)
    places = lining.aligned(lining.blocks(notes, lambda _id: frame), Edge.LEFT)
    assert places["c"][0] - places["a"][0] == 160
    assert places["a"][0] == -50 + 14


@given(walls, walls, st.booleans())
def test_restacked_notes_are_beyond_all_others_in_the_order_they_had(
    chosen: list[Note], others: list[Note], front: bool
) -> None:
    levels = lining.restacked(chosen, others, front=front)
    new = {note.id: levels.get(note.id, note.level) for note in chosen}
    for note in others:
        assert all(level > note.level if front else level < note.level for level in new.values())
    order = sorted(chosen, key=lambda note: note.level)
    assert [new[note.id] for note in order] == sorted(new.values())


def test_what_is_in_front_already_stays_as_it_is() -> None:
    assert lining.restacked([Note("a", "b", "t", level=3)], [Note("c", "b", "t")], front=True) == {}
