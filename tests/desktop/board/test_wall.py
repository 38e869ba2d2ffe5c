"""The wall's own bookkeeping, against the plainest way of doing the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from atelier_app.desktop.board.boxes import Box, around_notes, note_box
from atelier_app.desktop.board.grid_index import GridIndex
from atelier_app.desktop.board.wall import FRAME_PADDING, FRAME_TOP, Wall
from atelier_app.domain.board import EXTENT, Board, BoardContents, Group, Note

IDS = [f"n{number}" for number in range(12)]
places = st.one_of(st.floats(-900, 900), st.sampled_from([0.0, 160.0, -EXTENT, EXTENT]))
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), places, places, st.floats(0, 2000), st.floats(0, 2000)
)


@given(st.dictionaries(st.sampled_from(IDS), st.tuples(places, places)), boxes)
def test_the_index_finds_at_least_what_meets_a_box(where: dict[str, tuple[float, float]], box: Box) -> None:
    index = GridIndex()
    for id, (x, y) in where.items():
        index.put(id, note_box(x, y))
    meeting = {id for id, (x, y) in where.items() if note_box(x, y).meets(box)}
    assert meeting <= index.near(box) <= where.keys()


def test_the_index_forgets_what_was_moved_away() -> None:
    index = GridIndex()
    index.put("a", note_box(0, 0))
    index.put("a", note_box(5000, 5000))
    assert index.near(Box(0, 0, 200, 200)) == set()
    index.remove("a")
    index.remove("a")
    assert len(index) == 0


class Walls(RuleBasedStateMachine):
    """Any sequence of changes leaves the wall as if it had just been read."""

    def __init__(self) -> None:
        super().__init__()
        self.wall = Wall()
        self.notes: dict[str, Note] = {}
        self.damaged: list[Box] = []
        self.wall.damaged.connect(lambda damage: self.damaged.extend(damage.boxes))

    @rule(
        id=st.sampled_from(IDS),
        x=places,
        y=places,
        group=st.sampled_from([None, "g", "h"]),
        inbox=st.booleans(),
        text=st.sampled_from(["un", "deux"]),
    )
    def put(self, id: str, x: float, y: float, group: str | None, inbox: bool, text: str) -> None:
        note = Note(id, "b", text, x=x, y=y, group_id=group, inbox=inbox)
        before = self.notes.get(id)
        self.notes[id] = note
        self.damaged.clear()
        self.wall.put([note])
        if not inbox and before != note:
            assert note_box(x, y) in self.damaged
        if before is not None and not before.inbox and before != note:
            assert note_box(before.x, before.y) in self.damaged

    @rule(group=st.sampled_from(["g", "h"]), collapsed=st.booleans())
    def turn(self, group: str, collapsed: bool) -> None:
        self.wall.name(Group(group, "b", group.upper(), collapsed))

    @rule(ids=st.lists(st.sampled_from(IDS), max_size=4))
    def drop(self, ids: list[str]) -> None:
        for id in ids:
            self.notes.pop(id, None)
        self.wall.put([], gone=ids)

    @rule(data=st.data())
    def read(self, data: st.DataObject) -> None:
        kept = data.draw(st.lists(st.sampled_from(IDS), unique=True))
        self.notes = {id: replace(note, text="lu") for id, note in self.notes.items() if id in kept}
        groups = tuple(self.wall.groups.get(id, Group(id, "b", id)) for id in ("g", "h"))
        self.wall.read(BoardContents(Board("b", "b"), tuple(self.notes.values()), groups))

    @invariant()
    def everything_is_found(self) -> None:
        shown = {id: note for id, note in self.notes.items() if not note.inbox}
        assert self.wall.notes == shown
        assert self.wall.inbox == {id: note for id, note in self.notes.items() if note.inbox}
        seen = {id for id, note in shown.items() if not self.wall.is_pile(note.group_id or "")}
        assert {note.id for note in self.wall.in_order()} == seen
        for id, note in shown.items():
            assert (note in self.wall.touched(note_box(note.x, note.y))) == (id in seen)
            assert id in self.wall.caught(self.wall.box_of(note))
        for group_id in ("g", "h"):
            inner = around_notes(note for note in shown.values() if note.group_id == group_id)
            frame = self.wall.frame(group_id)
            assert (inner is None) == (frame is None)
            if inner and frame:
                assert (frame.left, frame.top) == (inner.left - FRAME_PADDING, inner.top - FRAME_TOP)
        bounds = self.wall.bounds()
        assert all(bounds and bounds.covers(self.wall.box_of(note)) for note in shown.values())


TestWalls = Walls.TestCase
TestWalls.settings = settings(max_examples=40, stateful_step_count=30)


def test_a_moved_note_comes_to_the_top_and_an_edited_one_stays() -> None:
    wall = Wall()
    one, two = Note("1", "b", "un"), Note("2", "b", "deux", x=20, y=20)
    wall.put([one, two])
    assert wall.top_at(50, 50) == two
    wall.put([replace(one, text="UN")])
    assert wall.top_at(50, 50) == two
    wall.put([replace(one, x=1.0)])
    assert wall.top_at(50, 50) == replace(one, x=1.0)
    assert wall.top_at(50, 50, but=["1"]) == two


def test_a_higher_level_lies_in_front_whatever_was_moved() -> None:
    wall = Wall()
    one, two = Note("1", "b", "un", level=1), Note("2", "b", "deux", x=20, y=20)
    wall.put([one, two])
    assert wall.top_at(50, 50) == one
    wall.put([replace(two, x=30)])
    assert wall.top_at(50, 50) == one
    wall.put([replace(one, level=-1)])
    assert wall.top_at(50, 50) == replace(two, x=30)
    assert [note.id for note in wall.in_order()] == ["1", "2"]
