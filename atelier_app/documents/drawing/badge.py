"""Sheets of badges: name, organisation and table at the left of each label, its code at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from atelier_app.documents.badges import Badge, BadgeSheets
from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.code import draw_code
from atelier_app.documents.drawing.fitting import fitted
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.type import Line, Style, set_lines
from atelier_app.documents.labels import PAGE, Labels

# Printers feed a sheet a little askew: nothing comes nearer to a label's edge.
_SAFE = 3 * mm
_CODE_SHARE = 0.42
_MARK, _MARK_OFF, _MARK_COLOUR = 3.5 * mm, 1.5 * mm, "#8A8F99"
# Most printers leave the last millimetres of the paper white.
_UNPRINTED = 4.3 * mm

_KICKER = Style(6.5, 8.5, theme.MUTED, Weight.MEDIUM)
_NAME = Style(23, 26, theme.INK, Weight.BOLD)
_ORGANISATION = Style(10.5, 13, theme.INK)
_TABLE = Style(9, 15, theme.ACCENT, Weight.SEMIBOLD)
_NOTICE = Style(6.25, 8, theme.MUTED)
_NOTICE_PAGE = Style(11, 17, theme.INK)
_NAME_SHARE = 0.64


class _Frame:
    """What every label and sheet has in common, laid out once."""

    def __init__(self, sheets: BadgeSheets) -> None:
        self.sheets = sheets
        labels = sheets.labels
        self.width, self.height = labels.width * mm, labels.height * mm
        self.side = min(self.height - 2 * _SAFE, self.width * _CODE_SHARE)
        self.room = self.width - 2 * _SAFE - self.side - 6
        self.kicker = set_lines(sheets.initiative, _KICKER, self.room, 1)
        width = (PAGE[0] - 2 * max(labels.left, 8.0)) * mm
        self.notice = set_lines(sheets.notice, _NOTICE, width)
        self.notice_left = (theme.A4[0] - width) / 2
        self.notice_top = (PAGE[1] - labels.top) * mm + 2 + (_MARK_OFF + _MARK if sheets.marks else 0.0)

    @property
    def noticed(self) -> bool:
        """Whether the foot of a sheet has room for the notice."""
        return self.notice_top + len(self.notice) * _NOTICE.leading <= theme.A4[1] - _UNPRINTED


@dataclass(frozen=True)
class _Sheet:
    """One page of labels, the first badge at `place`."""

    frame: _Frame
    badges: Sequence[Badge]
    place: int

    def draw(self, pen: Pen, _number: int, _total: int) -> None:
        frame, sheets = self.frame, self.frame.sheets
        pen.begin(*theme.A4)
        if sheets.marks:
            _draw_marks(pen, sheets.labels)
        for place, badge in enumerate(self.badges, self.place):
            x, y = sheets.labels.corner(place)
            _draw_badge(pen, frame, badge, x * mm, y * mm)
        if frame.noticed:
            pen.lines(frame.notice, _NOTICE, frame.notice_left, frame.notice_top)
        pen.end()


@dataclass(frozen=True)
class _Notice:
    """A page of its own for the notice, where the labels leave it no margin."""

    sheets: BadgeSheets

    def draw(self, pen: Pen, _number: int, _total: int) -> None:
        pen.begin(*theme.A4)
        width = theme.A4[0] - 2 * theme.MARGIN
        y = pen.lines(set_lines(self.sheets.title, theme.TITLE, width), theme.TITLE, theme.MARGIN, theme.TOP)
        pen.lines(set_lines(self.sheets.notice, _NOTICE_PAGE, width), _NOTICE_PAGE, theme.MARGIN, y + 14)
        pen.end()


def badge_pages(sheets: BadgeSheets) -> list[_Sheet | _Notice]:
    """The sheets that hold them all; the notice on a page of its own where it must be."""
    frame, per_sheet = _Frame(sheets), sheets.labels.per_sheet
    pages: list[_Sheet | _Notice] = [
        _Sheet(frame, sheets.badges[max(start, 0) : start + per_sheet], max(-start, 0))
        for start in range(-sheets.skipped, len(sheets.badges), per_sheet)
    ]
    return pages if frame.noticed else [*pages, _Notice(sheets)]


def _draw_badge(pen: Pen, frame: _Frame, badge: Badge, x: float, y: float) -> None:
    left, bottom = x + _SAFE + 2, y + frame.height - _SAFE
    draw_code(
        pen, badge.code, x + frame.width - _SAFE - frame.side, y + (frame.height - frame.side) / 2, frame.side
    )
    top = pen.lines(frame.kicker, _KICKER, left, y + _SAFE, frame.room) + 2
    if badge.table:
        bottom = _draw_table(pen, badge.table, left, bottom, frame.room)
    _draw_names(pen, badge, left, top, frame.room, bottom - top)


def _draw_names(pen: Pen, badge: Badge, x: float, y: float, width: float, height: float) -> None:
    """As large as both fit, in the middle of what is left to them."""
    blocks = [fitted(badge.name, _NAME, width, height * (_NAME_SHARE if badge.organisation else 1.0))]
    if badge.organisation:
        blocks.append(fitted(badge.organisation, _ORGANISATION, width, height - _height(blocks[0])))
    y += (height - sum(map(_height, blocks))) / 2
    for style, lines in blocks:
        y = pen.lines(lines, style, x, y, width)


def _height(block: tuple[Style, tuple[Line, ...]]) -> float:
    style, lines = block
    return len(lines) * style.leading


def _draw_table(pen: Pen, table: str, x: float, bottom: float, width: float) -> float:
    """A label at the foot; returns where it begins."""
    style, (line, *_others) = fitted(table, _TABLE, width - 12, _TABLE.leading)
    top = bottom - style.leading
    pen.box(x, top, line.width + 12, style.leading, theme.ACCENT_SOFT, 3)
    pen.lines([line], style, x + 6, top)
    return top - 2


def _draw_marks(pen: Pen, labels: Labels) -> None:
    """Short lines in the margins, where to cut."""
    columns = [labels.left + index * labels.across for index in range(labels.columns)]
    rows = [labels.top + index * labels.down for index in range(labels.rows)]
    for x in _edges(columns, labels.width):
        for y, way in ((labels.top * mm, -1), ((PAGE[1] - labels.top) * mm, 1)):
            pen.rule(x, y + way * _MARK_OFF, x, y + way * (_MARK_OFF + _MARK), _MARK_COLOUR, 0.4)
    for y in _edges(rows, labels.height):
        for x, way in ((labels.left * mm, -1), ((PAGE[0] - labels.left) * mm, 1)):
            pen.rule(x + way * _MARK_OFF, y, x + way * (_MARK_OFF + _MARK), y, _MARK_COLOUR, 0.4)


def _edges(starts: Sequence[float], size: float) -> list[float]:
    """Both edges of each, those that two share once."""
    return [
        edge * mm for edge in sorted({round(start + more, 3) for start in starts for more in (0.0, size)})
    ]
