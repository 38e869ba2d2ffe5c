"""The phones' server on a real loopback socket, and participants' phones: plain HTTP ones and real Chromium ones."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING

import httpx
import pytest

from atelier_app.phones.door import AsyncDoor
from atelier_app.phones.server import PhonesServer
from atelier_app.support.clock import Clock, system_clock

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.stage import SetClock, Stage

QUIET_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE_SIZE = {"width": 390, "height": 844}
WAIT = 15_000
SIGNATURE = "100,300 200,80 300,320 500,120;600,200 900,260"


@contextmanager
def serving(door: AsyncDoor, clock: Clock = system_clock, port: int = 0) -> Iterator[PhonesServer]:
    """The server of a door on 127.0.0.1, on a thread of its own until the block is over."""
    server = PhonesServer(door, host="127.0.0.1", port=port, clock=clock)
    server.bind()
    thread = threading.Thread(target=lambda: asyncio.run(server.run()), name="phones")
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(20)
        assert not thread.is_alive(), "the phones' server did not stop"


class HttpPhone:
    """A phone without a script: its cookies, the page it shows, and what a person does with it."""

    def __init__(self, address: str, language: str = "en") -> None:
        headers = {"accept-language": language}
        # Plain HTTP only: to load the certificates of the whole world takes longer than most tests.
        self.http = httpx.Client(base_url=address, headers=headers, trust_env=False, verify=False, timeout=20)
        self.answer = self.http.get("/")

    @property
    def text(self) -> str:
        return unescape(self.answer.text)

    @property
    def token(self) -> str:
        return self.http.cookies["badge"]

    def hidden(self, name: str) -> str:
        """What the page itself put into a hidden field."""
        found = re.search(f'name="{name}" value="([^"]*)"', self.answer.text)
        assert found, f"no hidden field {name}"
        return unescape(found[1])

    def open(self, path: str = "/") -> HttpPhone:
        self.answer = self.http.get(path)
        return self

    def post(self, path: str, **fields: str) -> HttpPhone:
        """Sends a form and shows what comes of it, wherever that leads."""
        headers = {"content-type": "application/x-www-form-urlencoded"}  # as a browser, of an empty form too
        self.answer = self.http.post(path, data=fields, headers=headers, follow_redirects=True)
        return self

    def sign_in(self, first: str = "Anne", last: str = "Lefèvre", organisation: str = "") -> HttpPhone:
        return self.post("/signin", first=first, last=last, organisation=organisation, consent="1")

    def find(self, name: str) -> HttpPhone:
        """Looks for oneself on the list."""
        self.answer = self.http.get("/find", params={"name": name})
        return self

    @property
    def choices(self) -> dict[str, str]:
        """Those that one may be, by name, and where choosing them leads."""
        found = re.findall(r'<li><a href="([^"]+)"><b dir="auto">([^<]+)</b>', self.answer.text)
        return {unescape(name): unescape(address) for address, name in found}

    def choose(self, name: str) -> HttpPhone:
        return self.open(self.choices[name])

    def scan(self, token: str) -> HttpPhone:
        """Scans a printed badge."""
        self.answer = self.http.get(f"/b/{token}", follow_redirects=True)
        return self

    def sign(self, signature: str = SIGNATURE, **fields: str) -> HttpPhone:
        """Sends the last step for whoever it is for."""
        hidden = dict(re.findall(r'name="(known|expected)" value="([^"]*)"', self.answer.text))
        return self.post("/signin", **({"consent": "1", "signature": signature} | hidden | fields))

    def send_idea(self, text: str) -> HttpPhone:
        self.open()
        fields = {name: self.hidden(name) for name in ("note", "board", "told")}
        return self.post("/idea", text=text, **fields)

    def vote(self, **points: str) -> HttpPhone:
        """Points by the ids of the options."""
        self.open()
        return self.post("/vote", poll=self.hidden("poll"), **points)


def draw(page: Page, *points: tuple[float, float]) -> None:
    """A stroke across the frame, its points as parts of its width and height."""
    box = page.locator("#pad canvas").bounding_box()
    assert box is not None
    line = points or ((0.2, 0.7), (0.3, 0.2), (0.4, 0.8), (0.6, 0.3), (0.8, 0.6))
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in line]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()


@pytest.fixture
def phones(stage: Stage, clock: SetClock) -> Iterator[PhonesServer]:
    """The phones' server of the stage, on a free loopback port."""
    with serving(stage.door, clock) as server:
        yield server


@pytest.fixture
def phone(phones: PhonesServer) -> Iterator[Callable[[], HttpPhone]]:
    """Makes phones without a script, that have scanned the code."""
    made: list[HttpPhone] = []

    def scan() -> HttpPhone:
        made.append(HttpPhone(phones.address))
        return made[-1]

    yield scan
    for one in made:
        one.http.close()


# Playwright keeps an event loop on the thread that uses it, so that tests with a loop of their own need other modules.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One real Chromium for the tests of a module."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET_CHROMIUM))
        yield browser
        browser.close()


@pytest.fixture
def chromium_phone(browser: Browser, phones: PhonesServer) -> Iterator[Callable[..., Page]]:
    """Makes real browsers that have scanned the code: `chromium_phone(java_script_enabled=False, locale="en-GB")`."""
    contexts: list[BrowserContext] = []

    def scan(**options: object) -> Page:
        settings = {"viewport": PHONE_SIZE, "locale": "en-GB", "has_touch": True} | options
        context = browser.new_context(**settings)  # type: ignore[arg-type]
        context.set_default_timeout(WAIT)
        contexts.append(context)
        page = context.new_page()
        page.goto(phones.address)
        return page

    yield scan
    for context in contexts:
        context.close()


def weight(answer: httpx.Response) -> int:
    """Bytes of an answer as sent, its headers included."""
    return answer.num_bytes_downloaded + sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
