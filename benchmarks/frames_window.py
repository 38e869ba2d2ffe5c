"""The facilitator's window on a vote, measuring its own frames: `python -m benchmarks.frames_window FILE`.

Once the vote is on its screen it says who its engine is, a line of JSON. Each line of input, a number of seconds, is answered by a line of JSON:
how many milliseconds after it was due each frame of that time was on screen, how many its thread worked from each to
the next, and how many votes the window knows of. The line "results" shows the results to everyone from then on.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.collector import Collector
from atelier_app.desktop.look.theme import Mode, dress
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.window import Window
from atelier_app.domain.polls import PollRecord
from atelier_app.link import runfile

PERIOD = 1 / 30
_LOOK = 20


class Frames:
    """Frames due at a steady beat. One that the thread was too busy for counts from when it was due."""

    def __init__(self, start: float, period: float = PERIOD) -> None:
        self.late: list[float] = []
        self.work: list[float] = []
        self._start = start
        self._period = period

    @property
    def due(self) -> float:
        """When the next one is."""
        return self._start + len(self.late) * self._period

    def painted(self, began: float, ended: float, work: float) -> None:
        """What was painted shows every frame that was due when it began; `work` is what its thread did for it."""
        self.work.append(work)
        while self.due <= began:
            self.late.append(ended - self.due)


class Watched(Window):
    """The program's window, which says when it has painted."""

    painted = Signal()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:  # served: drawn and flushed
            self.painted.emit()
        return done


def measure(window: Watched, seconds: float) -> Frames:
    """Has the whole window painted at each frame, beside whatever it does."""
    frames, loop = Frames(perf_counter() + PERIOD), QEventLoop()
    until = perf_counter() + seconds
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    asked, worked = 0.0, thread_time()

    def wait() -> None:
        timer.start(max(0, math.ceil(1000 * (frames.due - perf_counter()))))

    def ask() -> None:
        nonlocal asked
        asked = perf_counter()
        window.update()

    def painted() -> None:
        nonlocal worked
        if timer.isActive():
            return  # not asked for by us
        before, worked = worked, thread_time()
        frames.painted(asked, perf_counter(), worked - before)
        (wait if asked < until else loop.quit)()

    timer.timeout.connect(ask)
    window.painted.connect(painted)
    wait()
    loop.exec()
    window.painted.disconnect(painted)
    return frames


def wait_until(there: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    loop, timer = QEventLoop(), QTimer(interval=_LOOK)

    def look() -> None:
        if there():
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()


def panel_of(window: Window) -> PollPanel | None:
    """The panel of the vote, once it has what it shows."""
    panel = window.workspace.stack.panel if window.workspace else None
    return panel if isinstance(panel, PollPanel) and panel.model.record else None


def record_of(window: Window) -> PollRecord:
    """What that panel shows."""
    panel = panel_of(window)
    assert panel is not None
    assert panel.model.record is not None
    return panel.model.record


def show_results(window: Window) -> None:
    """From here on everyone sees the results of the vote on the window's panel."""
    panel = panel_of(window)
    assert panel is not None
    panel.model.show_results(True)
    wait_until(lambda: record_of(window).poll.results_shown)


def opened(app: QApplication, path: Path) -> Watched:
    """The window on the file's vote, as the program opens it."""
    dress(app, Mode.LIGHT)
    window = Watched(Settings())
    window.complete()
    window.show()
    window.open_file(path)
    wait_until(lambda: panel_of(window) is not None)
    Collector(window)  # as the program does once all is loaded
    return window


def main(path: Path) -> None:
    """Opens the file as the program does, and answers until the input ends."""
    QApplication.setStyle("Fusion")
    app = QApplication([])
    window = opened(app, path)
    say(engine_of(path))
    for line in sys.stdin:
        if line.strip() == "results":
            show_results(window)
            continue
        frames = measure(window, float(line))
        say(
            {
                "late": milliseconds(frames.late),
                "work": milliseconds(frames.work),
                "votes": record_of(window).cast,
            }
        )
    close(window, path)


def close(window: Watched, path: Path) -> None:
    """Ends when the engine has closed the file."""
    window.close()
    wait_until(lambda: runfile.read(path) is None)


def milliseconds(seconds: list[float]) -> list[float]:
    """As the figures are told."""
    return [1000 * each for each in seconds]


def engine_of(path: Path) -> dict[str, Any]:
    """Who serves the file, and the port that phones reach."""
    engine = runfile.read(path)
    assert engine is not None
    return {"pid": engine.pid, "port": int(engine.phones.rpartition(":")[2])}


def say(facts: dict[str, Any]) -> None:
    """A line to whoever asked."""
    print(json.dumps(facts), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
