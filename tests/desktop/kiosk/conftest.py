"""The kiosk as it stands in the hall: the whole window, locked, and the kiosk over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.window import Kiosk
from atelier_app.desktop.window.sentry import Sentry
from atelier_app.desktop.window.window import Window
from atelier_app.domain.attendance import Attendee, ReadAttendance
from tests.desktop.conftest import Engine

CODE = "2468"


@pytest.fixture
def sentry(window: Window, quick_code: None) -> Iterator[Sentry]:
    assert window.sentry is not None
    guard = window.sentry.lock.guard
    guard.set_code(CODE)
    yield window.sentry
    guard.forget()
    window.sentry.lock._look()
    window.sentry.curtain.open()


@pytest.fixture
def kiosk(window: Window, sentry: Sentry, qtbot: QtBot) -> Kiosk:
    assert window.workspace is not None
    assert window.workspace.course.workshop_id is not None
    sentry.start_kiosk(window.workspace.course.workshop_id)
    made = sentry.kiosk
    assert made is not None
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.model.workshop is not None)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


class Hands:
    """Presses keys and buttons as the system would: through the window, not past it."""

    def __init__(self, kiosk: Kiosk, qtbot: QtBot) -> None:
        self.kiosk, self._qtbot = kiosk, qtbot

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.kiosk.windowHandle(), ord(letter))

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self.kiosk.windowHandle(), key, held)

    def scan(self, text: str) -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def until_page(self, page: Page) -> None:
        self._qtbot.waitUntil(lambda: self.kiosk.page is page)


@pytest.fixture
def hands(kiosk: Kiosk, qtbot: QtBot) -> Hands:
    return Hands(kiosk, qtbot)


@pytest.fixture
def people(window: Window, engine: Engine) -> Callable[[], tuple[Attendee, ...]]:
    """Everyone on the list now."""

    def read() -> tuple[Attendee, ...]:
        assert window.workspace is not None
        workshop_id = window.workspace.course.workshop_id
        assert workshop_id is not None
        return engine.door.read(ReadAttendance(workshop_id)).attendees

    return read
