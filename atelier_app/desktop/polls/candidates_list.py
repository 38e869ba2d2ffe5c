"""What may be voted on, as a checkable list that stays quick with thousands of notes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from atelier_app.desktop.look.cells import RowDelegate, draw_pill, draw_text, tip
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.rows import RECORD_ROLE, RecordRows, RowsView
from atelier_app.desktop.look.theme import Tokens, colour
from atelier_app.desktop.polls.draft import Candidate
from atelier_app.support.language import _, ngettext

_TICK = (QPointF(4.5, 9.5), QPointF(7.5, 12.5), QPointF(13.5, 5.5))
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def size_words(candidate: Candidate) -> str:
    """How many notes a group holds; nothing for a note."""
    if not candidate.size:
        return ""
    return ngettext("{n} note", "{n} notes", candidate.size).format(n=number(candidate.size))


class _Candidates(RecordRows[Candidate]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda candidate: candidate.id, 1, parent)

    def cell(self, record: Candidate, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return record.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(record.label)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if record.chosen else Qt.CheckState.Unchecked
        return super().cell(record, column, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable


class _CandidateRows(RowDelegate):
    """A box with its tick, a swatch of the note's paper, the words, the size of a group."""

    height = 38

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        candidate: Candidate = index.data(RECORD_ROLE)
        middle = box.center().y()
        _draw_box(painter, QRectF(box.left() + 2, middle - 9, 18, 18), candidate.chosen, theme)
        draw_pill(painter, QRectF(box.left() + 32, middle - 9, 18, 18), colour(candidate.colour), radius=4)
        font: QFont = option.font
        painter.setFont(font)
        size = size_words(candidate)
        room = painter.fontMetrics().horizontalAdvance(size) + 14 if size else 0
        if size:
            draw_text(painter, box, size, theme.color("muted"), _RIGHT)
        ink = "ink" if candidate.chosen else "muted"
        draw_text(painter, box.adjusted(62, 0, -room, 0), candidate.label, theme.color(ink))


def _draw_box(painter: QPainter, box: QRectF, ticked: bool, theme: Tokens) -> None:
    edge, fill = ("accent", "accent") if ticked else ("muted", "field")
    draw_pill(painter, box, theme.color(fill), theme.color(edge), radius=5)
    if ticked:
        painter.setPen(QPen(theme.color("on_accent"), 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([box.topLeft() + corner for corner in _TICK])


class CandidatesList(RowsView):
    """A click or Space ticks; with several rows selected, Space ticks them all. Emits the ids that are chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, several=True)
        self.candidates = _Candidates(self)
        self.setModel(self.candidates)
        self.setItemDelegate(_CandidateRows(self))
        self.setAccessibleName(_("What is voted on"))

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Shows these, keeping selection and place."""
        self.candidates.set_rows(candidates)

    def choose_all(self, every: bool) -> None:
        """Ticks all of them, or none."""
        rows = self.candidates.rows
        self.chosen.emit(frozenset(row.id for row in rows) if every else frozenset())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle([index.data(RECORD_ROLE) for index in self.selectedIndexes()])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if index.isValid() and plain and event.button() is Qt.MouseButton.LeftButton:
            self._toggle([index.data(RECORD_ROLE)])

    def _toggle(self, picked: list[Candidate]) -> None:
        """Ticks those picked, or unticks them when all of them are ticked."""
        ids = frozenset(candidate.id for candidate in picked)
        before = frozenset(row.id for row in self.candidates.rows if row.chosen)
        if ids:
            self.chosen.emit(before - ids if ids <= before else before | ids)
