"""Six small papers to choose from, each with its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from atelier_app.desktop.board.wording import paper_name
from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.theme import colour, tokens
from atelier_app.domain.board import Colour, Meaning
from atelier_app.support.language import _

_SIZE = 28


class Swatch(QAbstractButton):
    """One paper. Checked: the one in use."""

    def __init__(self, paper: Colour, key: int) -> None:
        super().__init__()
        self._paper, self._key = paper, key
        self.setCheckable(True)
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_meaning("")

    def show_meaning(self, meaning: str) -> None:
        """Says what the paper stands for, where it stands for something."""
        name = f"{meaning} · {paper_name(self._paper)}" if meaning else paper_name(self._paper)
        self.setToolTip(tip(_("{colour} ({key})").format(colour=name, key=self._key)))
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5)
        shade = colour(self._paper)
        painter.setBrush(shade)
        painter.setPen(QPen(shade.darker(118), 1))
        painter.drawRoundedRect(inside, 6, 6)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.note_ink), 2))
            centre = inside.center()
            painter.drawPolyline([centre + QPointF(*at) for at in ((-4.5, 0.5), (-1.5, 3.5), (4.5, -3.5))])
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "muted"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class Swatches(QWidget):
    """Emits `picked` with the colour that was clicked; `show_colour` says it without a signal."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Colour"))
        self._group = QButtonGroup(self)
        self._buttons = {paper: Swatch(paper, number) for number, paper in enumerate(Colour, 1)}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for paper, button in self._buttons.items():
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _checked, paper=paper: self.picked.emit(paper))
        row.addStretch(1)

    def show_legend(self, legend: tuple[Meaning, ...]) -> None:
        """Says of each paper what it means on this board."""
        meanings = {line.colour: line.name for line in legend}
        for paper, button in self._buttons.items():
            button.show_meaning(meanings.get(paper, ""))

    def show_colour(self, paper: Colour | None) -> None:
        """Shows which paper is in use; None for several."""
        self._group.setExclusive(False)
        for one, button in self._buttons.items():
            button.setChecked(one is paper)
        self._group.setExclusive(True)
