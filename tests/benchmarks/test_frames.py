"""The frames' benchmark counts every frame that was due, and the time each took from then on."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from atelier_app.desktop.start.settings import Settings
from benchmarks.frames_window import PERIOD, Frames, Watched, measure


def test_a_frame_is_as_late_as_it_was_on_screen_after_it_was_due() -> None:
    frames = Frames(start=10.0, period=0.5)
    frames.painted(began=10.125, ended=10.25, work=0.1)
    assert frames.late == [0.25]
    assert frames.due == 10.5


def test_the_frames_that_a_busy_thread_missed_count_from_when_each_was_due() -> None:
    frames = Frames(start=10.0, period=0.5)
    frames.painted(began=11.25, ended=11.5, work=0.2)
    assert frames.late == [1.5, 1.0, 0.5]
    assert frames.work == [0.2]
    assert frames.due == 11.5


def test_what_was_painted_before_a_frame_was_due_is_not_that_frame() -> None:
    frames = Frames(start=10.0, period=0.5)
    frames.painted(began=9.875, ended=10.125, work=0.1)
    assert frames.late == []


def test_the_window_paints_each_frame_of_the_time_it_is_measured(tmp_path: Path, qtbot: QtBot) -> None:
    window = Watched(Settings(tmp_path / "atelier.ini"))
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    frames = measure(window, 4 * PERIOD)
    assert len(frames.late) >= 3
    assert min(frames.late) > 0
    assert min(frames.work) > 0
