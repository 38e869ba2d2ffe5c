"""Each half-day has its own column, its own counts, its own signature; people sign for one of them at a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.attendance.signature_view import SignatureView
from atelier_app.desktop.attendance.wording import Mark, mark
from atelier_app.domain.attendance import Participant, RecordAttendance, Sign
from atelier_app.domain.core import Channel, new_id
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.registrations import ImportRegistrations, Registration
from tests.desktop.attendance.steps import AFTERNOON, SIGNATURE, absent, at, now, select, split_the_day, undo
from tests.desktop.conftest import Engine


def headings(panel: AttendancePanel) -> list[str]:
    places = range(panel.model.columnCount())
    return [panel.model.headerData(place, Qt.Orientation.Horizontal) for place in places]


def test_a_workshop_of_one_piece_has_one_column_and_no_choice(panel: AttendancePanel) -> None:
    assert headings(panel) == ["Name", "Organisation", "Presence"]
    assert not panel.desk.half_day.isVisible()


def test_each_half_day_has_its_column_and_the_one_signed_for_is_marked(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    assert headings(panel)[-2:] == ["Morning", "● Afternoon"]
    assert panel.desk.half_day.combo.currentText() == "By the clock: Afternoon"


def test_another_half_day_is_chosen_then_left_to_the_clock_again_by_undo(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    combo = panel.desk.half_day.combo
    combo.setCurrentIndex(combo.findData(WHOLE))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: panel.model.half_day.id == WHOLE)
    assert panel.model.workshop is not None
    assert panel.model.workshop.half_day == WHOLE
    undo(panel, qtbot)
    qtbot.waitUntil(lambda: panel.model.half_day.id == AFTERNOON)
    assert combo.currentText() == "By the clock: Afternoon"


def test_the_clock_turns_to_the_half_day_that_is_about_to_begin(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    moments = [datetime(2021, 4, 8, 10, 0).astimezone(UTC)]
    model = AttendanceModel(panel.remote, panel.activity.workshop_id, panel, clock=lambda: moments[0])
    qtbot.waitUntil(lambda: model.workshop is not None and len(model.counts.half_days) == 2)
    assert model.half_day.id == WHOLE
    moments[0] += timedelta(hours=3)
    model.look_at_the_clock()
    assert model.half_day.id == AFTERNOON


def test_space_signs_for_the_half_day_under_way_alone(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    someone = next(one for one in panel.model.rows if one.at(WHOLE))
    select(panel, someone)
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: at(panel, someone, AFTERNOON) is not None)
    select(panel, now(panel, someone))
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: at(panel, someone, AFTERNOON) is None)
    assert at(panel, someone, WHOLE) is not None


def test_the_counter_is_that_of_the_half_day(panel: AttendancePanel, engine: Engine, qtbot: QtBot) -> None:
    split_the_day(panel, engine, qtbot)
    qtbot.waitUntil(lambda: panel.desk.figure.accessibleName().startswith("0 / 48 expected"))
    select(panel, panel.model.rows[0])
    panel.actions_.toggle_selected()
    qtbot.waitUntil(lambda: panel.desk.figure.accessibleName().startswith("1 / 48 expected"))


def test_someone_not_expected_in_the_afternoon_is_neither_absent_nor_counted(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    entry = Registration(Participant(new_id(), "Aaa", "Only mornings"), "4", (WHOLE,))
    engine.door.execute(ImportRegistrations(panel.activity.workshop_id, (entry,)))
    qtbot.waitUntil(lambda: panel.model.rows[0].participant == entry.participant)
    assert mark(panel.model.rows[0], AFTERNOON) is Mark.NOT_EXPECTED
    assert headings(panel)[2] == "Table"
    texts = [panel.model.index(0, column).data() for column in range(5)]
    assert texts == ["Aaa Only mornings", "", "4", "not signed in", "not expected"]
    panel.grab()


def test_a_phone_s_signature_appears_where_the_person_is_selected(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    someone = panel.model.rows[0]
    select(panel, someone)
    assert panel.desk.person.isVisible()
    assert not panel.desk.join.isVisible()
    assert not panel.desk.person.findChildren(SignatureView)
    engine.phone(Sign(panel.activity.workshop_id, someone.participant.id, SIGNATURE, AFTERNOON))
    qtbot.waitUntil(lambda: len(panel.desk.person.findChildren(SignatureView)) == 1)
    qtbot.waitUntil(lambda: mark(now(panel, someone), AFTERNOON) is Mark.SIGNED)
    panel.side.grab()
    panel.table.clearSelection()
    assert panel.desk.join.isVisible()


def test_what_was_signed_on_paper_in_the_morning_is_ticked_in_afterwards(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    people = [one for one in panel.model.rows if one.at(WHOLE) is None][:3]
    select(panel, *people)
    panel.actions_.sign_on_paper(WHOLE)
    qtbot.waitUntil(lambda: all(at(panel, one, WHOLE) for one in people))
    found = [here for one in people if (here := at(panel, one, WHOLE))]
    assert {here.channel for here in found} == {Channel.PAPER}
    assert {here.recorded_by for here in found} == {"Claire"}
    assert panel.remote.undo.undoText() == "Sign-in of 3 people"


def test_the_first_column_that_can_be_clicked_is_that_of_the_half_day_signed_for(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot, chosen=WHOLE)
    engine.door.execute(
        RecordAttendance(panel.activity.workshop_id, (panel.model.rows[0].participant.id,), AFTERNOON)
    )
    someone = absent(panel)
    select(panel, someone)
    for column, signs in ((3, False), (2, True)):
        index = panel.table.currentIndex().siblingAtColumn(column)
        panel.table.scrollTo(index)
        place = panel.table.visualRect(index).center()
        place.setX(panel.table.visualRect(index).left() + 24)
        QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        if signs:
            qtbot.waitUntil(lambda: at(panel, someone, WHOLE) is not None)
    assert at(panel, someone, AFTERNOON) is None
