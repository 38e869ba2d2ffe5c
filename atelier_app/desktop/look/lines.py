"""Wrapped words in a box of any height: as many whole lines as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from atelier_app.desktop.look.theme import font


def whole_words_font(
    text: str, width: float, pixels: int, weight: QFont.Weight = QFont.Weight.Normal
) -> QFont:
    """The house's font, up to a quarter smaller where that keeps the longest word in one piece."""
    longest = max(text.split(), key=len, default="")
    needed = QFontMetricsF(font(pixels, weight)).horizontalAdvance(longest)
    if needed <= width or width < needed * 0.75:
        return font(pixels, weight)
    return font(int(pixels * width / needed), weight)


def draw_lines(painter: QPainter, box: QRectF, text: str, face: QFont, ink: QColor) -> None:
    """Draws wrapped text, as many whole lines as there is room for, the last one elided."""
    painter.setFont(face)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    lines = max(1, int(box.height() // metrics.lineSpacing()))
    layout = QTextLayout(text, face)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapping)
    layout.beginLayout()
    for row in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        start, length = line.textStart(), line.textLength()
        shown = text[start:] if row == lines - 1 else text[start : start + length]
        shown = metrics.elidedText(shown.strip(), Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        at = QRectF(
            box.left(), box.top() + row * metrics.lineSpacing(), box.width() + 2, metrics.lineSpacing()
        )
        painter.drawText(at, int(Qt.TextFlag.TextSingleLine), shown)
    layout.endLayout()
