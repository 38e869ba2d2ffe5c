"""A window's end: asked without waiting, told of its loss once, and quick with a large board."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import pytest

from atelier_app.domain.board import Board, BoardContents, Note, ReadBoard, ReadNotes
from atelier_app.domain.core import Query, Receipt, Refused, new_id
from atelier_app.domain.notes import AddNote
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom, Room
from atelier_app.link import codec
from atelier_app.link.client import Link
from atelier_app.workshop.door import Workshop
from tests.interpreter import ask
from tests.link.conftest import PATIENCE, Ear, Served
from tests.quiet_log import ExpectedLog
from tests.stage import Stage, refusal


def test_what_is_asked_without_waiting_is_answered_once(stage: Stage, link: Link) -> None:
    ear = Ear()
    link.request(AddNote(new_id(), stage.board, "x"), ear)
    link.request(ReadRoom(), ear)
    link.request(ReadBoard("no such board"), ear)
    answers = [ear.next() for _ in range(3)]
    assert {type(answer) for answer in answers} == {Receipt, Room, Refused}
    link.ping()
    assert ear.silent


def test_a_lost_link_answers_at_once_and_says_so_once(served: Served, link: Link) -> None:
    lost = Ear()
    link.on_lost(lost)
    served.server.close()
    lost.next()
    assert refusal(lambda: link.read(ReadRoom())) is Refusal.ENGINE_UNREACHABLE
    answer = Ear()
    link.request(ReadRoom(), answer)
    assert answer.next().code is Refusal.ENGINE_UNREACHABLE
    late = Ear()
    link.on_lost(late)
    late.next()
    link.follow(Ear())()
    link.close()
    assert lost.silent
    assert late.silent


def test_leaving_is_no_loss(served: Served) -> None:
    link, lost = served.link(), Ear()
    link.on_lost(lost)
    link.close()
    link.close()
    assert lost.silent
    assert refusal(lambda: link.read(ReadRoom())) is Refusal.ENGINE_UNREACHABLE


def test_what_was_sent_before_leaving_still_arrives(served: Served, stage: Stage) -> None:
    link = served.link()
    for number in range(50):
        link.request(AddNote(new_id(), stage.board, str(number)), lambda _answer: None)
    link.stop()
    link.close()
    served.stopped.next()
    assert len(stage.door.read(ReadBoard(stage.board)).notes) == 50


class StuckDoor(Workshop):
    """A door whose reads wait for the end of the test."""

    def __init__(self, door: Workshop) -> None:
        self.__dict__.update(door.__dict__)
        self.released = threading.Event()

    def read(self, query: Query[Any]) -> Any:
        self.released.wait(PATIENCE)
        return Room()


def test_who_waits_too_long_is_told(serve: Callable[[Any], Served], workshop: Workshop) -> None:
    door = StuckDoor(workshop)
    link = serve(door).link()
    with pytest.raises(Refused) as caught:
        link.read(ReadRoom(), timeout=0.05)
    assert caught.value.code is Refusal.ENGINE_UNREACHABLE
    door.released.set()
    link.close()


def test_the_link_s_own_thread_cannot_wait_for_it(link: Link, log: ExpectedLog) -> None:
    log.expect("an answer was not taken")
    caught = Ear()

    def impatient(_answer: object) -> None:
        try:
            link.read(ReadRoom())
        except RuntimeError as error:
            caught(error)
            raise

    link.request(ReadRoom(), impatient)
    assert isinstance(caught.next(), RuntimeError)
    link.ping()


def test_an_answer_of_another_shape_is_a_bug_that_is_told(
    serve: Callable[[Any], Served], workshop: Workshop, log: ExpectedLog
) -> None:
    log.expect("an answer could not be read")

    class Odd(StuckDoor):
        def read(self, query: Query[Any]) -> Any:
            return 42

    link = serve(Odd(workshop)).link()
    assert refusal(lambda: link.read(ReadRoom())) is Refusal.UNEXPECTED
    link.ping()
    link.close()


def test_a_board_of_ten_thousand_notes_costs_little_more_than_its_encoding(
    serve: Callable[[Any], Served], workshop: Workshop
) -> None:
    notes = tuple(Note(new_id(), "board", f"Idée {number} " * 6, x=number, y=1.5) for number in range(10_000))
    contents = BoardContents(Board("board", "board"), notes, ())

    class Full(StuckDoor):
        def read(self, query: Query[Any]) -> Any:
            return contents

    link, query = serve(Full(workshop)).link(), ReadBoard("board")
    assert link.read(query) == contents
    floor = _median(lambda: codec.record(query, codec.encode(contents)))
    assert _median(lambda: link.read(query)) < 5 * floor + 0.05
    link.close()


def _median(action: Callable[[], object]) -> float:
    """Seconds, of nine turns."""
    times = []
    for _ in range(9):
        begun = time.perf_counter()
        action()
        times.append(time.perf_counter() - begun)
    return median(times)


def test_a_window_loads_no_engine() -> None:
    loaded = ask(
        "import sys, atelier_app.link.client, atelier_app.link.keeper, atelier_app.link.engines; print(*sys.modules)"
    )
    heavy = {"sqlalchemy", "starlette", "uvicorn", "asyncio", "filelock", "psutil", "atelier_app.workshop"}
    assert heavy & set(loaded.split()) == set()


def test_reads_may_overtake_but_all_are_answered(link: Link, stage: Stage) -> None:
    ear = Ear()
    for _ in range(300):
        link.request(ReadNotes(()), ear)
    assert {ear.next() for _ in range(300)} == {()}
