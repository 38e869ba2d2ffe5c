"""Winners placed on the matrix by dragging and by keyboard, over a real link."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier_app.desktop.priorities.card import WinnerCard
from atelier_app.desktop.priorities.panel import MatrixPanel
from atelier_app.domain.polls import ReopenPoll
from atelier_app.domain.priorities import MatrixItem
from tests.desktop.conftest import Engine


def first(panel: MatrixPanel) -> WinnerCard[MatrixItem]:
    return next(iter(panel.plane.cards.values()))


def stored(panel: MatrixPanel, row: int = 0) -> tuple[float | None, float | None]:
    record = panel.model.record
    assert record is not None
    return record.items[row].impact, record.items[row].effort


def drag(card: WinnerCard[MatrixItem], to: QPoint) -> None:
    """Drags a card so that its middle comes to a point of the plane."""
    grip = QPoint(card.width() // 2, card.height() // 2)
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(card, grip + QPoint(12, 12))
    QTest.mouseMove(card, card.mapFromParent(to))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=grip)


def test_winners_wait_at_the_side_until_they_are_placed(panel: MatrixPanel) -> None:
    assert all(card.x() > panel.plane.plane.right() for card in panel.plane.cards.values())
    assert panel.controls.figure.accessibleName().startswith("0 /")


def test_a_card_dragged_to_the_middle_is_stored_there_and_undo_takes_it_back(
    panel: MatrixPanel, qtbot: QtBot
) -> None:
    drag(first(panel), panel.plane.plane.center().toPoint())
    qtbot.waitUntil(lambda: stored(panel) != (None, None))
    assert stored(panel) == pytest.approx((0.5, 0.5), abs=0.01)
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: stored(panel) == (None, None))
    qtbot.waitUntil(lambda: first(panel).x() > panel.plane.plane.right())


def test_a_card_dragged_back_to_the_tray_is_taken_off(panel: MatrixPanel, qtbot: QtBot) -> None:
    drag(first(panel), panel.plane.plane.center().toPoint())
    qtbot.waitUntil(lambda: stored(panel) != (None, None))
    drag(first(panel), panel.plane.tray.center().toPoint())
    qtbot.waitUntil(lambda: stored(panel) == (None, None))


def test_arrows_move_by_five_hundredths_with_shift_by_one_and_a_burst_is_one_undo(
    panel: MatrixPanel, qtbot: QtBot
) -> None:
    card = first(panel)
    card.setFocus()
    undos = panel.remote.undo.count()
    for _press in range(3):
        QTest.keyClick(card, Qt.Key.Key_Up)
    QTest.keyClick(card, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: stored(panel) != (None, None))
    assert stored(panel) == pytest.approx((0.65, 0.49))
    assert panel.remote.undo.count() == undos + 1
    assert panel.controls.note.place.text() == "Do now: impact 65%, effort 49%"


def test_a_card_never_leaves_the_plane(panel: MatrixPanel, qtbot: QtBot) -> None:
    card = first(panel)
    for _press in range(30):
        QTest.keyClick(card, Qt.Key.Key_Right)
        QTest.keyClick(card, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: stored(panel) == (0.0, 1.0))
    assert panel.plane.plane.adjusted(-1, -1, 1, 1).contains(card.geometry())


def test_delete_takes_a_card_off_and_tab_goes_to_the_next(panel: MatrixPanel, qtbot: QtBot) -> None:
    cards = list(panel.plane.cards.values())
    QTest.keyClick(cards[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stored(panel) == (0.5, 0.5))
    QTest.keyClick(cards[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: stored(panel) == (None, None))
    assert cards[0].nextInFocusChain() is cards[1]


def test_a_screen_reader_hears_the_idea_its_place_in_the_vote_and_on_the_matrix(
    panel: MatrixPanel, qtbot: QtBot
) -> None:
    card = first(panel)
    label = card.item.option.label
    assert card.accessibleName() == f"{label}, no. 1 · 2 points, not placed yet"
    QTest.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.accessibleName().endswith("Do now: impact 50%, effort 50%"))


def test_more_winners_come_when_more_ranks_are_asked_for(panel: MatrixPanel, qtbot: QtBot) -> None:
    panel.controls.form.winners.pick(3)
    qtbot.waitUntil(lambda: len(panel.plane.cards) > 2)  # the third rank is a tie: all of it comes along
    panel.grab()


def test_a_reopened_vote_empties_the_matrix_and_says_why(
    panel: MatrixPanel, engine: Engine, qtbot: QtBot
) -> None:
    record = panel.model.record
    assert record is not None
    assert record.matrix.poll_id is not None
    engine.phone(ReopenPoll(record.matrix.poll_id))
    qtbot.waitUntil(lambda: panel.states.currentIndex() == 2)


@pytest.mark.parametrize("size", [(1000, 700), (440, 520)])
def test_with_much_room_or_little_plane_and_tray_never_meet_and_hold_every_card(
    panel: MatrixPanel, size: tuple[int, int]
) -> None:
    panel.resize(*size)
    plane, tray = panel.plane.plane, panel.plane.tray
    assert not plane.intersects(tray)
    assert panel.plane.rect().contains(tray.toRect())
    assert all(tray.contains(card.geometry().center()) for card in panel.plane.cards.values())


def test_where_cards_overlap_the_best_lies_on_top_unless_another_is_selected_or_under_the_mouse(
    panel: MatrixPanel, qtbot: QtBot
) -> None:
    record = panel.model.record
    assert record is not None
    for item in record.items:
        panel.model.place(item, 0.5, 0.5)
    best, other = panel.plane.cards.values()
    qtbot.waitUntil(lambda: stored(panel, 1) == (0.5, 0.5))
    qtbot.waitUntil(lambda: best.pos() == other.pos())
    middle = best.geometry().center()
    assert panel.plane.childAt(middle) is best
    panel.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert panel.plane.childAt(middle) is other
    QApplication.sendEvent(best, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert panel.plane.childAt(middle) is best
    QApplication.sendEvent(best, QEvent(QEvent.Type.Leave))
    assert panel.plane.childAt(middle) is other
