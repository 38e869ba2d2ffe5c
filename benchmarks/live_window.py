"""The facilitator's window and the projector's on a vote, noting what they show: `python -m benchmarks.live_window FILE`.

Once the vote is on both it says who its engine is, a line of JSON. Each line of input, a number of votes, is answered
when both have shown that many: a line of JSON, when which number of votes was first on the screen of either.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.projector.window import Projector
from benchmarks.frames_window import close, engine_of, opened, record_of, say, show_results, wait_until

Shown: TypeAlias = list[tuple[int, float]]
"""How many votes were on a screen from when, by the computer's steady clock."""


class WatchedProjector(Projector):
    """The program's projector, which says when it has painted."""

    painted: Callable[[], None] = staticmethod(lambda: None)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:  # served: drawn and flushed
            self.painted()
        return done


def noting(shown: Shown, votes: Callable[[], int]) -> Callable[[], None]:
    """To be called after each painting: notes the number of votes if it is a new one."""

    def note() -> None:
        if not shown or shown[-1][0] != votes():
            shown.append((votes(), perf_counter()))

    return note


def reached(votes: int, *screens: Shown) -> bool:
    """Whether each screen has shown so many."""
    return all(shown and shown[-1][0] >= votes for shown in screens)


def main(path: Path) -> None:
    """Opens the file as the program does, the projector with it, and answers until the input ends."""
    QApplication.setStyle("Fusion")
    app = QApplication([])
    window = opened(app, path)
    show_results(window)
    assert window.workspace is not None
    projector = window.workspace.projector = WatchedProjector(window.workspace.remote)
    projector.show()
    wait_until(lambda: projector.model.poll is not None)
    panel_shown: Shown = []
    projector_shown: Shown = []
    note = noting(panel_shown, lambda: record_of(window).cast)
    window.painted.connect(note)
    projector.painted = noting(projector_shown, lambda: poll.cast if (poll := projector.model.poll) else 0)
    say(engine_of(path))
    for line in sys.stdin:
        wait_until(partial(reached, int(line), panel_shown, projector_shown))
        say({"panel": panel_shown, "projector": projector_shown})
    window.painted.disconnect(note)
    close(window, path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
