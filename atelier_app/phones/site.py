"""The site: which address does what."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Scope

from atelier_app.phones import attendance, board, hands, photos, polls, priorities
from atelier_app.phones.assets import Assets
from atelier_app.phones.badges import Badges, cookie_header
from atelier_app.phones.desk import Answer, Desk, Handler, Kept, Posted, Shown, html, leading, phone_flood
from atelier_app.phones.door import AsyncDoor
from atelier_app.phones.events import Events
from atelier_app.phones.finding import TOO_OFTEN, Finder, advice
from atelier_app.phones.forms import NOTHING_TYPED, Form, Typed
from atelier_app.phones.gate import Gate
from atelier_app.phones.ideas import IdeaPages
from atelier_app.phones.live import Hub
from atelier_app.phones.owners import Owners
from atelier_app.phones.pages import Pages
from atelier_app.phones.problems import Problem
from atelier_app.phones.reach import Reach
from atelier_app.phones.stage import StageKeeper
from atelier_app.phones.visit import LANGUAGE_COOKIE, Reception, Visit, place
from atelier_app.phones.wall import WallKeeper
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.language import LANGUAGES

# What the room's page says besides, once: where a form or a badge has led to it.
_TOLD = {
    board.SENT: Typed(done="idea"),
    board.CHANGED: Typed(done="changed"),
    board.WITHDRAWN: Typed(done="withdrawn"),
    board.RESTORED: Typed(done="restored"),
    **{address: Typed(notice=notice) for address, notice in hands.NOTICES.items()},
}
_IDEA_PAGES = {
    "wall": "/wall",
    "table": "/table",
    "all_mine": "/mine",
    "mine": "/mine/{id}",
    "note": "/note/{id}",
}
_OF_ALL = {"wall", "note"}
# How the address of the last step says who it is for, and the field of its form for that.
_ASKED = (("who", "expected"), ("name", "name"))


class Site:
    """Everything behind one address; `app` is the ASGI application, `hub` its open pages."""

    def __init__(self, door: AsyncDoor, reach: Reach | None = None, clock: Clock = system_clock) -> None:
        keeper, badges = StageKeeper(door, clock), Badges(door)
        self._walls, owners = WallKeeper(door), Owners()
        self.hub = Hub(door, keeper, badges, clock, self._walls, owners)
        self._assets = Assets()
        self._reception = Reception(keeper, badges)
        self._pages = Pages(door, keeper, self._assets, clock, IdeaPages(door, self._walls, owners))
        self._desk = Desk(door, self._reception, self._pages)
        self._finder = Finder(door)
        self._flood = phone_flood()
        router = Router(self._routes(), redirect_slashes=False)
        self.app: ASGIApp = Gate(router, reach or Reach(), self._problem)

    def _routes(self) -> list[Route]:
        # The vote comes first: it is the address that a whole room asks for at once.
        return [
            Route("/vote", self._posted(polls.cast, polls.kept), methods=["POST"]),
            Route("/", self._room),
            Route("/rate", self._posted(priorities.rate, priorities.kept), methods=["POST"]),
            Route("/events", Events(self.hub), methods=["GET"]),
            Route("/idea", self._posted(board.send_idea, board.kept), methods=["POST"]),
            *self._idea_routes(),
            Route("/find", self._find),
            Route("/sign", self._sign),
            Route(
                "/signin",
                self._posted(attendance.sign_in, attendance.kept, self._pages.sign),
                methods=["POST"],
            ),
            Route("/b/{token:path}", self._scan),
            Route("/other", self._posted(hands.hand_over, _nothing), methods=["POST"]),
            Route("/switch", self._posted(hands.switch, _nothing), methods=["POST"]),
            Route("/language", self._posted(_choose_language, _nothing), methods=["POST"]),
            Route("/privacy", self._privacy),
            Route("/static/{name}", self._assets.serve),
        ]

    def _idea_routes(self) -> Iterator[Route]:
        handlers = {"table": board.send_lines, "mine": board.change_idea, "note": board.comment}
        for name, path in _IDEA_PAGES.items():
            yield Route(path, self._ideas(name))
            if name in handlers:
                shown = partial(self._pages.ideas, name)
                yield Route(path, self._posted(handlers[name], board.kept, shown), methods=["POST"])
        yield Route("/photo/{id}", photos.Photos(self._desk, self._flood), methods=["POST"])
        yield Route("/picture/{id}", photos.Pictures(self._desk, self._walls).serve)

    def _ideas(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        """The page of that name."""

        async def page(request: Request) -> Response:
            visit = self._reception.visit(request.scope)
            if name in _OF_ALL and visit.stage.board is not None:
                # A long wall is better read on a thread: the page finds it kept.
                await asyncio.to_thread(self._walls.wall, visit.stage.board.id)
            return html(self._pages.ideas(name, visit), visit)

        return page

    def _posted(self, handler: Handler, kept: Kept, shown: Shown | None = None) -> Posted:
        return Posted(self._desk, self._flood, handler, kept, shown)

    async def _room(self, request: Request) -> Response:
        visit = self._reception.visit(request.scope)
        return html(self._pages.room(visit, _TOLD.get(f"/?{request.url.query}", NOTHING_TYPED)), visit)

    async def _find(self, request: Request) -> Response:
        visit = self._reception.visit(request.scope)
        typed = request.query_params.get("name", "").strip()
        if not self._finder.allows(visit):
            return html(self._pages.find(visit, typed, (), TOO_OFTEN), visit, 429)
        found = await self._finder.find(visit, typed)
        return html(self._pages.find(visit, typed, found, advice(typed, found)), visit)

    async def _sign(self, request: Request) -> Response:
        visit = self._reception.visit(request.scope)
        said = {name: request.query_params[asked] for asked, name in _ASKED if asked in request.query_params}
        if visit.attendee and not (said or visit.due or visit.unsigned):
            return leading(Answer())
        return html(self._pages.sign(visit, Typed(said)), visit)

    async def _scan(self, request: Request) -> Response:
        visit = self._reception.visit(request.scope)
        return leading(hands.scan(self._reception.badges, visit, request.path_params["token"]))

    async def _privacy(self, request: Request) -> Response:
        visit = self._reception.visit(request.scope)
        return html(self._pages.privacy(visit), visit)

    def _problem(self, scope: Scope, problem: Problem) -> Response:
        visit = self._reception.visit(scope)
        page = self._pages.message(visit, problem.message, problem.facts)
        response = Response(page, problem.status, media_type="text/html")
        for name, value in problem.headers:
            response.headers.append(name, value)
        return response


async def _choose_language(_desk: Desk, _visit: Visit, form: Form) -> Answer:
    """Remembers the language on this phone, and goes back to the page that it was chosen on."""
    code = form.get("language")
    headers = (cookie_header(LANGUAGE_COOKIE, code),) if code in LANGUAGES else ()
    return Answer(place(form.get("back")) or "/", headers=headers)


def _nothing(_form: Form) -> Mapping[str, str]:
    return {}
