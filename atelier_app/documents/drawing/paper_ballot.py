"""Paper ballots, four or two on a page or one over several, as their options need; cut along the dashed lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.type import Line, Style, resized, set_lines
from atelier_app.documents.paper_ballots import PaperBallot, PaperBallots
from atelier_app.documents.wording import number
from atelier_app.support.language import _

_PAD = 9 * mm
_KICKER = Style(6.5, 8.5, theme.MUTED, Weight.MEDIUM)
_QUESTION = Style(12, 15, theme.INK, Weight.BOLD)
_HOW = Style(8.5, 11, theme.INK, Weight.SEMIBOLD)
_RULE = Style(7.25, 9.5, theme.MUTED)
_LEGEND = Style(7.25, 9.5, theme.INK, Weight.MEDIUM)
_OPTION = Style(9.5, 12, theme.INK)
_HEAD = Style(8, 10, theme.INK, Weight.SEMIBOLD)
_COLLEGE = Style(8, 13, theme.ACCENT, Weight.SEMIBOLD)
_FIELD = Style(7.5, 10, theme.MUTED, Weight.MEDIUM)
_EDGE = "#5B6474"
_QUESTION_LINES, _OPTION_LINES = 4, 3
_NUMBER = (58.0, 21.0)
_LEAD, _BOX, _CIRCLE, _GAP = 15.0, 16.0, 11.0, 4.5
_COLUMN = 17.5
_SIGNED = 26.0


@dataclass(frozen=True)
class _Row:
    """An option: its place, its words set."""

    place: int
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return max(len(self.lines) * _OPTION.leading, _BOX) + 2 * _GAP


@dataclass(frozen=True)
class _Face:
    """A ballot set to a width: what stands over its options, and these; `part` of `parts` where it takes several."""

    ballot: PaperBallot
    width: float
    rows: tuple[_Row, ...]
    part: int = 1
    parts: int = 1

    @property
    def head(self) -> tuple[tuple[Style, tuple[Line, ...], float], ...]:
        """The blocks over the options, each with the room after it."""
        ballot, width = self.ballot, self.width
        beside = width - _NUMBER[0] - 26
        blocks = (
            (_KICKER, set_lines(ballot.kicker, _KICKER, beside, 2), 3.0),
            (_QUESTION, set_lines(ballot.question, _QUESTION, beside, _QUESTION_LINES), 4.0),
            (_HOW, set_lines(ballot.how, _HOW, width), 1.0),
            (_RULE, set_lines(ballot.rule, _RULE, width), 3.0),
            (_LEGEND, set_lines(ballot.legend, _LEGEND, width), 3.0),
        )
        return tuple(block for block in blocks if any(line.text for line in block[1]))

    @property
    def head_height(self) -> float:
        said = sum(len(lines) * style.leading + after for style, lines, after in self.head)
        college = _COLLEGE.leading + 5 if self.ballot.college else 0.0
        return said + college + (_HEAD.leading if self.ballot.circles else 0.0) + 2

    @property
    def height(self) -> float:
        foot = _SIGNED if self.ballot.signed or self.parts > 1 else 0.0
        return self.head_height + sum(row.height for row in self.rows) + foot


def _face(ballot: PaperBallot, width: float) -> _Face:
    room = width - _LEAD - (len(ballot.circles) * _COLUMN + 6 if ballot.circles else _box_width(ballot) + 8)
    rows = (
        _Row(place, set_lines(option, _OPTION, room, _OPTION_LINES))
        for place, option in enumerate(ballot.options, start=1)
    )
    return _Face(ballot, width, tuple(rows))


def _box_width(ballot: PaperBallot) -> float:
    return _BOX if ballot.ticked else 2 * _BOX


@dataclass(frozen=True)
class _Layout:
    """So many ballots across and down a page."""

    across: int
    down: int

    @property
    def size(self) -> tuple[float, float]:
        return theme.A4[0] / self.across, theme.A4[1] / self.down

    def fits(self, face: _Face) -> bool:
        return face.height <= self.size[1] - 2 * _PAD


_LAYOUTS = (_Layout(2, 2), _Layout(1, 2), _Layout(1, 1))


@dataclass(frozen=True)
class BallotPage:
    """A page of faces; where there are fewer than there is room for, the rest stays white."""

    layout: _Layout
    faces: Sequence[_Face]

    def draw(self, pen: Pen, _number: int, _total: int) -> None:
        pen.begin(*theme.A4)
        width, height = self.layout.size
        for place, face in enumerate(self.faces):
            row, column = divmod(place, self.layout.across)
            _draw(pen, face, column * width + _PAD, row * height + _PAD, height - 2 * _PAD)
        for column in range(1, self.layout.across):
            pen.rule(column * width, 8, column * width, theme.A4[1] - 8, theme.RULE, 0.5, dashed=True)
        for row in range(1, self.layout.down):
            pen.rule(8, row * height, theme.A4[0] - 8, row * height, theme.RULE, 0.5, dashed=True)
        pen.end()


def ballot_pages(ballots: PaperBallots) -> list[BallotPage]:
    """The pages of all copies, ballot by ballot: those of one college stay together."""
    return [page for ballot in ballots.ballots for page in _pages(ballot, ballots.copies)]


def _pages(ballot: PaperBallot, copies: int) -> Iterator[BallotPage]:
    for layout in _LAYOUTS:
        face = _face(ballot, layout.size[0] - 2 * _PAD)
        if layout.fits(face):
            per_page = layout.across * layout.down
            for start in range(0, copies, per_page):
                yield BallotPage(layout, [face] * min(per_page, copies - start))
            return
    layout = _LAYOUTS[-1]
    parts = tuple(_parted(_face(ballot, layout.size[0] - 2 * _PAD), layout.size[1] - 2 * _PAD))
    for _copy in range(copies):
        for part in parts:
            yield BallotPage(layout, [part])


def _parted(face: _Face, height: float) -> list[_Face]:
    """The same over several pages, each with its head, for sheets come apart."""
    room = height - face.head_height - _SIGNED
    piles: list[list[_Row]] = [[]]
    for row in face.rows:
        if piles[-1] and sum(one.height for one in piles[-1]) + row.height > room:
            piles.append([])
        piles[-1].append(row)
    return [
        replace(face, rows=tuple(pile), part=part, parts=len(piles))
        for part, pile in enumerate(piles, start=1)
    ]


# --- one ballot


def _draw(pen: Pen, face: _Face, x: float, y: float, height: float) -> None:
    bottom = y + height
    _draw_number(pen, x + face.width - _NUMBER[0], y)
    if face.ballot.college:
        y = _draw_college(pen, face.ballot.college, x, y, face.width - _NUMBER[0] - 26)
    for style, lines, after in face.head:
        y = pen.lines(lines, style, x, y, face.width) + after
    if face.ballot.circles:
        _draw_heads(pen, face, x, y)
        y += _HEAD.leading
    y += 2
    pen.rule(x, y, x + face.width, y, theme.RULE, 0.8)
    for row in face.rows:
        y = _draw_row(pen, face, row, x, y)
    if face.ballot.signed or face.parts > 1:
        _draw_foot(pen, face, x, bottom)


def _draw_number(pen: Pen, x: float, y: float) -> None:
    """Where whoever counts writes the paper's number in the pile."""
    label = set_lines(_("No."), _FIELD, 24)
    pen.lines(label, _FIELD, x - 4 - label[0].width, y + (_NUMBER[1] - _FIELD.leading) / 2)
    pen.frame(x, y, *_NUMBER, _EDGE, 3)


