"""Participants' phones in a real Chromium: a usual one, a dark one, a very small one, all in the same workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import sin
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from atelier_app.domain.attendance import Participant
from scripts.places import TaskError
from scripts.shots.album import Album
from scripts.system import chromium

PATIENCE = 20_000
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
)
_Scheme = Literal["light", "dark"]
_LOOKS: tuple[tuple[str, int, int, _Scheme], ...] = (
    ("light", 390, 844, "light"),
    ("dark", 390, 844, "dark"),
    ("small", 320, 568, "light"),
)


@dataclass
class Phone:
    """One of them, and whose it is."""

    page: Page
    look: str
    height: int
    owner: Participant

    def take(self, album: Album, what: str) -> None:
        """What its screen shows; of the smallest also the rest of the page."""
        self.page.wait_for_load_state("networkidle") if what == "privacy" else None
        self.page.evaluate("document.fonts.ready")
        self.page.screenshot(path=album.place("phone", what, self.look), animations="disabled")
        taller = self.page.evaluate("document.documentElement.scrollHeight") > self.height
        if self.look == "small" and taller:
            self.page.screenshot(path=album.place("phone", what, "whole"), full_page=True)


class Phones:
    """All of them do the same, each as its owner."""

    def __init__(self, browser: Browser, album: Album, address: str, owners: tuple[Participant, ...]) -> None:
        self._album = album
        self._address = address
        self._phones = []
        for (look, width, height, scheme), owner in zip(_LOOKS, owners, strict=True):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                locale="fr-FR" if album.language == "fr" else "en-GB",
                has_touch=True,
                is_mobile=True,
                device_scale_factor=2,
            )
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.goto(address)
            self._phones.append(Phone(page, look, height, owner))

    def picture(self, what: str, *, shows: str = "main") -> None:
        """A picture of each, once it shows what matches `shows` (CSS)."""
        for phone in self._phones:
            phone.page.locator(shows).first.wait_for()
            phone.take(self._album, what)

    def each(self, act: Callable[[Phone], object]) -> None:
        for phone in self._phones:
            act(phone)

    def look_at(self, path: str) -> None:
        self.each(lambda phone: phone.page.goto(self._address + path))

    def find(self) -> None:
        """Each types the beginning of its owner's name, and is shown who that may be."""

        def type_(phone: Phone) -> None:
            phone.page.fill("#who", phone.owner.full_name[:10])
            phone.page.locator(".choices").wait_for()

        self.each(type_)

    def choose(self) -> None:
        self.each(lambda phone: phone.page.locator(".choices a", has_text=phone.owner.full_name).click())

    def draw(self) -> None:
        """A signature across the frame."""

        def sign(phone: Phone) -> None:
            box = phone.page.locator("#pad canvas").bounding_box()
            assert box is not None
            mouse = phone.page.mouse
            for index, (x, y) in enumerate(_curve()):
                mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
                mouse.down() if index == 0 else None
            mouse.up()

        self.each(sign)

    def sign(self) -> None:
        """Agrees where that is asked, and sends."""

        def send(phone: Phone) -> None:
            agree = phone.page.locator("#consent")
            agree.check() if agree.count() else None
            phone.page.click("#signin .main")

        self.each(send)

    def press(self, selector: str) -> None:
        self.each(lambda phone: phone.page.click(selector))

    def send_idea(self, text: str) -> None:
        def send(phone: Phone) -> None:
            phone.page.fill("#text", text)
            phone.page.click("#idea .main")
            phone.page.locator("#mine").wait_for()

        self.each(send)

    def place_points(self) -> None:
        """Two points on the first option, one on each of the next three."""

        def place(phone: Phone) -> None:
            more = phone.page.locator("#vote button[name=plus]")
            for option in (0, 0, 1, 2, 3):
                more.nth(option).click()

        self.each(place)

    def vote(self) -> None:
        def cast(phone: Phone) -> None:
            phone.page.click("#vote .main")
            phone.page.locator("#receipt").wait_for()

        self.each(cast)


def _curve() -> Iterator[tuple[float, float]]:
    """Arches that become smaller to the right, as a hurried hand writes them."""
    for step in range(120):
        along = step / 119
        yield 0.14 + 0.72 * along + 0.04 * sin(23 * along), 0.5 + 0.32 * (1 - along) * sin(26 * along + 1)


@contextmanager
def phones(album: Album, address: str, owners: tuple[Participant, ...]) -> Iterator[Phones]:
    """A browser with the phones of these people, who have scanned the code."""
    program = chromium()
    if program is None:
        raise TaskError("no Chromium was found: `make setup` installs it, or says how.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield Phones(browser, album, address, owners)
        browser.close()
