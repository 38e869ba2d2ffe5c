"""The forms: what they read, what they refuse."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.initiative_form import InitiativeForm
from atelier_app.desktop.agenda.workshop_form import ActivityForm, WorkshopForm
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.form import items_of, list_field
from atelier_app.desktop.start.creation import file_name, free_path
from atelier_app.desktop.start.new_initiative import NewInitiative
from atelier_app.domain.initiative import ActivityKind
from atelier_app.support.places import documents

ACCEPTED = QDialog.DialogCode.Accepted


@pytest.fixture
def course(remote: Remote, qtbot: QtBot) -> Course:
    made = Course(remote)
    qtbot.waitUntil(lambda: made.activity is not None)
    return made


def test_a_list_has_each_line_once_without_blanks(qtbot: QtBot) -> None:
    field = list_field(("Mobility", "Health"))
    qtbot.addWidget(field)
    field.appendPlainText("\n  \nHealth \n Data")
    assert items_of(field) == ("Mobility", "Health", "Data")


def test_the_initiative_is_described_by_its_form(course: Course, qtbot: QtBot) -> None:
    assert course.record is not None
    form = InitiativeForm(course, course.record.initiative)
    qtbot.addWidget(form)
    form.title.setText("  Numérique  en Sarthe ")
    form.themes.setPlainText("Inclusion\nMobilité")
    form.done_button.click()
    assert form.result() == ACCEPTED
    qtbot.waitUntil(
        lambda: course.record is not None and course.record.initiative.title == "Numérique en Sarthe"
    )
    assert course.record.initiative.themes == ("Inclusion", "Mobilité")


def test_an_empty_title_is_explained_in_the_form(course: Course, qtbot: QtBot) -> None:
    assert course.record is not None
    form = InitiativeForm(course, course.record.initiative)
    qtbot.addWidget(form)
    form.show()
    form.title.setText("   ")
    form.done_button.click()
    assert form.isVisible()
    assert form.error.isVisible()
    assert "type a few words" in form.error.text()


def test_a_workshop_is_made(course: Course, qtbot: QtBot) -> None:
    form = WorkshopForm(course, None)
    qtbot.addWidget(form)
    form.title.setText("Atelier 4")
    form.date.setDate(QDate(2027, 3, 2))
    form.starts.setTime(QTime(18, 30))
    form.place.setText("Sablé")
    form.done_button.click()
    qtbot.waitUntil(lambda: course.workshop is not None and course.workshop.title == "Atelier 4")
    assert course.workshop is not None
    assert (course.workshop.date, course.workshop.starts) == (dt.date(2027, 3, 2), dt.time(18, 30))


def test_a_step_starts_from_its_kind_and_is_described(course: Course, qtbot: QtBot) -> None:
    form = ActivityForm(course, None)
    qtbot.addWidget(form)
    form.choose(ActivityKind.VOTE)
    assert (form.title.placeholderText(), form.minutes.value()) == ("Vote", 15)
    form.done_button.click()
    qtbot.waitUntil(lambda: course.activity is not None and course.activity.title == "Vote")
    edit = ActivityForm(course, course.activity)
    qtbot.addWidget(edit)
    edit.minutes.setValue(25)
    edit.instruction.setPlainText("Two points each.\nNo more.")
    edit.done_button.click()
    qtbot.waitUntil(lambda: course.activity is not None and course.activity.minutes == 25)
    assert course.activity is not None
    assert course.activity.instruction == "Two points each.\nNo more."


def test_a_new_initiative_proposes_its_file(qtbot: QtBot) -> None:
    dialog = NewInitiative()
    qtbot.addWidget(dialog)
    dialog.title.setText('Eau/air : "demain" ?')
    assert dialog.place.text() == str(documents() / "Eau air demain.atelier")
    dialog.organisation.setText("Ville du Mans")
    dialog.done_button.click()
    assert dialog.path == documents() / "Eau air demain.atelier"
    assert dialog.options == ["--title", 'Eau/air : "demain" ?', "--organisation", "Ville du Mans"]


def test_file_names_are_safe_and_free(tmp_path: object) -> None:
    assert file_name("///") == "Initiative.atelier"
    assert file_name("..a\x00b..") == "a b.atelier"
    taken = documents() / "Taken.atelier"
    taken.touch()
    assert free_path(taken).name == "Taken (2).atelier"
    taken.unlink()
