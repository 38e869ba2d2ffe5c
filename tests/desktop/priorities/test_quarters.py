"""The lines between the quarters, and what things are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.priorities.field import Field
from atelier_app.desktop.priorities.names_dialog import NamesDialog
from atelier_app.desktop.priorities.panel import MatrixPanel
from atelier_app.domain.presets import MatrixPreset


def thresholds(panel: MatrixPanel) -> tuple[float, float]:
    record = panel.model.record
    assert record is not None
    return record.matrix.impact_threshold, record.matrix.effort_threshold


def test_a_line_dragged_moves_once_and_undo_takes_it_back(panel: MatrixPanel, qtbot: QtBot) -> None:
    line = panel.plane.quarters.effort
    undos = panel.remote.undo.count()
    there = panel.plane.field.x(0.7) - line.x()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(6, 300))
    QTest.mouseMove(line, QPoint(80, 300))
    there = panel.plane.field.x(0.7) - line.x()
    QTest.mouseMove(line, QPoint(round(there), 300))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(6, 300))
    qtbot.waitUntil(lambda: thresholds(panel) == pytest.approx((0.5, 0.7), abs=0.011))
    assert panel.remote.undo.count() == undos + 1
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: thresholds(panel) == (0.5, 0.5))


def test_a_line_moved_by_keys_renames_where_cards_lie_and_a_burst_is_one_undo(
    panel: MatrixPanel, qtbot: QtBot
) -> None:
    card = next(iter(panel.plane.cards.values()))
    QTest.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.accessibleName().endswith("Do now: impact 50%, effort 50%"))
    qtbot.waitUntil(lambda: panel.remote.undo.undoText().startswith("Placing of"))
    undos = panel.remote.undo.count()
    line = panel.plane.quarters.impact
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert line.accessibleName() == "Line across Impact, at 56%"
    qtbot.waitUntil(lambda: card.accessibleName().endswith("Nice to have: impact 50%, effort 50%"))
    qtbot.waitUntil(lambda: thresholds(panel) == pytest.approx((0.56, 0.5)))
    assert panel.remote.undo.count() == undos + 1
    QTest.keyClick(line, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: thresholds(panel) == (0.5, 0.5))


def test_tab_comes_from_the_last_card_to_the_lines(panel: MatrixPanel) -> None:
    last = list(panel.plane.cards.values())[-1]
    assert last.nextInFocusChain() is panel.plane.quarters.impact
    assert panel.plane.quarters.impact.nextInFocusChain() is panel.plane.quarters.effort


def test_eisenhower_calls_the_quarters_otherwise(panel: MatrixPanel, qtbot: QtBot) -> None:
    card = next(iter(panel.plane.cards.values()))
    QTest.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Do now" in card.accessibleName())
    combo = panel.controls.presets
    combo.setCurrentIndex(combo.findData(MatrixPreset.EISENHOWER))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: card.accessibleName().endswith("Plan: importance 50%, urgency 50%"))


def test_own_names_are_given_in_a_dialog_and_an_empty_one_keeps_the_usual(
    panel: MatrixPanel, qtbot: QtBot
) -> None:
    card = next(iter(panel.plane.cards.values()))
    QTest.keyClick(card, Qt.Key.Key_Return)
    panel.controls.name()
    (dialog,) = panel.controls.window().findChildren(NamesDialog)
    assert dialog.names["major_project"].placeholderText() == "Major projects"
    dialog.names["impact"].setText("  Joy ")
    dialog.names["quick_win"].setText("At once")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: card.accessibleName().endswith("At once: joy 50%, effort 50%"))
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: card.accessibleName().endswith("Do now: impact 50%, effort 50%"))


share = st.floats(0, 1)


@given(share, share)
def test_a_placement_is_where_its_card_is(impact: float, effort: float) -> None:
    field = Field(QRectF(26, 4, 700, 500), QSizeF(148, 78))
    box = field.box(impact, effort)
    assert field.placement(box.center()) == pytest.approx((impact, effort), abs=1e-6)
    assert field.plane.adjusted(-0.01, -0.01, 0.01, 0.01).contains(box)
