"""The desk behind every form: it reads the form, has it done, and answers; what is refused is shown in place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from atelier_app.domain.core import Refused
from atelier_app.phones.badges import COOKIE, cookie_header
from atelier_app.phones.door import AsyncDoor
from atelier_app.phones.flood import Flood
from atelier_app.phones.forms import Form, Typed, read_form
from atelier_app.phones.packing import packed
from atelier_app.phones.pages import Pages
from atelier_app.phones.problems import TOO_FAST, Problem, status_of
from atelier_app.phones.visit import Reception, Visit

# One phone: far beyond fingers, far below a script.
_PHONE_RATE, _PHONE_BURST = 5.0, 60


@dataclass
class Desk:
    """What a form's handler works with."""

    door: AsyncDoor
    reception: Reception
    pages: Pages


@dataclass(frozen=True)
class Answer:
    """Where to go next (a path), or a page in place; `headers` are added."""

    location: str = "/"
    page: str = ""
    headers: tuple[tuple[str, str], ...] = ()


Handler: TypeAlias = Callable[[Desk, Visit, Form], Awaitable[Answer]]
Kept: TypeAlias = Callable[[Form], Mapping[str, str]]
Shown: TypeAlias = Callable[[Visit, Typed], str]


def html(page: str, visit: Visit, status: int = 200) -> Response:
    """A page; it gives the phone its badge when it had none."""
    content, headers = packed(page.encode(), visit.scope)
    response = HTMLResponse(content, status, headers)
    if visit.minted:
        name, value = cookie_header(COOKIE, visit.token)
        response.headers.append(name, value)
    return response


def leading(answer: Answer) -> Response:
    """The way to another page, as the answer to a GET."""
    response = Response(status_code=303, headers={"location": answer.location})
    for name, value in answer.headers:
        response.headers.append(name, value)
    return response


async def _see_other(answer: Answer, send: Send) -> None:
    headers = [(b"location", answer.location.encode()), (b"content-length", b"0")]
    headers += [(name.encode(), value.encode()) for name, value in answer.headers]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


class Posted:
    """The ASGI end of one form. `kept` says what of it is shown again when it is refused, `shown` on which page."""

    def __init__(
        self, desk: Desk, flood: Flood, handler: Handler, kept: Kept, shown: Shown | None = None
    ) -> None:
        self._desk = desk
        self._flood = flood
        self._handler = handler
        self._kept = kept
        self._shown = shown or desk.pages.room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        form = await read_form(scope, receive)
        visit = self._desk.reception.visit(scope)
        if not self._flood.allows(visit.token):
            raise Problem(429, TOO_FAST, (("retry-after", "5"),))
        try:
            answer = await self._handler(self._desk, visit, form)
        except Refused as refused:
            await self._refusal(scope, form, refused)(scope, receive, send)
            return
        if answer.page:
            await html(answer.page, visit)(scope, receive, send)
        else:
            await _see_other(answer, send)

    def _refusal(self, scope: Scope, form: Form, refused: Refused) -> Response:
        visit = self._desk.reception.visit(scope)
        page = self._shown(visit, Typed(self._kept(form), refused))
        return html(page, visit, status_of(refused.code))


def phone_flood() -> Flood:
    """The guard that all the forms of one phone share."""
    return Flood(_PHONE_RATE, _PHONE_BURST)
