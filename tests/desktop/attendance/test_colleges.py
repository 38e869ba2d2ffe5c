"""In which college people vote, as the welcome desk keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from atelier_app.desktop.attendance.college_dialog import CollegeDialog
from atelier_app.desktop.attendance.columns import Kind
from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.attendance.person_dialog import PersonDialog
from atelier_app.domain.attendance import Attendee
from atelier_app.domain.registrations import AssignCollege
from tests.desktop.attendance.steps import now, select, undo
from tests.desktop.conftest import Engine


def kinds(panel: AttendancePanel) -> list[Kind]:
    return [column.kind for column in panel.model.columns]


def assigned(panel: AttendancePanel, engine: Engine, qtbot: QtBot, *names: str) -> Sequence[Attendee]:
    """The first people of the list, one college each."""
    people = panel.model.rows[: len(names)]
    for attendee, name in zip(people, names, strict=True):
        engine.door.execute(AssignCollege(panel.activity.workshop_id, (attendee.participant.id,), name))
    qtbot.waitUntil(lambda: [now(panel, one).college for one in people] == list(names))
    return people


def test_the_people_selected_are_assigned_to_a_college_and_that_is_undone(
    panel: AttendancePanel, qtbot: QtBot
) -> None:
    people = panel.model.rows[:3]
    select(panel, *people)
    panel.actions_.college.trigger()
    dialog = panel.window().findChild(CollegeDialog)
    assert isinstance(dialog, CollegeDialog)
    dialog.college.setCurrentText("  Élus  ")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: [now(panel, one).college for one in people] == ["Élus"] * 3)
    assert Kind.COLLEGE in kinds(panel)
    undo(panel, qtbot)
    qtbot.waitUntil(lambda: Kind.COLLEGE not in kinds(panel))


def test_the_colleges_that_people_are_in_are_offered_one_spelling_each(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    people = assigned(panel, engine, qtbot, "Élus", "elus", "Habitants")
    select(panel, *people)
    panel.actions_.college.trigger()
    dialog = panel.window().findChild(CollegeDialog)
    assert isinstance(dialog, CollegeDialog)
    assert dialog.college.count() == 2
    assert dialog.college.currentText() == "", "they are not all of one"
    dialog.done_button.click()
    qtbot.waitUntil(lambda: [now(panel, one).college for one in people] == [""] * 3)


def test_people_are_filtered_and_sorted_by_college_and_found_by_its_name(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    _first, second, _third = people = assigned(panel, engine, qtbot, "Residents", "Élus", "Residents")
    bar = panel.filters
    qtbot.waitUntil(lambda: bar.college.isVisibleTo(panel))
    bar.college.setCurrentIndex(bar.college.findData("elus"))
    assert [one.participant.id for one in panel.model.rows] == [second.participant.id]
    bar.clear()
    panel.table.sort_by(kinds(panel).index(Kind.COLLEGE))
    assert [one.college for one in panel.model.rows[:4]] == ["Élus", "Residents", "Residents", ""]
    panel.search.setText("residents")
    assert len(panel.model.rows) == len(people) - 1


def test_the_form_of_a_person_corrects_their_college_and_the_card_tells_it(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    (person,) = assigned(panel, engine, qtbot, "Élus")
    panel.actions_.edit_one(now(panel, person))
    dialog = panel.window().findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    assert dialog.fields["college"].text() == "Élus"
    completer = dialog.fields["college"].completer()
    assert completer is not None
    dialog.fields["college"].setText("Residents")
    dialog.accept()
    qtbot.waitUntil(lambda: now(panel, person).college == "Residents")
    select(panel, now(panel, person))
    lines = [one.accessibleName() for one in panel.desk.person.findChildren(type(panel.desk.several))]
    assert "College: Residents" in lines


def test_a_list_says_in_which_college_people_vote(
    panel: AttendancePanel, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Nom;Prénom;Collège\nNouvelle;Ève;Élus\n", encoding="utf-8")
    dialog = panel.import_file(path)
    qtbot.waitUntil(dialog.import_button.isEnabled)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: any(one.college == "Élus" for one in panel.model.counts.attendees))
