"""The window's process: paints first, then imports the rest, opens what was asked, and runs until it is closed."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from atelier_app.desktop import early
from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.window import Window
from atelier_app.support.language import _, use
from atelier_app.support.places import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QtMsgType

    from atelier_app.domain.initiative import ActivityKind


def run(path: Path | None = None, *, sample: bool = False) -> int:
    """Runs the window on an initiative, on the sample, or on what was open last; its exit code."""
    gc.disable()  # all is loaded without it, then the collector takes over
    QApplication.setStyle("Fusion")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Atelier")
    app.setDesktopFileName("atelier")
    settings = Settings()
    use(settings.language)
    wanted = path or (None if sample else _last(settings))
    if wanted is not None and path is None:
        early.start(wanted)
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{weight}.ttf")))
    window = Window(settings)
    page = window.wait(_("Opening…") if wanted or sample else "")
    page.painted.connect(lambda: _carry_on(app, window, wanted, sample))
    window.show()
    return app.exec()


def _last(settings: Settings) -> Path | None:
    """What was open when the program ended, if it is still there."""
    last = settings.last_file
    return last if last is not None and last.is_file() else None


def _carry_on(app: QApplication, window: Window, path: Path | None, sample: bool) -> None:
    """After the first paint: the log, the alarm, the file or the start screen, the menus."""
    from PySide6.QtCore import QEventLoop, qInstallMessageHandler

    from atelier_app.desktop.door.alarm import Alarm
    from atelier_app.desktop.look.qt_words import speak_as_we_do
    from atelier_app.desktop.look.theme import dress
    from atelier_app.support.logs import start_log

    start_log("window")
    qInstallMessageHandler(_log_qt)
    window.alarm = Alarm(window)
    if path is not None:
        window.open_file(path)  # the engine starts while the rest is imported
    speak_as_we_do()
    dress(app, window.settings.mode)
    if path is None and not sample:
        window.show_start()
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)  # painted before the rest
    window.complete()
    _warm(window)
    if path is None and sample:
        window.acts.try_sample(again=True)


def _warm(window: Window) -> None:
    """Loads what an open initiative needs, piece by piece, while the engine starts or the person chooses."""
    from atelier_app.domain.initiative import ActivityKind

    panels = [partial(_load_panel, kind) for kind in ActivityKind]
    pieces: deque[Callable[[], None]] = deque([_load_workspace, *panels, partial(_settle, window)])

    def next_piece() -> None:
        pieces.popleft()()
        if pieces:
            QTimer.singleShot(0, window, next_piece)

    QTimer.singleShot(0, window, next_piece)


def _load_workspace() -> None:
    import atelier_app.desktop.start.recent_keeper
    import atelier_app.desktop.window.workspace  # noqa: F401


def _load_panel(kind: ActivityKind) -> None:
    from atelier_app.desktop.panels import panel_of

    panel_of(kind)


def _settle(window: Window) -> None:
    """All is loaded: what becomes garbage from here on is collected on this thread."""
    from atelier_app.desktop.collector import Collector

    Collector(window)


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    """Qt's own warnings go to the log."""
    import logging

    from PySide6.QtCore import QtMsgType

    level = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}.get(
        kind, logging.WARNING
    )
    logging.getLogger("qt").log(level, "%s", message)
