"""A room of phones on bare sockets, light enough that the server is what is measured."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import NamedTuple

from benchmarks.row import p99

_NUMBER = re.compile(rb"id: (\d+)")
SECONDS_LIMIT = 60.0


@dataclass(frozen=True)
class Target:
    """A server under load: what a vote there needs."""

    port: int
    poll: str
    options: Sequence[str]
    tokens: Sequence[str]

    def vote(self, index: int, turn: int) -> bytes:
        """The request of phone `index`; each `turn` is another ballot, so that each is stored."""
        points = {(index + turn) % len(self.options): 2, (index + turn + 3) % len(self.options): 2}
        fields = "".join(f"&{option}={points.get(place, 0)}" for place, option in enumerate(self.options))
        body = f"poll={self.poll}{fields}"
        return (
            f"POST /vote HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nOrigin: http://127.0.0.1:{self.port}\r\n"
            f"Cookie: badge={self.tokens[index % len(self.tokens)]}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


class _Voter(asyncio.Protocol):
    """One connection that sends its requests one after the other."""

    def __init__(self, requests: Iterator[bytes], done: asyncio.Future[None]) -> None:
        self._requests = requests
        self._done = done
        self._answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def _next(self) -> None:
        request = next(self._requests, None)
        if request is not None:
            self._transport.write(request)
        else:
            self._transport.close()
            if not self._done.done():
                self._done.set_result(None)

    def data_received(self, data: bytes) -> None:
        self._answer += data
        head, whole, body = self._answer.partition(b"\r\n\r\n")
        if not whole or len(body) < (5 if b"content-length: 5" in head else 0):
            return
        if not head.startswith((b"HTTP/1.1 303", b"HTTP/1.1 200")):
            self._fail(self._answer[:400])
            return
        self._answer = b""
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        self._fail(b"the connection was lost")

    def _fail(self, why: bytes) -> None:
        if not self._done.done():
            self._done.set_exception(RuntimeError(why.decode("latin-1")))


class Answered(NamedTuple):
    """When a phone was to begin, and when the last of its requests was answered, by the computer's steady clock."""

    due: float
    at: float

    @property
    def seconds(self) -> float:
        return self.at - self.due


async def send(port: int, shares: Sequence[Sequence[bytes]], over: float = 0.0) -> list[Answered]:
    """Sends every share on its own fresh connection; they begin spread `over` seconds."""
    start = perf_counter()
    async with asyncio.timeout(SECONDS_LIMIT):
        dues = [start + over * place / len(shares) for place in range(len(shares))]
        return await asyncio.gather(*(_share(port, *each) for each in zip(shares, dues, strict=True)))


async def _share(port: int, requests: Sequence[bytes], due: float) -> Answered:
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    await asyncio.sleep(due - perf_counter())
    await loop.create_connection(lambda: _Voter(iter(requests), done), "127.0.0.1", port)
    await done
    return Answered(due, perf_counter())


def rate(target: Target, connections: int, each: int, turn: int) -> float:
    """Votes a second, `each` by each of so many phones that wait for their answer before the next."""
    shares = [
        [target.vote(index, turn * each + step) for step in range(each)] for index in range(connections)
    ]
    return connections * each / max(share.seconds for share in asyncio.run(send(target.port, shares)))


def burst(target: Target, phones: int, turn: int) -> float:
    """Seconds until so many phones, connecting in the same instant, have all been answered."""
    return max(_answers(target, phones, turn))


def spread(target: Target, phones: int, turn: int, over: float) -> float:
    """Seconds within which 99 of 100 phones are answered that vote one after the other, `over` that time."""
    return p99(_answers(target, phones, turn, over))


def _answers(target: Target, phones: int, turn: int, over: float = 0.0) -> list[float]:
    requests = [[target.vote(index, turn)] for index in range(phones)]
    return [answered.seconds for answered in asyncio.run(send(target.port, requests, over))]


class _Watcher(asyncio.Protocol):
    """One phone's event stream: when it was told of which number."""

    def __init__(self, request: bytes) -> None:
        self._request = request
        self._told: list[tuple[int, float]] = []
        self._aim: int | None = None
        self.opened = asyncio.get_running_loop().create_future()
        self._reached: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    @property
    def number(self) -> int:
        return self._told[-1][0]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        now = perf_counter()
        self._told += [(int(number), now) for number in _NUMBER.findall(data)]
        if self._told and not self.opened.done():
            self.opened.set_result(None)
        self._look()

    async def reached(self, number: int) -> float:
        """When it was first told of `number` or a later one."""
        self._aim = number
        self._look()
        return await self._reached

    def _look(self) -> None:
        if self._aim is not None and not self._reached.done():
            when = next((at for number, at in self._told if number >= self._aim), None)
            if when is not None:
                self._reached.set_result(when)


async def watch(target: Target, index: int) -> _Watcher:
    """Opens one phone's event stream."""
    request = (
        f"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: badge={target.tokens[index]}\r\n\r\n".encode()
    )
    loop = asyncio.get_running_loop()
    _transport, watcher = await loop.create_connection(lambda: _Watcher(request), "127.0.0.1", target.port)
    return watcher


async def _seen(target: Target, phones: int, turn: int) -> float:
    watchers = [await watch(target, index) for index in range(phones)]
    async with asyncio.timeout(SECONDS_LIMIT):
        await asyncio.gather(*(watcher.opened for watcher in watchers))
        start = perf_counter()
        await send(target.port, [[target.vote(index, turn)] for index in range(phones)])
        # Ballots committed together are one event, so how many there are is asked once all are answered.
        late = await watch(target, 0)
        await late.opened
        times = await asyncio.gather(*(watcher.reached(late.number) for watcher in watchers))
    for watcher in (*watchers, late):
        watcher.transport.abort()
    return max(times) - start


def seen(target: Target, phones: int, turn: int) -> float:
    """Seconds from the first vote until each of so many open pages has been told of all of them."""
    return asyncio.run(_seen(target, phones, turn))
