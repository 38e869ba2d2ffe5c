"""Both entries of a paper ballot side by side, where they differ."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.widgets import Card, ElidedLabel, SectionTitle, label
from atelier_app.desktop.papers.marks import Marks
from atelier_app.domain.methods.method import Choices
from atelier_app.domain.papers import Paper
from atelier_app.support.language import _

_MOST = 170


class PaperPair(Card):
    """Hidden until two entries differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=10)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.lines: list[tuple[str, str, str]] = []
        self.hide()

    def show_pair(self, marks: Marks, paper: Paper) -> None:
        """The options on which they differ, what each entry says, and that a blank one says nothing at all."""
        options = marks.differing(paper.choices, paper.second)
        first, second = _words(marks, paper.choices), _words(marks, paper.second)
        self.lines = [(one_line(marks.labels[one]), first[one], second[one]) for one in options]
        inside = QWidget()
        inside.setProperty("kind", "surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, title in enumerate((_("Option"), _("First entry"), _("Second entry"))):
            grid.addWidget(SectionTitle(title), 0, column)
        for row, (option, one, other) in enumerate(self.lines, start=1):
            grid.addWidget(ElidedLabel(option), row, 0)
            grid.addWidget(label(one, "strong"), row, 1)
            grid.addWidget(label(other, "strong"), row, 2)
        self._scroll.setWidget(inside)
        self._scroll.setFixedHeight(min(_MOST, inside.sizeHint().height() + 2))
        self.setAccessibleName("; ".join(f"{option}: {one} / {other}" for option, one, other in self.lines))
        self.show()


def _words(marks: Marks, choices: Choices) -> dict[str, str]:
    values = {one.option_id: one.value for one in choices}
    said = dict(zip(marks.options, marks.written(choices), strict=True))
    return {
        option: " ".join(filter(None, (said[option], marks.meant(values.get(option))))) or "–"
        for option in marks.options
    }
