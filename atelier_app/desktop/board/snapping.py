"""Where what is dragged catches on its neighbours: their edges and centres, and the gaps between them. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from atelier_app.desktop.board.boxes import Box
from atelier_app.domain.board import NOTE_GAP, NOTE_HEIGHT, NOTE_WIDTH

# Neighbours further away than these (scene units) are not what one is lining up with.
REACH = 3 * NOTE_WIDTH
_LEAST_REACH = 3 * NOTE_GAP
# Boxes whose sides differ by less are in line.
_SAME = 0.01


class Guide(NamedTuple):
    """A line to show, scene units, along one axis; `gap`: it measures a distance rather than a common edge."""

    left: float
    top: float
    right: float
    bottom: float
    gap: bool = False


@dataclass(frozen=True)
class Snap:
    """How much further to move, and why."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[Guide, ...] = ()


class _Span(NamedTuple):
    """A box along one axis: where it begins and ends there (`near`, `far`), and across it (`low`, `high`)."""

    near: float
    far: float
    low: float
    high: float

    def moved(self, by: float) -> _Span:
        return _Span(self.near + by, self.far + by, self.low, self.high)

    def beside(self, other: _Span) -> bool:
        """True when the two share some of the other axis: they are in one row (or column)."""
        return self.low < other.high and other.low < self.high


def neighbourhood(box: Box) -> Box:
    """The part of the wall that `snapped` has to know of: the larger what is dragged, the less around it."""
    beyond_a_note = max(box.width - NOTE_WIDTH, box.height - NOTE_HEIGHT)
    return box.grown(max(_LEAST_REACH, REACH - beyond_a_note / 2))


def snapped(box: Box, neighbours: Iterable[Box], within: float) -> Snap:
    """The nearest place, at most `within` away on each axis, that is in line with neighbours or evenly spaced."""
    others = tuple(neighbours)
    across = _Span(box.left, box.right, box.top, box.bottom)
    down = _Span(box.top, box.bottom, box.left, box.right)
    rows = [_Span(other.left, other.right, other.top, other.bottom) for other in others]
    columns = [_Span(other.top, other.bottom, other.left, other.right) for other in others]
    dx, dy = _shift(across, rows, within), _shift(down, columns, within)
    # Each axis is judged where the other one has come to.
    lines = [
        *_guides(_Span(box.left + dx, box.right + dx, box.top + dy, box.bottom + dy), rows),
        *(
            Guide(line.top, line.left, line.bottom, line.right, line.gap)
            for line in _guides(_Span(box.top + dy, box.bottom + dy, box.left + dx, box.right + dx), columns)
        ),
    ]
    return Snap(dx, dy, tuple(lines))


def _shift(span: _Span, others: Sequence[_Span], within: float) -> float:
    """By how much to move along the axis; edges win over gaps that are as near."""
    offers = [*_edge_shifts(span, others), *_gap_shifts(span, others)]
    best = min(offers, key=abs, default=0.0)
    return best if abs(best) <= within else 0.0


def _edge_shifts(span: _Span, others: Iterable[_Span]) -> Iterator[float]:
    centre = (span.near + span.far) / 2
    for other in others:
        yield other.near - span.near
        yield other.far - span.far
        yield (other.near + other.far) / 2 - centre


def _gap_shifts(span: _Span, others: Sequence[_Span]) -> Iterator[float]:
    """To stand half way between two, as far from the next as that is from its own next, or at the usual gap."""
    row = sorted(other for other in others if other.beside(span))
    before = [other for other in row if other.far <= (span.near + span.far) / 2]
    after = [other for other in row if other.near >= (span.near + span.far) / 2]
    if before and after:
        yield (_last(before).far + after[0].near - (span.far - span.near)) / 2 - span.near
    if before:
        end = _last(before).far
        for gap in {NOTE_GAP, *_gaps(before)}:
            yield end + gap - span.near
    if after:
        for gap in {NOTE_GAP, *_gaps(after)}:
            yield after[0].near - gap - span.far


def _last(row: Sequence[_Span]) -> _Span:
    return max(row, key=lambda one: one.far)


def _gaps(row: Sequence[_Span]) -> list[float]:
    """The distances between those that follow each other in a row."""
    return [later.near - one.far for one, later in pairwise(row) if later.near > one.far]


def _guides(span: _Span, others: Sequence[_Span]) -> Iterator[Guide]:
    """Lines across the axis through common edges, and along it through equal gaps."""
    for at, same in _common(span, others):
        low = min(span.low, *(other.low for other in same))
        high = max(span.high, *(other.high for other in same))
        yield Guide(at, low, at, high)
    yield from _gap_guides(span, others)


def _common(span: _Span, others: Sequence[_Span]) -> Iterator[tuple[float, list[_Span]]]:
    """The edges, else the centre, that others have too."""
    found = False
    for mine, theirs in ((span.near, 0), (span.far, 1)):
        same = [other for other in others if abs(other[theirs] - mine) < _SAME]
        if same:
            found = True
            yield mine, same
    centre = (span.near + span.far) / 2
    same = [other for other in others if abs((other.near + other.far) / 2 - centre) < _SAME]
    if same and not found:
        yield centre, same


def _gap_guides(span: _Span, others: Sequence[_Span]) -> Iterator[Guide]:
    """The equal gaps around the place of `span` in its row: none when it has no equal one beside it."""
    row = sorted([*(other for other in others if other.beside(span)), span])
    here = row.index(span)
    pairs = [(one, later) for one, later in pairwise(row) if later.near > one.far + _SAME]
    mine = [pair for pair in pairs if span in pair]
    shown: dict[tuple[_Span, _Span], None] = {}
    for one, later in mine:
        gap = later.near - one.far
        equal = [pair for pair in pairs if abs(pair[1].near - pair[0].far - gap) < _SAME]
        if len(equal) > 1:
            shown.update(dict.fromkeys(equal))
    for one, later in shown:
        if abs(row.index(one) - here) <= 2:
            middle = (max(one.low, later.low) + min(one.high, later.high)) / 2
            yield Guide(one.far, middle, later.near, middle, gap=True)
