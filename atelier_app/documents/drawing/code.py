"""QR codes on paper: dark modules as one path on a white square that holds the quiet zone."""

from __future__ import annotations

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.pen import Pen
from atelier_app.support.qr import QUIET_ZONE, matrix

_DARK = "#000000"


def draw_code(pen: Pen, text: str, x: float, y: float, side: float) -> None:
    """The code of a text; `side` is that of the white square, the light margin included."""
    rows = matrix(text)
    margin = side * QUIET_ZONE / (len(rows) + 2 * QUIET_ZONE)
    pen.box(x, y, side, side, theme.WHITE)
    pen.squares(rows, x + margin, y + margin, side - 2 * margin, _DARK)
