"""The servers that the phones' benchmark measures, each in a process of its own.

`python -m benchmarks.phones_servers ROLE` serves on a free loopback port, prints one line of JSON about itself, and
ends when its input closes. Roles: `votes` (the real site over a real file), `slow` (the same with 20 ms more for each
commit), `hello` (the same site, which recognises the phone and reads its form, but stores nothing), `bare` (an asyncio socket, nothing else).
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import threading
import time as clock
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from atelier_app.phones import polls
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form
from atelier_app.phones.server import PhonesServer
from atelier_app.phones.visit import Visit
from atelier_app.storage import sqlite
from atelier_app.workshop.door import Workshop as Door
from atelier_app.workshop.inspection import inspect
from benchmarks.room import PHONES, opened

FSYNC_SECONDS = 0.02
# What the real site answers to a vote, so that the bare socket sends as much.
ANSWER = (
    b"HTTP/1.1 303 See Other\r\ndate: Thu, 08 Apr 2021 12:00:00 GMT\r\nlocation: /\r\ncontent-length: 0\r\n"
    + b"x-content-type-options: nosniff\r\n" * 15
    + b"\r\n"
)


@contextmanager
def _room(voters: int) -> Iterator[tuple[Door, dict[str, Any]]]:
    """A door whose vote is open, and what phones need to vote; in the end so many have voted, and none twice."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.atelier"
        door, facts = opened(path)
        yield door, facts
        door.close()
        found = inspect(path)
        counted = [(poll.ballots, poll.turnout) for poll in found.polls]
        if found.problems or counted != [(voters, voters)]:
            raise RuntimeError(f"{voters} have voted; counted are {counted} {found.problems}")


class _SlowDriver:
    """A connection whose every commit takes `FSYNC_SECONDS` longer, as on a tired disk."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def execute(self, statement: str, *values: Any) -> Any:
        if statement == "COMMIT":
            clock.sleep(FSYNC_SECONDS)
        return self._driver.execute(statement, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)


async def _hello(desk: Desk, visit: Visit, form: Form) -> Answer:
    return Answer(page="hello")


async def _serve(server: PhonesServer, facts: dict[str, Any]) -> None:
    server.bind()
    server.load()
    # As the engine does once it is built.
    gc.collect()
    gc.freeze()
    _announce(server.port, facts)
    _when_input_closes(server.stop)
    await server.run()


def _announce(port: int, facts: dict[str, Any]) -> None:
    print(json.dumps({"port": port} | facts), flush=True)


def _when_input_closes(action: Any) -> None:
    def wait() -> None:
        sys.stdin.read()
        action()

    threading.Thread(target=wait, daemon=True).start()


def _site(role: str) -> None:
    if role == "slow":
        fast = sqlite.driver
        sqlite.driver = lambda connection: _SlowDriver(fast(connection))  # type: ignore[assignment, return-value]
    with _room(0 if role == "hello" else PHONES) as (door, facts):
        if role == "hello":
            polls.cast = _hello
        server = PhonesServer(door, host="127.0.0.1", port=0)
        asyncio.run(_serve(server, facts))


class _Bare(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._data = b""

    def data_received(self, data: bytes) -> None:
        self._data += data
        head, found, body = self._data.partition(b"\r\n\r\n")
        if found and len(body) >= int(head.rpartition(b"Content-Length: ")[2].partition(b"\r\n")[0]):
            self._data = b""
            assert isinstance(self._transport, asyncio.WriteTransport)
            self._transport.write(ANSWER)


async def _bare() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Bare, "127.0.0.1", 0, backlog=2048)
    over = asyncio.Event()
    with _room(0) as (_door, facts):
        _announce(server.sockets[0].getsockname()[1], facts)
        _when_input_closes(lambda: loop.call_soon_threadsafe(over.set))
        await over.wait()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        asyncio.run(_bare())
    else:
        _site(sys.argv[1])
