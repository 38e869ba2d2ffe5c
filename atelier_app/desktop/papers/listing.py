"""The paper ballots that were typed in, each with its state; the keys correct one or take it out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from atelier_app.desktop.look.cells import RowDelegate, draw_chip, draw_text
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.rows import RECORD_ROLE, RecordRows, RowsView
from atelier_app.desktop.look.theme import Tokens
from atelier_app.domain.papers import Paper, PaperState
from atelier_app.support.language import N_, _

_STATES = {
    PaperState.TYPED: (N_("typed in"), "accent"),
    PaperState.CHECKED: (N_("checked"), "ok"),
    PaperState.DIFFERENT: (N_("different"), "warning"),
    PaperState.SPOILED: (N_("spoiled"), "danger"),
    PaperState.COUNTED: (N_("counted"), "ok"),
}
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def paper_words(paper: Paper, belonging: str) -> str:
    """A paper in a line: its number, its state, whose or of which college it is."""
    said = _("Paper {number}: {state}").format(number=number(paper.number), state=_(_STATES[paper.state][0]))
    return " · ".join(filter(None, (said, belonging)))


class _Papers(RecordRows[Paper]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda paper: str(paper.number), 1, parent)
        self.names: dict[str, str] = {}

    def belonging(self, paper: Paper) -> str:
        """Whose it is in an open vote, else its college."""
        return self.names.get(paper.participant_id, "") or paper.college

    def cell(self, record: Paper, column: int, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return paper_words(record, self.belonging(record))
        return super().cell(record, column, role)


class _PaperRows(RowDelegate):
    height = 36

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        paper: Paper = index.data(RECORD_ROLE)
        words, tone = _STATES[paper.state]
        font = painter.font()
        draw_text(
            painter,
            box.adjusted(0, 0, -(box.width() - 34), 0),
            number(paper.number),
            theme.color("ink"),
            _RIGHT,
        )
        chip = draw_chip(
            painter,
            QPointF(box.left() + 46, box.center().y()),
            _(words),
            theme.color(tone),
            theme.color(f"{tone}_soft"),
            font,
        )
        painter.setFont(font)
        model = index.model()
        if isinstance(model, _Papers) and chip.right() + 30 < box.right():
            room = QRectF(chip.right() + 12, box.top(), box.right() - chip.right() - 12, box.height())
            draw_text(painter, room, model.belonging(paper), theme.color("muted"))


class PapersList(RowsView):
    """Enter corrects the paper at hand, Delete takes it out."""

    corrected, removed = Signal(object), Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = _Papers(self)
        self.setModel(self.papers)
        self.setItemDelegate(_PaperRows(self))
        self.setAccessibleName(_("Papers typed in"))
        self.doubleClicked.connect(lambda _index: self._tell(self.corrected))

    @property
    def paper(self) -> Paper | None:
        """The one that is selected."""
        index = self.currentIndex()
        return self.papers.record(index) if index.isValid() else None

    def show_papers(self, papers: tuple[Paper, ...], names: dict[str, str]) -> None:
        """Shows these, keeping selection and place; `names` are people's, by id."""
        self.papers.names = names
        self.papers.set_rows(papers)

    def select(self, wanted: int) -> None:
        """Goes to the paper of this number, if it is there."""
        if self.paper is not None and self.paper.number == wanted:
            return
        for row, paper in enumerate(self.papers.rows):
            if paper.number == wanted:
                self.setCurrentIndex(self.papers.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.corrected)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._tell(self.removed)
        else:
            super().keyPressEvent(event)

    def _tell(self, signal: Any) -> None:
        if self.paper is not None:
            signal.emit(self.paper)
