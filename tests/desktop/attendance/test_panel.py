"""The welcome desk, on the sample's second workshop, over a real link."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.attendance.people_filter import Who
from atelier_app.desktop.attendance.person_dialog import PersonDialog
from atelier_app.desktop.look.rows import RECORD_ROLE
from atelier_app.domain.attendance import Attendee, Participant, SignIn
from atelier_app.domain.core import new_id
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.registrations import Register, Registration
from tests.desktop.attendance.steps import absent, select
from tests.desktop.conftest import Engine


def is_present(panel: AttendancePanel, attendee: Attendee) -> bool:
    found = {one.participant.id: one for one in panel.model.rows}
    return found[attendee.participant.id].signed_at is not None


def test_a_tick_by_keyboard_signs_the_person_in_and_undo_takes_it_back(
    panel: AttendancePanel, qtbot: QtBot
) -> None:
    someone = absent(panel)
    select(panel, someone)
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: is_present(panel, someone))
    qtbot.waitUntil(panel.remote.undo.canUndo)  # the event may come before the receipt
    assert panel.remote.undo.undoText() == f"Sign-in of {someone.participant.full_name}"
    qtbot.waitUntil(panel.remote.undo.canUndo)
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: not is_present(panel, someone))
    panel.remote.undo.redo()
    qtbot.waitUntil(lambda: is_present(panel, someone))


def test_space_on_several_signs_in_those_who_were_not_then_takes_all_back(
    panel: AttendancePanel, qtbot: QtBot
) -> None:
    panel.table.setFocus()
    panel.table.selectAll()
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.model.counts.present == panel.model.rowCount())
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.model.counts.present == 0)


def test_the_painted_button_signs_in_with_a_click(panel: AttendancePanel, qtbot: QtBot) -> None:
    someone = absent(panel)
    select(panel, someone)
    index = panel.table.currentIndex().siblingAtColumn(len(panel.model.columns) - 1)
    panel.table.scrollTo(index)
    cell: QRect = panel.table.visualRect(index)
    place = cell.topLeft() + (cell.bottomLeft() - cell.topLeft()) / 2
    place.setX(cell.left() + 24)
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: is_present(panel, someone))


def test_the_search_ignores_accents_and_case_and_enter_signs_in_the_only_one_found(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    person = Participant(new_id(), "Lefèvre-Ångström", "Zoé", "Mairie d’Écommoy")
    engine.phone(Register(panel.activity.workshop_id, (person,)))
    before = panel.model.rowCount()
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 1)
    QTest.keyClicks(panel.search, "angstrom ecommoy ZOE")
    assert panel.model.rowCount() == 1
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_present(panel, Attendee(person)))


def test_someone_not_found_becomes_a_walk_in_named_as_typed(panel: AttendancePanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.search, "Thi Lan Nguyen")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    dialog = panel.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    assert (dialog.fields["first_name"].text(), dialog.fields["last_name"].text()) == ("Thi Lan", "Nguyen")
    before = panel.model.counts.walk_ins
    dialog.accept()
    qtbot.waitUntil(lambda: panel.model.counts.walk_ins == before + 1)
    found = panel.model.named(Participant("", "nguyen", "THI-LAN"))
    assert found is not None
    assert found.signed_at is not None


def test_a_walk_in_already_on_the_list_is_signed_in_once(panel: AttendancePanel, qtbot: QtBot) -> None:
    someone, people = absent(panel), panel.model.rowCount()
    person = Participant(new_id(), someone.participant.last_name, someone.participant.first_name)
    panel.model.gestures.add(Registration(person), walk_in=True, half_day=WHOLE)
    qtbot.waitUntil(lambda: is_present(panel, someone))
    assert panel.model.rowCount() == people


def test_a_person_without_a_name_is_explained_in_the_form(panel: AttendancePanel) -> None:
    panel.add_person()
    dialog = panel.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.problem.text() == "Please give a name."


def test_a_name_is_corrected_in_its_form_and_undo_brings_the_old_one_back(
    panel: AttendancePanel, qtbot: QtBot
) -> None:
    someone = panel.model.rows[0]
    panel.actions_.edit_one(someone)
    dialog = panel.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.fields["last_name"].setText("Aaron 🌻")
    dialog.accept()
    qtbot.waitUntil(lambda: panel.model.rows[0].participant.last_name == "Aaron 🌻")
    qtbot.waitUntil(panel.remote.undo.canUndo)
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: someone.participant in [one.participant for one in panel.model.rows])


def test_delete_takes_people_off_the_list_and_undo_puts_them_back(
    panel: AttendancePanel, qtbot: QtBot
) -> None:
    before = panel.model.rowCount()
    panel.table.selectRow(0)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.model.rowCount() == before - 1)
    qtbot.waitUntil(panel.remote.undo.canUndo)
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: panel.model.rowCount() == before)


def test_a_phone_that_signs_in_appears_and_the_selection_stays(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    panel.table.selectRow(panel.model.rowCount() - 1)
    chosen = panel.table.selected()
    workshop = panel.activity.workshop_id
    engine.phone(SignIn(workshop, new_id(), "Aaaah", "<script>", "", consent=True, badge_hash="a" * 64))
    qtbot.waitUntil(lambda: panel.model.rows[0].participant.last_name == "Aaaah")
    assert [one.participant for one in panel.table.selected()] == [one.participant for one in chosen]
    assert panel.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole).startswith("<qt>Aaaah &lt;script&gt;")


def test_three_hundred_people_are_shown_without_a_widget_each(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    people = tuple(Participant(new_id(), f"Nom {number:03}", "É" * 100) for number in range(300))
    widgets = len(panel.findChildren(QObject))
    before = panel.model.rowCount()
    engine.phone(Register(panel.activity.workshop_id, people))
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 300)
    panel.grab()
    assert len(panel.findChildren(QObject)) < widgets + 20


def test_a_screen_reader_hears_the_name_and_the_state(panel: AttendancePanel) -> None:
    someone = absent(panel)
    row = list(panel.model.rows).index(someone)
    index = panel.model.index(row, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", not signed in")
    assert index.data(RECORD_ROLE) is someone


def test_only_the_absent_are_shown_when_asked_until_everyone_has_signed_in(
    panel: AttendancePanel, qtbot: QtBot
) -> None:
    missing = sum(one.signed_at is None for one in panel.model.rows)
    panel.filters.show_who(Who.ABSENT)
    assert panel.model.rowCount() == missing
    panel.table.selectAll()
    panel.actions_.toggle_selected()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert panel.states.currentIndex() == 3
