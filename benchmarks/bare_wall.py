"""The floor of the board's figures: the barest hand-painted widget that draws the same notes, all at each frame."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QStaticText, QTextOption
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.painter import READABLE
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Colour, Note

_PAPERS = dict(zip(Colour, ("#FFE588", "#FFC2B0", "#BFE8CD", "#BCDFF7", "#DCCBF4", "#EADFCB"), strict=True))
_CELL = 300.0


class BareWall(QWidget):
    """Paper, coloured rectangles and prepared text, found by a grid: no shadow, frame, selection or cache."""

    def __init__(self, notes: list[Note]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.zoom, self.off_x, self.off_y = 1.0, 0.0, 0.0
        self._font, self._small = QFont("Inter"), QFont("Inter")
        self._font.setPixelSize(13)
        self._small.setPixelSize(10)
        self._colours = {colour: QColor(code) for colour, code in _PAPERS.items()}
        self._ink = QColor("#1D2433")
        self.places = [[note.x, note.y] for note in notes]
        self._papers = [self._colours[note.colour] for note in notes]
        self._texts = [_static(note.text, self._font) for note in notes]
        self._labels = [_static(note.label, self._small) for note in notes]
        self._grid: dict[tuple[int, int], set[int]] = defaultdict(set)
        for number in range(len(notes)):
            self._grid[self._cell(number)].add(number)

    def _cell(self, number: int) -> tuple[int, int]:
        x, y = self.places[number]
        return int(x // _CELL), int(y // _CELL)

    def move_note(self, number: int, dx: float, dy: float) -> None:
        """Moves a note by scene units, in the grid too."""
        before = self._cell(number)
        self.places[number][0] += dx
        self.places[number][1] += dy
        after = self._cell(number)
        if before != after:
            self._grid[before].discard(number)
            self._grid[after].add(number)

    def _seen(self) -> list[int]:
        left, top = -self.off_x / self.zoom - NOTE_WIDTH, -self.off_y / self.zoom - NOTE_HEIGHT
        right, bottom = (self.width() - self.off_x) / self.zoom, (self.height() - self.off_y) / self.zoom
        found: list[int] = []
        for column in range(int(left // _CELL), int(right // _CELL) + 1):
            for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
                found += self._grid.get((column, row), ())
        return sorted(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#F7F5F0"))
        painter.translate(self.off_x, self.off_y)
        painter.scale(self.zoom, self.zoom)
        painter.setPen(self._ink)
        readable = self.zoom >= READABLE
        for number in self._seen():
            x, y = self.places[number]
            painter.fillRect(QRectF(x, y, NOTE_WIDTH, NOTE_HEIGHT), self._papers[number])
            if readable:
                painter.setFont(self._font)
                painter.drawStaticText(QPointF(x + 11, y + 9), self._texts[number])
                painter.setFont(self._small)
                painter.drawStaticText(QPointF(x + 11, y + 92), self._labels[number])


def _static(text: str, font: QFont) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    made.setTextOption(option)
    made.setTextWidth(NOTE_WIDTH - 22)
    made.prepare(font=font)
    return made
