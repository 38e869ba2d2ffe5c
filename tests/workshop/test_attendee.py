"""One person of the list, read alone; and how many are expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from atelier_app.domain.attendance import CountExpected, ReadAttendance, ReadAttendee, Sign
from atelier_app.domain.core import new_id
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.initiative import DescribeWorkshop, ReadAgenda
from atelier_app.domain.registrations import CancelRegistrations
from tests.stage import PHONE, SetClock, Stage


def test_a_person_is_read_as_on_the_list(stage: Stage, clock: SetClock) -> None:
    record = stage.door.read(ReadAgenda(stage.workshop_id)).workshop
    halves = (HalfDay("pm", "", time(14)), HalfDay("am", "", time(9)))
    stage.do(DescribeWorkshop(replace(record, half_days=halves)))
    anne, _bruno = stage.sign_in("Lefèvre"), stage.sign_in("Garnier", "Bruno")
    for half_day in ("am", "pm"):
        clock.advance(minutes=1)
        stage.do(Sign(stage.workshop_id, anne, "10,10 900,300", half_day), PHONE)
    listed = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    found = stage.door.read(ReadAttendee(stage.workshop_id, anne))
    assert found in listed
    assert found is not None
    assert [one.half_day for one in found.attendances] == ["pm", "am"]


def test_who_is_not_on_the_list_is_nobody(stage: Stage) -> None:
    anne = stage.expect("Lefèvre")
    assert stage.door.read(ReadAttendee(stage.workshop_id, new_id())) is None
    stage.do(CancelRegistrations(stage.workshop_id, (anne.id,)))
    assert stage.door.read(ReadAttendee(stage.workshop_id, anne.id)) is None


def test_walk_ins_are_not_expected(stage: Stage) -> None:
    assert stage.door.read(CountExpected(stage.workshop_id)) == 0
    stage.sign_in("Petit")
    assert stage.door.read(CountExpected(stage.workshop_id)) == 0
    stage.expect("Lefèvre")
    assert stage.door.read(CountExpected(stage.workshop_id)) == 1
