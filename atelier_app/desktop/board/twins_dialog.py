"""A walk through the notes that look alike, two at a time, side by side: to be merged, or not the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.paper import Paper
from atelier_app.desktop.board.twins import Twins
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import Button, IconButton, PrimaryButton, label
from atelier_app.domain.board import Note
from atelier_app.support.language import _


class TwinsDialog(QDialog):
    """Nothing is merged by itself: `merge_asked` gives the notes of the pair that is shown."""

    merge_asked = Signal(object)

    def __init__(self, model: BoardModel, twins: Twins, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Notes that look alike"))
        self.setMinimumSize(560, 320)
        self._model, self._twins = model, twins
        self._place = 0
        self.title = label("", "title")
        self._papers = QHBoxLayout()
        self._papers.setSpacing(14)
        self.back, self.on = (
            IconButton("chevron-left", _("Previous pair")),
            IconButton("chevron-right", _("Next pair")),
        )
        self.apart = Button(_("Not the same"))
        self.merge = PrimaryButton(_("Merge…"), "group")
        self._lay_out()
        self.back.clicked.connect(lambda: self._go(-1))
        self.on.clicked.connect(lambda: self._go(1))
        self.apart.clicked.connect(lambda: twins.keep_apart(twins.pairs[self._place]))
        self.merge.clicked.connect(lambda: self.merge_asked.emit(self.notes))
        twins.changed.connect(self._show)
        self._show()
        self.merge.setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._papers)
        self._papers.setContentsMargins(0, 0, 8, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        for arrow in (self.back, self.on):
            row.addWidget(arrow)
        row.addStretch(1)
        for button in (self.apart, self.merge):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(scroll, 1)
        column.addLayout(row)

    @property
    def notes(self) -> list[Note]:
        """The pair that is shown, without what has left the wall since."""
        if self._place >= len(self._twins.pairs):
            return []
        wall = self._model.wall.notes
        return [wall[id] for id in self._twins.pairs[self._place] if id in wall]

    def _go(self, by: int) -> None:
        self._place = (self._place + by) % max(1, len(self._twins.pairs))
        self._show()

    def _show(self) -> None:
        pairs = self._twins.pairs
        if not pairs:
            self.accept()
            return
        self._place = min(self._place, len(pairs) - 1)
        said = _("Pair {n} of {m}").format(n=number(self._place + 1), m=number(len(pairs)))
        self.title.setText(said)
        self.title.setAccessibleName(". ".join((said, *(note.text[:500] for note in self.notes))))
        while (item := self._papers.takeAt(0)) is not None:
            if (paper := item.widget()) is not None:
                paper.hide()
                paper.deleteLater()
        for note in self.notes:
            self._papers.addWidget(Paper(note), 1, Qt.AlignmentFlag.AlignTop)
        self.merge.setEnabled(len(self.notes) == 2)
        for arrow in (self.back, self.on):
            arrow.setEnabled(len(pairs) > 1)
