"""Forgetting people: their names are nowhere in the file, what they did still counts."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from atelier_app.domain.attendance import (
    Participant,
    ReadAttendance,
    ReadSignatures,
    RecordAttendance,
    Sign,
    SignIn,
)
from atelier_app.domain.badges import BadgeState, FindHolder
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.board import ReadBoard, ReadNotes
from atelier_app.domain.comments import AddComment, ReadComments
from atelier_app.domain.core import Id, Refused, new_id
from atelier_app.domain.ideas import ReadIdeasOf
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.notes import AddNote
from atelier_app.domain.pictures import AttachPicture, LayBackground, ReadPicture
from atelier_app.domain.polls import ClosePoll, ReadPoll
from atelier_app.domain.privacy import AnonymiseWorkshop, ErasePeople
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import DescribeParticipant, MergeParticipants, Register
from atelier_app.storage import sqlite
from atelier_app.workshop.inspection import inspect
from tests.quiet_log import ExpectedLog
from tests.stage import PHONE, Stage, refusal
from tests.workshop.test_pictures import jpeg

NAME, FIRST, EMAIL, NEEDS = "Quetzalcóatl", "Xochiquétzal", "xo@quetzal.example", "boucle magnétique 7741"
STROKES = "13,37 613,337;17,71 771,177"


@pytest.fixture
def person(stage: Stage) -> Id:
    """Someone who signed, had an idea, and voted."""
    expected = Participant(new_id(), NAME, FIRST, "CCI", email=EMAIL, needs=NEEDS)
    stage.do(Register(stage.workshop_id, (expected,)))
    stage.do(RecordAttendance(stage.workshop_id, (expected.id,), reason=f"{NEEDS} oubliée"))
    stage.sign_in(NAME, FIRST, token="t")
    stage.tokens[expected.id] = "t"
    stage.do(Sign(stage.workshop_id, expected.id, STROKES), PHONE)
    stage.enter(ActivityKind.IDEAS)
    stage.by_name()
    stage.idea(expected.id, "Un bus")
    option, _other = stage.open_poll("Bus", "Appli")
    stage.vote(expected.id, (option, 2))
    stage.do(ClosePoll(stage.poll))
    return expected.id


def beside(path: Path) -> bytes:
    """Every byte of the file and of what lies beside it."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"*{path.name}*") if file.is_file())


@pytest.mark.parametrize("secret", [NAME, FIRST, EMAIL, NEEDS, STROKES])
def test_no_byte_of_who_they_were_is_left_while_the_file_is_open(
    stage: Stage, person: Id, secret: str
) -> None:
    assert secret.encode() in beside(stage.door.path)
    stage.do(ErasePeople((person,)))
    assert secret.encode() not in beside(stage.door.path)


def test_a_whole_workshop_is_anonymised_and_its_figures_stay(stage: Stage, person: Id) -> None:
    other = stage.sign_in("Petit", "Inès", token="other")
    before = stage.door.read(ReadAttendance(stage.workshop_id))
    stage.do(AnonymiseWorkshop(stage.workshop_id))
    after = stage.door.read(ReadAttendance(stage.workshop_id))
    assert (after.present, after.expected, after.walk_ins) == (
        before.present,
        before.expected,
        before.walk_ins,
    )
    assert {a.participant.id for a in after.attendees} == {person, other}
    assert {a.participant.full_name for a in after.attendees} == {""}
    assert b"Petit" not in beside(stage.door.path)


def test_counts_notes_and_ballots_stay(stage: Stage, person: Id) -> None:
    stage.do(ErasePeople((person,)))
    (note,) = stage.door.read(ReadBoard(stage.board)).notes
    assert (note.text, note.author_id) == ("Un bus", None)
    assert stage.door.read(ReadIdeasOf(stage.board, stage.author_key(person))) == ()
    record = stage.door.read(ReadPoll(stage.poll))
    assert record.cast == 1
    assert record.outcome is not None
    assert sum(standing.score for standing in record.outcome.standings) == 2
    path = stage.door.path
    stage.door.close()
    assert inspect(path).sound


def test_a_name_that_came_with_imported_notes_is_gone(stage: Stage, person: Id) -> None:
    imported, table, other = (new_id() for _ in range(3))
    stage.do(AddNote(imported, stage.board, "Un car", label=f"{NAME.upper()}  {FIRST}"))
    stage.do(AddNote(table, stage.board, "Une gare", label="Table 3"))
    stage.do(AddNote(other, stage.board, "Un vélo"))
    stage.do(AddComment(new_id(), other, "Oui", f"{FIRST} {NAME}"))
    stage.do(ErasePeople((person,)))
    labels = [note.label for note in stage.door.read(ReadNotes((imported, table)))]
    assert labels == ["", "Table 3"]
    assert [comment.label for comment in stage.door.read(ReadComments(other))] == [""]
    for secret in (NAME, NAME.upper()):
        assert secret.encode() not in beside(stage.door.path)


