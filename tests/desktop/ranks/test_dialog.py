"""Ranks side by side: what moved, what is sorted, what is copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.ranks.dialog import RanksDialog
from atelier_app.desktop.ranks.wording import moved_sign
from atelier_app.domain.core import new_id
from atelier_app.domain.grids import PrepareGrid, ReadGrid, ScoreOption
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.priorities import MatrixNames, PlaceOption, PrepareMatrix, ReadMatrix
from tests.desktop.conftest import Engine
from tests.desktop.priorities.steps import close_a_vote
from tests.desktop.steps import Ask, step


@pytest.fixture
def dialog(remote: Remote, engine: Engine, ask: Ask, qtbot: QtBot) -> Iterator[RanksDialog]:
    """A vote; a matrix with a name of its own for a quarter; a grid in which the second idea overtakes the first."""
    poll_id = close_a_vote(engine, ask)
    matrix = step(ask, ActivityKind.MATRIX)
    engine.phone(PrepareMatrix(matrix.id, poll_id, 2, names=MatrixNames(quick_win="At once")))
    first = ask(ReadMatrix(matrix.id)).items[0]
    engine.phone(PlaceOption(matrix.id, first.option.id, 0.9, 0.1))
    grid = Activity(new_id(), matrix.workshop_id, ActivityKind.CRITERIA, "Criteria", "", 30)
    engine.phone(AddActivity(grid))
    engine.phone(PrepareGrid(grid.id, poll_id, 2))
    record = ask(ReadGrid(grid.id))
    for item, value in zip(record.items, (2.0, 4.0), strict=True):
        for criterion in record.grid.criteria:
            engine.phone(ScoreOption(grid.id, item.option.id, criterion.id, value))
    made = RanksDialog(remote, matrix.workshop_id)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.table.history.columns) == 3)
    yield made
    made.reject()


def spoken(dialog: RanksDialog, row: int, column: int) -> str:
    rows = dialog.table.history
    return str(rows.data(rows.index(row, column), Qt.ItemDataRole.AccessibleTextRole))


def test_ranks_stand_side_by_side_with_what_moved(dialog: RanksDialog) -> None:
    assert spoken(dialog, 0, 1).endswith(": no. 2, 1 point")
    assert spoken(dialog, 0, 3) == "Criteria: no. 1, 1 place up, 60"
    assert spoken(dialog, 1, 3) == "Criteria: no. 2, 1 place down, 40"
    assert spoken(dialog, 1, 2).endswith(": At once")
    dialog.grab()


def test_a_title_sorts_by_its_column(dialog: RanksDialog) -> None:
    first = dialog.table.history.rows[0].label
    dialog.table.horizontalHeader().sectionClicked.emit(1)
    assert dialog.table.history.rows[1].label == first
    assert str(dialog.table.history.headerData(1, Qt.Orientation.Horizontal)).endswith("↓")
    dialog.table.activated.emit(dialog.table.history.index(0, 0))
    assert dialog.table.history.rows[0].label == first


def test_it_is_copied_as_it_is_sorted(dialog: RanksDialog) -> None:
    dialog.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Idea"
    assert lines[1].split("\t")[-1] == "1  ▲ 1  60"
    assert dialog.copied.text().startswith("Copied")


def test_a_move_has_a_sign_and_a_number() -> None:
    assert [moved_sign(moved) for moved in (None, 0, 2, -3)] == ["", "=", "▲ 2", "▼ 3"]
