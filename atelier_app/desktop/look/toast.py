"""A sentence that floats at the bottom of the window for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from atelier_app.desktop.look.widgets import Button, label


class Toast(QFrame):
    """A sentence that floats at the bottom of `over` for a while, with perhaps one thing to do about it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("kind", "toast")
        self._over = over
        self._text = label(wrap=True)
        self._act = Button("")
        self._do: Callable[[], None] = self.hide
        self._act.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 11, 12, 11)
        row.setSpacing(14)
        row.addWidget(self._text, 1)
        row.addWidget(self._act)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def say(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Shows the sentence, long enough to be read."""
        self._text.setText(text)
        self._act.setText(action)
        self._act.setAccessibleName(action)
        self._act.setVisible(bool(action))
        self._do = do or self.hide
        self.setAccessibleName(text)
        self._settle()
        self.show()
        self.raise_()
        self._timer.start(4000 + 50 * len(text))

    def _clicked(self) -> None:
        self.hide()
        self._do()

    def _settle(self) -> None:
        width = min(560, self._over.width() - 40)
        self._text.setMinimumWidth(0)
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 60
        wanted += self._act.sizeHint().width() if self._act.text() else 0
        width = min(width, wanted)
        self.setFixedWidth(max(width, 120))
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - 46)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)
