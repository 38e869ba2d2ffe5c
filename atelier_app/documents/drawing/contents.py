"""The table of contents: a line a section, each a link, with the page it starts on."""

from __future__ import annotations

from collections.abc import Mapping

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece
from atelier_app.documents.drawing.type import Style, set_lines

_TITLE = Style(10.5, 14.5, theme.INK, Weight.MEDIUM)
_NUMBER = Style(10.5, 14.5, theme.MUTED, Weight.MEDIUM)
_PAD = 7.0
_KICKER_SHARE = 0.27
_NUMBER_ROOM = 36.0


class ContentsLine:
    """One section; `pages` is filled once the document is laid out, before anything is drawn."""

    gap = 0.0
    leads = False

    def __init__(self, kicker: str, title: str, anchor: str, pages: Mapping[str, int], width: float) -> None:
        self._anchor, self._pages, self._width = anchor, pages, width
        self._left = width * _KICKER_SHARE
        self._kicker = set_lines(kicker, _NUMBER, self._left - 12, 2)
        self._title = set_lines(title, _TITLE, width - self._left - _NUMBER_ROOM, 2)
        self.height = max(len(self._title), len(self._kicker), 1) * _TITLE.leading + 2 * _PAD
        self.least = self.height

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.lines(self._kicker, _NUMBER, x, y + _PAD)
        pen.lines(self._title, _TITLE, x + self._left, y + _PAD)
        (number,) = set_lines(str(self._pages[self._anchor]), _NUMBER, _NUMBER_ROOM, 1)
        pen.lines([number], _NUMBER, x + self._width - number.width, y + _PAD)
        pen.rule(x, y + self.height, x + self._width, y + self.height, theme.LINE)
        pen.link(self._anchor, x, y, self._width, self.height)
