"""MoSCoW as columns: cards moved by keys and by dragging."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.grids.panel import GridPanel
from atelier_app.desktop.priorities.card import WinnerCard
from atelier_app.domain.grids import GridItem
from atelier_app.domain.presets import GridPreset
from tests.desktop.grids.steps import item, start_from, value


def card(panel: GridPanel, label: str) -> WinnerCard[GridItem]:
    return panel.board.cards[item(panel, label).option.id]


def names(panel: GridPanel) -> dict[str, list[str]]:
    """The columns with what lies in them."""
    return {column.name: [one.option.label for one in column.items] for column in panel.board.columns}


def lies_in(panel: GridPanel, column: str) -> bool:
    return "Buses" in names(panel)[column]


def test_a_grid_that_sorts_is_shown_as_columns_and_everything_waits(panel: GridPanel, qtbot: QtBot) -> None:
    start_from(panel, GridPreset.MOSCOW, qtbot)
    assert panel.board.isVisible()
    assert list(names(panel)) == ["Must", "Should", "Could", "Won’t this time", "To sort"]
    assert names(panel)["To sort"] == ["Buses", "An app", "Cycle paths"]
    assert not panel.views.button(2).isVisible()


def test_digits_and_arrows_move_a_card_delete_takes_it_off_and_undo_brings_it_back(
    panel: GridPanel, qtbot: QtBot
) -> None:
    start_from(panel, GridPreset.MOSCOW, qtbot)
    buses = card(panel, "Buses")
    QTest.keyClick(buses, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: names(panel)["Should"] == ["Buses"])
    QTest.keyClick(buses, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: names(panel)["Must"] == ["Buses"])
    assert buses.accessibleName() == "Buses, place 1, Must"
    QTest.keyClick(buses, Qt.Key.Key_Left)
    QTest.keyClick(buses, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: names(panel)["Should"] == ["Buses"])
    QTest.keyClick(buses, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) is None)
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: names(panel)["Should"] == ["Buses"])
    QTest.keyClick(card(panel, "An app"), Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: names(panel)["Won’t this time"] == ["An app"])


def test_up_and_down_go_to_the_neighbour(panel: GridPanel, qtbot: QtBot) -> None:
    start_from(panel, GridPreset.MOSCOW, qtbot)
    card(panel, "Buses").setFocus()
    QTest.keyClick(card(panel, "Buses"), Qt.Key.Key_Down)
    qtbot.waitUntil(card(panel, "An app").hasFocus)
    assert panel.controls.value.idea.text() == "An app"


def test_a_card_is_dragged_from_column_to_column_and_back(panel: GridPanel, qtbot: QtBot) -> None:
    start_from(panel, GridPreset.MOSCOW, qtbot)
    for place, column in ((0, "Must"), (3, "Won’t this time"), (4, "To sort")):
        buses = card(panel, "Buses")
        grip = QPoint(20, 20)
        there = panel.board.box(place).center().toPoint()
        QTest.mousePress(buses, Qt.MouseButton.LeftButton, pos=grip)
        QTest.mouseMove(buses, grip + QPoint(9, 9))
        QTest.mouseMove(buses, buses.mapFromParent(there))
        QTest.mouseRelease(buses, Qt.MouseButton.LeftButton, pos=grip)
        qtbot.waitUntil(partial(lies_in, panel, column))
    panel.grab()


def test_the_table_shows_the_same_without_a_total(panel: GridPanel, qtbot: QtBot) -> None:
    start_from(panel, GridPreset.MOSCOW, qtbot)
    QTest.keyClick(panel, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(panel.table.isVisible)
    assert panel.table.isColumnHidden(0)
    panel.table.setCurrentIndex(panel.table.rows.index(0, 1))
    QTest.keyClick(panel.table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: names(panel)["Should"] == ["Buses"])
