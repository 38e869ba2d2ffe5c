"""One door, wherever it is: the same behaviours in process, over the link, and through a keeper."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest

from atelier_app.domain.attendance import ReadAttendance
from atelier_app.domain.ballots import FindBallot
from atelier_app.domain.board import ReadBoard, ReadNotes
from atelier_app.domain.core import Channel, Origin, Published, Refused, Together, Topic, new_id
from atelier_app.domain.door import Door
from atelier_app.domain.initiative import ActivityKind, ReadAgenda, ReadInitiative
from atelier_app.domain.notes import AddNote, EditNote
from atelier_app.domain.polls import ReadPoll
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import EnterActivity, ReadRoom, SetTimer
from atelier_app.link.keeper import Keeper
from atelier_app.workshop.door import Workshop
from tests.link.conftest import Ear, Served
from tests.quiet_log import ExpectedLog
from tests.stage import Stage, refusal

FROM_A_PHONE = Origin(Channel.PHONE, "phone-7")


@pytest.fixture(params=["in process", "over the link", "through a keeper"])
def door(request: pytest.FixtureRequest, workshop: Workshop) -> Iterator[Door]:
    """The same door, from here, from another process's place, or kept."""
    if request.param == "in process":
        yield workshop
        return
    served: Served = request.getfixturevalue("served")
    if request.param == "over the link":
        link = served.link()
        yield link
        link.close()
        return
    keeper = Keeper(served.link)
    ready = Ear()
    keeper.on_state(ready)
    keeper.open()
    ready.next()
    yield keeper
    keeper.close()


@pytest.fixture
def room(door: Door) -> Stage:
    return Stage(cast(Workshop, door))


def test_what_was_executed_is_read(room: Stage, door: Door) -> None:
    note = room.note("Ouvrir la médiathèque le dimanche 📚 مكتبة <script>")
    (read,) = door.read(ReadBoard(room.board)).notes
    assert (read.id, read.text) == (note, "Ouvrir la médiathèque le dimanche 📚 مكتبة <script>")


def test_every_kind_of_record_is_read(room: Stage, door: Door) -> None:
    person = room.sign_in("Lefèvre")
    oui, _non = room.open_poll("Oui", "Non")
    room.vote(person, (oui, 2))
    door.execute(SetTimer(300, running=True))
    assert door.read(ReadInitiative()).workshops[0].id == room.workshop_id
    assert [line.activity.kind for line in door.read(ReadAgenda(room.workshop_id)).lines] == list(
        ActivityKind
    )
    assert door.read(ReadAttendance(room.workshop_id)).present == 1
    assert door.read(ReadPoll(room.poll)).turnout == {Channel.PHONE: 1}
    assert door.read(FindBallot("unknown")) is None
    assert door.read(ReadNotes(())) == ()
    assert door.read(ReadRoom()).timer.running


def test_a_refusal_says_why_and_changes_nothing(room: Stage, door: Door) -> None:
    assert refusal(lambda: door.execute(EditNote("no such note", "x"))) is Refusal.UNKNOWN_NOTE
    assert refusal(lambda: door.read(ReadBoard("no such board"))) is Refusal.UNKNOWN_BOARD
    with pytest.raises(Refused) as caught:
        door.execute(AddNote(new_id(), room.board, "x" * 100_005))
    assert caught.value.facts == {"limit": 100_000, "length": 100_005}
    assert door.read(ReadBoard(room.board)).notes == ()


def test_the_same_command_twice_changes_nothing(room: Stage, door: Door) -> None:
    command = AddNote(new_id(), room.board, "Une fois")
    first, second = door.execute(command), door.execute(command)
    assert (first.changed, second.changed) == (True, False)
    assert second.last == first.last
    assert len(door.read(ReadBoard(room.board)).notes) == 1


def test_a_receipt_s_inverse_undoes(room: Stage, door: Door) -> None:
    note = room.note("Avant")
    receipt = door.execute(Together((EditNote(note, "Après"), AddNote(new_id(), room.board, "Une autre"))))
    assert receipt.inverse is not None
    door.execute(receipt.inverse)
    assert [note.text for note in door.read(ReadBoard(room.board)).notes] == ["Avant"]


def test_several_commands_succeed_or_are_refused_as_one(room: Stage, door: Door) -> None:
    both = Together((AddNote(new_id(), room.board, "Perdue"), EditNote("no such note", "x")))
    assert refusal(lambda: door.execute(both)) is Refusal.UNKNOWN_NOTE
    assert door.read(ReadBoard(room.board)).notes == ()


def test_events_are_heard_in_order_with_their_origin(room: Stage, door: Door) -> None:
    ear = Ear()
    door.follow(ear)
    last = 0
    for number in range(20):
        last = door.execute(AddNote(new_id(), room.board, str(number)), FROM_A_PHONE).last
    heard = ear.until(last)[-20:]  # what is on its way when one starts to listen may be heard too
    assert [entry.number for entry in heard] == list(range(last - 19, last + 1))
    # Not which phone: it would tell whose an anonymous idea is.
    assert {entry.origin for entry in heard} == {Origin(Channel.PHONE)}
    assert {entry.event.topic for entry in heard} == {Topic.BOARD}


def test_who_stops_following_hears_no_more(room: Stage, door: Door) -> None:
    gone, there = Ear(), Ear()
    leave = door.follow(gone)
    door.follow(there)
    leave()
    leave()
    there.until(door.execute(EnterActivity(room.board)).last)
    assert gone.silent


def test_a_listener_that_fails_harms_nobody(room: Stage, door: Door, log: ExpectedLog) -> None:
    log.expect("a listener failed")
    ear = Ear()

    def fail(_events: tuple[Published, ...]) -> None:
        raise ZeroDivisionError

    door.follow(fail)
    door.follow(ear)
    ear.until(door.execute(EnterActivity(room.board)).last)


def test_many_threads_are_each_answered(room: Stage, door: Door) -> None:
    commands = [AddNote(new_id(), room.board, str(number)) for number in range(60)]
    with ThreadPoolExecutor(8) as threads:
        receipts = list(threads.map(door.execute, commands))
    assert len({receipt.last for receipt in receipts}) == 60
    assert len(door.read(ReadBoard(room.board)).notes) == 60
