"""The room's 300 phones as a process of their own, each with its page open: `python -m benchmarks.frames_load`.

Its first line of input is the target. Each line after it, a turn and a number of seconds, makes every phone vote once,
spread over that time (0: all in the same instant), and is answered once every vote is: a line of JSON, when each was.
It yields to the program: in a workshop the phones are other computers.
"""

from __future__ import annotations

import asyncio
import json
import sys

import psutil

from benchmarks.phones_load import Target, send, watch


async def _play(target: Target) -> None:
    room = range(len(target.tokens))
    watchers = [await watch(target, index) for index in room]
    await asyncio.gather(*(watcher.opened for watcher in watchers))
    say("ready")
    while line := await asyncio.to_thread(sys.stdin.readline):
        turn, seconds = line.split()
        votes = [[target.vote(index, int(turn))] for index in room]
        say(json.dumps([answered.at for answered in await send(target.port, votes, float(seconds))]))
    for watcher in watchers:
        watcher.transport.abort()


def yield_to_others() -> None:
    """Takes only the time that nobody else wants."""
    if sys.platform == "win32":
        psutil.Process().nice(psutil.IDLE_PRIORITY_CLASS)
    else:
        psutil.Process().nice(19)


def say(word: str) -> None:
    """A line to whoever asked."""
    print(word, flush=True)


if __name__ == "__main__":
    yield_to_others()
    asyncio.run(_play(Target(**json.loads(sys.stdin.readline()))))
