"""The grid for the room: what is being rated, the first places with their totals, or the columns of a grid that sorts."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from atelier_app.desktop.grids.columns import Column, columns_of
from atelier_app.desktop.grids.wording import total_words
from atelier_app.desktop.look.cells import draw_pill, draw_text
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.theme import DARK
from atelier_app.desktop.polls.ranking import RankedOption
from atelier_app.desktop.priorities.card import paint_note
from atelier_app.desktop.priorities.wording import DISSENT, standing
from atelier_app.desktop.projector.paint import INK, MUTED, one_line_font, plain
from atelier_app.desktop.projector.rating import draw_note, draw_rating
from atelier_app.desktop.projector.results import draw_ranking
from atelier_app.domain.criteria import Combination
from atelier_app.domain.grids import GridItem, GridRecord
from atelier_app.support.language import _

_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def draw_grid(painter: QPainter, box: QRectF, record: GridRecord, unit: float) -> None:
    """While people rate, only how many have; before anything has a total, what waits."""
    grid = record.grid
    options = [item.option for item in record.items]
    if grid.open:
        draw_rating(painter, box, grid.placing, record.rated, record.waiting, options, unit)
    elif grid.categories:
        _draw_columns(painter, box, columns_of(record), unit)
    else:
        if any(item.dissent for item in record.items):
            line = QRectF(box.left(), box.bottom() - 30 * unit, box.width(), 30 * unit)
            draw_note(painter, line, _("≠ people disagree"), unit, 22)
            box = box.adjusted(0, 0, 0, -40 * unit)
        draw_ranking(painter, box, ranked(record), unit)


def ranked(record: GridRecord) -> tuple[RankedOption, ...]:
    """The items as a ranking draws them, those without a total at the end."""
    totals = [item.total for item in record.items if item.total is not None]
    best = 100.0 if record.grid.combination is Combination.SUM else max(totals, default=0.0)
    shared = Counter(item.place for item in record.items)
    return tuple(_row(item, best, shared[item.place] > 1) for item in record.by_place)


def _row(item: GridItem, best: float, tied: bool) -> RankedOption:
    if item.place is None or item.total is None:
        return RankedOption(item.option)
    told = total_words(item.total)
    said = f"{DISSENT} {told}" if item.dissent else told
    return RankedOption(item.option, item.place, item.total, best=best, tied=tied, said=said, told=told)


def _draw_columns(painter: QPainter, box: QRectF, columns: tuple[Column, ...], unit: float) -> None:
    """What waits to be sorted has a column while there is any."""
    shown = [column for column in columns if column.level is not None or column.items]
    gap = 14 * unit
    width = (box.width() - gap * (len(shown) - 1)) / max(1, len(shown))
    room = width - 62 * unit
    # One size for all titles: the one in which the longest has room.
    face = min((one_line_font(one.name, room, 27 * unit) for one in shown), key=QFont.pixelSize)
    for place, column in enumerate(shown):
        part = QRectF(box.left() + place * (width + gap), box.top(), width, box.height())
        _draw_column(painter, part, column, face, first=place == 0, unit=unit)


def _draw_column(
    painter: QPainter, box: QRectF, column: Column, face: QFont, *, first: bool, unit: float
) -> None:
    fill = DARK.color("accent_soft" if first else "card")
    draw_pill(painter, box, fill, DARK.color("line"), radius=14 * unit)
    head = QRectF(box.left() + 14 * unit, box.top() + 10 * unit, box.width() - 28 * unit, 40 * unit)
    painter.setFont(plain(24 * unit))
    draw_text(painter, head, number(len(column.items)), MUTED, _RIGHT)
    title = head.adjusted(0, 0, -34 * unit, 0)
    painter.setFont(face)
    ink = DARK.color("accent") if first else MUTED if column.level is None else INK
    draw_text(painter, title, column.name, ink)
    body = box.adjusted(12 * unit, 58 * unit, -12 * unit, -12 * unit)
    _draw_notes(painter, body, column.items, unit)


def _draw_notes(painter: QPainter, box: QRectF, items: tuple[GridItem, ...], unit: float) -> None:
    """As many notes as can be read, then how many more there are."""
    least, most, gap = 66 * unit, 132 * unit, 8 * unit
    fit = max(1, int((box.height() + gap) // (least + gap)))
    shown = items if len(items) <= fit else items[: fit - 1]
    rows = max(len(shown) + (len(shown) < len(items)), 1)
    height = min(most, (box.height() - gap * (rows - 1)) / rows)
    for row, item in enumerate(shown):
        note = QRectF(box.left(), box.top() + row * (height + gap), box.width(), height)
        stands = standing(item.rank, item.score, None)
        option = item.option
        pixels = round(min(18 * unit, height * 0.26))
        paint_note(painter, note, option.colour, option.label, stands, pixels, differ=item.dissent)
    left = len(items) - len(shown)
    if left:
        line = QRectF(box.left(), box.top() + len(shown) * (height + gap), box.width(), height)
        painter.setFont(plain(20 * unit))
        draw_text(painter, line, f"+ {number(left)}", MUTED)
