"""Records that stay fresh."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.room import ReadRoom, Room, SetTimer
from tests.desktop.conftest import Engine


def followed(remote: Remote, qtbot: QtBot) -> Followed[Room]:
    made = Followed(remote, ReadRoom(), remote)
    qtbot.waitUntil(lambda: made.record is not None)
    return made


def left(room: Followed[Room]) -> int:
    assert room.record is not None
    return room.record.timer.remaining


def test_it_reads_again_when_an_event_touches_it(remote: Remote, engine: Engine, qtbot: QtBot) -> None:
    room = followed(remote, qtbot)
    with qtbot.waitSignal(room.changed):
        engine.phone(SetTimer(12, False))
    assert left(room) == 12


def test_a_burst_costs_few_reads_and_ends_on_the_truth(remote: Remote, engine: Engine, qtbot: QtBot) -> None:
    room = followed(remote, qtbot)
    seen: list[object] = []
    room.changed.connect(seen.append)
    for seconds in range(100, 200):
        engine.phone(SetTimer(seconds, False))
    qtbot.waitUntil(lambda: left(room) == 199)
    assert len(seen) < 50


def test_it_catches_up_after_the_engine_came_back(remote: Remote, engine: Engine, qtbot: QtBot) -> None:
    room = followed(remote, qtbot)
    engine.hang_up()
    engine.phone(SetTimer(5, False))
    engine.start()
    qtbot.waitUntil(lambda: left(room) == 5, timeout=10_000)


def test_once_stopped_it_is_silent(remote: Remote, engine: Engine, qtbot: QtBot) -> None:
    room, witness = followed(remote, qtbot), followed(remote, qtbot)
    before = left(room)
    room.stop()
    room.stop()
    with qtbot.waitSignal(witness.changed):
        engine.phone(SetTimer(3, False))
    assert left(room) == before
