"""The half-days of a workshop in its form: added, named, timed, dated, and taken out while nobody signed for them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.half_days_field import HalfDaysField
from atelier_app.desktop.agenda.workshop_form import WorkshopForm
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.attendance import ReadAttendance, RecordAttendance
from atelier_app.domain.half_days import HALF_DAYS_LIMIT, WHOLE, HalfDay
from tests.desktop.conftest import Engine

DAY = dt.date(2021, 4, 8)


@pytest.fixture
def field(qtbot: QtBot) -> HalfDaysField:
    made = HalfDaysField((), DAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def course(remote: Remote, qtbot: QtBot) -> Course:
    made = Course(remote)
    qtbot.waitUntil(lambda: made.workshop is not None)
    return made


def form_of(course: Course, qtbot: QtBot) -> WorkshopForm:
    form = WorkshopForm(course, course.workshop)
    qtbot.addWidget(form)
    form.show()
    return form


def test_the_first_press_gives_a_morning_and_an_afternoon_of_which_the_first_is_the_whole(
    field: HalfDaysField,
) -> None:
    field.add_button.click()
    morning, afternoon = field.half_days()
    assert morning == HalfDay(WHOLE, "Morning", dt.time(9))
    assert (afternoon.title, afternoon.starts, afternoon.date) == ("Afternoon", dt.time(14), None)
    field.add_button.click()
    assert field.half_days()[2].date == DAY + dt.timedelta(days=1)


def test_they_are_put_in_the_order_of_time(field: HalfDaysField) -> None:
    field.add()
    field.lines[0].starts.setTime(QTime(18, 0))
    assert [one.title for one in field.half_days()] == ["Afternoon", "Morning"]


def test_an_end_is_after_the_start_or_is_not_said(field: HalfDaysField) -> None:
    field.add()
    line = field.lines[0]
    line.ends.setTime(QTime(12, 30))
    assert line.times == (dt.time(9), dt.time(12, 30))
    line.starts.setTime(QTime(13, 0))
    assert line.times[1] is None


def test_those_of_the_workshop_s_day_move_with_it(field: HalfDaysField) -> None:
    field.add()
    field.lines[1].date.setDate(QDate(2021, 4, 10))
    field.follow(dt.date(2021, 4, 9))
    assert [one.date for one in field.half_days()] == [None, dt.date(2021, 4, 10)]
    assert field.lines[0].day == dt.date(2021, 4, 9)


def test_there_are_no_more_than_can_be_kept(field: HalfDaysField) -> None:
    while field.add_button.isEnabled():
        field.add()
    assert len(field.lines) == HALF_DAYS_LIMIT
    assert len({line.id for line in field.lines}) == HALF_DAYS_LIMIT


def test_a_workshop_is_given_half_days_and_a_facilitator(course: Course, qtbot: QtBot) -> None:
    form = form_of(course, qtbot)
    form.facilitator.setText("  Claire  Dubois ")
    form.half_days.add()
    form.half_days.lines[0].title.setText("Matin")
    with qtbot.waitSignal(form.accepted):
        form.done_button.click()
    qtbot.waitUntil(lambda: course.workshop is not None and len(course.workshop.half_days) == 2)
    assert course.workshop is not None
    assert course.workshop.facilitator == "Claire Dubois"
    assert (course.workshop.half_days[0].id, course.workshop.half_days[0].title) == (WHOLE, "Matin")


def test_one_without_a_name_is_explained(course: Course, qtbot: QtBot) -> None:
    form = form_of(course, qtbot)
    form.half_days.add()
    form.half_days.lines[1].title.clear()
    form.done_button.click()
    assert form.error.text().startswith("There is nothing to keep")
    assert form.result() != QDialog.DialogCode.Accepted


def test_one_that_was_signed_for_stays_and_the_form_says_so(
    course: Course, engine: Engine, qtbot: QtBot
) -> None:
    form = form_of(course, qtbot)
    form.half_days.add()
    with qtbot.waitSignal(form.accepted):
        form.done_button.click()
    qtbot.waitUntil(lambda: course.workshop is not None and len(course.workshop.half_days) == 2)
    assert course.workshop is not None
    someone = engine.door.read(ReadAttendance(course.workshop.id)).attendees[0].participant.id
    engine.door.execute(RecordAttendance(course.workshop.id, (someone,), course.workshop.half_days[1].id))
    again = form_of(course, qtbot)
    again.half_days.lines[1].removed.emit()
    again.done_button.click()
    qtbot.waitUntil(again.error.isVisible)
    assert again.error.text().startswith("People have signed for this half-day")
    assert again.isVisible()
