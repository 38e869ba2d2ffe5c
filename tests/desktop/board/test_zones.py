"""Zones under real hands: drawn, carried with their notes, resized, renamed, tinted, locked, removed, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from atelier_app.desktop.board.boxes import Box, note_box, sheet_box
from atelier_app.desktop.board.zone_shape import handle_rects, title_rect
from atelier_app.domain.board import EXTENT, Colour, Zone
from atelier_app.domain.core import new_id
from atelier_app.domain.templates import HEADER
from atelier_app.domain.zones import SMALLEST, PutZones
from tests.desktop.board.conftest import LEFT, NONE, Hands

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def zone(hands: Hands, title: str = "Besoins", x: float = 0, y: float = 0, *, locked: bool = False) -> Zone:
    """A zone of 700 by 400 that was put there from elsewhere."""
    made = Zone(new_id(), hands.board, title, x, y, 700, 400, None, locked)
    hands.engine.door.execute(PutZones(hands.board, (made,)))
    hands.eventually(lambda: made.id in hands.wall.zones)
    hands.canvas.fit()
    hands.canvas.settle()
    return made


def saved(hands: Hands, id: str) -> Zone:
    return next(zone for zone in hands.saved.zones if zone.id == id)


def title_of(hands: Hands, made: Zone) -> QPoint:
    return title_rect(hands.wall.zones[made.id], hands.canvas.camera).center()


def name_it(hands: Hands, title: str) -> None:
    """Types into the title editor that is open."""
    editor = hands.canvas.writing.editor
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, title)
    QTest.keyClick(editor, Key.Key_Return)
    hands.settled()


def test_z_then_a_drag_draws_a_zone_and_asks_for_its_title(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.press(Key.Key_Z)
    hands.drag(QPoint(100, 100), QPoint(400, 300))
    name_it(hands, "Colonne 1")
    (made,) = hands.saved.zones
    assert (made.title, made.locked) == ("Colonne 1", False)
    left, top = hands.canvas.camera.to_scene(100, 100)
    assert (made.x, made.y) == (round(left), round(top))
    assert made.width == pytest.approx(300 / hands.canvas.camera.scale, abs=2)
    hands.press(Key.Key_Z, Modifier.ControlModifier)
    hands.press(Key.Key_Z, Modifier.ControlModifier)
    hands.eventually(lambda: hands.saved.zones == () and not hands.wall.zones)


def test_z_then_enter_puts_a_zone_in_the_middle_without_a_mouse(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.press(Key.Key_Z)
    hands.press(Key.Key_Return)
    name_it(hands, "Au milieu")
    assert [made.title for made in hands.saved.zones] == ["Au milieu"]


def test_z_then_escape_draws_nothing(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.press(Key.Key_Z)
    hands.press(Key.Key_Escape)
    hands.drag(QPoint(100, 100), QPoint(400, 300))
    hands.settled()
    assert hands.saved.zones == ()


def test_carried_by_its_title_a_zone_takes_along_the_notes_inside_and_no_other(hands: Hands) -> None:
    made = zone(hands)
    inside, beside = hands.with_notes(("dedans", 60, 80), ("dehors", 900, 80))
    start = title_of(hands, made)
    hands.drag(start, start + QPoint(60, 40))
    hands.settled()
    hands.eventually(lambda: saved(hands, made.id).x != 0)
    after = saved(hands, made.id)
    assert after.x == pytest.approx(60 / hands.canvas.camera.scale, abs=2)
    note = hands.note(inside)
    assert (note.x - 60, note.y - 80) == (after.x, after.y)
    assert (hands.note(beside).x, hands.note(beside).y) == (900, 80)
    hands.press(Key.Key_Z, Modifier.ControlModifier)
    hands.eventually(lambda: saved(hands, made.id) == made and hands.note(inside).x == 60)


def test_a_zone_takes_along_the_zones_inside_but_not_a_locked_one_nor_what_lies_there(hands: Hands) -> None:
    outer = zone(hands)
    inner = Zone(new_id(), hands.board, "ouverte", 20, 60, 200, 200)
    fixed = Zone(new_id(), hands.board, "fermée", 300, 60, 200, 200, None, True)
    hands.engine.door.execute(PutZones(hands.board, (inner, fixed)))
    hands.eventually(lambda: len(hands.wall.zones) == 3)
    (in_fixed,) = hands.with_notes(("reste", 310, 80))
    start = title_of(hands, outer)
    hands.drag(start, start + QPoint(80, 0))
    hands.eventually(lambda: saved(hands, outer.id).x > 0)
    assert saved(hands, inner.id).x - inner.x == saved(hands, outer.id).x
    assert saved(hands, fixed.id) == fixed
    assert hands.note(in_fixed).x == 310


@pytest.mark.parametrize("which", [(1, 1), (-1, -1), (1, 0), (0, -1)])
def test_a_handle_resizes_and_the_opposite_edge_stays(hands: Hands, which: tuple[int, int]) -> None:
    made = zone(hands)
    hands.canvas.fit(None, largest=0.6)
    hands.click(title_of(hands, made))
    at = handle_rects(made, hands.canvas.camera)[which].center()
    hands.drag(at, at + QPoint(30, 20))
    hands.eventually(lambda: saved(hands, made.id) != made)
    after = saved(hands, made.id)
    across, down = which
    assert (after.x != made.x) == (across < 0)
    assert (after.y != made.y) == (down < 0)
    assert (after.x + after.width == made.x + made.width) == (across <= 0)
    assert (after.y + after.height == made.y + made.height) == (down <= 0)


def test_a_zone_cannot_be_pulled_through_itself(hands: Hands) -> None:
    made = zone(hands)
    hands.click(title_of(hands, made))
    at = handle_rects(made, hands.canvas.camera)[1, 1].center()
    hands.drag(at, QPoint(2, 2))
    hands.eventually(lambda: saved(hands, made.id) != made)
    assert (saved(hands, made.id).width, saved(hands, made.id).height) == (SMALLEST, SMALLEST)


def test_inside_a_zone_a_drag_still_selects_notes(hands: Hands) -> None:
    made = zone(hands)
    one, other = hands.with_notes(("un", 100, 100), ("deux", 300, 100))
    hands.drag(hands.spot(40, 60), hands.spot(500, 300))
    assert set(hands.canvas.selection.ids) == {one, other}
    assert hands.canvas.zones is not None
    assert hands.canvas.zones.zoning.chosen is None
    hands.click(hands.spot(650, 350))
    assert hands.canvas.zones.zoning.chosen == made


def test_a_double_click_on_the_title_renames_in_place(hands: Hands) -> None:
    made = zone(hands)
    QTest.mouseDClick(hands.canvas, LEFT, NONE, title_of(hands, made))
    name_it(hands, "Freins")
    hands.eventually(lambda: saved(hands, made.id).title == "Freins")


def test_everything_can_be_done_by_keys_on_the_chosen_zone(hands: Hands) -> None:
    made = zone(hands)
    (inside,) = hands.with_notes(("dedans", 60, 80))
    hands.canvas.setFocus()
    hands.press(Key.Key_Z, Modifier.ShiftModifier)
    assert "Besoins" in hands.canvas.accessibleDescription()
    for _press in range(3):
        hands.press(Key.Key_Right, Modifier.AltModifier)
    hands.eventually(lambda: saved(hands, made.id).x == 24 and hands.note(inside).x == 84)
    hands.press(Key.Key_Down, Modifier.AltModifier | Modifier.ShiftModifier)
    hands.eventually(lambda: saved(hands, made.id).height == 408)
    hands.press(Key.Key_3)
    hands.eventually(lambda: saved(hands, made.id).colour is Colour.GREEN)
    hands.press(Key.Key_0)
    hands.eventually(lambda: saved(hands, made.id).colour is None)
    hands.press(Key.Key_F2)
    name_it(hands, "Par les touches")
    hands.eventually(lambda: saved(hands, made.id).title == "Par les touches")
    hands.press(Key.Key_L)
    hands.eventually(lambda: saved(hands, made.id).locked)
    hands.press(Key.Key_L)
    hands.eventually(lambda: not saved(hands, made.id).locked)
    hands.press(Key.Key_Delete)
    hands.eventually(lambda: hands.saved.zones == ())
    assert hands.texts() == ["dedans"]


def test_a_locked_zone_stays_whatever_one_does(hands: Hands) -> None:
    made = zone(hands, locked=True)
    hands.click(title_of(hands, made))
    start = title_of(hands, made)
    hands.drag(start, start + QPoint(80, 80))
    hands.canvas.setFocus()
    hands.press(Key.Key_Right, Modifier.AltModifier)
    hands.press(Key.Key_F2)
    with hands.qtbot.waitSignal(hands.panel.remote.refused):
        hands.press(Key.Key_Delete)
    hands.settled()
    assert hands.saved.zones == (made,)
    assert hands.wall.zones == {made.id: made}


@pytest.mark.parametrize(
    "title", ["👩‍👩‍👧‍👦🇫🇷" * 8, "<script>alert(1)</script>", "مكتبة رقمية متنقلة", "a" * 120, " \t "]
)
def test_any_title_is_shown_as_it_is_and_hurts_nothing(hands: Hands, title: str) -> None:
    made = zone(hands, title)
    for scale in (4.0, 1.0, 0.2, 0.02):
        hands.canvas.zoom_to(scale)
        hands.canvas.settle()
        hands.canvas.grab()
    assert hands.wall.zones[made.id].title == saved(hands, made.id).title


def test_zones_far_away_tiny_or_by_hundreds_leave_the_board_usable(hands: Hands) -> None:
    far = Zone(new_id(), hands.board, "loin", 1e6, -1e6, 0, 0)
    many = [Zone(new_id(), hands.board, str(n), n * 40, n * 30, 300, 200) for n in range(199)]
    hands.engine.door.execute(PutZones(hands.board, (far, *many)))
    hands.eventually(lambda: len(hands.wall.zones) == 200)
    hands.canvas.fit()
    hands.canvas.settle()
    hands.canvas.grab()
    shown = hands.wall.zones[far.id]
    assert (shown.width, shown.height) == (SMALLEST, SMALLEST)
    assert shown.x <= EXTENT
    hands.canvas.setFocus()
    hands.press(Key.Key_Z)
    with hands.qtbot.waitSignal(hands.panel.remote.refused):
        hands.press(Key.Key_Return)
    hands.eventually(lambda: len(hands.wall.zones) == 200)


def test_a_new_note_covers_no_title_and_lies_in_a_zone_or_out_of_it(hands: Hands) -> None:
    made = zone(hands)
    title = Box(made.x, made.y, made.x + made.width, made.y + HEADER)
    whole = sheet_box(made)
    for text in ("un", "deux", "trois", "quatre", "cinq"):
        hands.type(text)
    hands.settled()
    boxes = [note_box(note.x, note.y) for note in hands.saved.notes]
    assert any(whole.covers(box) for box in boxes)
    assert not any(title.meets(box) for box in boxes)
    assert all(whole.covers(box) or not whole.meets(box) for box in boxes)


def test_an_idea_from_a_phone_covers_no_title(hands: Hands) -> None:
    made = zone(hands, x=-20, y=-20)
    id = hands.idea("Bus", hands.participant())
    hands.settled()
    title = Box(made.x, made.y, made.x + made.width, made.y + HEADER)
    assert not title.meets(note_box(hands.note(id).x, hands.note(id).y))


def test_a_note_catches_on_the_edge_of_a_zone(hands: Hands) -> None:
    zone(hands, x=200, y=0)
    (id,) = hands.with_notes(("Bus", -400, 500))
    start = hands.at(id)
    across = round((200 - -400) * hands.canvas.camera.scale)
    hands.drag(start, start + QPoint(across + 3, 0))
    hands.settled()
    assert hands.note(id).x == 200


def test_the_same_keys_of_a_french_keyboard_tint_a_zone(hands: Hands) -> None:
    made = zone(hands)
    hands.panel.zones.zoning.choose(made.id)
    hands.press(Key.Key_Eacute)
    hands.settled()
    assert saved(hands, made.id).colour is Colour.CORAL
