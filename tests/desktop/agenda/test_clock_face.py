"""The timer as people read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.agenda.clock_face import ClockFace, TimerControls, time_left
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.theme import tokens
from atelier_app.domain.room import ReadRoom, Room, Timer
from tests.desktop.conftest import Ask

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00"), (7, "00:07"), (760, "12:40"), (-65, "−01:05"), (3900, "1:05:00"), (-3601, "−1:00:01")],
)
def test_the_time_left(seconds: int, text: str) -> None:
    assert time_left(seconds) == text


def test_it_counts_down_and_turns_to_the_warning_colour_when_overrun(qtbot: QtBot) -> None:
    now = NOON
    face = ClockFace(22, lambda: now)
    qtbot.addWidget(face)
    assert face.text() == "—"
    face.show_room(Room("w", "a", Timer(0, NOON + timedelta(seconds=2))))
    assert face.text() == "00:02"
    now = NOON + timedelta(seconds=5)
    face.refresh()
    assert face.text() == "−00:03"
    assert tokens().warning in face.styleSheet()
    assert "−00:03" in face.accessibleName()


def test_pause_run_and_one_more_minute_go_through_the_door(remote: Remote, ask: Ask, qtbot: QtBot) -> None:
    controls = TimerControls(remote, lambda: NOON)
    qtbot.addWidget(controls)
    controls.show_room(Room("w", "a", Timer(300)))
    controls.more.click()
    qtbot.waitUntil(lambda: ask(ReadRoom()).timer == Timer(360))
    controls.pause.click()
    qtbot.waitUntil(lambda: ask(ReadRoom()).timer.running)
    controls.show_room(Room("w", "a", Timer(0, NOON + timedelta(seconds=100))))
    assert controls.pause.accessibleName() == "Hold the timer"
    controls.pause.click()
    qtbot.waitUntil(lambda: ask(ReadRoom()).timer == Timer(100))
