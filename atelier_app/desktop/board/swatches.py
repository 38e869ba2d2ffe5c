"""Six small papers to choose from, each with its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from atelier_app.desktop.board.wording import paper_name
from atelier_app.desktop.look.theme import colour, tokens
from atelier_app.domain.board import Colour
from atelier_app.support.language import _

_SIZE = 28


class Swatch(QAbstractButton):
    """One paper. Checked: the one in use."""

    def __init__(self, paper: Colour, key: int) -> None:
        super().__init__()
        self._paper = paper
        self.setCheckable(True)
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("{colour} ({key})").format(colour=paper_name(paper), key=key))
        self.setAccessibleName(paper_name(paper))

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

    def show_colour(self, paper: Colour | None) -> None:
        """Shows which paper is in use; None for several."""
        self._group.setExclusive(False)
        for one, button in self._buttons.items():
            button.setChecked(one is paper)
        self._group.setExclusive(True)
