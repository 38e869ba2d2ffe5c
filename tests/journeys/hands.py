"""What people do in the journeys: fingers on a keyboard, a finger on a phone, eyes on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import zxingcpp
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.kinds import figure
from atelier_app.desktop.look.theme import Mode, dress
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.window import Window
from atelier_app.desktop.window.workspace import Workspace
from atelier_app.domain.initiative import ActivityKind
from atelier_app.link.client import Link
from atelier_app.support.language import use
from tests.fixtures_phones import PHONE_SIZE, draw

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

P = TypeVar("P", bound=Panel)
D = TypeVar("D", bound=QDialog)


class Keyboard:
    """Keys go where the keyboard is, as they do for people."""

    @property
    def target(self) -> QWidget:
        found = (
            QApplication.activePopupWidget()
            or QApplication.focusWidget()
            or QApplication.activeModalWidget()
            or QApplication.activeWindow()
        )
        assert found is not None, "the keyboard is nowhere"
        return found

    def type(self, text: str) -> Keyboard:
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.target, letter)
            else:  # QTest knows no accents
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.target, event)
        return self

    def press(self, *keys: str) -> Keyboard:
        """Keys by their names: `press("Ctrl+Return", "Tab")`."""
        for name in keys:
            combination = QKeySequence(name)[0]  # type: ignore[index]
            QTest.keyClick(self.target, combination.key(), combination.keyboardModifiers())
        return self

    def choose(self, menu: str, name: str) -> None:
        """Opens a menu by its key, goes down to an action and presses Enter."""
        self.press(menu)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        names = [action.text() for action in popup.actions() if action.isEnabled() and action.text()]
        self.press(*["Down"] * (names.index(name) - names.index(popup.activeAction().text())), "Return")


class WindowSeen:
    """A real window (offscreen), English, on preferences of the test's own home."""

    def __init__(self, qtbot: QtBot, reach: Callable[[Path], Link], patience: int) -> None:
        self._qtbot, self._patience = qtbot, patience
        self.keyboard = Keyboard()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.settings = Settings()
        self.settings.language = "en"
        use("en")
        if not app.styleSheet():
            dress(app, Mode.LIGHT)
        self.window = Window(self.settings, reach)
        self.window.complete()
        self.window.show_start()
        self.window.resize(1440, 900)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def course(self) -> Course:
        return self.workspace.course

    def panel(self, kind: type[P]) -> P:
        """The panel on screen, once it is one of this kind."""
        self._qtbot.waitUntil(lambda: isinstance(self.workspace.stack.panel, kind), timeout=self._patience)
        panel = self.workspace.stack.panel
        assert isinstance(panel, kind)
        return panel

    def dialog(self, kind: type[D]) -> D:
        """The dialog that has the keyboard, once it is one of this kind."""
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind), timeout=self._patience)
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, kind)
        return dialog

    def back(self) -> None:
        """The window has the keyboard again, which a window manager would give back by itself."""
        self.window.activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window, timeout=self._patience)

    def figure(self, kind: ActivityKind) -> str:
        """What the agenda says of the first step of a kind: "1 / 48", "2 notes"."""
        lines = self.course.agenda.lines if self.course.agenda else ()
        return next((figure(line) for line in lines if line.activity.kind is kind), "")

    def go_to(self, kind: ActivityKind) -> None:
        """Down the agenda by the keyboard, to the first step of a kind, and starts it."""
        self.keyboard.press("Ctrl+G", "Home")
        steps = [activity.kind for activity in self.course.activities]
        self.keyboard.press(*["Down"] * steps.index(kind))
        wanted = self.course.activity
        assert wanted is not None
        assert wanted.kind is kind
        self.keyboard.press("Return")
        self._qtbot.waitUntil(lambda: self.course.current == wanted, timeout=self._patience)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QTest.qWait(0)


class Phone:
    """One participant's browser, 390 by 844, in English."""

    def __init__(self, new_context: Callable[..., BrowserContext], address: str, patience: int) -> None:
        self._context = new_context(viewport=PHONE_SIZE, locale="en-GB", has_touch=True)
        self._context.set_default_timeout(patience)
        self.page: Page = self._context.new_page()
        self.page.goto(address)

    def see(self, text: str) -> None:
        """Waits until the text is there, by itself: nothing is reloaded."""
        self.page.get_by_text(text).first.wait_for()

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def sign_in(self, first: str, last: str) -> Phone:
        self.page.fill("#first", first)
        self.page.fill("#last", last)
        return self.sign(first, last)

    def find_oneself(self, first: str, last: str) -> Phone:
        """Finds their name on the list while typing it, and signs in."""
        self.page.fill("#who", f"{first} {last}"[:8])
        self.page.locator(".choices a", has_text=f"{first} {last}").click()
        return self.sign(first, last)

    def sign(self, first: str, last: str) -> Phone:
        """The last step: agrees, signs with a finger, sends."""
        self.page.check("#consent")
        draw(self.page)
        self.page.click("#signin .main")
        self.see(f"Signed in as {first} {last}")
        return self

    def send_idea(self, text: str) -> None:
        self.page.fill("#text", text)
        self.page.click("#idea .main")
        self.page.locator("#mine").get_by_text(text).wait_for()

    def add_points(self, option: str, points: int) -> None:
        """Presses + so many times."""
        line = self.page.locator("#vote li", has_text=option)
        for _turn in range(points):
            line.locator("button[name=plus]").click()

    def vote(self) -> str:
        """Sends the ballot; answers the receipt."""
        self.page.click("#vote .main")
        self.page.locator("#receipt code").wait_for()
        return self.page.locator("#receipt code").inner_text()

    def offline(self, yes: bool) -> None:
        self._context.set_offline(yes)

    def close(self) -> None:
        self._context.close()


def scanned(widget: QWidget) -> str:
    """The text of the QR code that a widget shows, read from its picture as a phone's camera would."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    size, pixels = (image.width(), image.height()), bytes(image.constBits())
    (code,) = zxingcpp.read_barcodes(Image.frombytes("L", size, pixels, "raw", "L", image.bytesPerLine()))
    return str(code.text)
