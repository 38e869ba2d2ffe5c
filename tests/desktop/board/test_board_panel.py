"""The board under real keys and a real mouse, with the real door behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.board.boxes import note_box
from atelier_app.desktop.board.editors import NoteEditor, TitleEditor
from atelier_app.desktop.board.projected import ProjectedBoard
from atelier_app.desktop.board.views import View
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.board import Colour, DescribeBoard, Meaning
from atelier_app.domain.core import Channel
from atelier_app.domain.notes import ColourNotes, EditNote, RemoveNotes
from atelier_app.support.language import use
from tests.desktop.board.conftest import Hands

Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


# --- capture


def test_a_note_typed_by_keyboard_is_on_the_board_and_on_the_disk(hands: Hands) -> None:
    hands.type("Bus numérique itinérant")
    assert [note.text for note in hands.wall.notes.values()] == ["Bus numérique itinérant"]
    hands.settled()
    assert hands.texts() == ["Bus numérique itinérant"]


def test_typing_goes_on_note_after_note_without_the_mouse(hands: Hands) -> None:
    for word in ("un", "deux", "trois"):
        hands.type(word)
    hands.settled()
    assert hands.texts() == ["un", "deux", "trois"]
    assert hands.panel.dock.capture.text() == ""
    boxes = [(note.x, note.y) for note in hands.saved.notes]
    assert len(set(boxes)) == 3


def test_a_pasted_list_is_a_note_a_line(hands: Hands) -> None:
    lines = [f"- idée {number}" for number in range(20)]
    QGuiApplication.clipboard().setText("\n\n".join(lines))
    QTest.keyClick(hands.panel.dock.capture, Key.Key_V, CONTROL)
    hands.settled()
    assert hands.texts() == [f"idée {number}" for number in range(20)]
    assert len({(note.x, note.y) for note in hands.saved.notes}) == 20
    hands.undo()
    hands.eventually(lambda: hands.texts() == [])


def test_spaces_alone_make_no_note(hands: Hands) -> None:
    hands.type("   ")
    assert not hands.wall.notes
    assert hands.panel.remote.pending == 0


def test_a_double_click_makes_a_note_where_one_points(hands: Hands) -> None:
    QTest.mouseDClick(hands.canvas, Qt.MouseButton.LeftButton, pos=hands.spot(300, 200))
    assert isinstance(hands.canvas.writing.editor, NoteEditor)
    hands.type("ici", into=hands.canvas.writing.editor)
    hands.settled()
    (note,) = hands.saved.notes
    assert note.text == "ici"
    assert abs(note.x + 74 - 300) <= 1
    assert abs(note.y + 56 - 200) <= 1


def test_a_note_given_up_while_writing_is_never_made(hands: Hands) -> None:
    hands.press(Key.Key_N)
    assert isinstance(hands.canvas.writing.editor, NoteEditor)
    QTest.keyClicks(hands.canvas.writing.editor, "non")
    QTest.keyClick(hands.canvas.writing.editor, Key.Key_Escape)
    hands.settled()
    assert hands.texts() == []


# --- editing


def test_enter_edits_the_note_in_place(hands: Hands) -> None:
    (id,) = hands.with_notes(("Bus", 0, 0))
    hands.click(hands.at(id))
    hands.press(Key.Key_Return)
    assert isinstance(hands.canvas.writing.editor, NoteEditor)
    hands.type("Covoiturage", into=hands.canvas.writing.editor)
    hands.settled()
    assert hands.texts() == ["Covoiturage"]


def test_clicking_elsewhere_keeps_what_was_typed(hands: Hands) -> None:
    (id,) = hands.with_notes(("Bus", 0, 0))
    hands.click(hands.at(id))
    hands.press(Key.Key_F2)
    editor = hands.canvas.writing.editor
    assert editor is not None
    QTest.keyClicks(editor, "Train")
    hands.canvas.window().activateWindow()
    hands.panel.dock.capture.setFocus()
    hands.eventually(lambda: hands.texts() == ["Train"])
    assert hands.panel.dock.capture.hasFocus()


def test_the_side_column_edits_the_selected_note(hands: Hands) -> None:
    (id,) = hands.with_notes(("Bus", 0, 0))
    hands.click(hands.at(id))
    side = hands.panel.note_side
    assert side.isVisible()
    side.text.setPlainText("Tramway")
    QTest.keyClick(side.text, Key.Key_Return, CONTROL)
    hands.settled()
    assert hands.texts() == ["Tramway"]


def test_number_keys_choose_the_paper(hands: Hands) -> None:
    (id,) = hands.with_notes(("Bus", 0, 0))
    hands.click(hands.at(id))
    hands.press(Key.Key_4)
    hands.settled()
    assert hands.note(id).colour is Colour.BLUE
    hands.type("suivante")
    hands.settled()
    assert {note.colour for note in hands.saved.notes} == {Colour.BLUE}


def test_delete_takes_the_note_away_and_undo_brings_it_back(hands: Hands) -> None:
    first, second = hands.with_notes(("un", 0, 0), ("deux", 160, 0))
    hands.click(hands.at(first))
    hands.press(Key.Key_Delete)
    hands.settled()
    assert hands.texts() == ["deux"]
    assert hands.canvas.selection.current == second
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: hands.texts() == ["un", "deux"])
    hands.press(Key.Key_Z, CONTROL | SHIFT)
    hands.eventually(lambda: hands.texts() == ["deux"])


# --- arranging


def test_a_dragged_note_stays_where_it_is_dropped(hands: Hands) -> None:
    id, _other = hands.with_notes(("un", 0, 0), ("deux", 600, 400))
    start = hands.at(id)
    hands.drag(start, start + QPoint(50, 90))
    hands.settled()
    scale = hands.canvas.camera.scale
    assert abs(hands.note(id).x - 50 / scale) < 1
    assert abs(hands.note(id).y - 90 / scale) < 1


def test_several_are_dragged_as_one_and_undone_as_one(hands: Hands) -> None:
    ids = hands.with_notes(("un", 0, 0), ("deux", 160, 0), ("trois", 700, 500))
    hands.drag(hands.spot(-20, -20), hands.spot(320, 100))
    assert set(hands.canvas.selection.ids) == set(ids[:2])
    start = hands.at(ids[0])
    hands.drag(start, start + QPoint(0, 80))
    hands.settled()
    assert hands.note(ids[0]).y == hands.note(ids[1]).y > 0
    assert hands.note(ids[2]).y == 500
    hands.undo()
    hands.eventually(lambda: hands.note(ids[0]).y == hands.note(ids[1]).y == 0)


def test_escape_gives_up_a_drag(hands: Hands) -> None:
    id, _other = hands.with_notes(("un", 0, 0), ("deux", 600, 400))
    start = hands.at(id)
    hands.drag(start, start + QPoint(60, 60), drop=False)
    assert hands.canvas.carried is not None
    hands.press(Key.Key_Escape)
    assert hands.canvas.carried is None
    QTest.mouseRelease(hands.canvas, Qt.MouseButton.LeftButton)
    hands.settled()
    assert (hands.note(id).x, hands.note(id).y) == (0, 0)


def test_dropping_a_note_on_another_groups_them_and_undo_ungroups(hands: Hands) -> None:
    one, other = hands.with_notes(("un", 0, 0), ("deux", 600, 300))
    hands.drag(hands.at(one), hands.at(other))
    assert isinstance(hands.canvas.writing.editor, TitleEditor)
    hands.type("Mobilité", into=hands.canvas.writing.editor)
    hands.settled()
    (group,) = hands.saved.groups
    assert group.title == "Mobilité"
    assert {note.group_id for note in hands.saved.notes} == {group.id}
    assert hands.note(one).x != 0
    hands.undo()
    hands.undo()
    hands.eventually(lambda: not hands.saved.groups)
    hands.settled()
    assert (hands.note(one).x, hands.note(one).y) == (0, 0)
    hands.panel.remote.undo.redo()
    hands.eventually(lambda: len(hands.saved.groups) == 1)
    hands.settled()
    assert [group.id for group, _ in hands.wall.frames()] == [group.id]


def test_a_note_dropped_inside_a_frame_joins_and_dragged_out_leaves(hands: Hands) -> None:
    a, b, c = hands.with_notes(("a", 0, 0), ("b", 480, 0), ("c", 900, 300))
    group_id = hands.with_group("G", [a, b])
    hands.canvas.settle()
    hands.drag(hands.at(c), hands.spot(300, 60))
    hands.settled()
    assert hands.note(c).group_id == group_id
    hands.drag(hands.at(c), hands.spot(850, 420))
    hands.settled()
    assert hands.note(c).group_id is None
    assert {hands.note(a).group_id, hands.note(b).group_id} == {group_id}


def test_a_group_is_carried_by_its_tab_and_stays_a_group(hands: Hands) -> None:
    a, b, _c = hands.with_notes(("a", 0, 0), ("b", 160, 0), ("c", 700, 500))
    group_id = hands.with_group("Un groupe", [a, b])
    frame = hands.wall.frame(group_id)
    assert frame is not None
    tab = hands.spot(frame.left + 40, frame.top)
    assert hands.canvas.group_at_tab(tab) is not None
    hands.drag(tab, tab + QPoint(30, 120))
    hands.settled()
    assert hands.note(a).y == hands.note(b).y > 100
    assert hands.note(a).group_id == group_id


def test_g_groups_what_is_selected_and_asks_for_its_name(hands: Hands) -> None:
    ids = hands.with_notes(("un", 0, 0), ("deux", 160, 0), ("trois", 1200, 700))
    hands.click(hands.at(ids[0]))
    hands.click(hands.at(ids[2]), CONTROL)
    hands.press(Key.Key_G)
    hands.type("Les deux", into=hands.canvas.writing.editor)
    hands.settled()
    (group,) = hands.saved.groups
    assert group.title == "Les deux"
    assert {note.id for note in hands.saved.notes if note.group_id == group.id} == {ids[0], ids[2]}
    frame = hands.wall.frame(group.id)
    assert frame is not None
    outsider = hands.note(ids[1])
    assert not frame.holds(outsider.x + 70, outsider.y + 50)


def test_align_lines_notes_up(hands: Hands) -> None:
    hands.with_notes(("un", 3, 7), ("deux", 90, 20), ("trois", 40, 60), ("quatre", 55, 300))
    hands.press(Key.Key_T)
    hands.settled()
    places = [(note.x, note.y) for note in hands.saved.notes]
    assert len(set(places)) == 4
    assert all((x - 3) % 160 == 0 and (y - 7) % 124 == 0 for x, y in places)
    hands.undo()
    hands.eventually(lambda: hands.saved.notes[1].x == 90)


def test_quick_nudges_are_one_move(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    hands.click(hands.at(id))
    for _press in range(3):
        hands.press(Key.Key_Right, ALT)
    hands.press(Key.Key_Escape)
    hands.settled()
    assert hands.note(id).x == 24
    assert hands.panel.remote.undo.count() == 1


# --- the keyboard's walk


def test_arrows_go_to_the_nearest_note_in_that_direction(hands: Hands) -> None:
    middle, right, below, left, _far = hands.with_notes(
        ("milieu", 320, 240),
        ("droite", 480, 250),
        ("dessous", 330, 364),
        ("gauche", 100, 200),
        ("loin", 900, 600),
    )
    hands.click(hands.at(middle))
    for key, expected in ((Key.Key_Right, right), (Key.Key_Left, middle), (Key.Key_Left, left)):
        hands.press(key)
        assert hands.canvas.selection.current == expected
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Down)
    assert list(hands.canvas.selection.ids) == [below]
    hands.press(Key.Key_Up, SHIFT)
    assert list(hands.canvas.selection.ids) == [below, middle]


def test_the_screen_reader_hears_the_note_the_keyboard_is_on(hands: Hands) -> None:
    one, other = hands.with_notes(("Bus numérique", 0, 0), ("Pass", 160, 0))
    hands.with_group("Mobilité", [one, other])
    hands.press(Key.Key_Home)
    said = hands.canvas.accessibleDescription()
    assert "Bus numérique" in said
    assert "Mobilité" in said
    hands.press(Key.Key_Right)
    assert "Pass" in hands.canvas.accessibleDescription()
    assert "2" in hands.canvas.accessibleName()


def test_select_all_and_clear(hands: Hands) -> None:
    ids = hands.with_notes(("un", 0, 0), ("deux", 160, 0))
    hands.press(Key.Key_A, CONTROL)
    assert set(hands.canvas.selection.ids) == set(ids)
    assert hands.panel.selection_side.isVisible()
    hands.press(Key.Key_Escape)
    assert not hands.canvas.selection.ids
    assert hands.panel.overview.isVisible()


# --- moving about


def test_space_and_drag_pans(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    before = hands.at(id)
    QTest.keyPress(hands.canvas, Key.Key_Space)
    hands.drag(hands.spot(400, 300), hands.spot(400, 300) + QPoint(60, -40))
    QTest.keyRelease(hands.canvas, Key.Key_Space)
    assert hands.at(id) == before + QPoint(60, -40)
    assert hands.note(id).x == 0


def test_keys_zoom_and_fit(hands: Hands) -> None:
    hands.with_notes(("un", 0, 0), ("deux", 4000, 3000))
    fitted = hands.canvas.camera
    hands.press(Key.Key_0, CONTROL)
    assert hands.canvas.camera.scale == 1.0
    hands.press(Key.Key_Minus, CONTROL)
    assert hands.canvas.camera.scale == 0.8
    hands.press(Key.Key_F)
    assert hands.canvas.camera == fitted


# --- the room


def test_another_screens_change_shows(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    hands.engine.door.execute(EditNote(id, "changé"))
    hands.engine.door.execute(ColourNotes((id,), Colour.GREEN))
    hands.settled()
    assert hands.wall.notes[id].text == "changé"
    hands.canvas.selection.only(id)
    hands.engine.door.execute(RemoveNotes((id,)))
    hands.settled()
    assert hands.canvas.selection.ids == ()


def test_a_refused_gesture_shows_what_is_on_the_disk_again(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    with hands.qtbot.waitSignal(hands.panel.remote.refused):
        hands.model.edit(id, "x" * 100_001)
    hands.settled()
    assert hands.wall.notes[id].text == "un"


def test_ideas_from_phones_arrive_by_themselves(hands: Hands) -> None:
    someone = hands.participant()
    ids = [hands.idea(f"idée {number}", someone) for number in range(30)]
    hands.eventually(lambda: all(id in hands.wall.notes for id in ids))
    assert {note.channel for note in hands.wall.notes.values()} == {Channel.PHONE}
    assert hands.panel.remote.undo.count() == 0


def test_the_board_survives_its_engines_restart(hands: Hands) -> None:
    hands.with_notes(("un", 0, 0))
    hands.engine.restart()
    hands.type("après")
    hands.eventually(lambda: hands.texts() == ["un", "après"])
    hands.settled()


def test_a_thousand_pasted_lines_are_all_kept(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("\n".join(f"{number}. ligne" for number in range(1000)))
    QTest.keyClick(hands.panel.dock.capture, Key.Key_V, CONTROL)
    hands.qtbot.waitUntil(lambda: len(hands.texts()) == 1000, timeout=20000)
    assert len({(note.x, note.y) for note in hands.wall.notes.values()}) == 1000
    hands.settled()


def test_the_bar_fits_any_width_in_any_language(hands: Hands) -> None:
    dock, canvas = hands.panel.dock, hands.canvas
    try:
        for code in ("fr", "en"):
            use(code)
            for width in (1400, 900, 700, 480):
                hands.panel.window().resize(width + 320, 700)
                dock.settle()
                assert dock.width() <= canvas.width()
                assert dock.capture.isVisible()
                assert dock.capture.width() >= 130
    finally:
        use("en")


def test_beside_the_outline_the_board_stays_whole_in_a_small_window(hands: Hands) -> None:
    hands.panel.views.show_view(View.BOTH)
    window = hands.panel.window()
    window.resize(560 + hands.panel.side.width(), 560)
    hands.eventually(lambda: window.width() == 560 + hands.panel.side.width())
    outline, dock = hands.panel.views.outline, hands.panel.dock
    assert outline is not None
    right = hands.canvas.mapTo(hands.panel, QPoint(hands.canvas.width(), 0)).x()
    assert right <= hands.panel.width()
    assert dock.width() <= hands.canvas.width()
    assert dock.capture.width() >= 130


def test_the_projector_shows_the_board_as_it_grows(hands: Hands) -> None:
    projected = ProjectedBoard(hands.panel.remote, hands.board)
    hands.qtbot.addWidget(projected)
    projected.resize(800, 600)
    projected.show()
    hands.type("un")
    hands.eventually(lambda: len(projected.wall.notes) == 1)
    hands.with_notes(("loin", 3000, 2000))
    hands.eventually(lambda: len(projected.wall.notes) == 2)
    seen = projected.seen_box()
    assert all(seen.covers(note_box(note.x, note.y)) for note in projected.wall.notes.values())
    QTest.keyClick(projected, Key.Key_Delete)
    assert len(hands.texts()) == 2
    projected.leave()


# --- what floats over the wall, and the column beside it


def test_the_find_bar_stands_below_the_legend_which_stays_clear_of_the_notes(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, legend=(Meaning(Colour.YELLOW, "Constats"),)))
    hands.eventually(lambda: hands.panel.legend.isVisible())
    legend, bar = hands.panel.legend, hands.panel.find_bar
    clear = hands.canvas.covered.top()
    assert clear > legend.geometry().bottom()
    hands.press(Key.Key_F, CONTROL)
    assert bar.isVisible()
    assert not bar.geometry().intersects(legend.geometry())
    assert hands.canvas.covered.top() > bar.geometry().bottom()
    bar.end()
    assert hands.canvas.covered.top() == clear


def test_nothing_of_the_column_is_cut_off_in_french_on_a_small_screen(hands: Hands) -> None:
    use("fr")
    panel = BoardPanel(hands.panel.remote, hands.panel.activity)
    try:
        scroll = panel.side.findChild(QScrollArea)
        assert isinstance(scroll, QScrollArea)
        inside = scroll.widget()
        assert inside is not None
        layout = inside.layout()
        assert layout is not None
        for part in (
            panel.note_side,
            panel.selection_side,
            panel.zone_side,
            panel.note_picture,
            panel.listening,
        ):
            part.show()
        panel.listening.unfold.setChecked(True)
        # The least that the window gives its column, without the scroll bar.
        assert layout.minimumSize().width() <= 241
    finally:
        use("en")
        panel.leave()
        panel.deleteLater()


def test_a_board_that_was_left_leaves_nothing_behind(remote: Remote, hands: Hands) -> None:
    """Neither a widget, which every change of the look would dress again, nor what follows the door."""

    def visit() -> int:
        panel = BoardPanel(remote, hands.panel.activity)
        hands.qtbot.waitUntil(lambda: panel.model.fresh.is_loaded)
        panel.leave()
        panel.side.deleteLater()
        panel.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(QApplication.allWidgets())

    first = visit()
    assert [visit(), visit()] == [first, first]
