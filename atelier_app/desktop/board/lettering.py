"""The words on a note: as large as they fit in a few steps, then cut with an ellipsis; laid out once and kept."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextLayout, QTextOption, QTransform

from atelier_app.desktop.look.theme import font
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH

# Pixels at 100 %, from the comfortable to the smallest that a projector still shows.
SIZES = (14, 13, 12, 11, 10)
LABEL_SIZE = 10
INSET = 11.0
TOP = 9.0
LABEL_ROOM = 25.0
WIDTH = NOTE_WIDTH - 2 * INSET
# More never fits at the smallest size, so no more is laid out: a note of 2,000 characters costs no more.
LAID_OUT = 280
# A pile of accents would climb over the notes above.
_PILED = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")
# From here on scripts break between any two characters: a "word" means nothing there.
_UNSPACED = "\u2e80"
# Some 20 MB of glyphs at most: several screens full.
KEPT = 3000


@dataclass(frozen=True)
class Lettering:
    """Text ready to be drawn at the top left of the note's inner room. `cut` when some of it does not show."""

    text: QStaticText
    font: QFont
    cut: bool = False


def _unhinted(size: int) -> QFont:
    """Glyphs that keep their place at every zoom."""
    made = font(size)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


class Letterer:
    """Fits texts to notes; asks Qt once for each text."""

    def __init__(self) -> None:
        self._fonts = {size: _unhinted(size) for size in {*SIZES, LABEL_SIZE}}
        self._metrics = {size: QFontMetricsF(font) for size, font in self._fonts.items()}
        self._kept: OrderedDict[tuple[str, bool, float], Lettering] = OrderedDict()
        self._labels: dict[str, Lettering] = {}

    def note(self, text: str, labelled: bool, top: float = TOP) -> Lettering:
        """The words of a note; with a label at its bottom, or a picture above `top`, there is less room for them."""
        key = text, labelled, top
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._fitted(text, labelled, top)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def knows(self, text: str, labelled: bool, top: float = TOP) -> bool:
        """True when `note` would cost nothing."""
        return (text, labelled, top) in self._kept

    def label(self, text: str) -> Lettering:
        """Where a note comes from, on one line."""
        found = self._labels.get(text)
        if found is None:
            metrics = self._metrics[LABEL_SIZE]
            shown = metrics.elidedText(text[:LAID_OUT], Qt.TextElideMode.ElideRight, WIDTH)
            found = self._labels[text] = Lettering(self._static(shown, LABEL_SIZE), self._fonts[LABEL_SIZE])
        return found

    def _fitted(self, text: str, labelled: bool, top: float) -> Lettering:
        room = QSizeF(WIDTH, NOTE_HEIGHT - top - (LABEL_ROOM if labelled else INSET / 2))
        start = _PILED.sub(r"\1", text[:LAID_OUT])
        if len(text) <= LAID_OUT:
            for size in self._sizes(start):
                static = self._static(start, size)
                if static.size().height() <= room.height():
                    return Lettering(static, self._fonts[size])
        smallest = SIZES[-1]
        lines = max(1, int(room.height() / self._metrics[smallest].lineSpacing()))
        static = self._static(self._cut(start, lines), smallest)
        # Emoji and borrowed scripts make taller lines.
        while static.size().height() > room.height() and lines > 1:
            lines -= 1
            static = self._static(self._cut(start, lines), smallest)
        return Lettering(static, self._fonts[smallest], cut=True)

    def _sizes(self, text: str) -> tuple[int, ...]:
        """The sizes worth trying: those at which no word has to be broken, if there are such."""
        longest = max(text.split(), key=len, default="")
        whole = tuple(size for size in SIZES if self._metrics[size].horizontalAdvance(longest) <= WIDTH)
        return whole if whole and longest < _UNSPACED else SIZES

    def _static(self, text: str, size: int) -> QStaticText:
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setTextOption(_wrapping())
        made.setTextWidth(WIDTH)
        made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        made.prepare(QTransform(), self._fonts[size])
        return made

    def _cut(self, text: str, lines: int) -> str:
        """As much of `text` as fits on so many lines at the smallest size, with an ellipsis."""
        while text:
            ends = self._line_ends(text.rstrip() + "…")
            if len(ends) <= lines:
                break
            units = text.encode("utf-16-le")[: 2 * (ends[lines - 1] - 2)]
            text = units.decode("utf-16-le", "ignore").rstrip("\u200d\ufe0f\n ")
        return text.rstrip() + "…"

    def _line_ends(self, text: str) -> list[int]:
        """Where each line ends when wrapped at the smallest size, in UTF-16 units."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self._fonts[SIZES[-1]])
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        ends = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(WIDTH)
            ends.append(line.textStart() + line.textLength())
        layout.endLayout()
        return ends