def test_a_picture_that_nothing_shows_any_more_is_gone(stage: Stage, person: Id) -> None:
    """Undoing alone could have brought it back, and nothing done before can be undone now."""
    note = stage.note("Un bus")
    replaced, shown, laid = jpeg(), jpeg(), jpeg()
    for picture in (replaced, shown):
        stage.do(AttachPicture(note, picture))
    stage.do(LayBackground(stage.board, laid, 0.0, 0.0, 400.0))
    stage.do(ErasePeople((person,)))
    assert refusal(lambda: stage.door.read(ReadPicture(replaced.id))) is Refusal.UNKNOWN_PICTURE
    assert [stage.door.read(ReadPicture(one.id)) for one in (shown, laid)] == [shown, laid]


def test_badges_and_signatures_are_gone(stage: Stage, person: Id) -> None:
    stage.do(ErasePeople((person,)))
    assert stage.holder("t") is None
    assert stage.door.read(FindHolder(badge_hash("t"))).state is BadgeState.UNKNOWN
    assert stage.door.read(ReadSignatures(stage.workshop_id)) == ()


def test_nothing_done_before_brings_the_name_back(stage: Stage) -> None:
    person = stage.expect(NAME, FIRST)
    renamed = stage.do(DescribeParticipant(Participant(person.id, NAME, FIRST, "Mairie")))
    receipt = stage.do(RecordAttendance(stage.workshop_id, (person.id,), reason=NEEDS))
    assert receipt.inverse is not None
    cancelled = stage.do(receipt.inverse)
    stage.do(ErasePeople((person.id,)))
    assert cancelled.inverse is not None
    stage.do(cancelled.inverse)
    assert renamed.inverse is not None
    inverse = renamed.inverse
    assert refusal(lambda: stage.do(inverse)) is Refusal.UNKNOWN_PARTICIPANT
    other = Stage(stage.door)
    again = Register(other.workshop_id, (person,))
    assert refusal(lambda: stage.do(again)) is Refusal.UNKNOWN_PARTICIPANT
    assert NAME.encode() not in beside(stage.door.path)
    assert NEEDS.encode() not in beside(stage.door.path)


def test_someone_new_of_the_same_name_is_someone_new(stage: Stage, person: Id) -> None:
    stage.do(ErasePeople((person,)))
    assert stage.sign_in(NAME, FIRST, token="new") != person


def test_erasing_twice_or_nobody_changes_nothing(stage: Stage, person: Id) -> None:
    assert stage.do(ErasePeople((person,))).changed
    assert not stage.do(ErasePeople((person, "nobody"))).changed


def test_people_are_forgotten_while_others_sign_in(stage: Stage) -> None:
    ids = [stage.expect(f"{NAME}{number}").id for number in range(5)]

    async def together() -> None:
        async with asyncio.TaskGroup() as group:
            for number, id in enumerate(ids):
                group.create_task(stage.door.perform(ErasePeople((id,)), PHONE))
                arrival = Participant(new_id(), f"Autre{number}")
                group.create_task(stage.door.perform(Register(stage.workshop_id, (arrival,)), PHONE))

    asyncio.run(together())
    assert NAME.encode() not in beside(stage.door.path)
    assert len(stage.door.read(ReadAttendance(stage.workshop_id)).attendees) == 10


def test_an_unknown_workshop_is_not_anonymised(stage: Stage) -> None:
    with pytest.raises(Refused):
        stage.do(AnonymiseWorkshop("nowhere"))


def test_a_merged_entry_is_forgotten_with_the_person_it_became(stage: Stage, person: Id) -> None:
    double = stage.expect(f"{NAME}-Mictlantecuhtli", FIRST).id
    receipt = stage.do(MergeParticipants(person, double))
    assert b"Mictlantecuhtli" not in stage.door.path.read_bytes()
    stage.do(ErasePeople((person,)))
    assert b"Mictlantecuhtli" not in beside(stage.door.path)
    assert receipt.inverse is not None
    inverse = receipt.inverse
    assert refusal(lambda: stage.do(inverse)) is Refusal.UNKNOWN_PARTICIPANT


def test_nothing_is_written_of_someone_erased(stage: Stage) -> None:
    form = SignIn(stage.workshop_id, new_id(), NAME, FIRST, "", True, badge_hash("t"), signature=STROKES)
    stage.do(form, PHONE)
    erased = form.participant_id
    stage.do(ErasePeople((erased,)))
    again = RecordAttendance(stage.workshop_id, (erased,), reason=NEEDS)
    assert refusal(lambda: stage.do(again)) is Refusal.UNKNOWN_PARTICIPANT
    chosen = SignIn(stage.workshop_id, new_id(), "", "", "", True, badge_hash("u"), expected_id=erased)
    assert refusal(lambda: stage.do(chosen, PHONE)) is Refusal.UNKNOWN_PARTICIPANT
    stage.do(form, PHONE)  # the same form from the same phone: somebody new
    holder = stage.holder("t")
    assert holder is not None
    assert holder.id != erased
    stage.do(ErasePeople((holder.id,)))
    assert STROKES.encode() not in beside(stage.door.path)


def test_a_reader_meanwhile_delays_the_forgetting_but_does_not_end_it(
    stage: Stage, person: Id, log: ExpectedLog
) -> None:
    engine = sqlite.visitor(stage.door.path)
    with sqlite.snapshot(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM participant").scalar() == 1
        log.expect("what was erased can still be found")
        stage.do(ErasePeople((person,)))
    engine.dispose()
    stage.note("la suite")
    assert NAME.encode() not in beside(stage.door.path)
