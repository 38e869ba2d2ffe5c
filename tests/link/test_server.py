"""The engine's end: windows that are slow, gone, strangers or babbling hold nobody up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from atelier_app.domain.board import ReadBoard, ReadNotes
from atelier_app.domain.core import Origin, Query, Receipt, Refused, new_id
from atelier_app.domain.notes import AddNote, EditNote
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom
from atelier_app.link import codec, transport
from atelier_app.link.client import Link
from atelier_app.link.messages import MESSAGE_LIMIT, Word, frame, parse
from atelier_app.link.outbox import EVENTS_LIMIT
from atelier_app.link.server import LinkServer
from atelier_app.link.transport import Pipe
from atelier_app.workshop.door import Workshop
from tests.link.conftest import PATIENCE, Ear, Served
from tests.quiet_log import ExpectedLog
from tests.stage import Stage, refusal


def test_who_does_not_know_the_key_is_turned_away(served: Served, link: Link, log: ExpectedLog) -> None:
    log.expect("turned away")
    with pytest.raises(OSError, match=r"key|hung up|reset|pipe"):
        Link(served.address, b"not the key")
    link.ping()


@pytest.mark.parametrize("noise", [b"", b"\x00" * 8, b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 64], ids=repr)
def test_noise_instead_of_a_proof_harms_nobody(
    served: Served, link: Link, log: ExpectedLog, noise: bytes
) -> None:
    log.expect("turned away")
    stranger = transport.call(served.address)
    stranger.send_bytes(noise)
    with suppress(EOFError, OSError):
        while True:
            stranger.send_bytes(noise)
            stranger.recv_bytes()
    stranger.close()
    link.ping()


@pytest.mark.parametrize("noise", [b"", b"\xc1", b"no message", codec.encode((1, "shout", None))], ids=repr)
def test_a_window_that_babbles_is_hung_up_on(
    served: Served, link: Link, log: ExpectedLog, noise: bytes
) -> None:
    log.expect("no message")
    window = transport.connect(served.address, served.key)
    window.send_bytes(noise)
    _is_hung_up_on(window)
    link.ping()


def _is_hung_up_on(window: Pipe) -> None:
    """The engine ends the conversation; until then it may say how it is."""
    with suppress(EOFError, OSError):
        while True:
            window.recv_bytes()
    window.close()


def test_a_message_beyond_the_limit_is_hung_up_on(served: Served, link: Link) -> None:
    window = transport.connect(served.address, served.key)
    with suppress(OSError):
        window.send_bytes(bytes(MESSAGE_LIMIT + 1))
    _is_hung_up_on(window)
    link.ping()


@pytest.mark.parametrize("word", [Word.EXECUTE, Word.READ, Word.FOLLOW, Word.EVENTS])
def test_a_wrong_request_is_a_bug_that_is_logged_and_answered(
    served: Served, log: ExpectedLog, word: Word
) -> None:
    log.expect(f"{word} failed")
    window = transport.connect(served.address, served.key)
    window.send_bytes(frame(5, word, codec.encode("nonsense")))
    number, said, body = _answer(window)
    assert (number, said, codec.refused(body).code) == (5, Word.REFUSED, Refusal.UNEXPECTED)
    window.close()


def _answer(window: Pipe) -> Any:
    """The next message that answers something."""
    while True:
        number, word, body = parse(window.recv_bytes())
        if number:
            return number, word, body


class SlowDoor(Workshop):
    """A door one of whose reads waits for the test."""

    def __init__(self, door: Workshop) -> None:
        self.__dict__.update(door.__dict__)
        self.entered, self.released = threading.Event(), threading.Event()

    def read(self, query: Query[Any]) -> Any:
        if isinstance(query, ReadNotes):
            self.entered.set()
            assert self.released.wait(PATIENCE)
        return super().read(query)


def test_a_long_read_keeps_no_command_waiting(
    serve: Callable[[Any], Served], workshop: Workshop, stage: Stage
) -> None:
    door = SlowDoor(workshop)
    link = serve(door).link()
    read = Ear()
    link.request(ReadNotes(()), read)
    assert door.entered.wait(PATIENCE)
    assert link.execute(AddNote(new_id(), stage.board, "Pendant ce temps")).changed
    assert link.read(ReadRoom()).workshop_id is None
    door.released.set()
    assert read.next() == ()
    link.close()


def test_commands_of_a_window_are_executed_in_their_order(stage: Stage, link: Link) -> None:
    note, ear = new_id(), Ear()
    link.request(AddNote(note, stage.board, "0"), ear)
    for number in range(1, 100):
        link.request(EditNote(note, str(number)), ear)
    receipts = [ear.next() for _ in range(100)]
    assert all(isinstance(receipt, Receipt) for receipt in receipts)
    assert [receipt.last for receipt in receipts] == sorted(receipt.last for receipt in receipts)
    assert [note.text for note in link.read(ReadBoard(stage.board)).notes] == ["99"]


def test_a_window_that_takes_nothing_holds_nobody_up(served: Served, stage: Stage, link: Link) -> None:
    asleep = transport.connect(served.address, served.key)
    asleep.send_bytes(frame(1, Word.FOLLOW, codec.encode(None)))
    stage.note("x" * 2000)
    question = frame(2, Word.READ, codec.encode(codec.named(ReadBoard(stage.board))))
    sender = threading.Thread(target=_send_until_stuck, args=[asleep, question], daemon=True)
    sender.start()
    for number in range(50):
        assert link.execute(AddNote(new_id(), stage.board, str(number))).changed
    assert len(link.read(ReadBoard(stage.board)).notes) == 51
    transport.hang_up(asleep)
    sender.join(PATIENCE)
    asleep.close()


def _send_until_stuck(window: Pipe, message: bytes) -> None:
    with suppress(OSError):
        for _ in range(20_000):
            window.send_bytes(message)


def test_events_of_a_burst_travel_together(stage: Stage, link: Link) -> None:
    heard: list[int] = []
    ear = Ear()
    link.follow(lambda events: heard.append(len(events)))
    link.follow(ear)
    last = 0
    for number in range(200):
        last = stage.do(AddNote(new_id(), stage.board, str(number))).last
    ear.until(last)
    assert sum(heard) == 200
    assert len(heard) < 100


def test_a_window_too_far_behind_is_told_to_read_again(served: Served, stage: Stage, link: Link) -> None:
    ear = Ear()
    link.follow(ear)
    (session,) = served.server._sessions
    event = stage.door.journal_since(0)
    assert event
    with session.outbox._changed:  # as if the window had not taken anything for long
        session.outbox._events = [event[0]] * EVENTS_LIMIT
    last = stage.do(AddNote(new_id(), stage.board, "x")).last
    assert ear.next() == ()
    assert link.last_heard == last


def test_what_was_missed_is_told_first_then_what_follows(served: Served, stage: Stage) -> None:
    stage.note("un")
    number = stage.door.last_number
    stage.note("deux")
    late, ear = served.link(), Ear()
    late.last_heard = number
    late.follow(ear)
    last = stage.do(AddNote(new_id(), stage.board, "trois")).last
    assert [entry.number for entry in ear.until(last)] == [number + 1, number + 2]
    late.close()


@pytest.mark.parametrize("number", [-6000, 10**6], ids=["too long ago", "a number yet to come"])
def test_what_cannot_be_told_is_said_so(served: Served, stage: Stage, number: int) -> None:
    late, ear = served.link(), Ear()
    late.last_heard = number
    late.follow(ear)
    assert ear.next() == ()
    assert late.last_heard == stage.door.last_number
    late.close()


def test_events_while_one_begins_to_follow_are_heard_once(served: Served, stage: Stage) -> None:
    number = stage.door.last_number
    writing = threading.Thread(target=lambda: [stage.note(str(index)) for index in range(100)])
    writing.start()
    ears = []
    for _ in range(10):
        late, ear = served.link(), Ear()
        late.last_heard = number
        late.follow(ear)
        ears.append((late, ear))
    writing.join()
    for late, ear in ears:
        assert [entry.number for entry in ear.until(number + 100)] == list(range(number + 1, number + 101))
        late.close()


def test_a_change_of_status_is_told(served: Served, link: Link) -> None:
    ear = Ear()
    link.on_status(ear)
    served.phones = 12
    served.server.status_changed()
    while ear.next().phones != 12:
        pass
    assert link.status.phones == 12


def test_windows_are_counted_while_they_are_there(served: Served) -> None:
    assert served.server.windows == 0
    first, second = served.link(), served.link()
    assert served.server.windows == 2
    first.close()
    second.close()
    (*threads,) = served.server._sessions.values()
    for thread in threads:
        thread.join(PATIENCE)
    assert served.server.windows == 0


def test_a_window_may_stop_the_engine(served: Served, link: Link) -> None:
    link.stop()
    served.stopped.next()


def test_the_end_answers_what_was_asked_and_refuses_what_comes(
    serve: Callable[[Any], Served], workshop: Workshop, stage: Stage
) -> None:
    door = SlowDoor(workshop)
    served = serve(door)
    link, ear, lost = served.link(), Ear(), Ear()
    link.on_lost(lost)
    link.request(ReadNotes(()), ear)
    assert door.entered.wait(PATIENCE)
    end = threading.Thread(target=served.server.close)
    end.start()
    while refusal(lambda: _must_refuse(link)) is not Refusal.SHUTTING_DOWN:
        pass
    door.released.set()
    assert ear.next() == ()
    lost.next()
    end.join(PATIENCE)
    with pytest.raises(OSError, match=r"No such file|refused"):
        served.link()


def _must_refuse(link: Link) -> None:
    link.execute(AddNote(new_id(), "", "x"), Origin())


def test_a_server_that_never_started_closes(workshop: Workshop) -> None:
    LinkServer(workshop, lambda: pytest.fail("nobody asks"), lambda: None).close()


def test_a_bug_is_answered_and_the_window_stays(
    serve: Callable[[Any], Served], workshop: Workshop, log: ExpectedLog
) -> None:
    log.expect("read failed")

    class BrokenDoor(SlowDoor):
        def read(self, query: Query[Any]) -> Any:
            raise ZeroDivisionError

    link = serve(BrokenDoor(workshop)).link()
    with pytest.raises(Refused) as caught:
        link.read(ReadRoom())
    assert caught.value.code is Refusal.UNEXPECTED
    link.ping()
    link.close()
