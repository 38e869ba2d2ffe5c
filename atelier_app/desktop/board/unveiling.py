"""Ideas are revealed calmly: what was seen before fades over what is seen now."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStyle, QWidget

_FADE_MS = 700


class Unveiling(QWidget):
    """Lies over `view`, lets the mouse through, and is gone by itself."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._before = view.grab()
        self._share = 1.0
        self.setGeometry(view.rect())
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(_FADE_MS)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._fading.valueChanged.connect(self._fade)
        self._fading.finished.connect(self._end)
        self.lower()  # what floats over the wall stays as it is
        self.show()
        self._fading.start()

    def _fade(self, share: float) -> None:
        self._share = share
        self.update()

    def _end(self) -> None:
        self.hide()
        self._before = QPixmap()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._share)
        painter.drawPixmap(0, 0, self._before)


def unveil(view: QWidget) -> None:
    """Fades from what `view` shows now to what it shows next; at once where nothing is to move on screen."""
    moves = view.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, view) > 0
    if moves and view.isVisible() and not view.size().isEmpty():
        Unveiling(view)
