"""The door: an answer means it is on the disk, events follow the commit, one bug ends nothing."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Origin, Published, Refused, Topic, new_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.notes import AddNote, RemoveNotes
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom
from atelier_app.storage.ballast import Ballast
from atelier_app.support.clock import Clock
from atelier_app.workshop import context
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.inspection import inspect
from tests.quiet_log import ExpectedLog
from tests.stage import Stage, refusal


def test_an_answer_means_it_is_on_the_disk(stage: Stage, path: Path) -> None:
    note = stage.note("gardée")
    other = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert other.execute("SELECT text FROM note WHERE id = ?", (note,)).fetchone() == ("gardée",)
    other.close()


def test_what_was_answered_is_there_when_the_file_opens_again(stage: Stage, path: Path, clock: Clock) -> None:
    stage.enter(ActivityKind.IDEAS)
    stage.note("gardée")
    number = stage.door.last_number
    stage.door.close()
    again = Workshop(path, clock)
    assert again.last_number == number
    assert again.read(ReadRoom()).activity_id == stage.board
    assert [note.text for note in again.read(ReadBoard(stage.board)).notes] == ["gardée"]
    assert again.journal_since(number - 2) is not None
    again.close()


def test_events_are_numbered_without_a_gap_and_come_after_the_commit(stage: Stage) -> None:
    heard: list[Published] = []
    seen: list[int] = []

    def listen(published: tuple[Published, ...]) -> None:
        heard.extend(published)
        seen.append(len(stage.door.read(ReadBoard(stage.board)).notes))

    leave = stage.door.follow(listen)
    for number in range(5):
        stage.note(str(number))
    leave()
    stage.note("not heard")
    assert seen == [1, 2, 3, 4, 5]
    assert [entry.number for entry in heard] == list(range(heard[0].number, heard[0].number + 5))
    assert {entry.event.topic for entry in heard} == {Topic.BOARD}


def test_what_was_missed_is_replayed_by_number(stage: Stage) -> None:
    before = stage.door.last_number
    stage.note("un")
    stage.note("deux")
    missed = stage.door.journal_since(before)
    assert missed is not None
    assert [entry.number for entry in missed] == [before + 1, before + 2]
    assert stage.door.journal_since(stage.door.last_number) == ()
    assert stage.door.journal_since(stage.door.last_number + 1) is None  # the number of another file


def test_a_read_is_fresh_after_each_commit_and_kept_between_them(stage: Stage) -> None:
    question = ReadBoard(stage.board)
    first = stage.door.read(question)
    assert stage.door.read(question) is first
    stage.note("nouvelle")
    assert len(stage.door.read(question).notes) == 1


def test_many_threads_and_a_loop_execute_at_once(stage: Stage) -> None:
    def write() -> None:
        for _ in range(20):
            stage.note("fil")

    threads = [threading.Thread(target=write) for _ in range(5)]
    for thread in threads:
        thread.start()

    async def perform() -> None:
        notes = [AddNote(new_id(), stage.board, "boucle") for _ in range(50)]
        await asyncio.gather(*(stage.door.perform(note, Origin()) for note in notes))

    asyncio.run(perform())
    for thread in threads:
        thread.join()
    assert len(stage.door.read(ReadBoard(stage.board)).notes) == 150


def test_a_bug_in_one_command_is_logged_and_leaves_the_rest_alone(
    stage: Stage, log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(surroundings: context.Context, command: object) -> context.Done:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setitem(context.HANDLERS, RemoveNotes, broken)
        assert refusal(lambda: stage.do(RemoveNotes(("x",)))) is Refusal.UNEXPECTED
    log.expect("RemoveNotes failed")
    stage.note("la suite")


def test_a_listener_that_fails_does_not_stop_the_others(stage: Stage, log: ExpectedLog) -> None:
    heard: list[int] = []

    def failing(published: tuple[Published, ...]) -> None:
        raise ValueError("a bug")

    stage.door.follow(failing)
    stage.door.follow(lambda published: heard.append(len(published)))
    stage.note("entendue")
    log.expect("a listener failed")
    assert heard == [1]


def test_after_closing_nothing_is_taken(stage: Stage) -> None:
    stage.door.close()
    assert refusal(lambda: stage.note("trop tard")) is Refusal.SHUTTING_DOWN


def test_a_full_disk_refuses_what_does_not_fit_and_keeps_what_was_answered(
    stage: Stage, path: Path, log: ExpectedLog
) -> None:
    """SQLite's own page limit plays the full disk: it fails the same way, at the same place."""
    kept = [stage.note("gardée")]
    limit_pages(stage.door, extra=2)
    refused = None
    for number in range(400):
        try:
            kept.append(stage.note(f"{number} " + "x" * 1900))
        except Refused as error:
            refused = error
            break
    assert refused is not None
    assert refused.code is Refusal.DISK_FULL
    log.expect("the disk is full")
    assert stage.door.disk_was_full
    limit_pages(stage.door, extra=1000)
    kept.append(stage.note("la place est revenue"))
    assert [note.id for note in stage.door.read(ReadBoard(stage.board)).notes] == kept
    stage.door.close()
    assert inspect(path).sound


def limit_pages(door: Workshop, extra: int) -> None:
    driver = door._writer._driver
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count={pages + extra}")


def test_the_ballast_holds_real_room_and_leaves_with_the_file(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "a.atelier")
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_blocks * 512 >= 1024 * 1024
    ballast.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_ballast_that_cannot_be_made_or_dropped_stops_nothing(tmp_path: Path, log: ExpectedLog) -> None:
    Ballast(tmp_path / ("a" * 250)).drop()  # room for its name, none for the ballast's longer one
    log.expect("no room for the ballast", "could not be dropped")


def test_the_writer_outlives_a_disk_that_fails_twice(
    stage: Stage, log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([sqlite3.OperationalError("database or disk is full"), OSError(5, "Input/output error")])

    def failing(*_: object) -> None:
        if (failure := next(failures, None)) is not None:
            raise failure

    with monkeypatch.context() as patch:
        patch.setattr("atelier_app.storage.journal.append", failing)
        assert refusal(lambda: stage.note("perdue")) is Refusal.UNEXPECTED
    log.expect("the disk is full", "was not committed")
    stage.note("la suite")


def test_every_command_is_answered_while_the_door_closes(stage: Stage) -> None:
    """One that passed the check just before the end waits in the queue for nobody, unless the check holds it."""
    answers: list[bool] = []
    started = threading.Barrier(9)

    def write() -> None:
        started.wait()
        try:
            while True:
                stage.note("de justesse")
        except Refused as refused:
            answers.append(refused.code is Refusal.SHUTTING_DOWN)

    threads = [threading.Thread(target=write, daemon=True) for _ in range(8)]
    for thread in threads:
        thread.start()
    started.wait()
    stage.door.close()
    for thread in threads:
        thread.join(10)
    assert answers == [True] * 8
