"""What the projector is painted with: light words on the dark, sized by the window, never cut in the middle.

`unit` is the size of a pixel of the 1440 x 810 drawing the screen was designed as.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from atelier_app.desktop.attendance.join_card import readable
from atelier_app.desktop.look.cells import draw_pill, draw_text, one_line
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.lines import draw_lines
from atelier_app.desktop.look.qr_view import draw_qr
from atelier_app.desktop.look.theme import font, tabular

# Contrast on GROUND: INK 15, SOFT 9, MUTED 6; white on BAR 5 (WCAG 2.2 asks for 4.5, 3 for large words).
GROUND, TRACK = QColor("#171D29"), QColor("#2B3342")
INK, SOFT, MUTED = QColor("#FFFFFF"), QColor("#D5DBE5"), QColor("#A3B0C0")
BAR, BAR_SOFT, WARNING = QColor("#2FA59D"), QColor("#2A6F6D"), QColor("#F7B267")
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAP = int(Qt.TextFlag.TextWordWrap)


def bold(pixels: float) -> QFont:
    return tabular(font(max(1, round(pixels)), QFont.Weight.Bold))


def plain(pixels: float) -> QFont:
    return font(max(1, round(pixels)))


def fitted(
    text: str, width: float, height: float, largest: float, smallest: float, weight: QFont.Weight
) -> QFont:
    """The largest font in which the wrapped text fits; the smallest when none does."""
    size = largest
    while size > smallest:
        face = font(round(size), weight)
        needed = QFontMetricsF(face).boundingRect(QRectF(0, 0, width, 10_000), _WRAP, text)
        if needed.height() <= height and needed.width() <= width:
            return face
        size *= 0.93
    return font(round(smallest), weight)


def one_line_font(text: str, width: float, largest: float) -> QFont:
    """The largest bold font, up to `largest`, in which the text fits on one line."""
    needed = QFontMetricsF(bold(largest)).horizontalAdvance(text)
    return bold(largest if needed <= width else largest * width / needed * 0.98 - 0.5)


def draw_fitted(
    painter: QPainter, box: QRectF, text: str, largest: float, smallest: float, ink: QColor
) -> float:
    """Draws bold wrapped text as large as it fits, at the top of the box; answers the height it took."""
    face = fitted(text, box.width(), box.height(), largest, smallest, QFont.Weight.Bold)
    return _draw_wrapped(painter, box, text, face, ink)


def draw_paragraph(painter: QPainter, box: QRectF, text: str, size: float, ink: QColor) -> float:
    """Draws plain wrapped text, smaller when it must; answers the height it took."""
    face = fitted(text, box.width(), box.height(), size, size * 0.72, QFont.Weight.Normal)
    return _draw_wrapped(painter, box, text, face, ink)


def _draw_wrapped(painter: QPainter, box: QRectF, text: str, face: QFont, ink: QColor) -> float:
    metrics = QFontMetricsF(face)
    needed = metrics.boundingRect(QRectF(0, 0, box.width(), 10_000), _WRAP, text)
    if needed.height() <= box.height() and needed.width() <= box.width():
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(box, _WRAP, text)
        return needed.height()
    draw_lines(painter, box, one_line(text), face, ink)
    return metrics.lineSpacing() * max(1, int(box.height() // metrics.lineSpacing()))


def draw_code(painter: QPainter, box: QRectF, address: str, hint: str, unit: float) -> None:
    """The white card with the join code, the address to type, and a line under it."""
    draw_pill(painter, box, QColor("#FFFFFF"), radius=20 * unit)
    foot = (74 if hint else 46) * unit
    side = min(box.width() - 24 * unit, box.height() - foot - 16 * unit)
    code = QRectF(box.center().x() - side / 2, box.top() + 8 * unit, side, side)
    draw_qr(painter, code, address)
    words = QRectF(box.left() + 14 * unit, code.bottom() - 4 * unit, box.width() - 28 * unit, 34 * unit)
    text = readable(address)
    painter.setFont(one_line_font(text, words.width(), min(38 * unit, box.width() * 0.09)))
    painter.setPen(QColor("#1D2433"))
    painter.drawText(words, _CENTRE, text)
    painter.setFont(plain(17 * unit))
    draw_text(painter, words.translated(0, 31 * unit), hint, QColor("#5F6B7E"), _CENTRE)


def draw_count(painter: QPainter, box: QRectF, count: int, total: int, caption: str, unit: float) -> None:
    """One figure to be read from the back of the hall, its caption, and a bar towards its total."""
    painter.setFont(bold(min(190 * unit, box.height() * 0.5)))
    metrics = QFontMetricsF(painter.font())
    figure = QRectF(box.left(), box.top(), box.width(), metrics.height())
    used = draw_text(painter, figure, number(count), INK)
    base = figure.top() + (figure.height() + metrics.ascent() - metrics.descent()) / 2
    if total:
        painter.setFont(bold(66 * unit))
        painter.setPen(MUTED)
        painter.drawText(round(figure.left() + used + 22 * unit), round(base), f"/ {number(total)}")
        track = QRectF(box.left(), figure.bottom() + 4 * unit, box.width(), 22 * unit)
        draw_pill(painter, track, TRACK)
        if count:
            bar = QRectF(track)
            bar.setWidth(max(track.height(), track.width() * min(1.0, count / total)))
            draw_pill(painter, bar, BAR)
    words = QRectF(box.left(), figure.bottom() + 44 * unit, box.width(), 44 * unit)
    painter.setFont(plain(30 * unit))
    draw_text(painter, words, caption, SOFT)
