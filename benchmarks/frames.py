"""The window's frames while the room votes, beside the same window's while nothing is served.

The real window (offscreen, 1280x800) follows a vote live; it started the real engine, and 300 phones with their pages
open vote over loopback HTTP from a third process: first within some seconds, while turnout grows and names leave the
list of those awaited, then all in the same instant, again and again, while results are shown. Thirty times a second a frame is due: the
whole window is painted anew, whatever else it has to do. A frame's time runs from when it was due to when it was on
screen, so one that the Qt thread was too busy for counts as late as it was. The floor is the same window while its
engine is suspended by the system: nothing is served. They alternate, and each figure is the median of the rounds'.

The three processes share this computer's cores, which the phones of a real room do not: they yield to the others. Where
the cores are too few or busy with other things, a frame waits for one; the last row leaves such waiting out: it is the
processor time that the Qt thread spent from one frame to the next, with all that it did for the votes in between.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import sleep
from typing import Any, NamedTuple

import psutil

from benchmarks.room import PHONES, opened
from benchmarks.row import Row, middle, p99

ROUNDS = 5
SECONDS = 10
SPREAD = 8
BURSTS = 3
MOMENTS = 50
AIM = 1.2
WORK_AIM = 1.5
ROOT = Path(__file__).parent.parent


class Figures(NamedTuple):
    """99th percentiles of ten seconds: how late frames were, how much work each was; milliseconds."""

    late: float
    work: float


class Process:
    """A part of the benchmark that is asked and answers line by line."""

    def __init__(self, stack: ExitStack, module: str, *arguments: str, **environment: str) -> None:
        self._process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                env={**os.environ, **environment},
            )
        )
        stack.callback(self._end)

    def _end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        print(line, file=self._process.stdin, flush=True)

    def answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("a process of the benchmark ended before its time")
        return line


class Hall:
    """The window with its engine, and the phones, on a file of their own."""

    def __init__(self, stack: ExitStack, window: str = "benchmarks.frames_window") -> None:
        home = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        file = Path(home, "bench.atelier")
        door, facts = opened(file)
        door.close()
        self._turn = 0
        self._window = Process(stack, window, str(file), QT_QPA_PLATFORM="offscreen", ATELIER_HOME=home)
        engine = json.loads(self._window.answer())
        self._engine = psutil.Process(engine["pid"])
        self._phones = Process(stack, "benchmarks.frames_load")
        self._phones.tell(json.dumps(facts | {"port": engine["port"]}))
        self._phones.answer()

    def _frames(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._window.answer())
        return answer

    def unserved(self) -> Figures:
        """While the engine is held still."""
        self._engine.suspend()
        try:
            self._window.tell(str(SECONDS))
            return _figures(self._frames())
        finally:
            self._engine.resume()

    def show_results(self) -> None:
        """From here on each ballot changes what everyone sees."""
        self._window.tell("results")

    def voting(self, *, times: int, over: float) -> Figures:
        """While every phone votes so many `times`, each time spread `over` seconds."""
        self._window.tell(str(SECONDS))
        for time in range(times):
            sleep(SECONDS / times - over if time else 0)
            self.vote(over)
        figures = _figures(self._frames())
        self._expect_all_votes()
        return figures

    def vote(self, over: float) -> list[float]:
        """Every phone votes, spread `over` seconds; when each was answered, by the computer's steady clock."""
        self._turn += 1
        self._phones.tell(f"{self._turn} {over}")
        answered: list[float] = json.loads(self._phones.answer())
        return answered

    def _expect_all_votes(self) -> None:
        """The window did follow: a moment later it knows of every vote."""
        for _moment in range(MOMENTS):
            self._window.tell("0.2")
            votes = self._frames()["votes"]
            if votes == PHONES:
                return
        raise RuntimeError(f"the window knew of {votes} votes, not {PHONES}")


def _figures(frames: dict[str, Any]) -> Figures:
    return Figures(p99(frames["late"]), p99(frames["work"]))


def _round() -> tuple[Figures, Figures, Figures]:
    with ExitStack() as stack:
        hall = Hall(stack)
        floor, spread = hall.unserved(), hall.voting(times=1, over=SPREAD)
        hall.show_results()
        return floor, spread, hall.voting(times=BURSTS, over=0)


def _middle(rounds: Iterable[Figures]) -> Figures:
    late, work = zip(*rounds, strict=True)
    return Figures(middle(list(late)), middle(list(work)))


def rows() -> Iterator[Row]:
    """A room that takes some seconds to vote, and one whose phones all vote in the same instant, three times."""
    floor, spread, burst = map(_middle, zip(*(_round() for _ in range(ROUNDS)), strict=True))
    what = f"p99 frame, {PHONES} phones vote within {SPREAD} s, floor: no server"
    yield Row(what, spread.late, floor.late, "ms", AIM)
    yield Row("the same, results shown, all vote at once, three times", burst.late, floor.late, "ms", AIM)
    work = max(spread.work, burst.work)
    yield Row("p99 of the Qt thread’s own work a frame, the worse of both", work, floor.work, "ms", WORK_AIM)
