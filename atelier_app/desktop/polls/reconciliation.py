"""The reconciliation of a vote: what was issued and what came of it, channel by channel, in a few calm lines."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import ElidedLabel, label
from atelier_app.desktop.polls.wording import channel_name
from atelier_app.domain.core import Channel
from atelier_app.domain.polls import ChannelCount, PollRecord
from atelier_app.support.language import _, ngettext


@dataclass(frozen=True)
class Line:
    """What is counted, how many, and a remark under it; an inner line is part of the one before."""

    name: str
    figure: str
    remark: str = ""
    inner: bool = False


def lines(record: PollRecord) -> tuple[Line, ...]:
    """Present, then each channel that was used, then blank ballots once results may be seen."""
    found = [Line(_("Present"), number(record.present))]
    found += [_channel(one) for one in record.reconciliation]
    outcome = record.outcome
    if outcome is not None and outcome.ballots:
        found.append(Line(_("Blank, among these"), number(outcome.blank), inner=True))
    return tuple(found)


def _channel(one: ChannelCount) -> Line:
    return Line(channel_name(one.channel), number(one.cast), _remark(one))


def _remark(one: ChannelCount) -> str:
    """Of paper ballots, what else became of those handed out."""
    if one.channel is not Channel.PAPER:
        return ""
    parts = [ngettext("{n} handed out", "{n} handed out", one.issued).format(n=number(one.issued))]
    if one.spoiled:
        parts.append(ngettext("{n} spoiled", "{n} spoiled", one.spoiled).format(n=number(one.spoiled)))
    if one.out > 0:
        parts.append(ngettext("{n} still out", "{n} still out", one.out).format(n=number(one.out)))
    return " · ".join(parts)


class Reconciliation(QWidget):
    """Rebuilt only when what it says has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_poll(self, record: PollRecord) -> None:
        """Shows how the figures stand."""
        found = lines(record)
        if found == self.lines:
            return
        self.lines = found
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        row = 0
        for line in found:
            row = self._add(line, row)
        told = (" ".join(filter(None, (line.name, line.figure, line.remark))) for line in found)
        self.setAccessibleName("; ".join(told))

    def _add(self, line: Line, row: int) -> int:
        name, figure = ElidedLabel(line.name, "muted" if line.inner else ""), label(line.figure, "strong")
        if line.inner:
            name.setIndent(12)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(figure, row, 1)
        if line.remark:
            row += 1
            self._grid.addWidget(label(line.remark, "small", wrap=True), row, 0, 1, 2)
        return row + 1
