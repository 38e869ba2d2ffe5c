"""A grid that phones rate: hidden until closed, then medians, dissent, and the facilitator's own values over them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.grids.panel import GridPanel
from atelier_app.domain.ratings import Placing
from tests.desktop.conftest import Engine
from tests.desktop.grids.steps import cell, item, value
from tests.desktop.priorities.steps import present, rate
from tests.desktop.steps import Ask

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_room_in_two_halves_is_seen_once_the_rating_is_closed(
    panel: GridPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    people = present(engine, ask, 3)
    combo = panel.controls.form.placings
    combo.setCurrentIndex(combo.findData(Placing.PHONES))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: panel.model.grid.placing is Placing.PHONES)
    QTest.keyClick(panel, Qt.Key.Key_Return, _CTRL_SHIFT)
    qtbot.waitUntil(panel.rating.isVisible)
    option = item(panel, "Buses").option.id
    for person, said in zip(people, (1.0, 4.0, 5.0), strict=True):
        rate(engine, panel.model.id, person, {(option, "usefulness"): said, (option, "delay"): 3.0})
    qtbot.waitUntil(lambda: panel.controls.rating.figure.accessibleName().startswith("3 people have rated"))
    assert value(panel, "Buses", 1) is None
    QTest.keyClick(panel, Qt.Key.Key_Return, _CTRL_SHIFT)
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) == 4)
    said_words = str(panel.table.rows.data(cell(panel, "Buses", 1), Qt.ItemDataRole.AccessibleTextRole))
    assert said_words == "Buses, 4 (median), half of them from 2.5 to 4.5, 3 ratings, ≠ people disagree"
    assert str(panel.table.rows.headerData(0, Qt.Orientation.Vertical)).endswith("people disagree")
    panel.table.setCurrentIndex(cell(panel, "Buses", 1))
    assert panel.controls.value.words.text().startswith("4 (median)")
    QTest.keyClick(panel.table, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) == 2)
    qtbot.waitUntil(panel.controls.value.back_button.isVisible)
    assert "yours, over the median" in panel.controls.value.words.text()
    panel.controls.value.back_button.click()
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) == 4)
    panel.grab()
