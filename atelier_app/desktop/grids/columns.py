"""A grid that sorts, as MoSCoW does: a column a category, cards moved between them by dragging and by keys."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from atelier_app.desktop.grids.model import GridModel
from atelier_app.desktop.grids.wording import item_words
from atelier_app.desktop.look.cells import draw_pill, draw_text
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.lines import whole_words_font
from atelier_app.desktop.look.theme import font, tabular, tokens
from atelier_app.desktop.priorities.card import WinnerCard, drop_others
from atelier_app.domain.core import Id
from atelier_app.domain.criteria import Level
from atelier_app.domain.grids import GridItem, GridRecord
from atelier_app.support.language import _
from atelier_app.support.priorities import level_name

_HEAD, _GAP, _CARD, _LEAST = 46, 10, 74, 132
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True)
class Column:
    """A category, or with none where what is not sorted waits; its items by rank in the vote."""

    level: Level | None
    items: tuple[GridItem, ...]

    @property
    def name(self) -> str:
        return level_name(self.level) if self.level is not None else _("To sort")


def columns_of(record: GridRecord) -> tuple[Column, ...]:
    """The highest category first; what waits stands at the end."""
    levels: tuple[Level | None, ...] = (*record.grid.categories, None)
    return tuple(
        Column(level, tuple(item for item in record.items if item.category == level)) for level in levels
    )


class CategoryBoard(QWidget):
    """Left and right move a card, a digit puts it in that column, Delete takes it off, up and down go to its neighbours."""

    selected = Signal(object)
    """The GridItem whose card has the keyboard."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.cards: dict[Id, WinnerCard[GridItem]] = {}
        self.columns: tuple[Column, ...] = ()
        self.setAccessibleName(_("Categories"))

    # --- geometry

    def box(self, place: int) -> QRectF:
        """Where a column lies."""
        many = max(1, len(self.columns))
        width = (self.width() - _GAP * (many - 1)) / many
        return QRectF(place * (width + _GAP), 0, width, self.height())

    def sizeHint(self) -> QSize:
        most = max((len(column.items) for column in self.columns), default=0)
        width = len(self.columns) * (_LEAST + _GAP)
        return QSize(width, _HEAD + most * (_CARD + 8) + 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # --- cards

    def show_record(self, record: GridRecord) -> None:
        """Shows who is where."""
        self.columns = columns_of(record)
        wanted = {item.option.id: item for item in record.items}
        drop_others(self.cards, wanted)
        for option_id, item in wanted.items():
            if option_id not in self.cards:
                self._add(item)
            self.cards[option_id].show_item(item, self._model.standing(item), item_words(item))
        ordered = [self.cards[item.option.id] for column in self.columns for item in column.items]
        for first, second in pairwise(ordered):
            QWidget.setTabOrder(first, second)
        self.updateGeometry()
        self._arrange()

    def _add(self, item: GridItem) -> None:
        card = WinnerCard(item, self)
        card.nudged.connect(lambda up, along: self._nudge(card, up, along))
        card.numbered.connect(lambda digit: self._number(card, digit))
        card.dropped.connect(lambda: self._drop(card))
        card.removed.connect(lambda: self._put(card, None))
        card.focused.connect(lambda: self.selected.emit(card.item))
        self.cards[item.option.id] = card
        card.show()

    def _arrange(self) -> None:
        for place, column in enumerate(self.columns):
            box = self.box(place)
            for row, item in enumerate(column.items):
                card = self.cards[item.option.id]
                if not card.dragging:
                    card.resize(round(box.width()) - 16, _CARD)
                    card.move(round(box.left()) + 8, _HEAD + row * (_CARD + 8))
        self.update()

    # --- gestures

    def _nudge(self, card: WinnerCard[GridItem], up: float, along: float) -> None:
        place, row = self._where(card)
        if along:
            step = 1 if along > 0 else -1
            self._number(card, min(len(self.columns) - 1, max(1, place + 1 + step)))
        elif up:
            items = self.columns[place].items
            other = row - 1 if up > 0 else row + 1
            if 0 <= other < len(items):
                self.cards[items[other].option.id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _number(self, card: WinnerCard[GridItem], digit: int) -> None:
        if 1 <= digit < len(self.columns):
            self._put(card, self.columns[digit - 1].level)

    def _put(self, card: WinnerCard[GridItem], level: Level | None) -> None:
        item = card.item
        criterion = self._model.grid.criteria[0]
        own = item.values[0].own
        if level is not None and level != item.category:
            self._model.score(item, criterion, level.value)
        elif level is None and own:
            self._model.score(item, criterion, None)

    def _where(self, card: WinnerCard[GridItem]) -> tuple[int, int]:
        for place, column in enumerate(self.columns):
            for row, item in enumerate(column.items):
                if item.option.id == card.item.option.id:
                    return place, row
        return 0, 0

    def _drop(self, card: WinnerCard[GridItem]) -> None:
        middle = card.geometry().center().x()
        place = next((p for p in range(len(self.columns)) if middle <= self.box(p).right() + _GAP / 2), 0)
        self._put(card, self.columns[place].level)
        self._arrange()

    # --- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = tokens()
        for place, column in enumerate(self.columns):
            box = self.box(place)
            fill = "accent_soft" if place == 0 else "card"
            draw_pill(painter, box, theme.color(fill), theme.color("line"), radius=12)
            head = QRectF(box.left() + 12, 8, box.width() - 24, 30)
            painter.setFont(tabular(font(13)))
            count = number(len(column.items))
            draw_text(painter, head, count, theme.color("muted"), _RIGHT)
            used = painter.fontMetrics().horizontalAdvance(count) + 8
            painter.setFont(whole_words_font(column.name, head.width() - used, 14, QFont.Weight.Bold))
            waits = column.level is None
            ink = theme.color("accent" if place == 0 else "muted" if waits else "ink")
            draw_text(painter, head.adjusted(0, 0, -used, 0), column.name, ink)


def scrolled(board: CategoryBoard) -> QScrollArea:
    """The board, which scrolls when there are many cards or little room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    board.setAutoFillBackground(False)
    area.setWidget(board)
    board.setAutoFillBackground(False)
    return area
