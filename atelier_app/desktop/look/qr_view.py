"""A QR code drawn as whole device pixels: crisp at any size, dark on white in both themes so that every phone reads it."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier_app.support.qr import matrix

# Modules of white around the code (ISO/IEC 18004 asks for four).
QUIET = 4
_INK, _PAPER = QColor("#1D2433"), QColor("#FFFFFF")


@lru_cache(maxsize=16)
def dark_runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """The side in modules, and each dark horizontal run as (column, row, length): few rectangles, no seams."""
    rows = matrix(text)
    found: list[tuple[int, int, int]] = []
    for y, row in enumerate(rows):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                found.append((x, y, length))
            x += length
    return len(rows), tuple(found)


def draw_qr(painter: QPainter, box: QRectF, text: str) -> None:
    """Draws the code of `text` as large as whole device pixels allow, centred on white in `box`."""
    side, dark = dark_runs(text)
    scale = painter.device().devicePixelRatio()
    module = int(min(box.width(), box.height()) * scale // (side + 2 * QUIET))
    if module < 1:
        return
    painter.save()
    painter.fillRect(box, _PAPER)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    left = round(painter.transform().dx()) + round((box.center().x()) * scale - side * module / 2)
    top = round(painter.transform().dy()) + round((box.center().y()) * scale - side * module / 2)
    painter.translate(-painter.transform().dx() / scale, -painter.transform().dy() / scale)
    painter.scale(1 / scale, 1 / scale)
    for x, y, length in dark:
        painter.fillRect(QRect(left + x * module, top + y * module, length * module, module), _INK)
    painter.restore()


class QrView(QWidget):
    """Shows the QR code of a text; a click is not needed, a screen reader hears the text."""

    def __init__(self, side: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        return self._text

    def show_text(self, text: str) -> None:
        """Draws this text's code; nothing for an empty one."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(box, 12, 12)
        margin = side * 0.02
        draw_qr(painter, box.adjusted(margin, margin, -margin, -margin), self._text)
