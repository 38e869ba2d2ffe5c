"""What the tests of grids share: where an idea stands, cells, and filling them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from atelier_app.desktop.grids.panel import GridPanel
from atelier_app.domain.grids import GridItem, ScoreOption
from atelier_app.domain.presets import GridPreset, combination_of, criteria_of
from tests.desktop.conftest import Engine


def item(panel: GridPanel, label: str) -> GridItem:
    """The idea, as it is stored."""
    record = panel.model.record
    assert record is not None
    return next(one for one in record.items if one.option.label == label)


def order(panel: GridPanel) -> list[str]:
    """The rows from top to bottom."""
    return [row.option.label for row in panel.table.rows.rows]


def cell(panel: GridPanel, label: str, column: int) -> QModelIndex:
    return panel.table.rows.index(order(panel).index(label), column)


def value(panel: GridPanel, label: str, column: int) -> float | None:
    """What is stored in a cell; criteria are counted from 1."""
    return item(panel, label).values[column - 1].value


def fill(panel: GridPanel, engine: Engine, qtbot: QtBot, label: str, values: Sequence[float]) -> None:
    """Gives an idea all its values."""
    one = item(panel, label)
    for criterion, given in zip(panel.model.grid.criteria, values, strict=True):
        engine.phone(ScoreOption(panel.model.id, one.option.id, criterion.id, given))
    qtbot.waitUntil(lambda: item(panel, label).total is not None)


def start_from(panel: GridPanel, preset: GridPreset, qtbot: QtBot) -> None:
    """Makes it another kind of grid."""
    criteria = criteria_of(preset)
    panel.model.prepare("Another kind", preset=preset, criteria=criteria, combination=combination_of(preset))
    qtbot.waitUntil(lambda: panel.model.grid.preset is preset)
