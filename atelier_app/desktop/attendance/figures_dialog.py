"""The figures of a workshop's attendance: who came of those expected, by half-day, organisation, territory, channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.attendance.wording import channel_name, half_day_name
from atelier_app.desktop.look.cells import RowDelegate, draw_pill, draw_text, tip, weighted
from atelier_app.desktop.look.figures import number, share
from atelier_app.desktop.look.rows import RECORD_ROLE, RecordRows
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.theme import Tokens, tabular
from atelier_app.desktop.look.widgets import Button, Card, Figure, label
from atelier_app.domain.attendance_figures import AttendanceFigures, Part, figures
from atelier_app.support.language import N_, _, ngettext

_VIEWS = (N_("Half-days"), N_("Organisations"), N_("Territories"), N_("Channels"))
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True)
class Bar:
    """A name, its figure, and how long its bar and what the bar is out of are, of the longest."""

    key: str
    name: str
    part: int
    whole: int
    longest: int
    figure: str


def bars(record: AttendanceFigures, view: int) -> list[Bar]:
    """What one of the views shows."""
    if view == 0:
        return [
            _bar(one.half_day.id, half_day_name(one.half_day), one.part, _most([one.part]))
            for one in record.half_days
        ]
    if view == 3:
        total = sum(one.total for one in record.channels)
        return [
            Bar(one.channel, channel_name(one.channel), one.total, total, total, number(one.total))
            for one in record.channels
        ]
    parts = record.organisations if view == 1 else record.territories
    most = _most(parts)
    return [_bar(part.name, part.name or _("Not said"), part, most) for part in parts]


def _most(parts: Iterable[Part]) -> int:
    return max((max(part.expected, part.present) for part in parts), default=0)


def _bar(key: str, name: str, part: Part, longest: int) -> Bar:
    said = _("{came} of {expected} expected").format(came=number(part.came), expected=number(part.expected))
    if part.unexpected:
        more = ngettext("{n} unexpected", "{n} unexpected", part.unexpected)
        said += " + " + more.format(n=number(part.unexpected))
    return Bar(key, name, part.present, max(part.expected, part.present), longest, said)


class _Bars(RecordRows[Bar]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda bar: bar.key, 1, parent)

    def cell(self, record: Bar, column: int, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{record.name}, {record.figure}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{record.name}\n{record.figure}")
        return super().cell(record, column, role)


class _BarRows(RowDelegate):
    height = 46

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        bar: Bar = index.data(RECORD_ROLE)
        font: QFont = option.font
        line = QRectF(box.left(), box.top() + 5, box.width(), 20)
        painter.setFont(tabular(font))
        used = min(QFontMetricsF(painter.font()).horizontalAdvance(bar.figure) + 14, box.width() * 0.6)
        figure = line.adjusted(line.width() - used, 0, 0, 0)
        draw_text(painter, figure, bar.figure, theme.color("muted"), _RIGHT)
        painter.setFont(weighted(font, QFont.Weight.DemiBold))
        draw_text(painter, line.adjusted(0, 0, -used, 0), bar.name, theme.color("ink"))
        track = QRectF(box.left(), box.bottom() - 14, box.width(), 6)
        for value, shade in ((bar.whole, "line"), (bar.part, "accent")):
            if value:
                length = max(track.height(), track.width() * value / bar.longest)
                draw_pill(
                    painter, QRectF(track.topLeft(), QSizeF(length, track.height())), theme.color(shade)
                )


class FiguresDialog(QDialog):
    """Follows the list while it is open."""

    def __init__(self, model: AttendanceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setWindowTitle(_("Figures of the attendance"))
        self.resize(620, 640)
        self.figure = Figure()
        self.views = Switch(_("Figures by"), [_(name) for name in _VIEWS])
        self.views.show_choice(0)
        self.bars = _Bars(self)
        self._list = QListView()
        self._list.setModel(self.bars)
        self._list.setItemDelegate(_BarRows(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(_("Figures"))
        self._lay_out()
        self.views.picked.connect(lambda _place: self._show())
        model.counted.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        card = Card(margin=10)
        card.body.addWidget(self._list)
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(label(self.windowTitle(), "heading"))
        column.addWidget(self.figure)
        column.addWidget(self.views)
        column.addWidget(card, 1)
        column.addLayout(row)

    def _show(self) -> None:
        record = figures(self._model.counts)
        whole = record.whole
        of = _("/ {n} expected").format(n=number(whole.expected))
        rate = share(whole.came / whole.expected) if whole.expected else "—"
        came = _("{share} of those expected came").format(share=rate)
        more = ngettext("{n} unexpected", "{n} unexpected", whole.unexpected)
        signed = ngettext("{n} signature", "{n} signatures", whole.signed)
        note = (came, more.format(n=number(whole.unexpected)), signed.format(n=number(whole.signed)))
        self.figure.show_figure(number(whole.present), of, " · ".join(note))
        self.bars.set_rows(bars(record, max(0, self.views.choice)))
