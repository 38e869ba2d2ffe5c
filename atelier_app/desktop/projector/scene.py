"""What the projector says of each kind of activity: words at the top, and below them a count, bars, a matrix or a grid."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from atelier_app.desktop.look.cells import draw_text
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.polls.ranking import ranking
from atelier_app.desktop.projector.grid import draw_grid
from atelier_app.desktop.projector.matrix import draw_matrix
from atelier_app.desktop.projector.model import ProjectorModel
from atelier_app.desktop.projector.paint import (
    INK,
    MUTED,
    SOFT,
    draw_count,
    draw_fitted,
    draw_paragraph,
    fitted,
    plain,
)
from atelier_app.desktop.projector.results import draw_results
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import PollRecord, PollState
from atelier_app.support.colleges import weighted_by
from atelier_app.support.language import _, ngettext

_WRAP = 0x1000  # Qt.TextFlag.TextWordWrap
# How wide the right column is, by what the room does: the code is what counts first, the board or the matrix later.
_COLUMN = {
    ActivityKind.WELCOME: 1.5,
    ActivityKind.IDEAS: 0.8,
    ActivityKind.MATRIX: 0.8,
    ActivityKind.CRITERIA: 0.8,
}
_PLAIN = {ActivityKind.TALK, ActivityKind.BREAK, ActivityKind.SUMMARY}


@dataclass(frozen=True)
class Sizes:
    """Of the words at the top, in units: the title's and text's size, and the height each may take."""

    title: float
    least: float
    title_room: float
    text: float
    text_room: float


_OVER_A_SUBJECT = Sizes(56, 34, 146, 29, 120)
_ALONE = Sizes(92, 44, 360, 42, 260)


@dataclass(frozen=True)
class Words:
    """`place` says where we are, `title` what we do, `instruction` how, `count` how far we are."""

    place: str
    title: str
    instruction: str = ""
    count: str = ""
    sizes: Sizes = _OVER_A_SUBJECT

    def draw(self, painter: QPainter, box: QRectF, unit: float) -> None:
        """Draws place, title and instruction at the top of the box."""
        sizes = self.sizes
        painter.setFont(plain(23 * unit))
        draw_text(painter, QRectF(box.left(), box.top(), box.width(), 32 * unit), self.place, MUTED)
        title = QRectF(box.left(), box.top() + 40 * unit, box.width(), sizes.title_room * unit)
        used = draw_fitted(painter, title, self.title, sizes.title * unit, sizes.least * unit, INK)
        if self.instruction:
            rest = QRectF(box.left(), title.top() + used + 14 * unit, box.width(), sizes.text_room * unit)
            draw_paragraph(painter, rest, self.instruction, sizes.text * unit, SOFT)

    def height(self, width: float, unit: float) -> float:
        """How much of the box that takes."""
        sizes, bold = self.sizes, QFont.Weight.Bold
        room = sizes.title_room * unit
        face = fitted(self.title, width, room, sizes.title * unit, sizes.least * unit, bold)
        total = 40 * unit + min(room, _needed(self.title, face, width))
        if self.instruction:
            room, size = sizes.text_room * unit, sizes.text * unit
            face = fitted(self.instruction, width, room, size, size * 0.72, QFont.Weight.Normal)
            total += 14 * unit + min(room, _needed(self.instruction, face, width))
        return total


def _needed(text: str, face: QFont, width: float) -> float:
    return QFontMetricsF(face).boundingRect(QRectF(0, 0, width, 10_000), _WRAP, text).height()


def column(model: ProjectorModel) -> float:
    """How wide the column of the code is to be, against its usual width."""
    return _COLUMN.get(model.activity.kind, 1.0) if model.activity else 1.5


def words(model: ProjectorModel) -> Words:
    """The words of what is current; before anything is, those of the initiative."""
    activity, agenda = model.activity, model.agenda
    if activity is None or agenda is None:
        record = model.initiative
        title = record.initiative.title if record else ""
        return Words(record.initiative.organisation if record else "", title, sizes=_ALONE)
    place = agenda.workshop.title
    instruction = "" if _is_over(model.poll) else activity.instruction
    if model.poll is not None and model.poll.poll.question and model.poll.poll.question != activity.title:
        return Words(f"{place} · {activity.title}", model.poll.poll.question, instruction, count(model))
    sizes = _ALONE if activity.kind in _PLAIN else _OVER_A_SUBJECT
    return Words(place, activity.title, instruction, count(model), sizes)


def _is_over(record: PollRecord | None) -> bool:
    """How to vote no longer matters: the room is left to the results."""
    return record is not None and record.poll.state is PollState.CLOSED


def count(model: ProjectorModel) -> str:
    """The live figure under the timer; nothing where the middle already shows it large."""
    line = model.line
    if line is None:
        return ""
    if line.activity.kind is ActivityKind.IDEAS:
        return ngettext("{n} idea", "{n} ideas", line.count).format(n=number(line.count))
    if line.activity.kind is ActivityKind.VOTE and model.poll is not None and model.poll.outcome is not None:
        return _votes(model.poll)
    return ""


def _votes(record: PollRecord) -> str:
    said = ngettext("{n} vote of {present}", "{n} votes of {present}", record.cast)
    return said.format(n=number(record.cast), present=number(record.present))


def content(model: ProjectorModel, painter: QPainter, box: QRectF, unit: float) -> None:
    """Draws what the current activity shows the room; the board is a widget of its own."""
    line = model.line
    if line is None:
        return
    if line.activity.kind is ActivityKind.WELCOME:
        caption = ngettext("person has signed in", "people have signed in", line.count)
        draw_count(painter, box, line.count, line.total, caption, unit)
    elif model.poll is not None:
        _draw_poll(painter, box, model.poll, unit)
    elif model.matrix is not None:
        draw_matrix(painter, box, model.matrix, unit)
    elif model.grid is not None:
        draw_grid(painter, box, model.grid, unit)


def _draw_poll(painter: QPainter, box: QRectF, record: PollRecord, unit: float) -> None:
    line = _said_above(record)
    if line:
        used = draw_paragraph(painter, box, line, 34 * unit, SOFT)
        box = box.adjusted(0, used + 24 * unit, 0, 0)
    if record.poll.state is PollState.DRAFT:
        return
    if record.outcome is None:
        caption = ngettext("person has voted", "people have voted", record.cast)
        draw_count(painter, box, record.cast, record.present, caption, unit)
    else:
        weighted = weighted_by(record.outcome.colleges)
        draw_results(painter, box, ranking(record), unit, weighted)


def _said_above(record: PollRecord) -> str:
    """Why nothing can be voted or seen just now; and that a vote is not secret, before anyone votes."""
    poll = record.poll
    if poll.state is PollState.DRAFT:
        return _("The vote will open in a moment.")
    if poll.state is PollState.PAUSED:
        return _("The vote is paused: it goes on in a moment.")
    if poll.state is PollState.CLOSED:
        return _("The vote is closed; the results follow in a moment.") if poll.withheld else ""
    return "" if poll.secret else _("This vote is open: who voted what will be told by name.")
