"""A group at a time and how the board grew, in the window and on the projector."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.focus import PER_PAGE, Focus, laid_out, stops
from atelier_app.desktop.board.past import Past
from atelier_app.desktop.board.projected import ProjectedBoard
from atelier_app.desktop.board.wall import Wall
from atelier_app.domain.board import Board, BoardContents, Colour, DescribeBoard, Group, Note, Zone
from atelier_app.domain.core import Id
from atelier_app.domain.growth import Stage
from atelier_app.domain.notes import RemoveNotes
from tests.desktop.board.conftest import Hands

K = Qt.Key
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
START = datetime(2026, 4, 8, 12, 0, tzinfo=UTC)


@pytest.fixture
def projected(hands: Hands) -> Iterator[ProjectedBoard]:
    made = ProjectedBoard(hands.panel.remote, hands.board)
    made.resize(960, 540)
    made.show()
    yield made
    made.leave()
    made.deleteLater()


def begin(hands: Hands, key: Qt.Key) -> None:
    window = hands.panel.window()
    window.activateWindow()
    hands.eventually(window.isActiveWindow)
    hands.canvas.setFocus()
    QTest.keyClick(hands.canvas, key, KEYS)


def shown(page: QWidget | None) -> QWidget:
    assert page is not None
    assert page.isVisible()
    return page


# --- a group at a time


def many(count: int) -> Wall:
    wall = Wall()
    notes = tuple(
        Note(f"n{n}", "b", f"note {n}", x=(n % 9) * 160, y=(n // 9) * 124, group_id="g") for n in range(count)
    )
    wall.read(BoardContents(Board("b", "b"), notes, (Group("g", "b", "Mobilité"),)))
    return wall


@pytest.mark.parametrize("count", [1, 2, 12, 13, 80])
def test_every_note_of_a_group_is_on_one_page_and_large(count: int) -> None:
    wall = many(count)
    focus = Focus(wall, "b", wall)
    focus.begin(None)
    stop = focus.stop
    assert stop is not None
    seen: list[Id] = []
    for _page in range(stop.pages):
        assert 1 <= len(focus.wall.notes) <= PER_PAGE
        seen += focus.wall.notes
        focus.step(1)
    assert sorted(seen) == sorted(wall.notes)
    bounds = focus.box()
    assert bounds is not None
    # On a screen of 1920 x 940 a note is at least a tenth of its width.
    assert min(1920 / bounds.width, 940 / bounds.height) * 148 >= 192


def test_stops_are_in_the_order_of_the_outline() -> None:
    wall = Wall()
    zone = Zone("z", "b", "Zone", 2000, 0, 900, 900)
    notes = (
        Note("loose", "b", "libre"),
        Note("in", "b", "dedans", x=2100, y=500),
        Note("g1", "b", "un", x=2100, y=100, group_id="g"),
        Note("h1", "b", "deux", x=0, y=600, group_id="h"),
    )
    wall.read(BoardContents(Board("b", "b"), notes, (Group("g", "b", "G"), Group("h", "b", "H")), (zone,)))
    assert [stop.title for stop in stops(wall)] == ["G", "Zone", "H", "Other notes"]


@given(st.integers(0, 80))
def test_notes_laid_out_cover_nothing(count: int) -> None:
    laid = laid_out([Note(str(n), "b", "n") for n in range(count)])
    assert len({(note.x, note.y) for note in laid}) == count


def test_focus_goes_from_group_to_group_and_the_projector_follows(
    hands: Hands, projected: ProjectedBoard
) -> None:
    a, b, c = hands.with_notes(("a", 0, 0), ("b", 160, 0), ("c", 900, 600))
    hands.with_group("Mobilité", [a, b])
    hands.canvas.selection.only(b)
    begin(hands, K.Key_F)
    page = shown(hands.panel.views.focus)
    said = "Mobilité. 2 notes · 1 of 2. a. b"
    assert page.accessibleName() == said
    assert projected.instead is not None
    assert projected.instead.accessibleName() == said
    QTest.keyClick(page, K.Key_Right)
    assert "Other notes" in page.accessibleName()
    QTest.keyClick(page, K.Key_Right)
    assert "2 of 2" in projected.instead.accessibleName()
    hands.engine.door.execute(RemoveNotes((c,)))
    hands.eventually(lambda: "1 of 1" in page.accessibleName())
    QTest.keyClick(page, K.Key_Escape)
    assert not page.isVisible()
    assert projected.instead is None
    assert hands.canvas.hasFocus()


def test_focus_on_an_empty_board_says_so(hands: Hands) -> None:
    begin(hands, K.Key_F)
    page = shown(hands.panel.views.focus)
    for key in (K.Key_Right, K.Key_Left, K.Key_Home, K.Key_End):
        QTest.keyClick(page, key)
    assert "nothing on the board" in page.accessibleName()


# --- how it grew

IDS = ["a", "b", "c"]
STAGES = st.lists(
    st.builds(
        lambda id, second, x, is_shown: Stage(
            START + timedelta(seconds=second), id, x, 0.0, None, Colour.YELLOW, is_shown
        ),
        st.sampled_from(IDS),
        st.integers(0, 6),
        st.sampled_from([0.0, 160.0, 320.0]),
        st.booleans(),
    ),
    max_size=14,
).map(lambda stages: sorted(stages, key=lambda stage: stage.at))


@given(STAGES, st.lists(st.integers(0, 100), max_size=6))
def test_any_walk_through_the_past_ends_where_a_fresh_replay_would(
    stages: list[Stage], jumps: list[int]
) -> None:
    past = Past(stages)
    state: dict[str, Stage | None] = {}
    here = 0
    for jump in jumps:
        there = jump % (past.last + 1)
        state.update(past.between(here, there))
        here = there
    until = past.time(here)
    plain = {stage.note_id: stage for stage in stages if until is not None and stage.at <= until}
    assert {id: stage for id, stage in state.items() if stage} == plain


def test_the_timeline_replays_and_changes_nothing(hands: Hands, projected: ProjectedBoard) -> None:
    a, b = hands.with_notes(("a", 0, 0), ("b", 160, 0))
    hands.model.move({a: (0.0, 500.0)})
    hands.settled()
    hands.model.remove([b])
    hands.settled()
    before = hands.saved
    begin(hands, K.Key_Y)
    page = hands.panel.views.timeline
    assert page is not None
    replay = page.replay
    hands.eventually(lambda: replay.past.last == 3)
    assert replay.wall.notes.keys() == {a}
    QTest.keyClick(page.slider, K.Key_Left)
    assert replay.wall.notes.keys() == {a, b}
    assert replay.wall.notes[a].y == 500
    QTest.keyClick(page.slider, K.Key_Left)
    assert replay.wall.notes[a].y == 0
    assert projected.instead is not None
    assert "2 notes" in projected.instead.accessibleName()
    QTest.keyClick(page.slider, K.Key_Home)
    assert not replay.wall.notes
    assert "Before the first note" in page.slider.accessibleDescription()
    assert not hands.panel.side.isEnabled()
    for key in (K.Key_Delete, K.Key_N, K.Key_G):
        QTest.keyClick(page.slider, key)
    QTest.keyClick(page.slider, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.slider, K.Key_Escape)
    assert hands.canvas.isVisible()
    assert hands.panel.side.isEnabled()
    assert projected.instead is None
    assert hands.saved == before


def test_space_plays_to_the_end(hands: Hands) -> None:
    hands.with_notes(("a", 0, 0))
    hands.with_notes(("b", 160, 0))
    begin(hands, K.Key_Y)
    page = hands.panel.views.timeline
    assert page is not None
    hands.eventually(lambda: page.replay.past.last == 2)
    QTest.keyClick(page.slider, K.Key_Space)
    assert page.is_playing
    assert page.slider.value() == 0
    hands.eventually(lambda: not page.is_playing)
    assert len(page.replay.wall.notes) == 2


def test_hidden_ideas_stay_hidden_in_the_past(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    id = hands.idea("Secret", hands.participant())
    hands.eventually(lambda: id in hands.wall.notes)
    begin(hands, K.Key_Y)
    page = hands.panel.views.timeline
    assert page is not None
    hands.eventually(lambda: id in page.replay.wall.notes)
    assert page.replay.wall.notes[id].text == ""
    hands.engine.door.execute(DescribeBoard(hands.board, private=False))
    hands.eventually(lambda: page.replay.wall.notes[id].text == "Secret")
