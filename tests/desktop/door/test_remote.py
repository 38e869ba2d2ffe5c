"""The window's end of the door, over a real local socket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    AddActivity,
    DescribeActivity,
    ReadAgenda,
    ReadInitiative,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom, SetTimer
from tests.desktop.conftest import ADDRESS, Engine

Asking = Callable[[Any], Any]


def test_a_command_is_answered_on_the_qt_thread_and_the_time_is_told(remote: Remote, qtbot: QtBot) -> None:
    receipts: list[object] = []
    with qtbot.waitSignal(remote.saved):
        remote.execute(SetTimer(90, False), receipts.append)
        assert remote.pending == 1
    qtbot.waitUntil(lambda: len(receipts) == 1)
    assert remote.pending == 0


def test_what_phones_do_is_heard(remote: Remote, engine: Engine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(remote.heard) as heard:
        engine.phone(SetTimer(33, False))
    assert heard.args is not None
    assert [type(p.event).__name__ for p in heard.args[0]] == ["TimerSet"]


def test_a_refusal_goes_to_who_asked_or_else_to_the_window(remote: Remote, qtbot: QtBot) -> None:
    command = DescribeActivity("nowhere", "Title", "", 10)
    mine: list[Refused] = []
    remote.execute(command, refused=mine.append)
    qtbot.waitUntil(lambda: bool(mine))
    with qtbot.waitSignal(remote.refused) as told:
        remote.execute(command)
    assert told.args is not None
    assert mine[0].code is told.args[0].code is Refusal.UNKNOWN_ACTIVITY


def test_the_status_of_the_engine_is_known(remote: Remote) -> None:
    assert remote.status is not None
    assert remote.status.address == ADDRESS


def test_what_was_asked_while_the_engine_was_away_is_answered_by_the_next(
    remote: Remote, engine: Engine, qtbot: QtBot, ask: Asking
) -> None:
    states: list[str] = []
    remote.connection.connect(states.append)
    engine.hang_up()
    qtbot.waitUntil(lambda: "restarting" in states)
    done: list[object] = []
    remote.execute(SetTimer(77, False), done.append)
    engine.start()
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert states[:2] == ["lost", "restarting"]
    assert states[-1] == "connected"
    assert ask(ReadRoom()).timer.remaining == 77


def test_an_engine_that_cannot_be_reached_is_said_with_its_reason(qtbot: QtBot) -> None:
    def connect() -> Any:
        raise Refused(Refusal.NOT_AN_ATELIER_FILE, name="holiday.jpg")

    remote = Remote(connect)
    with qtbot.waitSignal(remote.failed) as failed:
        remote.open()
    assert failed.args is not None
    assert failed.args[0].code is Refusal.NOT_AN_ATELIER_FILE
    remote.close()


def test_leaving_asks_the_engine_to_end(engine: Engine, qtbot: QtBot) -> None:
    remote = Remote(engine.reach)
    with qtbot.waitSignal(remote.connection):
        remote.open()
    remote.close()
    qtbot.waitUntil(lambda: engine.stops == ["stop"])


def test_undo_and_redo_go_through_the_door(remote: Remote, qtbot: QtBot, ask: Asking) -> None:
    workshop = ask(ReadInitiative()).workshops[0]

    def titles() -> list[str]:
        return [line.activity.title for line in ask(ReadAgenda(workshop.id)).lines]

    before = titles()
    made = Activity(new_id(), workshop.id, ActivityKind.TALK, "A word from the mayor", "", 5)
    remote.execute(AddActivity(made), undo_text="Add activity")
    qtbot.waitUntil(remote.undo.canUndo)
    assert remote.undo.undoText() == "Add activity"
    remote.undo.undo()
    qtbot.waitUntil(lambda: titles() == before)
    remote.undo.redo()
    qtbot.waitUntil(lambda: titles() == [*before, "A word from the mayor"])


def test_quick_undos_and_redos_keep_their_order(remote: Remote, qtbot: QtBot, ask: Asking) -> None:
    workshop = ask(ReadInitiative()).workshops[0]
    step = ask(ReadAgenda(workshop.id)).lines[0].activity
    for title in ("One", "Two", "Three"):
        remote.execute(DescribeActivity(step.id, title, "", 5), undo_text=title)
    qtbot.waitUntil(lambda: remote.undo.count() == 3)
    for gesture in "uuurruruu":
        (remote.undo.undo if gesture == "u" else remote.undo.redo)()
    qtbot.waitUntil(lambda: remote.pending == 0)
    assert ask(ReadAgenda(workshop.id)).lines[0].activity.title == step.title
    for _ in range(3):
        remote.undo.redo()
    qtbot.waitUntil(lambda: remote.pending == 0)
    assert ask(ReadAgenda(workshop.id)).lines[0].activity.title == "Three"


def test_a_refused_undo_is_explained_and_dropped(remote: Remote, qtbot: QtBot) -> None:
    remote.history.push("Impossible", DescribeActivity("nowhere", "Title", "", 10))
    with qtbot.waitSignal(remote.history.explained) as explained:
        remote.undo.undo()
    assert explained.args is not None
    assert explained.args[0].code is Refusal.UNKNOWN_ACTIVITY
    assert not remote.undo.canRedo()
    assert remote.undo.count() == 0
