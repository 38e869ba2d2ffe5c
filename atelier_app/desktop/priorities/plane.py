"""The impact/effort plane with its four named quarters, and beside it the tray of winners that wait."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.look.cells import draw_pill
from atelier_app.desktop.look.theme import Tokens, font, tokens
from atelier_app.desktop.priorities.card import HEIGHT, WIDTH, MatrixCard
from atelier_app.desktop.priorities.model import MatrixModel
from atelier_app.desktop.priorities.paint import LEFT, TOP, paint_plane
from atelier_app.domain.core import Id
from atelier_app.domain.priorities import MatrixItem, MatrixRecord
from atelier_app.support.language import _

TRAY = WIDTH + 28
_LABELS = 26
_STRIP = HEIGHT + 46
# Milliseconds after the last arrow before the place is kept: a held key is one gesture, and one undo.
PAUSE = 300


class MatrixPlane(QWidget):
    """Cards are its children, in the order of their ranks: Tab goes from one to the next, the best lies on top."""

    selected = Signal(object)
    """The MatrixItem whose card has the keyboard."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.cards: dict[Id, MatrixCard] = {}
        self._selected: Id | None = None
        self._moved: dict[Id, tuple[float, float]] = {}
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.keep)
        self.setMinimumSize(QSize(340, 340))
        self.setAccessibleName(_("Impact and effort"))
        model.changed.connect(self.show_matrix)

    # --- geometry

    @property
    def plane(self) -> QRectF:
        """Where the matrix is drawn."""
        tray = self.tray
        right = tray.left() - 20 if self._is_wide else self.width() - 2
        bottom = self.height() - _LABELS - 4 if self._is_wide else tray.top() - _LABELS - 12
        return QRectF(_LABELS, 4, max(1, right - _LABELS), max(1, bottom - 4))

    @property
    def tray(self) -> QRectF:
        """Where the winners wait."""
        if self._is_wide:
            return QRectF(self.width() - TRAY, 4, TRAY, max(1, self.height() - _LABELS - 8))
        return QRectF(2, self.height() - _STRIP, self.width() - 4, _STRIP - 2)

    @property
    def _is_wide(self) -> bool:
        """Room for the tray at the side; else it lies below."""
        return self.width() >= 640

    def _corner(self, impact: float, effort: float) -> QPoint:
        """The top left of a card so placed: cards never leave the plane."""
        plane = self.plane
        left = plane.left() + effort * (plane.width() - WIDTH)
        return QPoint(round(left), round(plane.top() + (1 - impact) * (plane.height() - HEIGHT)))

    def _placement(self, corner: QPoint) -> tuple[float, float]:
        plane = self.plane
        effort = (corner.x() - plane.left()) / max(1.0, plane.width() - WIDTH)
        impact = 1 - (corner.y() - plane.top()) / max(1.0, plane.height() - HEIGHT)
        return max(0.0, min(1.0, impact)), max(0.0, min(1.0, effort))

    # --- cards

    def show_matrix(self, record: MatrixRecord) -> None:
        """Shows the winners where they are; one that the person is moving stays in their hand."""
        wanted = {item.option.id: item for item in record.items}
        for gone in self.cards.keys() - wanted.keys():
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for option_id, item in wanted.items():
            if option_id in self.cards:
                self.cards[option_id].show_item(item)
            else:
                self._add(item)
        self.cards = {option_id: self.cards[option_id] for option_id in wanted}
        chain = list(self.cards.values())
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self._arrange()

    def _add(self, item: MatrixItem) -> None:
        card = MatrixCard(item, self)
        card.nudged.connect(lambda impact, effort: self._nudge(card, impact, effort))
        card.dragged.connect(lambda corner: self._drag(card, corner))
        card.dropped.connect(lambda: self._drop(card))
        card.removed.connect(lambda: self._take_off(card))
        card.focused.connect(lambda: self._select(card))
        card.hovered.connect(self._stack)
        self.cards[item.option.id] = card
        card.show()

    def _select(self, card: MatrixCard) -> None:
        self._selected = card.item.option.id
        self._stack()
        self.selected.emit(card.item)

    def _stack(self) -> None:
        """Where cards overlap, the one under the mouse shows whole, then the selected one, then the best."""

        def height(line: tuple[int, MatrixCard]) -> tuple[bool, bool, int]:
            row, card = line
            waits = self._place_of(card) is None  # these lie like tiles: each shows its first words
            return card.underMouse(), card.item.option.id == self._selected, row if waits else -row

        for _row, card in sorted(enumerate(self.cards.values()), key=height):
            card.raise_()

    def _arrange(self) -> None:
        waiting = [card for card in self.cards.values() if self._place_of(card) is None and not card.dragging]
        tray = self.tray
        room = tray.height() - 44 - HEIGHT if self._is_wide else tray.width() - 16 - WIDTH
        step = min((HEIGHT if self._is_wide else WIDTH) + 8, room / max(1, len(waiting) - 1))
        left = tray.left() + ((TRAY - WIDTH) / 2 if self._is_wide else 8)
        for row, card in enumerate(waiting):
            along = QPointF(0, row * step) if self._is_wide else QPointF(row * step, 0)
            card.move((QPointF(left, tray.top() + 36) + along).toPoint())
        for card in self.cards.values():
            place = self._place_of(card)
            if place is not None and not card.dragging:
                card.move(self._corner(*place))
        self._stack()
        self.update()

    def _place_of(self, card: MatrixCard) -> tuple[float, float] | None:
        item = card.item
        if item.option.id in self._moved:
            return self._moved[item.option.id]
        return None if item.impact is None or item.effort is None else (item.impact, item.effort)

    # --- gestures

    def _nudge(self, card: MatrixCard, impact: float, effort: float) -> None:
        """Moves a card by the keyboard; one that waits starts from the middle."""
        before = self._place_of(card) or (0.5, 0.5)
        after = (before[0] + impact, before[1] + effort)
        self._moved[card.item.option.id] = (
            round(max(0.0, min(1.0, after[0])), 4),
            round(max(0.0, min(1.0, after[1])), 4),
        )
        self._timer.start()
        self._arrange()

    def keep(self) -> None:
        """Sends the places that the keyboard gave."""
        self._timer.stop()
        moved, self._moved = self._moved, {}
        for option_id, (impact, effort) in moved.items():
            card = self.cards.get(option_id)
            if card is not None:
                self._place(card, impact, effort)

    def _place(self, card: MatrixCard, impact: float, effort: float) -> None:
        before = card.item
        card.show_item(replace(before, impact=impact, effort=effort))  # until the engine says so
        self._model.place(before, impact, effort)
        self.selected.emit(card.item)

    def _drag(self, card: MatrixCard, corner: QPoint) -> None:
        limit = self.rect().adjusted(0, 0, -WIDTH, -HEIGHT)
        card.move(
            max(limit.left(), min(limit.right(), corner.x())),
            max(limit.top(), min(limit.bottom(), corner.y())),
        )

    def _drop(self, card: MatrixCard) -> None:
        if self.tray.contains(QPointF(card.geometry().center())):
            self._take_off(card)
        else:
            self._moved.pop(card.item.option.id, None)
            self._place(card, *self._placement(card.pos()))
        self._arrange()

    def _take_off(self, card: MatrixCard) -> None:
        self._moved.pop(card.item.option.id, None)
        if card.item.impact is not None:
            before = card.item
            card.show_item(replace(before, impact=None, effort=None))
            self._model.take_off(before)
            self.selected.emit(card.item)
        self._arrange()

    # --- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plane(painter, self.plane, tokens(), 13)
        self._paint_tray(painter, tokens())

    def _paint_tray(self, painter: QPainter, theme: Tokens) -> None:
        draw_pill(painter, self.tray, theme.color("card"), theme.color("line"), radius=12)
        painter.setFont(font(11, QFont.Weight.DemiBold))
        painter.setPen(theme.color("muted"))
        box = self.tray.adjusted(14, 12, -14, 0)
        painter.drawText(box, TOP | LEFT, _("To place").upper())
        if self.cards and all(self._place_of(card) is not None for card in self.cards.values()):
            painter.setFont(font(12))
            hint = box.adjusted(0, 24, 0, 0)
            painter.drawText(hint, TOP | LEFT | int(Qt.TextFlag.TextWordWrap), _("All are placed."))
