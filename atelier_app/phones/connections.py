"""One connection of a phone: so much of a request's head, so long to be sent, and so many from one address."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import ClassVar, TypeAlias

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

# Browsers send a kilobyte or two; neither the parser nor uvicorn has a limit of its own.
HEAD_LIMIT = 64 * 1024
REQUEST_SECONDS = 30.0
# A photo may take longer over a weak Wi-Fi, as long as so much of it comes in that time.
STRIDE, BODY_LIMIT = 256 * 1024, 64 * 1024 * 1024
# Three hundred phones behind one address open six each at the most.
PER_ADDRESS = 2500

_Way: TypeAlias = tuple[object, str]
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Connection(HttpToolsProtocol):
    """uvicorn's, which would wait for ever for a request that never ends, and keep every byte of its head."""

    present: ClassVar[Counter[_Way]] = Counter()
    """How many connections each server has from each address."""
    _counted: _Way | None = None
    _deadline: asyncio.TimerHandle | None = None
    _head = 0
    _body = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        way: _Way = (self.server, self.client[0] if self.client else "")
        if self._too_many(way):
            transport.abort()
            return
        self._counted = way
        self.present[way] += 1
        self._expect()

    def _too_many(self, way: _Way) -> bool:
        # Beyond uvicorn's limit it still answers, to say so; twice that, files could not be opened any more.
        crowded = self.limit_concurrency is not None and len(self.connections) > 2 * self.limit_concurrency
        return crowded or self.present[way] >= PER_ADDRESS

    def connection_lost(self, exc: Exception | None) -> None:
        self._expected()
        if self._counted is not None:
            self.present[self._counted] -= 1
            if self.present[self._counted] <= 0:
                del self.present[self._counted]
            self._counted = None
        super().connection_lost(exc)

    # --- a request is due within so many seconds, however its bytes trickle in

    def _expect(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(REQUEST_SECONDS, self._too_late)

    def _expected(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_late(self) -> None:
        self.transport.abort()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._expect()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._head = self._body = 0
        self._expected()

    # --- what is not body counts as head: names, values, the address, the sizes of chunks

    def data_received(self, data: bytes) -> None:
        self._head += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._head > HEAD_LIMIT:
            self.transport.write(_TOO_LARGE)
            self.transport.close()
        elif self.timeout_keep_alive_task is None and self._idle():
            # Blank lines, which begin no request, have ended uvicorn's own wait for one.
            self._expect()

    def _idle(self) -> bool:
        cycle: RequestResponseCycle | None = (
            self.cycle
        )  # None before the first request, whatever its type says
        return cycle is None or cycle.response_complete

    def on_body(self, body: bytes) -> None:
        super().on_body(body)
        self._head = max(0, self._head - len(body))
        self._body += len(body)
        if self._body % STRIDE < len(body) and self._body < BODY_LIMIT:
            self._expected()
            self._expect()
