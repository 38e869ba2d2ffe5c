"""A poll's options, ranked with bars once its results may be seen; a tie is shown as a tie."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from atelier_app.desktop.look.cells import RowDelegate, draw_pill, draw_text, tip, weighted
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.rows import RECORD_ROLE, RecordRows
from atelier_app.desktop.look.theme import Tokens, colour, tabular
from atelier_app.desktop.polls.profile import draw_profile
from atelier_app.desktop.polls.scores import fact, long_score, profile_of, short_score
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Score
from atelier_app.domain.polls import Option, PollRecord
from atelier_app.support.language import _, ngettext, pgettext


@dataclass(frozen=True)
class RankedOption:
    """An option and, when results may be seen, its place; `best` is the highest score of the poll, 0 for no bars.

    `said` is its score beside the bar and `told` in a sentence; `fact` stands instead where only ranks count;
    `profile` counts its grades where they have names, the worst first.
    """

    option: Option
    rank: int = 0
    score: Score = 0
    voters: int = 0
    best: Score = 0
    tied: bool = False
    wins: bool = True
    said: str = ""
    told: str = ""
    fact: str = ""
    profile: tuple[Score, ...] = ()

    @property
    def share(self) -> float:
        """The length of its bar, 0 to 1."""
        return max(0.0, self.score / self.best) if self.best > 0 else 0.0


def ranking(record: PollRecord, winners: int = 0) -> tuple[RankedOption, ...]:
    """The options, best first; in the ballot's order and unranked while results are hidden.

    The first `winners` ranks win, ties included; 0 when nothing is made of the first ones.
    """
    if record.outcome is None:
        return tuple(RankedOption(option) for option in record.options)
    options = {option.id: option for option in record.options}
    poll, outcome, standings = record.poll, record.outcome, record.outcome.standings
    shared = Counter(standing.rank for standing in standings)
    scored = METHODS[poll.method].scored
    best = max((standing.score for standing in standings), default=0) if scored else 0
    return tuple(
        RankedOption(
            options[one.option_id],
            one.rank,
            one.score,
            one.voters,
            best,
            tied=shared[one.rank] > 1,
            wins=one.rank <= (winners or len(standings)),
            said=short_score(poll, one.score),
            told=long_score(poll, one.score),
            fact=fact(outcome, one),
            profile=profile_of(outcome, one.option_id),
        )
        for one in standings
    )


def spoken(row: RankedOption) -> str:
    """The row in words."""
    if not row.rank:
        return row.option.label
    voters = ngettext("{n} person", "{n} people", row.voters).format(n=number(row.voters))
    tied = pgettext("equal scores", "tie") if row.tied else ""
    return ", ".join(filter(None, (number(row.rank), tied, row.option.label, row.told or row.fact, voters)))


def _details(row: RankedOption) -> str:
    if not row.rank:
        return row.option.label
    voters = ngettext("from {n} person", "from {n} people", row.voters).format(n=number(row.voters))
    return f"{row.option.label}\n" + ", ".join(filter(None, (row.told or row.fact, voters)))


class _Ranked(RecordRows[RankedOption]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda row: row.option.id, 1, parent)

    def cell(self, record: RankedOption, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return record.option.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(record)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_details(record))
        return super().cell(record, column, role)


# How much of a row the words take; in a narrow window they need it more than the bars.
_WORDS, _WORDS_NARROW = 0.44, 0.66
_NARROW = 560
# What the name of a grade needs beside its profile.
_GRADE = 92


class _RankedRows(RowDelegate):
    """Rank, words, bar and score; the first ranks in full colour."""

    height = 38

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        row: RankedOption = index.data(RECORD_ROLE)
        font: QFont = option.font
        if row.rank:
            self._ranked(painter, box, row, font, theme)
        else:
            swatch = QRectF(box.left() + 2, box.center().y() - 9, 18, 18)
            draw_pill(painter, swatch, colour(row.option.colour), radius=4)
            painter.setFont(font)
            draw_text(painter, box.adjusted(34, 0, 0, 0), row.option.label, theme.color("ink"))

    def _ranked(self, painter: QPainter, box: QRectF, row: RankedOption, font: QFont, theme: Tokens) -> None:
        painter.setFont(tabular(font))
        draw_text(
            painter, QRectF(box.left(), box.top(), 30, box.height()), number(row.rank), theme.color("muted")
        )
        start = box.width() * (_WORDS_NARROW if box.width() < _NARROW else _WORDS)
        words = QRectF(box.left() + 40, box.top(), start - 50, box.height())
        painter.setFont(weighted(font, QFont.Weight.DemiBold))
        self._words(painter, words, row, font, theme)
        room = QRectF(box.left() + start, box.top(), box.width() - start, box.height())
        if row.fact:
            painter.setFont(tabular(font))
            draw_text(painter, room, row.fact, theme.color("muted"))
        elif row.profile:
            self._profile(painter, room, row, font, theme)
        else:
            self._bar(painter, room, row, font, theme)

    def _profile(
        self, painter: QPainter, room: QRectF, row: RankedOption, font: QFont, theme: Tokens
    ) -> None:
        """The median's name keeps its room, so that the lines of the middle stand one under the other."""
        name = QRectF(room.right() - _GRADE, room.top(), _GRADE, room.height())
        bar = QRectF(room.left(), room.center().y() - 9, room.width() - _GRADE - 10, 18)
        draw_profile(painter, bar, row.profile, theme.color("ink"), 11)
        painter.setFont(weighted(font, QFont.Weight.DemiBold))
        draw_text(painter, name, row.said if sum(row.profile) else "–", theme.color("ink"))

    def _bar(self, painter: QPainter, room: QRectF, row: RankedOption, font: QFont, theme: Tokens) -> None:
        painter.setFont(tabular(weighted(font, QFont.Weight.Bold)))
        figure = max(46.0, QFontMetricsF(painter.font()).horizontalAdvance(row.said) + 12)
        bar = QRectF(room.left(), room.center().y() - 8, 0, 16)
        bar.setWidth(max(2.0, (room.width() - figure) * row.share) if row.share else 0.0)
        draw_pill(painter, bar, theme.color("accent" if row.wins else "accent_faint"), radius=3)
        score = QRectF(bar.right() + 10, room.top(), figure, room.height())
        draw_text(painter, score, row.said, theme.color("ink"))

    def _words(self, painter: QPainter, box: QRectF, row: RankedOption, font: QFont, theme: Tokens) -> None:
        tied = pgettext("equal scores", "tie") if row.tied else ""
        small = weighted(font, QFont.Weight.Medium, 11)
        room = QFontMetricsF(small).horizontalAdvance(tied) + 18 if tied else 0
        used = draw_text(painter, box.adjusted(0, 0, -room, 0), row.option.label, theme.color("ink"))
        if tied:
            chip = QRectF(box.left() + used + 8, box.center().y() - 8, room - 6, 17)
            draw_pill(painter, chip, theme.color("hover"))
            painter.setFont(small)
            painter.setPen(theme.color("muted"))
            painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), tied)


class RankingList(QListView):
    """Shows a poll's options; quick with as many as a poll may have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ranked = _Ranked(self)
        self.setModel(self.ranked)
        self.setItemDelegate(_RankedRows(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Options"))

    def show_poll(self, record: PollRecord, winners: int = 0) -> None:
        """Shows what may be seen of the poll."""
        self.ranked.set_rows(ranking(record, winners))
