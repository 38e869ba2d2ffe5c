"""Votes from a room's phones: how many a second, how fast all at once, how soon everyone has seen them all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from benchmarks.phones_load import Target, burst, rate, seen, spread
from benchmarks.room import PHONES
from benchmarks.row import Row, middle

ROUNDS = 5
CONNECTIONS = PHONES
# Within what one phone may send at once, all rounds together.
EACH = 7
# As people do who are asked to vote now.
SPREAD_SECONDS, SPREAD_ROUNDS = 10, 3
# WBO, a collaborative whiteboard on Node: 1.3 to 1.6 s on such a machine, and nothing on the disk yet.
WBO_SECONDS = 1.3


@contextmanager
def _running(role: str) -> Iterator[Target]:
    command = [sys.executable, "-m", "benchmarks.phones_servers", role]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield Target(**json.loads(process.stdout.readline()))
            process.stdin.close()
            if process.wait(30):
                raise RuntimeError(f"the server of {role} ended badly: see above")
        finally:
            if process.poll() is None:
                process.kill()


def _in_turn(*measures: Callable[[int], float], rounds: int = ROUNDS) -> list[float]:
    """The median of each, all measured in turn so that the machine's moods touch them alike; one round warms up."""
    samples = [[measure(turn) for measure in measures] for turn in range(rounds + 1)][1:]
    return [middle(list(column)) for column in zip(*samples, strict=True)]


def rows() -> Iterator[Row]:
    """Every vote is answered only once it is on the disk; in the end all are counted, and none twice."""
    with ExitStack() as stack:
        votes, hello, bare, slow = (
            stack.enter_context(_running(role)) for role in ("votes", "hello", "bare", "slow")
        )
        ours, floor = _in_turn(
            lambda turn: rate(votes, CONNECTIONS, EACH, turn),
            lambda turn: rate(hello, CONNECTIONS, EACH, turn),
        )
        yield Row("durable votes over HTTP, floor: hello", ours, floor, "votes/s", 0.8, "more")
        ours, floor, tired = _in_turn(
            lambda turn: burst(votes, PHONES, 1000 + turn),
            lambda turn: burst(bare, PHONES, turn),
            lambda turn: burst(slow, PHONES, turn),
        )
        yield Row(f"{PHONES} phones vote at once, floor: a bare socket", ours * 1e3, floor * 1e3, "ms", 2.5)
        yield Row("the same, each fsync 20 ms slower, floor: ours", tired * 1e3, ours * 1e3, "ms", 5)
        ours, floor = _in_turn(
            lambda turn: spread(votes, PHONES, 3000 + turn, SPREAD_SECONDS),
            lambda turn: spread(hello, PHONES, 3000 + turn, SPREAD_SECONDS),
            rounds=SPREAD_ROUNDS,
        )
        what = f"p99 answer, {PHONES} phones vote within {SPREAD_SECONDS} s, floor: hello"
        yield Row(what, ours * 1e3, floor * 1e3, "ms", 2.5)
        (ours,) = _in_turn(lambda turn: seen(votes, PHONES, 2000 + turn))
        yield Row(
            f"all {PHONES} phones saw all {PHONES} votes, floor: WBO’s stated",
            ours * 1e3,
            WBO_SECONDS * 1e3,
            "ms",
            0.15,
        )
