"""Where the facilitator stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import ActivityKind, RemoveWorkshop, Workshop
from tests.desktop.conftest import Engine


@pytest.fixture
def course(remote: Remote, qtbot: QtBot) -> Course:
    made = Course(remote)
    qtbot.waitUntil(lambda: made.activity is not None)
    return made


def titles(course: Course) -> list[str]:
    return [activity.title for activity in course.activities]


def shows(course: Course, title: str) -> Callable[[], bool]:
    return lambda: course.activity is not None and course.activity.title == title


def test_it_begins_where_the_room_is(course: Course) -> None:
    assert course.workshop_id == course.room.workshop_id
    assert course.activity == course.current


def test_it_comes_back_to_where_one_was(course: Course, remote: Remote, qtbot: QtBot) -> None:
    assert course.record is not None
    other = next(w for w in course.record.workshops if w.id != course.workshop_id)
    course.select_workshop(other.id)
    qtbot.waitUntil(lambda: course.activity is not None and course.activity.workshop_id == other.id)
    last = course.activities[-1]
    again = Course(remote, (other.id, last.id))
    qtbot.waitUntil(lambda: again.activity == last)


def test_what_is_kept_may_be_gone(remote: Remote, qtbot: QtBot) -> None:
    course = Course(remote, ("gone", "gone"))
    qtbot.waitUntil(lambda: course.activity is not None)


def test_selecting_changes_nothing_for_phones_and_starting_does(course: Course, qtbot: QtBot) -> None:
    current = course.current
    course.move_by(1)
    assert course.activity != current
    assert course.current == current
    course.start()
    qtbot.waitUntil(lambda: course.current == course.activity)


def test_a_new_activity_comes_after_the_selected_one_and_is_selected(course: Course, qtbot: QtBot) -> None:
    assert course.activity is not None
    here = course.activities.index(course.activity)
    course.add_activity(ActivityKind.BREAK, "Coffee", 10)
    qtbot.waitUntil(shows(course, "Coffee"))
    assert titles(course)[here + 1] == "Coffee"


def test_a_step_moves_and_stays_selected(course: Course, qtbot: QtBot) -> None:
    first, second = course.activities[:2]
    course.select(first.id)
    course.move_activity(first, 1)
    qtbot.waitUntil(lambda: course.activities[1] == first)
    assert course.activities[0] == second
    assert course.activity == first
    course.move_activity(first, 99)
    assert course.activities[1] == first


def test_when_the_selected_step_is_removed_its_neighbour_is_selected(
    course: Course, remote: Remote, qtbot: QtBot
) -> None:
    before = titles(course)
    course.select(course.activities[1].id)
    assert course.activity is not None
    with qtbot.waitSignal(course.removed):
        course.remove_activity(course.activity)
    qtbot.waitUntil(lambda: titles(course) == [before[0], *before[2:]])
    qtbot.waitUntil(shows(course, before[2]))
    remote.undo.undo()
    qtbot.waitUntil(lambda: titles(course) == before)


def test_renaming_shows_at_once_and_an_empty_name_is_refused(
    course: Course, remote: Remote, qtbot: QtBot
) -> None:
    course.rename_activity(course.activities[0], "Bienvenue à tous 👋")
    qtbot.waitUntil(lambda: titles(course)[0] == "Bienvenue à tous 👋")
    with qtbot.waitSignal(remote.refused):
        course.rename_activity(course.activities[0], "")


def test_a_new_workshop_is_shown_and_removing_it_shows_another(
    course: Course, remote: Remote, qtbot: QtBot
) -> None:
    made = Workshop(new_id(), "Atelier 4", dt.date(2027, 1, 12), dt.time(9), "Sablé")
    course.add_workshop(made)
    qtbot.waitUntil(lambda: course.workshop == made)
    qtbot.waitUntil(lambda: course.activity is None)
    course.remove_workshop(made)
    qtbot.waitUntil(lambda: course.workshop is not None and course.workshop.id != made.id)
    qtbot.waitUntil(lambda: course.activity is not None)


def test_the_initiative_is_described(course: Course, qtbot: QtBot) -> None:
    assert course.record is not None
    course.describe_initiative(
        replace(course.record.initiative, title="Another title", themes=("One", "Two"))
    )
    qtbot.waitUntil(lambda: course.record is not None and course.record.initiative.themes == ("One", "Two"))


def test_when_every_workshop_is_gone_nothing_is_selected(
    course: Course, engine: Engine, qtbot: QtBot
) -> None:
    assert course.record is not None
    for workshop in course.record.workshops:
        engine.door.execute(RemoveWorkshop(workshop.id))
    qtbot.waitUntil(lambda: course.workshop is None and course.activity is None)
    course.start()
    course.move_by(1)
    course.add_activity(ActivityKind.TALK, "Nowhere", 5)
    assert course.activities == []
