"""A window on a wall of thousands while the room goes on writing: opening, memory, and frames under ideas from phones.

The real window (offscreen, 1920x1080) starts the real engine and follows its board; 300 phones send ideas over loopback
HTTP from a third process, 50 a second. Thirty times a second a frame is due, and one that the Qt thread was too busy
for counts as late as it was. Memory is what belongs to the window's process alone, beside the same window on an empty
board. The processes share this computer's cores, which the phones of a real room do not: the slowest frame is therefore
told twice, by the clock and as the processor time that the Qt thread spent on it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import (
    ActivityKind,
)
from atelier_app.domain.notes import AddNotes, NewNote
from atelier_app.domain.room import EnterActivity
from benchmarks.board import notes
from benchmarks.frames import MOMENTS, Process
from benchmarks.room import peopled
from benchmarks.row import Row, middle

MANY = 5000
RUNS = 3
A_SECOND = 50
SECONDS = 8
OPEN_LIMIT = 1000.0
MEMORY_LIMIT = 150.0
FRAME_LIMIT = 33.0
_MB = 1024 * 1024


def filled(path: Path, count: int) -> dict[str, Any]:
    """A new file whose board holds so many notes, and what phones need to send ideas to it."""
    door, board_id, tokens = peopled(path, ActivityKind.IDEAS, "Idées")
    made = (NewNote(new_id(), n.text, n.colour, n.x, n.y, label=n.label) for n in notes(count))
    door.execute(AddNotes(board_id, tuple(made)))
    door.execute(EnterActivity(board_id))
    door.close()
    return {"board": board_id, "tokens": tokens}


class Hall:
    """The window with its engine, on a file of its own."""

    def __init__(self, stack: ExitStack, count: int) -> None:
        home = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        file = Path(home, "bench.atelier")
        self._facts = filled(file, count)
        self._window = Process(
            stack, "benchmarks.board_window", str(file), QT_QPA_PLATFORM="offscreen", ATELIER_HOME=home
        )
        self.figures: dict[str, Any] = json.loads(self._window.answer())
        self._stack = stack

    def frames(self, seconds: float) -> dict[str, Any]:
        """What the window tells of its frames in this time."""
        self._window.tell(str(seconds))
        answer: dict[str, Any] = json.loads(self._window.answer())
        return answer

    def under_ideas(self) -> dict[str, Any]:
        """Frames while ideas come; a moment later the window knows of them all."""
        before = self.frames(0.2)["notes"]
        phones = Process(self._stack, "benchmarks.board_load")
        phones.tell(json.dumps(self._facts | {"port": self.figures["port"]}))
        phones.answer()
        phones.tell(f"{A_SECOND * SECONDS} {SECONDS}")
        frames = self.frames(SECONDS + 0.5)
        phones.answer()
        for _moment in range(MOMENTS):
            known = self.frames(0.2)["notes"] - before
            if known == A_SECOND * SECONDS:
                return frames
        raise RuntimeError(f"the window knew of {known} ideas, not {A_SECOND * SECONDS}")


def rows() -> Iterator[Row]:
    """Opening and memory beside an empty board, then the ideas."""
    found: dict[int, list[dict[str, Any]]] = {0: [], MANY: []}
    for _run in range(RUNS):
        for count, figures in found.items():
            with ExitStack() as stack:
                figures.append(Hall(stack, count).figures)
    (empty, empty_memory), (full, full_memory) = _middles(found[0]), _middles(found[MANY])
    yield Row(f"opening a file with {MANY:,} notes until painted, limit", full, OPEN_LIMIT, "ms", 1.0)
    yield Row("the same, beside a file with an empty board", full, empty, "ms", 1.5)
    more = (full_memory - empty_memory) / _MB
    yield Row(f"memory of {MANY:,} notes above the empty window, limit", more, MEMORY_LIMIT, "MB", 1.0)
    with ExitStack() as stack:
        hall = Hall(stack, MANY)
        calm = hall.frames(SECONDS)
        frames = hall.under_ideas()
    what = f"{MANY:,} notes, {A_SECOND} ideas a second: slowest frame"
    yield Row(f"{what}, limit", max(frames["late"]), FRAME_LIMIT, "ms", 1.0)
    yield Row(f"{what}, Qt thread’s own work, limit", max(frames["work"]), FRAME_LIMIT, "ms", 1.0)
    yield Row(f"{what}, beside no idea", max(frames["late"]), max(calm["late"]), "ms", 1.5)


def _middles(figures: list[dict[str, Any]]) -> tuple[float, float]:
    return middle([one["opened"] for one in figures]), middle([one["memory"] for one in figures])
