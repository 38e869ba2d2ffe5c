"""The two headers of a grid: ideas with their place at the left, criteria with their weight on top."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from atelier_app.desktop.grids.rows import GridRows
from atelier_app.desktop.grids.wording import brief_weight
from atelier_app.desktop.look.cells import draw_pill, draw_text
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.lines import draw_lines, whole_words_font
from atelier_app.desktop.look.theme import colour, font, tabular, tokens
from atelier_app.desktop.priorities.wording import DISSENT
from atelier_app.support.language import _
from atelier_app.support.priorities import criterion_name

HEIGHT, COLUMN, LEAST = 74, 118, 92
IDEA, IDEA_LEAST = 250, 190


class CriteriaHeader(QHeaderView):
    """Names on two lines at most, the weight under them."""

    def __init__(self, rows: GridRows, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid_rows = rows
        self.setDefaultSectionSize(COLUMN)
        self.setMinimumSectionSize(72)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, box = tokens(), QRectF(rect)
        painter.fillRect(rect, theme.color("card"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        inner = box.adjusted(8, 8, -8, -24)
        grid, criterion = self._grid_rows.grid, self._grid_rows.criterion(section)
        strong = font(12, QFont.Weight.DemiBold)
        if grid is None or criterion is None:
            draw_lines(painter, inner, _("Total"), strong, theme.color("ink"))
            return
        ink = theme.color("ink" if criterion.weight else "muted")
        name = criterion_name(criterion)
        face = whole_words_font(name, inner.width(), 12, QFont.Weight.DemiBold)
        draw_lines(painter, inner, name, face, ink)
        painter.setFont(font(11))
        foot = QRectF(inner.left(), box.bottom() - 23, inner.width(), 16)
        draw_text(painter, foot, brief_weight(grid, criterion), theme.color("muted"))


class IdeasHeader(QHeaderView):
    """Place, paper and words of each idea; a sign where people disagree."""

    def __init__(self, rows: GridRows, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid_rows = rows
        self.wide = IDEA
        self.setDefaultSectionSize(44)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(self.wide, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, box = tokens(), QRectF(rect)
        item = self._grid_rows.rows[section]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("card"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        painter.setFont(tabular(font(15, QFont.Weight.Bold)))
        place = number(item.place) if item.place is not None else "–"
        ink = theme.color("accent" if item.place == 1 else "ink" if item.place else "muted")
        draw_text(painter, box.adjusted(10, 0, 0, 0), place, ink)
        draw_pill(
            painter,
            QRectF(box.left() + 40, box.center().y() - 8, 16, 16),
            colour(item.option.colour),
            radius=4,
        )
        right = box.right() - 8
        if item.dissent:
            painter.setFont(font(14, QFont.Weight.Bold))
            sign = QRectF(right - 14, box.top(), 14, box.height())
            draw_text(painter, sign, DISSENT, theme.color("warning"))
            right -= 18
        words = QRectF(box.left() + 64, box.top() + 5, right - box.left() - 66, box.height() - 8)
        _draw_idea(painter, words, item.option.label, theme.color("ink"))


def _draw_idea(painter: QPainter, box: QRectF, text: str, ink: QColor) -> None:
    """On one line in the middle, or on two."""
    face = font(13, QFont.Weight.Medium)
    painter.setFont(face)
    if painter.fontMetrics().horizontalAdvance(text) <= box.width():
        draw_text(painter, box, text, ink)
    else:
        face = whole_words_font(text, box.width(), 13, QFont.Weight.Medium)
        draw_lines(painter, box, text, face, ink)
