"""From a vote's answer to the screens: how long until the facilitator's window and the projector both show it.

The real window and the real projector (offscreen) follow a vote whose results are shown; 300 phones listen, and vote
over loopback HTTP from a process of their own, first within some seconds, then another room's all in the same instant.
The k-th vote is shown once a screen has been painted with k votes or more.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from benchmarks.frames import SPREAD, Hall
from benchmarks.room import PHONES
from benchmarks.row import Row, middle, p99

ROUNDS = 3
LIMIT_MILLISECONDS = 500.0


def rows() -> Iterator[Row]:
    """Two rows: the 99th percentile beside the limit, the later of both screens."""
    within = middle([_round(SPREAD) for _ in range(ROUNDS)])
    what = f"p99 from answer to screens, {PHONES} phones within {SPREAD} s, floor: limit"
    yield Row(what, within, LIMIT_MILLISECONDS, "ms", 1)
    at_once = middle([_round(0) for _ in range(ROUNDS)])
    yield Row("the same, all vote in the same instant", at_once, LIMIT_MILLISECONDS, "ms", 1)


def _round(over: float) -> float:
    with ExitStack() as stack:
        return p99([1000 * wait for wait in LiveHall(stack).waits(over)])


class LiveHall(Hall):
    """A hall whose window has the projector's beside it."""

    def __init__(self, stack: ExitStack) -> None:
        super().__init__(stack, "benchmarks.live_window")

    def waits(self, over: float) -> list[float]:
        """Seconds from each vote's answer until both screens have shown it."""
        self._window.tell(str(PHONES))  # first: between two lines of its input the window stands still
        answered = sorted(self.vote(over))
        shown = json.loads(self._window.answer())
        both = zip(waits(answered, shown["panel"]), waits(answered, shown["projector"]), strict=True)
        return [max(each) for each in both]


def waits(answered: Sequence[float], shown: Sequence[tuple[int, float]]) -> list[float]:
    """How long after its answer each vote was on the screen; 0 where it was there before."""
    votes = [number for number, _moment in shown]
    moments = [shown[bisect_left(votes, place)][1] for place in range(1, len(answered) + 1)]
    return [max(0.0, moment - answer) for moment, answer in zip(moments, answered, strict=True)]
