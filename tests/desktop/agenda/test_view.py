"""The agenda by keyboard and by dragging."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.view import AgendaView
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.initiative import ActivityKind

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def view(remote: Remote, qtbot: QtBot) -> AgendaView:
    course = Course(remote)
    made = AgendaView(course)
    qtbot.addWidget(made)
    made.resize(230, 500)
    made.show()
    qtbot.waitUntil(lambda: course.activity is not None)
    made.setFocus()
    return made


def titles(view: AgendaView) -> list[str]:
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def test_it_shows_the_current_step_and_says_each_line_aloud(view: AgendaView) -> None:
    assert view.currentIndex().data() == "Ideas"
    spoken = [view.model().index(row, 0).data(ACCESSIBLE) for row in range(view.model().rowCount())]
    assert spoken[0].startswith("1, ")
    assert "42 / 48" in spoken[0]
    assert "done" in spoken[0]
    assert "under way" in spoken[view.currentIndex().row()]


def test_arrows_select_and_enter_starts(view: AgendaView, qtbot: QtBot) -> None:
    course = view._course
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert course.activity is not None
    assert course.activity.title == titles(view)[view.currentIndex().row()]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: course.current == course.activity)


def test_alt_arrows_move_and_delete_removes(view: AgendaView, remote: Remote, qtbot: QtBot) -> None:
    before = titles(view)
    here = view.currentIndex().row()
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(view)[here - 1] == before[here])
    assert view.currentIndex().row() == here - 1
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: before[here] not in titles(view))
    remote.undo.undo()
    qtbot.waitUntil(lambda: before[here] in titles(view))
    remote.undo.undo()
    qtbot.waitUntil(lambda: titles(view) == before)


def test_f2_renames_in_place(view: AgendaView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName()
    editor.setText("Idées en vrac")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Idées en vrac" in titles(view))


def test_a_dragged_step_lands_where_it_is_dropped(view: AgendaView, qtbot: QtBot) -> None:
    before = titles(view)
    root = QModelIndex()
    assert view.model().moveRow(root, 0, root, 3)
    qtbot.waitUntil(lambda: titles(view) == [*before[1:3], before[0], *before[3:]])


def test_it_draws_long_strange_and_many_titles(view: AgendaView, qtbot: QtBot) -> None:
    course = view._course
    strange = [
        "Hippopotomonstrosesquippedaliophobie" * 3,
        "مرحبا بالجميع",
        "<script>alert(1)</script>",
        "👩‍👩‍👧 " * 20,
    ]
    for title in strange:
        course.add_activity(ActivityKind.TALK, title, 90)
    qtbot.waitUntil(lambda: len(titles(view)) == 11)
    assert not view.grab().isNull()
    assert all(view.visualRect(view.model().index(row, 0)).height() <= 70 for row in range(11))
