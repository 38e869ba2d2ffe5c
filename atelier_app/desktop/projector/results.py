"""The results for the room: ranks with bars, merit profiles, or how far each option went."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from atelier_app.desktop.look.cells import draw_pill, draw_text
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.theme import font
from atelier_app.desktop.polls.profile import draw_legend, draw_profile
from atelier_app.desktop.polls.ranking import RankedOption
from atelier_app.desktop.projector.paint import (
    BAR,
    BAR_SOFT,
    INK,
    MUTED,
    SOFT,
    TRACK,
    bold,
    draw_fitted,
    plain,
)
from atelier_app.support.language import ngettext, pgettext

_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def draw_results(
    painter: QPainter, box: QRectF, rows: tuple[RankedOption, ...], unit: float, above: str = ""
) -> None:
    """As many first places as can be read from the back, then how many more there are; grades have their legend.

    `above` says what is to be known of the figures.
    """
    if above:
        room = QRectF(box.left(), box.top(), box.width(), 104 * unit)
        used = draw_fitted(painter, room, above, 26 * unit, 18 * unit, SOFT)
        box = box.adjusted(0, used + 12 * unit, 0, 0)
    if rows and rows[0].profile:
        used = draw_legend(painter, box, len(rows[0].profile), SOFT, 20 * unit) + 10 * unit
        draw_ranking(painter, box.adjusted(0, used, 0, 0), rows, unit, least=62, most=104)
    else:
        draw_ranking(painter, box, rows, unit)


def draw_ranking(
    painter: QPainter,
    box: QRectF,
    rows: tuple[RankedOption, ...],
    unit: float,
    least: float = 54,
    most: float = 78,
) -> None:
    """Rows between `least` and `most` high."""
    fit = max(1, int(box.height() // (least * unit)))
    shown = rows if len(rows) <= fit else rows[: max(1, fit - 1)]
    height = min(most * unit, box.height() / max(1, min(fit, len(rows))))
    for place, row in enumerate(shown):
        _draw_ranked(painter, QRectF(box.left(), box.top() + place * height, box.width(), height), row)
    left = len(rows) - len(shown)
    if left:
        more = ngettext("and {n} more option", "and {n} more options", left).format(n=number(left))
        painter.setFont(plain(22 * unit))
        draw_text(
            painter, QRectF(box.left(), box.top() + len(shown) * height, box.width(), height), more, MUTED
        )


def _draw_ranked(painter: QPainter, box: QRectF, row: RankedOption) -> None:
    """Rank, words and score on a line, the bar under them: words never lie over the end of a bar."""
    size = box.height() * (0.32 if row.profile else 0.40)
    line = QRectF(box.left(), box.top(), box.width(), box.height() * (0.46 if row.profile else 0.58))
    rank = size * 1.9 if row.rank else 0.0
    if row.rank:
        painter.setFont(bold(size))
        draw_text(painter, QRectF(line.left(), line.top(), rank, line.height()), number(row.rank), MUTED)
    taken = _draw_score(painter, line, row, size)
    words = line.adjusted(rank, 0, -taken, 0)
    tied = "· " + pgettext("equal scores", "tie") if row.tied else ""
    painter.setFont(plain(size * 0.8))
    room = QFontMetricsF(painter.font()).horizontalAdvance(tied) + size * 0.4
    painter.setFont(font(round(size), QFont.Weight.Medium))
    used = draw_text(painter, words.adjusted(0, 0, -room, 0), row.option.label, INK)
    painter.setFont(plain(size * 0.8))
    draw_text(painter, words.adjusted(used + size * 0.35, 0, 0, 0), tied, MUTED)
    if row.profile:
        part = QRectF(
            words.left(), line.bottom() + box.height() * 0.06, box.right() - words.left(), box.height() * 0.38
        )
        draw_profile(painter, part, row.profile, INK, box.height() * 0.27)
    elif row.said:
        _draw_bar(
            painter, QRectF(words.left(), line.bottom(), box.right() - words.left(), box.height() * 0.2), row
        )


def _draw_score(painter: QPainter, line: QRectF, row: RankedOption, size: float) -> float:
    """The score, or what stands for it, at the right end; answers the room that it takes."""
    said = row.fact or row.said
    if not row.rank or not said:
        return 0.0
    painter.setFont(plain(size * 0.8) if row.fact else bold(size))
    painter.setPen(SOFT if row.fact else INK)
    painter.drawText(line, _RIGHT, said)
    return max(size * 3.2, QFontMetricsF(painter.font()).horizontalAdvance(said) + size)


def _draw_bar(painter: QPainter, track: QRectF, row: RankedOption) -> None:
    draw_pill(painter, track, TRACK, radius=track.height() / 3)
    if row.share:
        bar = QRectF(track)
        bar.setWidth(max(track.height(), track.width() * row.share))
        draw_pill(painter, bar, BAR if row.rank == 1 else BAR_SOFT.lighter(120), radius=track.height() / 3)
