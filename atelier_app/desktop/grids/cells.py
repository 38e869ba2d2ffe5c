"""Cells of a grid: a value with how far people agree under it, and the field in which one is given."""

from __future__ import annotations

from math import log

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from atelier_app.desktop.grids.keying import typed_number
from atelier_app.desktop.grids.rows import GridRows
from atelier_app.desktop.grids.wording import NONE, figure, total_words, value_words
from atelier_app.desktop.look.cells import RowDelegate, draw_pill, draw_text, weighted
from atelier_app.desktop.look.rows import RECORD_ROLE, Index
from atelier_app.desktop.look.theme import Tokens, tabular
from atelier_app.desktop.priorities.wording import DISSENT
from atelier_app.domain.criteria import Combination, Criterion
from atelier_app.domain.grids import GridItem
from atelier_app.domain.spread import Spread

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class GridCells(RowDelegate):
    """Levels are chosen from a list, other values typed."""

    height = 44

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        rows = index.model()
        assert isinstance(rows, GridRows)
        item: GridItem = index.data(RECORD_ROLE)
        criterion = rows.criterion(index.column())
        font: QFont = option.font
        if criterion is None:
            assert rows.grid is not None
            full = 100.0 if rows.grid.combination is Combination.SUM else rows.best
            _draw_total(painter, box, item, full, font, theme)
            return
        value = rows.value(item, index.column())
        painter.setFont(tabular(weighted(font, QFont.Weight.DemiBold if value.own else QFont.Weight.Normal)))
        shade = "ink" if criterion.weight and value.value is not None else "muted"
        spread = value.spread
        words = box if spread is None else box.adjusted(0, 0, 0, -12)
        said = value_words(criterion, value.value)
        if spread is not None and value.own:
            said = f"✎ {said}"
        if spread is not None and spread.dissent:
            _draw_dissent(painter, words, said, theme)
        draw_text(painter, words, said, theme.color(shade), _CENTRE)
        if spread is not None:
            _draw_spread(painter, box, criterion, spread, theme, _ratios(rows))

    # --- editing

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        rows = index.model()
        assert isinstance(rows, GridRows)
        criterion = rows.criterion(index.column())
        assert criterion is not None  # a total is no editable cell
        editor: QComboBox | QLineEdit = _choices(criterion, parent) if criterion.levels else QLineEdit(parent)
        editor.setAccessibleName(str(rows.headerData(index.column(), Qt.Orientation.Horizontal)))
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda _place: self._chosen(editor))
        else:
            editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return editor

    def _chosen(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        value: float | None = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
            editor.showPopup()
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText("" if value is None else figure(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """What is no number stays unsaid; the door says what is out of the scale."""
        assert isinstance(model, GridRows)
        if isinstance(editor, QComboBox):
            chosen = editor.currentData()
        else:
            assert isinstance(editor, QLineEdit)
            chosen = typed_number(editor.text())
            if chosen is None and editor.text().strip():
                return
        if chosen != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, chosen)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect).toRect()
        editor.setGeometry(box.adjusted(1, 2, -1, -3))


def _choices(criterion: Criterion, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.addItem(NONE, None)
    for level in reversed(criterion.levels):
        combo.addItem(value_words(criterion, level.value), level.value)
    return combo


def _ratios(rows: GridRows) -> bool:
    return rows.grid is not None and rows.grid.combination is Combination.PRODUCT


def _draw_total(
    painter: QPainter, box: QRectF, item: GridItem, full: float, font: QFont, theme: Tokens
) -> None:
    painter.setFont(tabular(weighted(font, QFont.Weight.Bold)))
    shade = "ink" if item.total is not None else "muted"
    draw_text(painter, box.adjusted(0, 0, 0, -10), total_words(item.total), theme.color(shade))
    track = QRectF(box.left(), box.bottom() - 13, box.width(), 5)
    draw_pill(painter, track, theme.color("line"))
    if item.total is not None and item.total > 0 and full > 0:
        bar = QRectF(track)
        bar.setWidth(max(track.height(), track.width() * min(1.0, item.total / full)))
        draw_pill(painter, bar, theme.color("accent" if item.place == 1 else "accent_faint"))


def _draw_dissent(painter: QPainter, box: QRectF, said: str, theme: Tokens) -> None:
    """The sign left of the value."""
    half = QFontMetricsF(painter.font()).horizontalAdvance(said) / 2
    left = max(box.left(), box.center().x() - half - 18)
    draw_text(painter, QRectF(left, box.top(), 14, box.height()), DISSENT, theme.color("warning"))


def _draw_spread(
    painter: QPainter, box: QRectF, criterion: Criterion, spread: Spread, theme: Tokens, ratios: bool
) -> None:
    """The scale as a faint line, the middle half on it, the median as a dot."""
    line = QRectF(box.left() + 6, box.bottom() - 10, box.width() - 12, 1)

    def x(value: float) -> float:
        low, high = criterion.least, criterion.most
        if ratios and low > 0:
            low, high, value = log(low), log(high), log(max(value, low))
        return line.left() + line.width() * (value - low) / (high - low)

    y = line.center().y()
    painter.setPen(QPen(theme.color("dot"), 2))
    painter.drawLine(QLineF(line.left(), y, line.right(), y))
    shade = theme.color("warning" if spread.dissent else "accent")
    painter.setPen(QPen(shade, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(x(spread.lower), y, x(spread.upper), y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawEllipse(QRectF(x(spread.median) - 3.5, y - 3.5, 7, 7))
