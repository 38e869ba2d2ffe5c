"""The chart of a sensitivity: an idea a line, its total against the share of one criterion."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.grids.wording import total_words
from atelier_app.desktop.look.cells import draw_pill, draw_text
from atelier_app.desktop.look.figures import share
from atelier_app.desktop.look.theme import Tokens, font, tokens
from atelier_app.domain.core import Id
from atelier_app.domain.sensitivity import Line, Sensitivity
from atelier_app.support.language import _

_NAMES, _LEFT, _TOP, _FOOT = 176, 46, 30, 40
_ROW = 16
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class SensitivityChart(QWidget):
    """The share now is a dashed line, the one that is tried a full one. A click tries the share there."""

    tried = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Sensitivity | None = None
        self._names: Mapping[Id, str] = {}
        self._logarithmic = False
        self.trial = 0.0
        self.picked: Id | None = None
        self.setMinimumSize(QSize(420, 240))

    def show_lines(self, found: Sensitivity, names: Mapping[Id, str], *, logarithmic: bool) -> None:
        """Shows these; logarithms are told as the totals they are of."""
        self._found, self._names, self._logarithmic = found, names, logarithmic
        self.update()

    def try_share(self, trial: float) -> None:
        """Marks a share that is only tried."""
        self.trial = trial
        self.update()

    def pick(self, option_id: Id | None) -> None:
        """Makes one line stand out."""
        self.picked = option_id
        self.update()

    # --- geometry

    @property
    def _plot(self) -> QRectF:
        names = min(_NAMES, self.width() * 0.34)
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -names - 12, -_FOOT)

    def _point(self, at: float, value: float) -> QPointF:
        plot, (low, high) = self._plot, self._bounds
        return QPointF(
            plot.left() + at * plot.width(), plot.bottom() - (value - low) / (high - low) * plot.height()
        )

    @property
    def _bounds(self) -> tuple[float, float]:
        lines = self._found.lines if self._found else ()
        values = [end for line in lines for end in (line.without, line.alone)]
        low, high = min(values, default=0.0), max(values, default=1.0)
        margin = (high - low) * 0.06 or 1.0
        return low - margin, high + margin

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plot = self._plot
        if event.button() is Qt.MouseButton.LeftButton and plot.width() > 0:
            self.tried.emit(max(0.0, min(1.0, (event.position().x() - plot.left()) / plot.width())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            plot = self._plot
            self.tried.emit(max(0.0, min(1.0, (event.position().x() - plot.left()) / plot.width())))

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = tokens()
        self._paint_axes(painter, theme)
        if self._found is None or not self._found.lines:
            return
        self._paint_stays(painter, theme)
        ranked = sorted(self._found.lines, key=lambda line: -line.at(self.trial))
        for place, line in reversed(list(enumerate(ranked))):
            self._paint_line(painter, line, place, theme)
        self._paint_marks(painter, theme)
        self._paint_names(painter, ranked, theme)

    def _paint_axes(self, painter: QPainter, theme: Tokens) -> None:
        plot = self._plot
        draw_pill(painter, plot, theme.color("card"), theme.color("line"), radius=6)
        painter.setFont(font(11))
        for hundredths in (0, 25, 50, 75, 100):
            x = plot.left() + plot.width() * hundredths / 100
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
            box = QRectF(x - 30, plot.bottom() + 4, 60, 16)
            draw_text(painter, box, share(hundredths / 100), theme.color("muted"), _CENTRE)
        low, high = self._bounds
        for part in (0.1, 0.5, 0.9):
            value = low + (high - low) * part
            y = plot.bottom() - part * plot.height()
            said = total_words(10**value if self._logarithmic else value)
            draw_text(painter, QRectF(0, y - 9, _LEFT - 8, 18), said, theme.color("muted"), _RIGHT)
        foot = QRectF(plot.left(), plot.bottom() + 20, plot.width(), 18)
        draw_text(painter, foot, _("share of the whole weight"), theme.color("muted"), _CENTRE)

    def _paint_stays(self, painter: QPainter, theme: Tokens) -> None:
        """Where the first stays first."""
        assert self._found is not None
        plot, (low, high) = self._plot, self._found.first_stays
        band = QRectF(
            plot.left() + low * plot.width(), plot.top(), (high - low) * plot.width(), plot.height()
        )
        painter.fillRect(band, theme.color("accent_soft"))

    def _paint_line(self, painter: QPainter, line: Line, place: int, theme: Tokens) -> None:
        ink, width = self._look(line, place, theme)
        painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(self._point(0, line.without), self._point(1, line.alone)))

    def _look(self, line: Line, place: int, theme: Tokens) -> tuple[QColor, float]:
        if line.option_id == self.picked:
            return theme.color("warning"), 3.5
        if place == 0:
            return theme.color("accent"), 3
        return (theme.color("ink"), 1.8) if place < 3 else (theme.color("muted"), 1.0)

    def _paint_marks(self, painter: QPainter, theme: Tokens) -> None:
        assert self._found is not None
        plot = self._plot
        now = plot.left() + self._found.share * plot.width()
        painter.setPen(QPen(theme.color("muted"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(now, plot.top(), now, plot.bottom()))
        trial = plot.left() + self.trial * plot.width()
        tried = abs(self.trial - self._found.share) > 0.001
        if tried:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawLine(QLineF(trial, plot.top(), trial, plot.bottom()))
            for line in self._found.lines:
                point = self._point(self.trial, line.at(self.trial))
                painter.setBrush(theme.color("accent"))
                painter.drawEllipse(point, 2.5, 2.5)
        painter.setFont(font(11, QFont.Weight.DemiBold))
        said = _("now {share}").format(share=share(self._found.share))
        _draw_above(painter, now, plot, said, theme.color("muted"))
        if tried and abs(trial - now) > 74:
            _draw_above(
                painter,
                trial,
                plot,
                _("tried {share}").format(share=share(self.trial)),
                theme.color("accent"),
            )

    def _paint_names(self, painter: QPainter, ranked: list[Line], theme: Tokens) -> None:
        """At the right end, one below the other; what has no room there is in the list."""
        plot = self._plot
        left, bottom = plot.right() + 8, plot.top() - _ROW
        place_of = {line.option_id: place for place, line in enumerate(ranked)}
        for line in sorted(ranked, key=lambda line: -line.alone):
            y = max(self._point(1, line.alone).y() - _ROW / 2, bottom)
            if y + _ROW > plot.bottom() + _ROW / 2:
                break
            place = place_of[line.option_id]
            strong = place == 0 or line.option_id == self.picked
            painter.setFont(font(12, QFont.Weight.Bold if strong else QFont.Weight.Normal))
            ink = (
                self._look(line, place, theme)[0] if strong else theme.color("ink" if place < 3 else "muted")
            )
            box = QRectF(left, y, self.width() - left, _ROW)
            draw_text(painter, box, self._names[line.option_id], ink)
            bottom = y + _ROW


def _draw_above(painter: QPainter, x: float, plot: QRectF, said: str, ink: QColor) -> None:
    width = QFontMetricsF(painter.font()).horizontalAdvance(said) + 6
    left = max(plot.left(), min(plot.right() - width, x - width / 2))
    draw_text(painter, QRectF(left, plot.top() - 22, width, 18), said, ink, _CENTRE)
