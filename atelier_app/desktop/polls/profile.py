"""The merit profile of majority judgment: how many gave each grade, the best on the left, and the line of the middle.

From brown to teal, which every kind of colour blindness tells apart, with the share written where there is room.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier_app.desktop.look.cells import draw_pill, draw_text
from atelier_app.desktop.look.figures import share
from atelier_app.desktop.look.theme import font, tokens
from atelier_app.domain.methods.method import Score
from atelier_app.support.grades import grade_names

_SCALE = tuple(
    QColor(code) for code in ("#B35806", "#E08B2B", "#F6C27A", "#D9D9D2", "#9BD5CE", "#44ABA2", "#0E7C74")
)
_DARK_WORDS, _LIGHT_WORDS = QColor("#1D2433"), QColor("#FFFFFF")
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def grade_colour(grade: int, count: int) -> QColor:
    """The colour of a grade of so many; 0 is the worst."""
    place = grade * (len(_SCALE) - 1) / max(1, count - 1)
    low = min(int(place), len(_SCALE) - 2)
    part = place - low
    first, second = _SCALE[low], _SCALE[low + 1]
    mixed = (
        round(one + (two - one) * part)
        for one, two in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*mixed)


def on_colour(fill: QColor) -> QColor:
    """What is read best on it: dark or light words."""
    return _DARK_WORDS if _luminance(fill) > 0.18 else _LIGHT_WORDS


def _luminance(fill: QColor) -> float:
    """Relative luminance as WCAG defines it."""
    parts = (fill.redF(), fill.greenF(), fill.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def draw_profile(
    painter: QPainter, box: QRectF, counts: tuple[Score, ...], ink: QColor, pixels: float
) -> None:
    """The bar of one option, filling the box, its shares in words of so many pixels; nothing without a grade."""
    total = sum(counts)
    if not total:
        return
    painter.setFont(font(max(1, round(pixels))))
    left = box.left()
    for grade in range(len(counts) - 1, -1, -1):
        width = box.width() * counts[grade] / total
        if width:
            fill = grade_colour(grade, len(counts))
            part = QRectF(left, box.top(), width, box.height())
            painter.fillRect(part.adjusted(0, 0, -min(1.5, width / 4), 0), fill)
            _write_share(painter, _beside(part, box.center().x()), counts[grade] / total, fill)
        left += width
    _draw_middle(painter, box, ink)


def _beside(part: QRectF, middle: float) -> QRectF:
    """The room for words: the wider side of a part that the line of the middle cuts."""
    if not part.left() < middle < part.right():
        return part
    if middle - part.left() > part.right() - middle:
        return QRectF(part.left(), part.top(), middle - part.left() - 3, part.height())
    return QRectF(middle + 3, part.top(), part.right() - middle - 3, part.height())


def _write_share(painter: QPainter, part: QRectF, value: float, fill: QColor) -> None:
    metrics = QFontMetricsF(painter.font())
    said = share(value)
    if metrics.horizontalAdvance(said) + 6 <= part.width() and metrics.ascent() <= part.height():
        painter.setPen(on_colour(fill))
        painter.drawText(part, _CENTRE, said)


def _draw_middle(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """The median is the grade on the line, or on its right where the line falls between two."""
    over = box.height() * 0.18
    middle = box.center().x()
    ends = (QPointF(middle, box.top() - over), QPointF(middle, box.bottom() + over))
    halo = _LIGHT_WORDS if ink.lightness() < 128 else _DARK_WORDS
    for colour, width in ((halo, 4.0), (ink, 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(*ends)


def draw_legend(painter: QPainter, box: QRectF, count: int, ink: QColor, pixels: float) -> float:
    """The grades by name, the best first, on as many lines as they need; answers the height that took."""
    painter.setFont(font(max(1, round(pixels))))
    metrics = QFontMetricsF(painter.font())
    line, swatch = metrics.height() * 1.4, metrics.ascent()
    left, top = box.left(), box.top()
    for grade, name in reversed(list(enumerate(grade_names(count)))):
        width = swatch * 1.5 + metrics.horizontalAdvance(name)
        if left > box.left() and left + width > box.right():
            left, top = box.left(), top + line
        square = QRectF(left, top + (line - swatch) / 2, swatch, swatch)
        draw_pill(painter, square, grade_colour(grade, count), radius=swatch / 5)
        words = QRectF(left + swatch * 1.5, top, metrics.horizontalAdvance(name) + 2, line)
        draw_text(painter, words, name, ink)
        left += width + swatch * 1.4
    return top + line - box.top()


class GradeLegend(QWidget):
    """The legend over a list of profiles."""

    _PIXELS = 12

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_grades(self, count: int) -> None:
        """So many grades; none hides it."""
        self._count = count
        self.setVisible(bool(count))
        self.setAccessibleName(" · ".join(reversed(grade_names(count))) if count else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(600))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetricsF(font(self._PIXELS))
        line, swatch = metrics.height() * 1.4, metrics.ascent()
        left, lines = 0.0, 1
        for name in reversed(grade_names(self._count) if self._count else ()):
            needed = swatch * 1.5 + metrics.horizontalAdvance(name)
            if left and left + needed > width:
                left, lines = 0.0, lines + 1
            left += needed + swatch * 1.4
        return round(lines * line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._count:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_legend(painter, QRectF(self.rect()), self._count, tokens().color("ink"), self._PIXELS)
