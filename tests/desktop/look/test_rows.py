"""Rows are updated by difference: the selection stays on the same record whatever comes, goes or moves."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from atelier_app.desktop.look.rows import RECORD_ROLE, RecordRows, runs


def rows(names: Sequence[str]) -> RecordRows[str]:
    model = RecordRows[str](lambda name: name[0], 2)
    model.set_rows(names)
    return model


def test_consecutive_positions_are_told_as_one_stretch() -> None:
    assert list(runs([1, 2, 3, 7, 9, 10])) == [(1, 3), (7, 7), (9, 10)]


def test_an_index_follows_its_record_when_others_come_before_it(qapp: object) -> None:
    model = rows(["bob", "eve"])
    eve = QPersistentModelIndex(model.index(1, 0))
    model.set_rows(["anne", "bob", "carl", "eve"])
    assert eve.row() == 3


def test_a_record_that_changed_is_told_and_the_others_are_not(qapp: object) -> None:
    model = rows(["anne", "bob", "carl"])
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.set_rows(["anne", "bert", "carl"])
    assert told == [(1, 1)]


def test_three_hundred_imported_at_once_are_one_insertion(qapp: object) -> None:
    model = RecordRows[str](lambda name: name, 1)
    told: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, last: told.append(last - first + 1))
    model.set_rows([f"{number:03}" for number in range(300)])
    assert told == [300]


@given(
    before=st.lists(st.sampled_from("abcdefgh"), unique=True),
    after=st.lists(st.sampled_from("abcdefgh"), unique=True),
)
def test_any_list_becomes_any_other_and_every_index_stays_with_its_record(
    qapp: object, before: list[str], after: list[str]
) -> None:
    model = rows(before)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    kept = [QPersistentModelIndex(model.index(row, 0)) for row in range(len(before))]
    model.set_rows(after)
    assert list(model.rows) == after
    for index, name in zip(kept, before, strict=True):
        assert index.isValid() == (name in after)
        if index.isValid():
            assert index.data(RECORD_ROLE) == name
    del tester
