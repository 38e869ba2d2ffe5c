"""Arranging, piles, the map and fingers, under real keys, a real mouse and real touches."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from atelier_app.desktop.board.editors import NoteEditor, TitleEditor
from atelier_app.domain.board import Colour, DescribeBoard
from atelier_app.domain.notes import CollapseGroups
from tests.desktop.board.conftest import LEFT, NONE, Hands

Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def drag(hands: Hands, id: str, by: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """As `hands.drag`, with keys held while moving."""
    start = hands.at(id)
    QTest.mousePress(hands.canvas, LEFT, NONE, start)
    for step in range(1, 6):
        hands.move(start + by * step / 5, modifiers)
    QTest.mouseRelease(hands.canvas, LEFT, modifiers, start + by)
    hands.settled()


def full_size(hands: Hands) -> None:
    hands.press(Key.Key_0, CONTROL)
    hands.canvas.settle()


# --- snapping


def test_a_note_dragged_near_a_neighbours_edge_catches_on_it(hands: Hands) -> None:
    one, _other = hands.with_notes(("un", 0, 0), ("deux", 200, 300))
    full_size(hands)
    drag(hands, one, QPoint(197, 100))
    assert hands.note(one).x == 200
    assert hands.note(one).y == 100


def test_guides_show_while_dragging_and_are_gone_after(hands: Hands) -> None:
    one, _other = hands.with_notes(("un", 0, 0), ("deux", 200, 300))
    full_size(hands)
    hands.drag(hands.at(one), hands.at(one) + QPoint(203, 100), drop=False)
    assert hands.canvas.carried is not None
    assert [guide.left for guide in hands.canvas.carried.guides if not guide.gap] == [200, 348]
    hands.canvas.grab()
    hands.press(Key.Key_Escape)
    assert hands.canvas.carried is None


def test_control_or_alt_while_dragging_catches_on_nothing(hands: Hands) -> None:
    one, _other = hands.with_notes(("un", 0, 0), ("deux", 200, 300))
    full_size(hands)
    for modifiers in (CONTROL, ALT):
        before = hands.note(one)
        drag(hands, one, QPoint(197, 100) if modifiers == CONTROL else QPoint(7, 3), modifiers)
        assert hands.note(one).x == before.x + (197 if modifiers == CONTROL else 7)


# --- the menu of arranging and its keys


def action(hands: Hands, text: str) -> QAction:
    """A line of the open menu."""
    return next(one for one in hands.panel.dock.menu.actions() if text in one.text().replace("&", ""))


def test_a_opens_the_menu_and_a_letter_aligns(hands: Hands) -> None:
    ids = hands.with_notes(("un", 0, 0), ("deux", 60, 200), ("trois", 300, 420))
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_A)
    menu = hands.panel.dock.menu
    hands.eventually(menu.isVisible)
    QTest.keyClick(menu, Key.Key_R)
    hands.settled()
    assert {hands.note(id).x for id in ids} == {300}
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: [hands.note(id).x for id in ids] == [0, 60, 300])


def test_the_menu_offers_what_can_be_done(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    QTest.mouseClick(hands.panel.dock.arrange, LEFT)
    assert not action(hands, "Align left").isEnabled()
    assert not action(hands, "Duplicate").isEnabled()
    assert action(hands, "Tidy").isEnabled()
    hands.panel.dock.menu.close()
    hands.click(hands.at(id))
    QTest.mouseClick(hands.panel.dock.arrange, LEFT)
    assert action(hands, "Duplicate").isEnabled()
    assert not action(hands, "Ungroup").isEnabled()
    hands.panel.dock.menu.close()


def test_control_shift_arrows_align(hands: Hands) -> None:
    one, other = hands.with_notes(("un", 0, 0), ("deux", 200, 90))
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_Up, CONTROL | SHIFT)
    hands.settled()
    assert hands.note(one).y == hands.note(other).y == 0
    assert hands.note(other).x == 200


def test_notes_are_distributed(hands: Hands) -> None:
    one, middle, last = hands.with_notes(("un", 0, 0), ("deux", 170, 5), ("trois", 600, 10))
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_H, CONTROL | SHIFT)
    hands.settled()
    assert [hands.note(id).x for id in (one, middle, last)] == [0, 300, 600]
    assert hands.note(middle).y == 5


def test_page_keys_bring_to_front_and_send_to_back_also_when_reopened(hands: Hands) -> None:
    below, above = hands.with_notes(("dessous", 0, 0), ("dessus", 40, 40))
    both = hands.spot(90, 80)
    assert hands.canvas.note_at(both) == hands.wall.notes[above]
    hands.click(hands.spot(10, 10))
    hands.press(Key.Key_PageUp)
    hands.settled()
    found = hands.canvas.note_at(both)
    assert found is not None
    assert found.id == below
    assert hands.note(below).level > hands.note(above).level
    hands.press(Key.Key_PageDown)
    hands.settled()
    found = hands.canvas.note_at(both)
    assert found is not None
    assert found.id == above
    hands.press(Key.Key_Z, CONTROL)
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: hands.note(below).level == 0)


def test_control_d_copies_what_is_selected_beside_it(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    hands.click(hands.at(id))
    hands.press(Key.Key_4)
    hands.press(Key.Key_D, CONTROL)
    hands.settled()
    first, copy = hands.saved.notes
    assert (copy.text, copy.colour) == ("un", Colour.BLUE)
    assert (copy.x, copy.y) != (first.x, first.y)
    assert hands.canvas.selection.ids == (copy.id,)
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: hands.texts() == ["un"])


def test_a_copied_group_is_a_group(hands: Hands) -> None:
    ids = hands.with_notes(("un", 0, 0), ("deux", 160, 0))
    hands.with_group("Mobilité", ids)
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_D, CONTROL)
    hands.settled()
    assert [group.title for group in hands.saved.groups] == ["Mobilité", "Mobilité"]
    assert len(hands.saved.notes) == 4


def test_veiled_words_are_not_copied(hands: Hands) -> None:
    id = hands.idea("secret", hands.participant())
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    hands.eventually(lambda: id in hands.wall.notes and hands.model.fresh.board.private)
    hands.canvas.fit()
    hands.canvas.selection.only(id)
    hands.press(Key.Key_D, CONTROL)
    hands.settled()
    assert hands.texts() == ["secret"]
    hands.canvas.peek.at_current()
    assert not QToolTip.isVisible()


# --- groups and piles


def grouped(hands: Hands) -> tuple[list[str], str]:
    ids = hands.with_notes(("a", 0, 0), ("b", 160, 0), ("c", 0, 124), ("d", 700, 300))
    return ids, hands.with_group("Mobilité", ids[:3])


def test_p_makes_a_pile_whose_notes_are_neither_drawn_nor_hit(hands: Hands) -> None:
    ids, group_id = grouped(hands)
    hands.click(hands.at(ids[1]))
    hands.press(Key.Key_P)
    hands.settled()
    assert hands.saved.groups[0].collapsed
    assert hands.canvas.note_at(hands.at(ids[1])) is None
    assert [note.id for note in hands.wall.in_order()] == [ids[3]]
    frame = hands.wall.frame(group_id)
    assert frame is not None
    assert frame.width < 200
    hands.canvas.grab()
    hands.press(Key.Key_P)
    hands.settled()
    assert not hands.saved.groups[0].collapsed
    found = hands.canvas.note_at(hands.at(ids[1]))
    assert found is not None
    assert found.id == ids[1]


def test_a_pile_is_dragged_as_one_and_a_double_click_spreads_it_out(hands: Hands) -> None:
    ids, group_id = grouped(hands)
    hands.engine.door.execute(CollapseGroups((group_id,), True))
    hands.eventually(lambda: hands.wall.is_pile(group_id))
    hands.drag(hands.at(ids[0]), hands.at(ids[0]) + QPoint(60, 150))
    hands.settled()
    assert hands.note(ids[0]).y == hands.note(ids[1]).y == hands.note(ids[2]).y - 124 > 0
    assert hands.note(ids[0]).group_id == group_id
    QTest.mouseDClick(hands.canvas, LEFT, pos=hands.at(ids[0]))
    hands.settled()
    assert not hands.saved.groups[0].collapsed


def test_a_note_dropped_on_a_pile_is_in_it_and_covers_none_of_its_notes(hands: Hands) -> None:
    ids, group_id = grouped(hands)
    hands.engine.door.execute(CollapseGroups((group_id,), True))
    hands.eventually(lambda: hands.wall.is_pile(group_id))
    hands.drag(hands.at(ids[3]), hands.at(ids[0]))
    hands.settled()
    assert hands.note(ids[3]).group_id == group_id
    assert hands.note(ids[3]).y > hands.note(ids[2]).y
    assert not hands.wall.in_order()


def test_the_keyboard_walks_over_piles_and_enter_spreads_them_out(hands: Hands) -> None:
    ids, group_id = grouped(hands)
    hands.engine.door.execute(CollapseGroups((group_id,), True))
    hands.eventually(lambda: hands.wall.is_pile(group_id))
    hands.click(hands.at(ids[3]))
    hands.press(Key.Key_Left)
    assert set(hands.canvas.selection.ids) == set(ids[:3])
    assert "Mobilité" in hands.canvas.accessibleDescription()
    assert "3" in hands.canvas.accessibleDescription()
    hands.press(Key.Key_F2)
    hands.type("Transports", into=hands.canvas.writing.editor)
    hands.settled()
    assert hands.saved.groups[0].title == "Transports"
    hands.press(Key.Key_Return)
    hands.settled()
    assert not hands.saved.groups[0].collapsed


def test_s_splits_the_selected_notes_off_into_a_group(hands: Hands) -> None:
    ids, group_id = grouped(hands)
    hands.click(hands.at(ids[2]))
    hands.press(Key.Key_S)
    assert isinstance(hands.canvas.writing.editor, TitleEditor)
    hands.type("Santé", into=hands.canvas.writing.editor)
    hands.settled()
    new = next(group for group in hands.saved.groups if group.title == "Santé")
    assert hands.note(ids[2]).group_id == new.id
    one, other = hands.wall.frame(group_id), hands.wall.frame(new.id)
    assert one is not None
    assert other is not None
    assert not one.meets(other)
    hands.press(Key.Key_Z, CONTROL)
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: hands.note(ids[2]).group_id == group_id)


def test_a_whole_group_is_not_split(hands: Hands) -> None:
    ids, group_id = grouped(hands)
    hands.canvas.selection.only(*ids[:3])
    hands.press(Key.Key_S)
    hands.settled()
    assert [group.id for group in hands.saved.groups] == [group_id]


def test_delete_on_a_groups_title_takes_its_notes_and_undo_brings_all_back(hands: Hands) -> None:
    ids, group_id = grouped(hands)
    frame = hands.wall.frame(group_id)
    assert frame is not None
    hands.click(hands.spot(frame.left + 40, frame.top))
    hands.press(Key.Key_Delete)
    hands.settled()
    assert hands.texts() == ["d"]
    assert not hands.saved.groups
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: [group.title for group in hands.saved.groups] == ["Mobilité"])
    assert hands.note(ids[0]).group_id == group_id


def test_u_ungroups_and_control_g_is_left_to_the_window(hands: Hands) -> None:
    ids, _group_id = grouped(hands)
    hands.canvas.selection.only(*ids[:3])
    hands.press(Key.Key_G, CONTROL)
    hands.settled()
    assert hands.saved.groups
    hands.press(Key.Key_U)
    hands.settled()
    assert not hands.saved.groups


# --- keys for looking


def test_shift_1_and_2_fit_on_any_keyboard(hands: Hands) -> None:
    ids = hands.with_notes(("un", 0, 0), ("deux", 4000, 3000))
    whole = hands.canvas.camera
    for keys in ((Key.Key_2, Key.Key_1), (Key.Key_At, Key.Key_Exclam), (Key.Key_QuoteDbl, Key.Key_1)):
        hands.canvas.selection.only(ids[0])
        hands.press(keys[0], SHIFT)
        assert hands.canvas.seen_box().holds(50, 50)
        assert hands.canvas.camera.scale > 1
        hands.press(keys[1], SHIFT)
        assert hands.canvas.camera == whole


def test_a_french_keyboard_chooses_papers_without_shift(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    hands.click(hands.at(id))
    hands.press(Key.Key_Eacute)
    hands.settled()
    assert hands.note(id).colour is Colour.CORAL


def test_plus_and_minus_zoom(hands: Hands) -> None:
    hands.with_notes(("un", 0, 0))
    full_size(hands)
    hands.press(Key.Key_Minus)
    assert hands.canvas.camera.scale == 0.8
    hands.press(Key.Key_Plus)
    assert hands.canvas.camera.scale == 1.0


def test_space_shows_all_of_a_long_note(hands: Hands) -> None:
    (id,) = hands.with_notes(("<b>long</b> " * 200, 0, 0))
    hands.click(hands.at(id))
    hands.press(Key.Key_Space)
    assert QToolTip.isVisible()
    assert "&lt;b&gt;long" in QToolTip.text()
    QToolTip.hideText()


def test_the_page_of_keys_tells_the_boards(hands: Hands) -> None:
    keys = dict(hands.panel.keys())
    assert keys["G"] == "Group what is selected"
    assert all(name and what for name, what in keys.items())


# --- the map


def test_the_map_shows_itself_when_some_of_the_wall_is_out_of_sight(hands: Hands) -> None:
    ids = hands.with_notes(("un", 0, 0), ("deux", 4000, 3000))
    small = hands.panel.map
    assert not small.isVisible()
    full_size(hands)
    assert small.isVisible()
    hands.press(Key.Key_V)
    assert not small.isVisible()
    hands.press(Key.Key_V)
    assert small.isVisible()
    assert small.accessibleName() == "Map of the board"
    hands.canvas.selection.only(ids[0])
    hands.press(Key.Key_1, SHIFT)
    assert not small.isVisible()


def test_a_click_on_the_map_goes_there_and_so_do_its_keys(hands: Hands) -> None:
    hands.with_notes(("un", 0, 0), ("deux", 4000, 3000))
    full_size(hands)
    small = hands.panel.map
    QTest.mouseClick(small, LEFT, pos=QPoint(small.width() - 12, small.height() - 12))
    assert hands.canvas.seen_box().holds(4070, 3050)
    QTest.mousePress(small, LEFT, pos=QPoint(40, 40))
    QTest.mouseMove(small, QPoint(12, 12))
    QTest.mouseRelease(small, LEFT, pos=QPoint(12, 12))
    small.setFocus()
    before = hands.canvas.seen_box()
    QTest.keyClick(small, Key.Key_Right)
    assert hands.canvas.seen_box().left > before.left
    QTest.keyClick(small, Key.Key_Return)
    assert hands.canvas.hasFocus()


# --- fingers


def test_two_fingers_zoom_and_pan_and_change_nothing(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    full_size(hands)
    device, canvas = QTest.createTouchDevice(), hands.canvas
    left, right = hands.at(id) - QPoint(50, 0), hands.at(id) + QPoint(50, 0)
    QTest.touchEvent(canvas, device).press(0, left, canvas).commit()
    QTest.touchEvent(canvas, device).move(0, left, canvas).press(1, right, canvas).commit()
    apart = QPoint(50, 0)
    QTest.touchEvent(canvas, device).move(0, left - apart, canvas).move(1, right + apart, canvas).commit()
    assert abs(canvas.camera.scale - 2.0) < 0.01
    seen, down = hands.at(id), QPoint(0, 70)
    QTest.touchEvent(canvas, device).move(0, left - apart + down, canvas).move(
        1, right + apart + down, canvas
    ).commit()
    assert abs(hands.at(id).y() - seen.y() - 70) <= 1
    assert abs(canvas.camera.scale - 2.0) < 0.01
    QTest.touchEvent(canvas, device).release(0, left, canvas).release(1, right, canvas).commit()
    hands.settled()
    assert hands.note(id).x == 0
    assert hands.panel.remote.undo.count() == 0


def test_a_finger_carries_a_note_and_pans_the_paper(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    full_size(hands)
    device, canvas = QTest.createTouchDevice(), hands.canvas
    at = hands.at(id)
    QTest.touchEvent(canvas, device).press(0, at, canvas).commit()
    for step in range(1, 5):
        QTest.touchEvent(canvas, device).move(0, at + QPoint(20, 15) * step, canvas).commit()
    QTest.touchEvent(canvas, device).release(0, at + QPoint(80, 60), canvas).commit()
    hands.settled()
    assert (hands.note(id).x, hands.note(id).y) == (80, 60)
    before, paper = hands.at(id), hands.spot(-200, -100)
    QTest.touchEvent(canvas, device).press(0, paper, canvas).commit()
    QTest.touchEvent(canvas, device).move(0, paper + QPoint(40, 0), canvas).commit()
    QTest.touchEvent(canvas, device).release(0, paper + QPoint(40, 0), canvas).commit()
    assert hands.at(id) == before + QPoint(40, 0)
    assert canvas.selection.ids == (id,)
    QTest.touchEvent(canvas, device).press(0, paper, canvas).commit()
    QTest.touchEvent(canvas, device).release(0, paper, canvas).commit()
    assert not canvas.selection.ids


def test_a_tap_selects_and_two_open(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    device, canvas = QTest.createTouchDevice(), hands.canvas
    for _tap in range(2):
        QTest.touchEvent(canvas, device).press(0, hands.at(id), canvas).commit()
        QTest.touchEvent(canvas, device).release(0, hands.at(id), canvas).commit()
        assert canvas.selection.ids == (id,)
    assert isinstance(canvas.writing.editor, NoteEditor)
    QApplication.processEvents()
