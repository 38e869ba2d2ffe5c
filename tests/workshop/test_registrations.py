"""Lists imported, corrected, imported again; two entries that are one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from atelier_app.domain.attendance import (
    AttendanceList,
    Attendee,
    Participant,
    ReadAttendance,
    ReadSignatures,
    RecordAttendance,
    Sign,
)
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Id, Receipt, new_id
from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.initiative import ActivityKind, DescribeWorkshop, Workshop
from atelier_app.domain.polls import ReadPoll
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import (
    DescribeRegistration,
    ImportRegistrations,
    MergeParticipants,
    Registration,
)
from tests.stage import PHONE, Stage, refusal

STROKES = "10,10 500,300"


def listed(stage: Stage) -> AttendanceList:
    return stage.door.read(ReadAttendance(stage.workshop_id))


def of(stage: Stage, person: Id) -> Attendee:
    return next(one for one in listed(stage).attendees if one.participant.id == person)


def entry(last: str, first: str = "Anne", organisation: str = "", **others: str) -> Registration:
    return Registration(
        Participant(new_id(), last, first, organisation, email=others.get("email", "")),
        table=others.get("table", ""),
    )


def bring(stage: Stage, *entries: Registration) -> Receipt:
    return stage.do(ImportRegistrations(stage.workshop_id, entries))


def undo(stage: Stage, receipt: Receipt) -> Receipt:
    assert receipt.inverse is not None
    return stage.do(receipt.inverse)


# --- lists


def test_a_list_is_imported_and_the_same_again_changes_nothing(stage: Stage) -> None:
    assert bring(stage, entry("Lefèvre", table="3"), entry("Petit")).changed
    assert not bring(stage, entry("LEFEVRE"), entry("Petit", "anne")).changed
    assert [(a.participant.last_name, a.table) for a in listed(stage).attendees] == [
        ("Lefèvre", "3"),
        ("Petit", ""),
    ]


def test_a_corrected_list_updates_and_keeps_the_signature(stage: Stage) -> None:
    bring(stage, entry("Dupond", email="j@d.fr"))
    (before,) = listed(stage).attendees
    stage.do(Sign(stage.workshop_id, before.participant.id, STROKES), PHONE)
    receipt = bring(stage, entry("Dupont", email="j@d.fr", table="7"), entry("Roy"))
    after = of(stage, before.participant.id)
    assert (after.participant.last_name, after.table) == ("Dupont", "7")
    assert after.attendances[0].signed
    undo(stage, receipt)
    (back,) = listed(stage).attendees
    assert (back.participant, back.table) == (before.participant, "")
    assert back.attendances[0].signed


def test_an_undone_import_is_done_again(stage: Stage) -> None:
    receipt = bring(stage, entry("Lefèvre"), entry("Petit"))
    back = undo(stage, receipt)
    assert listed(stage).attendees == ()
    undo(stage, back)
    assert len(listed(stage).attendees) == 2


def test_an_entry_that_comes_twice_is_one_person_with_all_that_was_said(stage: Stage) -> None:
    bring(stage, entry("Lefèvre", "Éloïse", "CCI"), entry("Lefevre", "Eloise", email="e@cci.fr"))
    (one,) = listed(stage).attendees
    assert (one.participant.organisation, one.participant.email) == ("CCI", "e@cci.fr")


def test_the_same_person_at_two_workshops_is_one_participant(stage: Stage) -> None:
    other = Stage(stage.door)
    person = other.expect("Lefèvre", "Éloïse", "CCI")
    bring(stage, entry("LEFÈVRE", "éloïse", email="e@cci.fr"))
    (one,) = listed(stage).attendees
    assert (one.participant.id, one.participant.organisation) == (person.id, "CCI")
    assert stage.sign_in("Lefèvre", "Éloïse") == person.id


def test_who_was_taken_off_the_list_comes_back_with_the_next_list(stage: Stage) -> None:
    first = bring(stage, entry("Lefèvre"))
    undo(stage, first)
    bring(stage, entry("Lefèvre"), entry("Petit"))
    assert [a.participant.last_name for a in listed(stage).attendees] == ["Lefèvre", "Petit"]


def test_a_list_is_taken_whole_or_not_at_all(stage: Stage) -> None:
    assert refusal(lambda: bring(stage, entry("Petit"), entry(" ", " "))) is Refusal.NAME_MISSING
    assert listed(stage).attendees == ()


def test_table_half_days_and_photo_are_the_registrations_own(stage: Stage) -> None:
    half_days = (HalfDay(WHOLE, "Matin", time(9)), HalfDay("pm", "Après-midi", time(14)))
    record = Workshop(stage.workshop_id, "A", date(2021, 4, 8), time(9), "", half_days=half_days)
    stage.do(DescribeWorkshop(record))
    person = stage.expect("Lefèvre").id
    described = DescribeRegistration(stage.workshop_id, person, " 4 ", ("pm",), photo_consent=True)
    receipt = stage.do(described)
    one = of(stage, person)
    assert (one.table, one.half_days, one.photo_consent) == ("4", ("pm",), True)
    assert (one.expected_at("pm"), one.expected_at(WHOLE)) == (True, False)
    assert not stage.do(described).changed
    undo(stage, receipt)
    assert (of(stage, person).table, of(stage, person).half_days) == ("", ())
    unknown = replace(described, half_days=("never",))
    assert refusal(lambda: stage.do(unknown)) is Refusal.UNKNOWN_HALF_DAY


# --- two that are one


@pytest.fixture
def pair(stage: Stage) -> tuple[Id, Id]:
    """Someone expected, and the same person who came under another spelling."""
    expected = stage.expect("Dupont", "Jean", "CCI").id
    stage.enter(ActivityKind.IDEAS)
    return expected, stage.sign_in("Dupond", "Jeannot", token="t")


def snapshot(stage: Stage) -> tuple[object, ...]:
    return (
        listed(stage),
        stage.door.read(ReadSignatures(stage.workshop_id)),
        stage.holder("t"),
    )


def authors(stage: Stage) -> set[Id | None]:
    return {note.author_id for note in stage.door.read(ReadBoard(stage.board)).notes}


def test_what_only_the_second_has_goes_over_to_the_first(stage: Stage, pair: tuple[Id, Id]) -> None:
    kept, merged = pair
    stage.do(Sign(stage.workshop_id, merged, STROKES), PHONE)
    stage.by_name()
    stage.tokens[merged] = "t"
    stage.idea(merged, "Un bus")
    before = snapshot(stage)
    receipt = stage.do(MergeParticipants(kept, merged))
    (one,) = listed(stage).attendees
    assert (one.participant.id, one.walk_in, one.attendances[0].signed) == (kept, False, True)
    assert stage.holder("t") == one.participant
    assert authors(stage) == {kept}
    again = undo(stage, receipt)
    assert snapshot(stage) == before
    assert authors(stage) == {merged}
    undo(stage, again)
    assert len(listed(stage).attendees) == 1


def test_where_both_came_the_first_attendance_stays_and_undoing_gives_both_back(
    stage: Stage, pair: tuple[Id, Id]
) -> None:
    kept, merged = pair
    stage.do(RecordAttendance(stage.workshop_id, (kept,)))
    stage.do(Sign(stage.workshop_id, merged, STROKES), PHONE)
    before = snapshot(stage)
    receipt = stage.do(MergeParticipants(kept, merged))
    assert listed(stage).present == 1
    undo(stage, receipt)
    assert snapshot(stage) == before


def test_a_walk_in_who_was_announced_after_all_is_no_walk_in(stage: Stage, pair: tuple[Id, Id]) -> None:
    expected, walk_in = pair
    before = snapshot(stage)
    receipt = stage.do(MergeParticipants(walk_in, expected))
    (one,) = listed(stage).attendees
    assert (one.participant.id, one.walk_in, one.participant.organisation) == (walk_in, False, "CCI")
    undo(stage, receipt)
    assert snapshot(stage) == before


def test_a_vote_goes_over_but_two_votes_do_not_become_one(stage: Stage, pair: tuple[Id, Id]) -> None:
    kept, merged = pair
    option, _other = stage.open_poll("Bus", "Appli")
    stage.vote(merged, (option, 1))
    receipt = stage.do(MergeParticipants(kept, merged))
    assert stage.door.read(ReadPoll(stage.poll)).cast == 1
    stage.do(stage.ballot(kept, (option, 2), token="t"), PHONE)
    undo(stage, receipt)
    stage.sign_in("Dupont", "Jean", token="k")
    stage.vote(kept, (option, 1))
    assert refusal(lambda: stage.do(MergeParticipants(kept, merged))) is Refusal.BOTH_VOTED


def test_nobody_is_merged_with_themselves_or_with_nobody(stage: Stage, pair: tuple[Id, Id]) -> None:
    kept, _merged = pair
    assert not stage.do(MergeParticipants(kept, kept)).changed
    assert refusal(lambda: stage.do(MergeParticipants(kept, "nobody"))) is Refusal.UNKNOWN_PARTICIPANT


def test_undoing_a_list_leaves_whoever_has_come_since(stage: Stage) -> None:
    receipt = bring(stage, entry("Lefèvre", "Éloïse"), entry("Petit"))
    person = stage.sign_in("Lefèvre", "Éloïse")
    again = undo(stage, receipt)
    assert [attendee.participant.id for attendee in listed(stage).attendees] == [person]
    undo(stage, again)
    assert len(listed(stage).attendees) == 2
