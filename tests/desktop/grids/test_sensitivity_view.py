"""What a weight decides: sentences, lines, a share that is tried and not stored."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.grids.panel import GridPanel
from tests.desktop.conftest import Engine
from tests.desktop.grids.steps import fill


def lines(panel: GridPanel) -> list[str]:
    shown = panel.sensitivity.order
    return [shown.item(row).text() for row in range(shown.count())]


def opened(panel: GridPanel, engine: Engine, qtbot: QtBot) -> None:
    """Buses win by usefulness, the app by fairness."""
    fill(panel, engine, qtbot, "Buses", (5, 1, 3, 3, 3))
    fill(panel, engine, qtbot, "An app", (1, 5, 3, 3, 3))
    QTest.keyClick(panel, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(panel.sensitivity.isVisible)
    qtbot.waitUntil(lambda: len(lines(panel)) == 2)


def test_it_says_who_stays_first_and_where_another_overtakes(
    panel: GridPanel, engine: Engine, qtbot: QtBot
) -> None:
    opened(panel, engine, qtbot)
    view = panel.sensitivity
    said = view.verdict.text()
    assert said == "“Buses” stays first while “Usefulness to people” weighs between 22% and 100% (now 30%)."
    assert view.crossings.item(0).text() == "At 22%, “Buses” overtakes “An app”"
    view.criteria.setCurrentIndex(2)
    view.criteria.activated.emit(2)
    assert view.verdict.text() == "“Buses” stays first whatever “Feasibility” weighs."
    panel.grab()


def test_a_share_is_tried_by_keys_and_mouse_and_nothing_is_stored(
    panel: GridPanel, engine: Engine, qtbot: QtBot
) -> None:
    opened(panel, engine, qtbot)
    view, before = panel.sensitivity, panel.model.record
    assert lines(panel)[0].startswith("1. Buses · 55")
    for _press in range(4):
        QTest.keyClick(view.slider, Qt.Key.Key_PageDown)
    assert view.tried.text() == "10%"
    assert lines(panel)[0].startswith("1. An app")
    assert lines(panel)[0].endswith("▲ 1")
    assert view.verdict.text().startswith("“Buses” stays first")
    view.back_button.click()
    assert lines(panel)[0].startswith("1. Buses")
    view.crossings.itemActivated.emit(view.crossings.item(0))
    assert view.tried.text() == "22%"
    QTest.mousePress(view.chart, Qt.MouseButton.LeftButton, pos=QPoint(view.chart.width() // 2, 100))
    assert view.trial > 0.4
    panel.grab()
    assert panel.model.record is before


def test_before_anything_has_a_total_it_says_what_is_missing(panel: GridPanel) -> None:
    panel.show_view(2)
    assert panel.sensitivity.verdict.text() == "Nothing has a total yet: fill in the table first."
    panel.grab()


def test_a_line_is_picked_out_by_the_keyboard(panel: GridPanel, engine: Engine, qtbot: QtBot) -> None:
    opened(panel, engine, qtbot)
    view = panel.sensitivity
    view.order.setCurrentRow(1)
    assert view.chart.picked == view.order.item(1).data(Qt.ItemDataRole.UserRole)
