"""What keeps the work out of sight and out of reach while the lock is on, in every window of the program.

Windows for everyone (`public`: the projector's, the kiosk's, and the main one, which then shows the lock) stay; every
other is put away and comes back after. Keys, buttons and touches reach only what was let through.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_T = QEvent.Type
_GESTURES = frozenset(
    {
        _T.KeyPress,
        _T.KeyRelease,
        _T.ShortcutOverride,
        _T.Shortcut,
        _T.MouseButtonPress,
        _T.MouseButtonRelease,
        _T.MouseButtonDblClick,
        _T.MouseMove,
        _T.Wheel,
        _T.TouchBegin,
        _T.TouchUpdate,
        _T.TouchEnd,
        _T.TabletPress,
        _T.TabletMove,
        _T.TabletRelease,
    }
)
_NEVER = frozenset({_T.Close, _T.ContextMenu, _T.DragEnter, _T.DragMove, _T.Drop})
"""Not even where gestures are let through: these lead out."""
_CTRL, _ALT, _META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
_THIRD_LEVEL = (_ALT, _CTRL | _ALT)
"""What keyboards type `@` or `œ` with; Windows says Ctrl+Alt for AltGr."""


def make_public(window: QWidget) -> None:
    """This window may be seen by anyone, whether the lock is on or not."""
    window.setProperty("public", True)


class Curtain(QObject):
    """Drawn and opened by whoever follows the lock."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._let_through: list[QWidget] = []
        self._put_away: list[QWidget] = []
        self.is_drawn = False

    def let_through(self, widget: QWidget) -> None:
        """Gestures on this widget and what is in it are heard."""
        self._let_through.append(widget)

    def forget(self, widget: QWidget) -> None:
        self._let_through = [one for one in self._let_through if one is not widget]

    def draw(self) -> None:
        if self.is_drawn:
            return
        self.is_drawn = True
        while popup := QApplication.activePopupWidget():
            popup.close()
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._put(window)
        _application().installEventFilter(self)

    def open(self) -> None:
        """Everything is there again, as it was."""
        if not self.is_drawn:
            return
        self.is_drawn = False
        _application().removeEventFilter(self)
        for window in self._put_away:
            if shiboken6.isValid(window):
                window.show()
        self._put_away.clear()

    def _put(self, window: QWidget) -> None:
        """Out of sight, unless it is for everyone."""
        if shiboken6.isValid(window) and self.is_drawn and not self._is_public(window):
            window.hide()
            if window not in self._put_away:
                self._put_away.append(window)

    def _is_public(self, window: QWidget) -> bool:
        tip = window.windowType() == Qt.WindowType.ToolTip
        return tip or bool(window.property("public")) or self._reaches(window)

    def _reaches(self, watched: QObject | None) -> bool:
        """Whether gestures on this are let through: it is in a widget that was, across windows."""
        while watched is not None:
            if watched in self._let_through:
                return True
            watched = watched.parent()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _GESTURES:
            # The system's windows hand on to the widgets within, which are asked in their turn.
            return not watched.isWindowType() and not (self._reaches(watched) and _is_harmless(event))
        if kind in _NEVER and watched.isWidgetType():
            return self._refuse(event)
        if kind == _T.Show and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, self, lambda: self._put(watched))
        return False

    def _refuse(self, event: QEvent) -> bool:
        """But for the end of the system's own session, which nobody is kept from."""
        if event.type() == _T.Close and _application().isSavingSession():
            return False
        event.ignore()
        return True


def _is_harmless(event: QEvent) -> bool:
    """No pasting what was copied, no undoing what was typed, no menu by another button."""
    if isinstance(event, QKeyEvent) and (held := event.modifiers() & (_CTRL | _ALT | _META)):
        return held in _THIRD_LEVEL and bool(event.text()) and event.text().isprintable()
    if isinstance(event, QMouseEvent) and event.type() != _T.MouseMove:
        return event.button() == Qt.MouseButton.LeftButton
    return True


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    return application
