"""The board as an outline: always what the canvas shows, and everything done from the keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

from atelier_app.desktop.board import homes
from atelier_app.desktop.board.homes import BOARD, Key
from atelier_app.desktop.board.outline_acts import places_within
from atelier_app.desktop.board.outline_model import OutlineModel
from atelier_app.desktop.board.outline_view import OutlineView
from atelier_app.desktop.board.views import View
from atelier_app.desktop.board.wall import Wall
from atelier_app.domain.board import Board, BoardContents, Colour, DescribeBoard, Group, Note, Zone
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.notes import EditNote, RemoveNotes
from atelier_app.domain.zones import PutZones, zone_of
from tests.desktop.board.conftest import Hands

K = Qt.Key
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def drawn(model: OutlineModel, parent: QModelIndex = QModelIndex()) -> list[object]:
    """The outline's words, a nested list."""
    indexes = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [
        [index.data(), *drawn(model, index)] if model.rowCount(index) else index.data() for index in indexes
    ]


# --- the model

IDS = [f"n{number}" for number in range(9)]
PLACES = st.sampled_from([-400.0, 0.0, 160.0, 500.0, 900.0])
ZONES = (Zone("z1", "b", "Haut", -500, -500, 900, 900), Zone("z2", "b", "Bas", 450, 450, 900, 900))
NOTES = st.lists(
    st.builds(
        lambda id, x, y, group, text: Note(id, "b", text, x=x, y=y, group_id=group),
        st.sampled_from(IDS),
        PLACES,
        PLACES,
        st.sampled_from([None, "g", "h"]),
        st.sampled_from(["un", "deux"]),
    ),
    unique_by=lambda note: note.id,
    max_size=9,
)
STATES = st.lists(st.tuples(NOTES, st.sampled_from([(), ZONES[:1], ZONES])), min_size=2, max_size=5)


@given(STATES)
@settings(max_examples=60)
def test_step_by_step_it_is_what_it_would_be_made_anew(
    states: list[tuple[list[Note], tuple[Zone, ...]]],
) -> None:
    wall = Wall()
    groups = (Group("g", "b", "G"), Group("h", "b", "H"))
    model = OutlineModel(wall)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for notes, zones in states:
        wall.read(BoardContents(Board("b", "b"), tuple(notes), groups, zones))
        model.follow()
        assert drawn(model) == drawn(OutlineModel(wall))
        found = {id for id in IDS if model.index_of(Key(Note, id)).isValid()}
        assert found == {note.id for note in notes}


def test_a_moved_note_keeps_its_index_and_only_its_line_is_told() -> None:
    wall = Wall()
    wall.read(
        BoardContents(
            Board("b", "b"), tuple(Note(f"n{n}", "b", f"note {n}", x=n * 160) for n in range(50)), ()
        )
    )
    model = OutlineModel(wall)
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsMoved.connect(lambda *_: told.append("moved"))
    model.dataChanged.connect(lambda *_: told.append("changed"))
    wall.put([replace(wall.notes["n3"], text="autre")])
    model.follow()
    wall.put([replace(wall.notes["n3"], y=900.0)])
    model.follow()
    assert told == ["changed", "moved", "changed"]
    assert model.index_of(Key(Note, "n3")).row() == 49


def test_a_group_is_in_the_zone_its_middle_is_in() -> None:
    wall = Wall()
    notes = [Note("a", "b", "a", x=0, group_id="g"), Note("c", "b", "c", x=160, group_id="g")]
    wall.read(BoardContents(Board("b", "b"), (*notes, Note("d", "b", "seule", x=4000)), (), ZONES))
    assert drawn(OutlineModel(wall)) == [["Haut", ["Untitled group", "a", "c"]], "Bas", "seule"]


@given(st.integers(1, 60), st.floats(200, 1500), st.floats(200, 900))
def test_places_in_a_zone_are_in_the_zone(count: int, width: float, height: float) -> None:
    zone = Zone("z", "b", "", 100, 50, width, height)
    for x, y in places_within(homes.box_of(zone), count, lambda _box: False):
        if width >= 240 and height >= 220:
            assert zone_of(Note("n", "b", "n", x=x, y=y), [zone]) == zone


# --- under real keys


