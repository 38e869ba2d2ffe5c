"""The plane with its four named quarters, and beside it the tray of winners that wait."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.look.theme import tokens
from atelier_app.desktop.priorities.burst import Burst
from atelier_app.desktop.priorities.card import HEIGHT, WIDTH, WinnerCard, drop_others
from atelier_app.desktop.priorities.field import Field
from atelier_app.desktop.priorities.model import MatrixModel
from atelier_app.desktop.priorities.paint import paint_agreement, paint_plane, paint_spreads
from atelier_app.desktop.priorities.quarters import Quarters
from atelier_app.desktop.priorities.tray import Layout, paint_tray
from atelier_app.desktop.priorities.wording import spoken
from atelier_app.domain.core import Id
from atelier_app.domain.priorities import MatrixItem, MatrixRecord
from atelier_app.support.language import _
from atelier_app.support.priorities import dimension_names


class MatrixPlane(QWidget):
    """Cards are its children, in the order of their ranks: Tab goes from one to the next, the best lies on top."""

    selected = Signal(object)
    """The MatrixItem whose card has the keyboard."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.cards: dict[Id, WinnerCard[MatrixItem]] = {}
        self._selected: Id | None = None
        self._burst = Burst(self)
        self._burst.kept.connect(self._kept)
        self.quarters = Quarters(model, self)
        self.quarters.moved.connect(self._arrange)
        self.setMinimumSize(QSize(340, 340))
        model.changed.connect(self.show_matrix)

    # --- geometry

    @property
    def plane(self) -> QRectF:
        """Where the matrix is drawn."""
        return Layout(self.size()).plane

    @property
    def tray(self) -> QRectF:
        """Where the winners wait."""
        return Layout(self.size()).tray

    @property
    def field(self) -> Field:
        return Field(self.plane, QSizeF(WIDTH, HEIGHT))

    # --- cards

    def show_matrix(self, record: MatrixRecord) -> None:
        """Shows the winners where they are; one that the person is moving stays in their hand."""
        self.setAccessibleName(" / ".join(dimension_names(record.matrix)))
        wanted = {item.option.id: item for item in record.items}
        drop_others(self.cards, wanted)
        for option_id, item in wanted.items():
            if option_id not in self.cards:
                self._add(item)
            self._show(self.cards[option_id], item)
        self.cards = {option_id: self.cards[option_id] for option_id in wanted}
        chain = [*self.cards.values(), *self.quarters.lines]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self._arrange()

    def _show(self, card: WinnerCard[MatrixItem], item: MatrixItem) -> None:
        said = self._model.standing(item)
        card.show_item(item, said, spoken(self.quarters.matrix, item, said))

    def _add(self, item: MatrixItem) -> None:
        card = WinnerCard(item, self)
        card.nudged.connect(lambda impact, effort: self._nudge(card, impact, effort))
        card.dropped.connect(lambda: self._drop(card))
        card.removed.connect(lambda: self._take_off(card))
        card.focused.connect(lambda: self._select(card))
        card.hovered.connect(self._stack)
        self.cards[item.option.id] = card
        card.show()

    def _select(self, card: WinnerCard[MatrixItem]) -> None:
        self._selected = card.item.option.id
        self._stack()
        self.update()
        self.selected.emit(card.item)

    def _stack(self) -> None:
        """Where cards overlap, the one under the mouse shows whole, then the selected one, then the best."""

        def height(line: tuple[int, WinnerCard[MatrixItem]]) -> tuple[bool, bool, int]:
            row, card = line
            waits = self._place_of(card) is None  # these lie like tiles: each shows its first words
            return card.underMouse(), card.item.option.id == self._selected, row if waits else -row

        for _row, card in sorted(enumerate(self.cards.values()), key=height):
            card.raise_()

    def _arrange(self) -> None:
        held = [card for card in self.cards.values() if not card.dragging]
        Layout(self.size()).lay_out([card for card in held if self._place_of(card) is None])
        field = self.field
        for card in held:
            place = self._place_of(card)
            if place is not None:
                card.move(field.box(*place).topLeft().toPoint())
        self.quarters.arrange(field)
        self._stack()
        self.update()

    def _place_of(self, card: WinnerCard[MatrixItem]) -> tuple[float, float] | None:
        item = card.item
        moved = self._burst.of(item.option.id)
        if moved is not None:
            return moved
        return None if item.impact is None or item.effort is None else (item.impact, item.effort)

    # --- gestures

    def _nudge(self, card: WinnerCard[MatrixItem], impact: float, effort: float) -> None:
        """Moves a card by the keyboard; one that waits starts from the middle."""
        before = self._place_of(card) or (0.5, 0.5)
        self._burst.put(card.item.option.id, before[0] + impact, before[1] + effort)
        self._arrange()

    def keep(self) -> None:
        """Sends what the keyboard moved."""
        self._burst.keep()
        self.quarters.keep()

    def _kept(self, option_id: Id, impact: float, effort: float) -> None:
        card = self.cards.get(option_id)
        if card is not None:
            self._place(card, impact, effort)

    def _place(self, card: WinnerCard[MatrixItem], impact: float, effort: float) -> None:
        before = card.item
        self._show(card, replace(before, impact=impact, effort=effort, own=True))  # until the engine says so
        self._model.place(before, impact, effort)
        self.selected.emit(card.item)

    def _drop(self, card: WinnerCard[MatrixItem]) -> None:
        middle = QRectF(card.geometry()).center()
        if self.tray.contains(middle):
            self._take_off(card)
        else:
            self._burst.forget(card.item.option.id)
            self._place(card, *self.field.placement(middle))
        self._arrange()

    def _take_off(self, card: WinnerCard[MatrixItem]) -> None:
        """Takes the own placement back; where people have rated it, it goes to their median instead of the tray."""
        self._burst.forget(card.item.option.id)
        item = card.item
        if item.own:
            medians = (item.impact_spread, item.effort_spread)
            up, along = (one.median if one is not None else None for one in medians)
            self._show(card, replace(item, impact=up, effort=along, own=False))
            self._model.take_off(item)
            self.selected.emit(card.item)
        self._arrange()

    # --- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field, theme = self.field, tokens()
        paint_plane(painter, field, self.quarters.matrix, theme, 13)
        placed = [self._placed(card) for card in self.cards.values() if not card.dragging]
        chosen = [item for item in placed if item.option.id == self._selected]
        paint_agreement(painter, field, chosen, theme)
        paint_spreads(painter, field, placed, theme)
        paint_tray(painter, self.tray, theme, hint=self._hint())

    def _placed(self, card: WinnerCard[MatrixItem]) -> MatrixItem:
        item, place = card.item, self._place_of(card)
        return item if place is None else replace(item, impact=place[0], effort=place[1])

    def _hint(self) -> str:
        if not self.cards or any(self._place_of(card) is None for card in self.cards.values()):
            return ""
        return _("All are placed.")
