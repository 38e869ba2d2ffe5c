"""Criteria chosen from ready-made ones, added, renamed, moved, given other scales, and what cannot be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.grids.criteria_dialog import CriteriaDialog
from atelier_app.desktop.grids.panel import GridPanel
from atelier_app.desktop.grids.scales import levels_of, levels_text
from atelier_app.domain.core import Refused
from atelier_app.domain.criteria import Combination, Level
from atelier_app.domain.presets import GridPreset, criteria_of
from atelier_app.support.language import speaking
from atelier_app.support.priorities import criterion_name
from tests.desktop.conftest import Engine
from tests.desktop.grids.steps import fill


@pytest.fixture
def dialog(panel: GridPanel, qtbot: QtBot) -> CriteriaDialog:
    made = panel.edit_criteria()
    qtbot.waitUntil(made.isVisible)
    return made


def names(panel: GridPanel) -> list[str]:
    return [criterion_name(one) for one in panel.model.grid.criteria]


def test_a_ready_made_grid_comes_with_its_criteria_and_its_rule(
    panel: GridPanel, dialog: CriteriaDialog, qtbot: QtBot
) -> None:
    dialog.presets.setCurrentIndex(dialog.presets.findData(GridPreset.RICE))
    dialog.presets.activated.emit(dialog.presets.currentIndex())
    dialog.done_button.click()
    qtbot.waitUntil(lambda: names(panel) == ["Reach", "Impact", "Confidence", "Effort"])
    assert panel.model.grid.combination is Combination.PRODUCT
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: panel.model.grid.preset is GridPreset.WEIGHTED)


def test_criteria_are_added_named_moved_and_removed_by_keys(
    panel: GridPanel, dialog: CriteriaDialog, qtbot: QtBot
) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setCurrentRow(0)
    dialog.remove()
    QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog.form.name.selectAll()
    QTest.keyClicks(dialog.form.name, "Joy")
    dialog.form.weight.pick(4)
    QTest.keyClick(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.list.currentItem().text() == "Joy"
    dialog.done_button.click()
    qtbot.waitUntil(lambda: "Joy" in names(panel))
    assert names(panel)[2] == "Joy"
    assert len(names(panel)) == 5
    assert panel.model.grid.criteria[2].weight == 4


def test_named_levels_and_a_number_are_scales_too(
    panel: GridPanel, dialog: CriteriaDialog, qtbot: QtBot
) -> None:
    dialog.form.levels.setPlainText("2 = Yes\n0,5 = Perhaps\n0 = No")
    dialog.form.cost.box.setChecked(True)
    dialog.list.setCurrentRow(1)
    dialog.form.scale.button(1).click()
    dialog.form.least.setText("0")
    dialog.form.most.setText("1 000")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: panel.model.grid.criteria[0].cost)
    first, second = panel.model.grid.criteria[:2]
    assert first.levels == (Level(0, "No"), Level(0.5, "Perhaps"), Level(2, "Yes"))
    assert (second.least, second.most, second.levels) == (0, 1000, ())


@pytest.mark.parametrize("text", ["", "3", "much = 3\n2"])
def test_a_scale_that_makes_no_sense_is_said_and_the_dialog_stays(dialog: CriteriaDialog, text: str) -> None:
    dialog.form.levels.setPlainText(text)
    dialog.list.setCurrentRow(2)
    assert dialog.list.currentRow() == 0
    assert dialog.error.isVisible()
    dialog.done_button.click()
    assert dialog.isVisible()


def test_a_criterion_that_has_values_cannot_go_and_the_door_says_why(
    panel: GridPanel, engine: Engine, qtbot: QtBot
) -> None:
    fill(panel, engine, qtbot, "Buses", (5, 1, 3, 3, 3))
    dialog = panel.edit_criteria()
    dialog.remove()
    dialog.done_button.click()
    qtbot.waitUntil(dialog.error.isVisible)
    assert len(panel.model.grid.criteria) == 5


def test_a_ready_made_name_that_was_left_alone_stays_translated() -> None:
    criterion = criteria_of(GridPreset.MOSCOW)[0]
    assert levels_of(levels_text(criterion.levels), criterion) == criterion.levels
    with speaking("fr"):
        assert levels_of(levels_text(criterion.levels), criterion) == criterion.levels


def test_a_line_without_a_number_is_refused() -> None:
    with pytest.raises(Refused):
        levels_of("high", criteria_of(GridPreset.MOSCOW)[0])