@pytest.fixture
def outline(hands: Hands) -> OutlineView:
    """The outline beside the canvas."""
    QTest.keyClick(hands.canvas, K.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    hands.panel.views.show_view(View.BOTH)
    found = hands.panel.views.outline
    assert found is not None
    found.window().activateWindow()
    found.setFocus()
    return found


def put_zones(hands: Hands, *zones: Zone) -> None:
    mine = tuple(replace(zone, board_id=hands.board) for zone in zones)
    hands.engine.door.execute(PutZones(hands.board, mine))
    hands.eventually(lambda: len(hands.wall.zones) >= len(zones))


def on(outline: OutlineView, id: Id, kind: type[Note] | type[Group] | type[Zone] = Note) -> QModelIndex:
    outline.lines.follow()
    index = outline.lines.index_of(Key(kind, id))
    assert index.isValid()
    return index


def go(outline: OutlineView, id: Id, kind: type[Note] | type[Group] | type[Zone] = Note) -> None:
    outline.go_to(on(outline, id, kind))


def test_one_selection_for_the_canvas_and_the_outline(hands: Hands, outline: OutlineView) -> None:
    a, b, c = hands.with_notes(("a", 0, 0), ("b", 160, 0), ("c", 900, 0))
    group = hands.with_group("Mobilité", [a, b])
    go(outline, c)
    assert hands.canvas.selection.ids == (c,)
    go(outline, group, Group)
    assert set(hands.canvas.selection.ids) == {a, b}
    hands.click(hands.at(b))
    assert [line.key.id for line in outline.selected()] == [b]
    hands.press(K.Key_A, CONTROL)
    assert set(outline.note_ids()) == {a, b, c}


def test_arrows_walk_and_f2_edits_a_note_and_a_title(hands: Hands, outline: OutlineView) -> None:
    a, b = hands.with_notes(("a", 0, 0), ("b", 160, 0))
    group = hands.with_group("Avant", [a, b])
    go(outline, group, Group)
    QTest.keyClick(outline, K.Key_Down)
    assert hands.canvas.selection.current == a
    QTest.keyClick(outline, K.Key_F2)
    editor = outline.findChild(QPlainTextEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Un bus")
    QTest.keyClick(editor, K.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "le soir")
    QTest.keyClick(editor, K.Key_Return)
    hands.settled()
    assert hands.note(a).text == "Un bus\nle soir"
    go(outline, group, Group)
    QTest.keyClick(outline, K.Key_F2)
    title = outline.viewport().findChild(QLineEdit)
    assert title is not None
    hands.type("Demain", into=title)
    hands.eventually(lambda: [one.title for one in hands.saved.groups] == ["Demain"])


def test_delete_removes_and_undo_brings_back(hands: Hands, outline: OutlineView) -> None:
    a, b = hands.with_notes(("a", 0, 0), ("b", 160, 0))
    go(outline, a)
    QTest.keyClick(outline, K.Key_Delete)
    hands.settled()
    assert hands.texts() == ["b"]
    assert hands.canvas.selection.current == b
    hands.undo()
    hands.eventually(lambda: hands.texts() == ["a", "b"])
    hands.eventually(lambda: drawn(outline.lines) == ["a", "b"])


def test_g_groups_and_the_title_is_typed_at_once(hands: Hands, outline: OutlineView) -> None:
    a, b, _c = hands.with_notes(("a", 0, 0), ("b", 160, 0), ("c", 900, 0))
    hands.canvas.selection.only(a, b)
    QTest.keyClick(outline, K.Key_G)
    title = outline.viewport().findChild(QLineEdit)
    assert title is not None
    hands.type("Ensemble", into=title)
    hands.eventually(lambda: [one.title for one in hands.saved.groups] == ["Ensemble"])
    hands.settled()
    outline.lines.follow()
    assert drawn(outline.lines) == [["Ensemble", "a", "b"], "c"]
    outline.setFocus()
    go(outline, a)
    QTest.keyClick(outline, K.Key_Left, CONTROL)
    hands.settled()
    assert hands.note(a).group_id is None


def test_control_arrows_move_among_groups_and_zones(hands: Hands, outline: OutlineView) -> None:
    a, b, c = hands.with_notes(("a", 0, 0), ("b", 160, 0), ("c", 400, 900))
    group = hands.with_group("G", [a, b])
    put_zones(hands, Zone(new_id(), "", "Zone", 2000, 0, 900, 700))
    (zone,) = hands.wall.zones.values()
    go(outline, c)
    QTest.keyClick(outline, K.Key_Up, CONTROL)
    hands.settled()
    assert hands.note(c).group_id == group
    QTest.keyClick(outline, K.Key_Up, CONTROL)
    hands.settled()
    assert hands.note(c).group_id is None
    assert zone_of(hands.note(c), [zone]) == zone
    assert outline.lines.line(outline.currentIndex()).key == Key(Note, c)
    go(outline, group, Group)
    QTest.keyClick(outline, K.Key_Up, CONTROL)
    hands.settled()
    assert {hands.note(a).group_id, hands.note(b).group_id} == {group}
    assert hands.note(b).x - hands.note(a).x == 160
    assert drawn(outline.lines) == [["Zone", ["G", "a", "b"], "c"]]
    QTest.keyClick(outline, K.Key_Down, CONTROL)
    hands.settled()
    outline.lines.follow()
    assert drawn(outline.lines) == [["Zone", "c"], ["G", "a", "b"]]


def test_the_menu_moves_and_a_drop_moves(hands: Hands, outline: OutlineView) -> None:
    a, b, c = hands.with_notes(("a", 0, 0), ("b", 160, 0), ("c", 900, 0))
    group = hands.with_group("G & H", [a, b])
    go(outline, c)
    menu = outline.menu()
    moving = next(action for action in menu.actions() if action.text() == "Move to").menu()
    assert isinstance(moving, QMenu)
    (into,) = (action for action in moving.actions() if "G && H" in action.text())
    into.trigger()
    menu.deleteLater()
    hands.settled()
    assert hands.note(c).group_id == group
    data = outline.lines.mimeData([on(outline, c)])
    outline.lines.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    hands.settled()
    assert hands.note(c).group_id is None


def test_a_zone_is_renamed_and_removed_unless_it_is_locked(hands: Hands, outline: OutlineView) -> None:
    put_zones(
        hands,
        Zone("z1" * 16, "", "Avant", 0, 0, 400, 300),
        Zone("z2" * 16, "", "Fixe", 0, 900, 400, 300, locked=True),
    )
    assert outline.lines.flags(on(outline, "z1" * 16, Zone)) & Qt.ItemFlag.ItemIsEditable
    assert not outline.lines.flags(on(outline, "z2" * 16, Zone)) & Qt.ItemFlag.ItemIsEditable
    go(outline, "z1" * 16, Zone)
    QTest.keyClick(outline, K.Key_F2)
    title = outline.viewport().findChild(QLineEdit)
    assert title is not None
    hands.type("Après", into=title)
    hands.eventually(lambda: [zone.title for zone in hands.saved.zones] == ["Après", "Fixe"])
    outline.setFocus()
    go(outline, "z1" * 16, Zone)
    QTest.keyClick(outline, K.Key_Delete)
    hands.eventually(lambda: [zone.title for zone in hands.saved.zones] == ["Fixe"])


def test_the_screen_reader_hears_what_a_line_is(hands: Hands, outline: OutlineView) -> None:
    a, b = hands.with_notes(("Un bus", 0, 0), ("b", 160, 0))
    group = hands.with_group("Mobilité", [a, b])
    said = [on(outline, *key).data(Qt.ItemDataRole.AccessibleTextRole) for key in ((a,), (group, Group))]
    assert said == ["Un bus. Yellow", "Group: Mobilité. 2 notes"]


def test_what_others_do_shows_and_the_keyboard_stays(hands: Hands, outline: OutlineView) -> None:
    a, b, c = hands.with_notes(("a", 0, 0), ("b", 160, 0), ("c", 320, 0))
    go(outline, b)
    hands.engine.door.execute(EditNote(b, "b2"))
    hands.engine.door.execute(RemoveNotes((a,)))
    hands.with_notes(("z", 0, 500))
    hands.settled()
    outline.lines.follow()
    assert drawn(outline.lines) == ["b2", "c", "z"]
    assert outline.lines.line(outline.currentIndex()).key == Key(Note, b)
    assert hands.canvas.selection.current == b
    assert c in hands.wall.notes


def test_hidden_ideas_are_lines_without_words(hands: Hands, outline: OutlineView) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    id = hands.idea("Secret", hands.participant())
    hands.eventually(lambda: id in hands.wall.notes)
    index = on(outline, id)
    assert index.data() == "Hidden idea"
    assert index.data(Qt.ItemDataRole.EditRole) == ""
    assert "Secret" not in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert not outline.lines.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_the_views_follow_one_another_by_key(hands: Hands) -> None:
    (id,) = hands.with_notes(("a", 0, 0))
    views = hands.panel.views
    hands.panel.window().activateWindow()
    for expected in (View.OUTLINE, View.BOTH, View.CANVAS, View.OUTLINE):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, K.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert views.view is expected
    assert views.outline is not None
    assert not hands.canvas.isVisible()
    QTest.keyClick(views.outline, K.Key_N)
    hands.type("tapée", into=views.capture)
    hands.settled()
    assert hands.texts() == ["a", "tapée"]
    go(views.outline, id)
    QTest.keyClick(views.outline, K.Key_Return)
    assert views.view is View.BOTH
    assert hands.canvas.hasFocus()


def test_five_thousand_notes_come_and_change_line_by_line() -> None:
    wall = Wall()
    notes = [Note(f"n{n}", "b", f"note {n}", x=(n % 70) * 160, y=(n // 70) * 124) for n in range(5000)]
    wall.read(BoardContents(Board("b", "b"), tuple(notes), ()))
    model = OutlineModel(wall)
    assert model.rowCount() == 5000
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    for n in range(40):
        wall.put([replace(notes[n], colour=Colour.BLUE, x=notes[n].x + 40)])
        model.follow()
    assert not resets
    assert model.line(QModelIndex()).key == BOARD