def _draw_college(pen: Pen, college: str, x: float, y: float, width: float) -> float:
    (line, *_more) = set_lines(college, _COLLEGE, width - 12, 1)
    pen.box(x, y, line.width + 12, _COLLEGE.leading, theme.ACCENT_SOFT, 3)
    pen.lines([line], _COLLEGE, x + 6, y)
    return y + _COLLEGE.leading + 5


def _columns(face: _Face, x: float) -> list[float]:
    """The middle of each column of circles."""
    first = x + face.width - len(face.ballot.circles) * _COLUMN + _COLUMN / 2
    return [first + index * _COLUMN for index in range(len(face.ballot.circles))]


def _draw_heads(pen: Pen, face: _Face, x: float, y: float) -> None:
    for middle, head in zip(_columns(face, x), face.ballot.circles, strict=True):
        lines = set_lines(head, _HEAD, _COLUMN)
        pen.lines(lines, _HEAD, middle - lines[0].width / 2, y)


def _draw_row(pen: Pen, face: _Face, row: _Row, x: float, y: float) -> float:
    middle, ballot = y + row.height / 2, face.ballot
    style = resized(_OPTION, 7.5)
    place = set_lines(number(row.place), replace(style, colour=theme.MUTED), _LEAD + 10)
    left = x
    if not ballot.circles:
        width = _box_width(ballot)
        pen.frame(x, middle - _BOX / 2, width, _BOX, _EDGE, 2.5)
        left = x + width + 8
    pen.lines(place, replace(style, colour=theme.MUTED), left, middle - style.leading / 2)
    room = face.width - (left - x) - _LEAD
    pen.lines(row.lines, _OPTION, left + _LEAD, middle - len(row.lines) * _OPTION.leading / 2, room)
    for centre in _columns(face, x):
        pen.frame(centre - _CIRCLE / 2, middle - _CIRCLE / 2, _CIRCLE, _CIRCLE, _EDGE, _CIRCLE / 2)
    y += row.height
    pen.rule(x, y, x + face.width, y, theme.LINE, 0.5)
    return y


def _draw_foot(pen: Pen, face: _Face, x: float, bottom: float) -> None:
    """A line for the name in an open vote; which page of the ballot this is."""
    right = x + face.width
    if face.parts > 1:
        said = _("Page {n} of {total}").format(n=number(face.part), total=number(face.parts))
        lines = set_lines(said, _FIELD, 120)
        right -= lines[0].width + 10
        pen.lines(lines, _FIELD, right + 10, bottom - _FIELD.leading)
    if face.ballot.signed:
        lines = set_lines(_("Open vote. Your name:"), _FIELD, 160)
        pen.lines(lines, _FIELD, x, bottom - _FIELD.leading)
        pen.rule(x + lines[0].width + 6, bottom, right, bottom, _EDGE, 0.6)
