"""The address `/events`: one open page's stream, resumed where the phone left it."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

from atelier_app.phones.badges import mint, token_of
from atelier_app.phones.forms import header
from atelier_app.phones.live import Hub, Stream

# Milliseconds after which a browser whose stream broke tries again by itself.
_RETRY = b"retry: 1500\n\n"
_HEADERS = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]


def _since(scope: Scope) -> int | None:
    """The event that the phone is up to date with: the browser's own note first, else the page's."""
    said = header(scope, b"last-event-id").decode("latin-1")
    said = said or parse_qs(scope["query_string"].decode("latin-1")).get("since", [""])[0]
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else None


class Events:
    """Sends each woken stream's news until the phone or the server leaves."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":  # it asks what there would be, not to be kept waiting for it
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": b""})
            return
        stream = self._hub.open(token_of(scope) or mint(), _since(scope))
        watching = asyncio.ensure_future(self._watch(stream, receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": _RETRY, "more_body": True})
            while not stream.closed:
                await stream.woken.wait()
                stream.woken.clear()
                if body := self._hub.taken(stream):
                    await send({"type": "http.response.body", "body": body, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            watching.cancel()
            self._hub.leave(stream)

    @staticmethod
    async def _watch(stream: Stream, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        stream.close()
