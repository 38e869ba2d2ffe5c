"""The window's process: paints first, then imports the rest, opens what was asked, and runs until it is closed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.settings import Settings
from atelier_app.desktop.theme import dress
from atelier_app.desktop.window import Window
from atelier_app.support.language import _, use


def run(path: Path | None = None, *, sample: bool = False) -> int:
    """Runs the window on an initiative, on the sample, or on what was open last; its exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Atelier")
    app.setDesktopFileName("atelier")
    settings = Settings()
    use(settings.language)
    dress(app, settings.mode)
    window = Window(settings)
    wanted = path or (None if sample else _last(settings))
    if wanted or sample:
        window.wait(_("Opening…"))
    window.show()
    QTimer.singleShot(0, window, lambda: _carry_on(window, wanted, sample))
    return app.exec()


def _last(settings: Settings) -> Path | None:
    """What was open when the program ended, if it is still there."""
    last = settings.last_file
    return last if last is not None and last.is_file() else None


def _carry_on(window: Window, path: Path | None, sample: bool) -> None:
    """After the first paint: the log, the alarm, the menus, the file."""
    from atelier_app.desktop.alarm import Alarm
    from atelier_app.support.logs import start_log

    start_log("window")
    qInstallMessageHandler(_log_qt)
    window.alarm = Alarm(window)
    window.complete()
    if path is not None:
        window.open_file(path)
    elif sample:
        window.acts.try_sample(again=True)


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    """Qt's own warnings go to the log."""
    import logging

    level = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}.get(
        kind, logging.WARNING
    )
    logging.getLogger("qt").log(level, "%s", message)
