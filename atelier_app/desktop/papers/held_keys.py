"""Keys that are pressed while an answer is awaited: kept, and pressed once it is there. Who types fast loses nothing."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class HeldKeys(QObject):
    """Holds the keys of one part of a window."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._kept: deque[tuple[int, Qt.KeyboardModifier, str]] = deque()
        self.holding = False

    def hold(self) -> None:
        """From now on keys are kept."""
        application = QCoreApplication.instance()
        if application is not None and not self.holding:
            self.holding = True
            application.installEventFilter(self)

    def release(self) -> None:
        """Presses what was kept, up to the next answer that is awaited."""
        application = QCoreApplication.instance()
        if application is not None and self.holding:
            self.holding = False
            application.removeEventFilter(self)
        while self._kept and not self.holding:
            key, held, text = self._kept.popleft()
            window = self._over.window()
            focused: QWidget | None = window.focusWidget()
            target = focused if focused is not None and focused.isEnabled() else window
            QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, held, text))

    def forget(self) -> None:
        """What was kept was meant for something else than what is there now."""
        self._kept.clear()
        self.release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.modifiers() & _COMMANDS or not self._over.isAncestorOf(watched):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # it comes again as a key
        elif event.type() is QEvent.Type.KeyPress:
            self._kept.append((event.key(), event.modifiers(), event.text()))
        return True
