"""Waits until windows have nothing left to say, then takes their pictures: both themes, large and small."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.theme import Mode, appearance
from scripts.shots.album import Album

LARGE, SMALL = QSize(1440, 900), QSize(1024, 640)
BEAM = QSize(1920, 1080)
PATIENCE = 30.0
# What is read again after a change is read within so many milliseconds; then nothing moves any more.
_QUIET, _STEP = 180, 30


class Camera:
    """Takes pictures for one album."""

    def __init__(self, album: Album) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app, self._album = app, album
        app.setCursorFlashTime(0)

    def wait(self, until: Callable[[], bool]) -> None:
        """Lets the windows live until it is so. Raises `TimeoutError`."""
        deadline = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not come to what the picture is to show")
            self._live(_STEP)

    def settle(self, remote: Remote | None = None) -> None:
        """Waits until every question is answered and nothing new comes for a while."""
        deadline, quiet = time.monotonic() + PATIENCE, 0
        while quiet < _QUIET and time.monotonic() < deadline:
            self._live(_STEP)
            quiet = quiet + _STEP if remote is None or not remote.pending else 0

    def take(self, area: str, what: str, widget: QWidget, look: str = "") -> None:
        """One picture of a widget as it is."""
        self._live(_STEP)
        if not widget.grab().save(str(self._album.place(area, what, look))):
            raise OSError(f"the picture of {what} could not be written")

    def take_all(
        self, area: str, what: str, widget: QWidget, remote: Remote | None = None, *, small: bool = True
    ) -> None:
        """Light and dark, then as small as a window may be."""
        for size, mode, look in (
            (LARGE, Mode.LIGHT, "light"),
            (LARGE, Mode.DARK, "dark"),
            (SMALL, Mode.LIGHT, "small"),
        ):
            if small or size is not SMALL:
                self.dress(mode)
                widget.resize(size)
                self.settle(remote)
                self.take(area, what, widget, look)
        self.dress(Mode.LIGHT)
        widget.resize(LARGE)

    def take_both(self, area: str, what: str, widget: QWidget) -> None:
        """Light and dark, at the size it has: for dialogs."""
        for mode in (Mode.LIGHT, Mode.DARK):
            self.dress(mode)
            self.settle()
            self.take(area, what, widget, mode.value)
        self.dress(Mode.LIGHT)

    def dress(self, mode: Mode) -> None:
        """Light or dark, from here on."""
        if appearance().mode is not mode:
            appearance().choose(mode)

    def _live(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
