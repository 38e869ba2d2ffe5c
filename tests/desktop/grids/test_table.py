"""A grid filled by keys alone: values, weights, totals, places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from atelier_app.desktop.grids.keying import keyed_level, stepped, typed_number
from atelier_app.desktop.grids.panel import GridPanel
from atelier_app.domain.presets import GridPreset, criteria_of
from tests.desktop.conftest import Engine
from tests.desktop.grids.steps import cell, fill, item, order, start_from, value

MOSCOW = criteria_of(GridPreset.MOSCOW)[0]


def test_digits_give_values_steps_change_them_and_delete_takes_them_back(
    panel: GridPanel, qtbot: QtBot
) -> None:
    panel.enter()
    panel.table.setCurrentIndex(cell(panel, "Buses", 1))
    QTest.keyClick(panel.table, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) == 4)
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus):
        QTest.keyClick(panel.table, key)  # faster than the engine answers
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) == 5)
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) is None)
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) == 5)


def test_enter_opens_the_levels_and_one_is_chosen(panel: GridPanel, qtbot: QtBot) -> None:
    panel.enter()
    panel.table.setCurrentIndex(cell(panel, "An app", 2))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    editor = panel.table.findChild(QComboBox)
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(at) for at in range(editor.count())] == ["–", "5", "4", "3", "2", "1"]
    editor.setCurrentIndex(3)
    editor.activated.emit(3)
    qtbot.waitUntil(lambda: value(panel, "An app", 2) == 3)


def test_a_number_is_typed_where_nothing_is_to_choose_from_in_either_language(
    panel: GridPanel, qtbot: QtBot
) -> None:
    start_from(panel, GridPreset.RICE, qtbot)
    panel.table.setCurrentIndex(cell(panel, "Buses", 1))
    QTest.keyClick(panel.table, Qt.Key.Key_1)
    editor = panel.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, " 200,5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: value(panel, "Buses", 1) == 1200.5)


def test_a_number_out_of_its_scale_is_refused_with_its_sentence(panel: GridPanel, qtbot: QtBot) -> None:
    start_from(panel, GridPreset.RICE, qtbot)
    with qtbot.waitSignal(panel.remote.refused):
        panel.table.rows.setData(cell(panel, "Buses", 4), 0.1)
    assert value(panel, "Buses", 4) is None


def test_totals_give_places_and_rows_follow_while_the_keyboard_stays_with_its_idea(
    panel: GridPanel, engine: Engine, qtbot: QtBot
) -> None:
    panel.table.setCurrentIndex(cell(panel, "Cycle paths", 1))
    fill(panel, engine, qtbot, "Buses", (3, 3, 3, 3, 3))
    fill(panel, engine, qtbot, "Cycle paths", (5, 5, 5, 1, 1))
    qtbot.waitUntil(lambda: order(panel)[0] == "Cycle paths")
    here = panel.table.currentIndex()
    assert panel.table.rows.record(here).option.label == "Cycle paths"
    assert (item(panel, "Cycle paths").total, item(panel, "Buses").place) == (100.0, 2)
    assert panel.table.rows.headerData(0, Qt.Orientation.Vertical) == "Cycle paths, place 1, total 100"
    panel.order.button(1).click()
    assert order(panel) == ["Buses", "An app", "Cycle paths"]
    panel.grab()


def test_a_weight_changes_the_order_at_once_and_is_one_undo_when_it_rests(
    panel: GridPanel, engine: Engine, qtbot: QtBot
) -> None:
    fill(panel, engine, qtbot, "Buses", (5, 1, 3, 3, 3))
    fill(panel, engine, qtbot, "An app", (1, 5, 3, 3, 3))
    qtbot.waitUntil(lambda: order(panel)[:2] == ["Buses", "An app"])
    undos = panel.remote.undo.count()
    stepper = panel.controls.weights.steppers["fairness"]
    for _press in range(3):
        QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert order(panel)[:2] == ["An app", "Buses"]  # before the engine has heard of it
    qtbot.waitUntil(lambda: panel.remote.undo.count() == undos + 1)
    qtbot.waitUntil(
        lambda: panel.model.record is not None and panel.model.record.grid.criteria[1].weight == 5
    )
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: order(panel)[:2] == ["Buses", "An app"])
    assert stepper.value == 2


def test_the_last_weight_cannot_go_and_the_stepper_says_what_stands(panel: GridPanel, qtbot: QtBot) -> None:
    start_from(panel, GridPreset.RICE, qtbot)
    with qtbot.waitSignal(panel.remote.refused):
        for criterion in panel.model.grid.criteria:
            panel.model.weigh(criterion.id, 0)
    assert [one.value for one in panel.controls.weights.steppers.values()] == [1, 1, 1, 1]


def test_with_many_criteria_columns_keep_their_width_and_scroll(panel: GridPanel, qtbot: QtBot) -> None:
    panel.resize(560, 500)
    assert panel.table.columnWidth(1) >= 90
    assert panel.table.horizontalScrollBar().maximum() > 0
    panel.resize(1400, 500)
    assert panel.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("1 200", 1200.0),
        ("1,200.5", 1200.5),
        ("−3", -3.0),
        ("", None),
        ("nan", None),
        ("much", None),
    ],
)
def test_numbers_are_read_as_both_languages_write_them(text: str, number: float | None) -> None:
    assert typed_number(text) == number


def test_a_letter_chooses_the_level_that_begins_with_it_and_a_digit_its_place() -> None:
    assert keyed_level(MOSCOW, "m", None) == 4
    assert keyed_level(MOSCOW, "c", 4.0) == 2
    assert keyed_level(MOSCOW, "x", None) is None
    assert keyed_level(criteria_of(GridPreset.RICE)[1], "5", None) == 3.0


def test_steps_stay_within_the_scale() -> None:
    assert stepped(MOSCOW, 4.0, 1) == 4.0
    assert stepped(MOSCOW, None, 1) == 3.0
    effort = criteria_of(GridPreset.RICE)[3]
    assert stepped(effort, 1.0, -1) == 0.5
