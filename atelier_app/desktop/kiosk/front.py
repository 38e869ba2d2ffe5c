"""A window that fills a screen, stays in front of all others and is closed by nobody but its program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.lock.curtain import make_public

_BACK_IN_FRONT = 400


class FrontWindow(QWidget):
    """No key leads out of it, and no other window stays over it."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        make_public(self)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._leaving = False
        self._front = QTimer(self, singleShot=True, interval=_BACK_IN_FRONT)
        self._front.timeout.connect(self._come_to_front)

    def fill(self, screen: QScreen) -> None:
        """Fills this screen, in front of everything."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._lose_screen)
        self._come_to_front()

    def _lose_screen(self, _screen: QScreen) -> None:
        """Its screen was unplugged: the main one it is."""
        self.setGeometry(QGuiApplication.primaryScreen().geometry())
        self.showFullScreen()

    def _come_to_front(self) -> None:
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Its program has no more use for it."""
        self._leaving = True
        self._front.stop()
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no page wanted goes nowhere: not Escape either."""
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and not self._leaving:
            self._front.start()
