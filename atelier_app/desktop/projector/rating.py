"""What the room sees while it rates: how many have, out of how many, and what waits for its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from atelier_app.desktop.look.cells import draw_pill, draw_text, one_line
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.theme import colour
from atelier_app.desktop.projector.paint import BAR, INK, MUTED, SOFT, TRACK, bold, plain
from atelier_app.domain.polls import Option
from atelier_app.domain.ratings import Placing
from atelier_app.support.language import ngettext


def draw_rating(
    painter: QPainter,
    box: QRectF,
    placing: Placing,
    rated: int,
    waiting: int,
    options: Sequence[Option],
    unit: float,
) -> None:
    """The count on a line of its own, then as many of the options as can be read from the back."""
    head = QRectF(box.left(), box.top(), box.width(), 96 * unit)
    painter.setFont(bold(84 * unit))
    used = draw_text(painter, head, number(rated), INK)
    painter.setFont(bold(44 * unit))
    total = QRectF(head.left() + used + 16 * unit, head.top() + 18 * unit, 200 * unit, 78 * unit)
    used += draw_text(painter, total, f"/ {number(rated + waiting)}", MUTED) + 16 * unit
    painter.setFont(plain(30 * unit))
    words = head.adjusted(used + 26 * unit, 20 * unit, 0, 0)
    draw_text(painter, words, _caption(placing, rated), SOFT)
    track = QRectF(box.left(), head.bottom() + 6 * unit, box.width(), 16 * unit)
    draw_pill(painter, track, TRACK)
    if rated:
        bar = QRectF(track)
        bar.setWidth(max(track.height(), track.width() * rated / max(1, rated + waiting)))
        draw_pill(painter, bar, BAR)
    _draw_options(painter, box.adjusted(0, track.bottom() - box.top() + 26 * unit, 0, 0), options, unit)


def _caption(placing: Placing, rated: int) -> str:
    if placing is Placing.TABLES:
        return ngettext("table has rated", "tables have rated", rated)
    return ngettext("person has rated", "people have rated", rated)


def _draw_options(painter: QPainter, box: QRectF, options: Sequence[Option], unit: float) -> None:
    """In two columns where there are many, then how many more there are."""
    columns = 1 if len(options) <= box.height() // (58 * unit) else 2
    high = 58 * unit
    fit = max(1, int(box.height() // high)) * columns
    shown = options if len(options) <= fit else options[: fit - 1]
    width = (box.width() - 30 * unit * (columns - 1)) / columns
    down = max(1, -(-fit // columns))
    for place, option in enumerate(shown):
        left = box.left() + place // down * (width + 30 * unit)
        row = QRectF(left, box.top() + place % down * high, width, high - 8 * unit)
        paper = QRectF(row.left(), row.center().y() - 14 * unit, 28 * unit, 28 * unit)
        draw_pill(painter, paper, colour(option.colour), radius=6 * unit)
        painter.setFont(plain(30 * unit))
        draw_text(painter, row.adjusted(44 * unit, 0, 0, 0), one_line(option.label), INK)
    left_over = len(options) - len(shown)
    if left_over:
        place = len(shown)
        row = QRectF(
            box.left() + place // down * (width + 30 * unit),
            box.top() + place % down * high,
            width,
            high - 8 * unit,
        )
        painter.setFont(plain(24 * unit))
        said = ngettext("and {n} more option", "and {n} more options", left_over)
        draw_text(painter, row, said.format(n=number(left_over)), MUTED)


def draw_note(painter: QPainter, box: QRectF, text: str, unit: float, pixels: float = 26) -> float:
    """A line under what is drawn; answers its height."""
    painter.setFont(plain(pixels * unit))
    height = QFontMetricsF(painter.font()).height()
    draw_text(painter, QRectF(box.left(), box.top(), box.width(), height), text, SOFT)
    return height
