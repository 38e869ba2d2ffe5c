"""The impact/effort matrix, where a poll's winners are placed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Query, Refused, Topic
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.methods.method import Score
from atelier_app.domain.polls import Option
from atelier_app.domain.presets import MatrixPreset
from atelier_app.domain.ratings import Placing
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.spread import Spread

WINNERS = 5
WINNERS_LIMIT = 30
IMPACT = Criterion("impact", "impact")
EFFORT = Criterion("effort", "effort", cost=True)
DIMENSIONS = (IMPACT, EFFORT)
"""What a matrix is rated on: `Rating.criterion_id` is the id of one of these two."""


class Quadrant(StrEnum):
    """The four quarters by where they lie; half way counts as high impact, and as little effort.

    The names are those of impact and effort. On Eisenhower's matrix the same quarters are, in this order: plan,
    do first, drop, delegate.
    """

    QUICK_WIN = "quick_win"
    MAJOR_PROJECT = "major_project"
    FILL_IN = "fill_in"
    NOT_NOW = "not_now"


def quadrant(
    impact: float, effort: float, impact_threshold: float = 0.5, effort_threshold: float = 0.5
) -> Quadrant:
    """Where a placement (both from 0 to 1) falls, the lines between the quarters being at the thresholds."""
    if impact >= impact_threshold:
        return Quadrant.QUICK_WIN if effort <= effort_threshold else Quadrant.MAJOR_PROJECT
    return Quadrant.FILL_IN if effort <= effort_threshold else Quadrant.NOT_NOW


@dataclass(frozen=True)
class MatrixNames:
    """What the facilitator calls the two dimensions and the quarters; an empty one is called as the preset says."""

    impact: str = ""
    effort: str = ""
    quick_win: str = ""
    major_project: str = ""
    fill_in: str = ""
    not_now: str = ""

    def of(self, quarter: Quadrant) -> str:
        """The facilitator's own name of a quarter, empty without one."""
        name: str = getattr(self, quarter.value)
        return name


@dataclass(frozen=True)
class Matrix:
    """Takes the options of `poll_id` ranked within the first `winners`; ties at the cut all come along.

    `open` while tables or phones may rate; the medians are shown when they may no longer, so that nobody follows the
    others. The thresholds (0 to 1) are where the lines between the quarters lie. `opened_at` is when rating
    was first opened (aware, UTC).
    """

    id: Id
    activity_id: Id
    poll_id: Id | None = None
    winners: int = WINNERS
    placing: Placing = Placing.FACILITATOR
    preset: MatrixPreset = MatrixPreset.IMPACT_EFFORT
    names: MatrixNames = MatrixNames()
    impact_threshold: float = 0.5
    effort_threshold: float = 0.5
    open: bool = False
    opened_at: datetime | None = None

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What is rated, as on a grid."""
        return DIMENSIONS

    def preparation(self) -> PrepareMatrix:
        """The command that makes it what it is: a form changes one thing of it with `replace`."""
        return PrepareMatrix(self.id, self.poll_id, self.winners, self.placing, self.preset, self.names)

    @property
    def first_quarter(self) -> Quadrant:
        """The quarter to begin with: quick wins, or what is both important and urgent."""
        eisenhower = self.preset is MatrixPreset.EISENHOWER
        return Quadrant.MAJOR_PROJECT if eisenhower else Quadrant.QUICK_WIN

    def quadrant(self, impact: float, effort: float) -> Quadrant:
        """The quarter of a placement, by the thresholds."""
        return quadrant(impact, effort, self.impact_threshold, self.effort_threshold)


@dataclass(frozen=True)
class MatrixItem:
    """A winner: its rank and score in the vote, its placement (0 to 1 each) or None until placed.

    The placement is the facilitator's `own` if there is one, else the medians of the ratings. The spreads are None
    without ratings, and while they are taken.
    """

    option: Option
    rank: int
    score: Score
    impact: float | None = None
    effort: float | None = None
    own: bool = False
    impact_spread: Spread | None = None
    effort_spread: Spread | None = None

    @property
    def dissent(self) -> bool:
        """Whether people disagree on either."""
        return any(one is not None and one.dissent for one in (self.impact_spread, self.effort_spread))


@dataclass(frozen=True)
class MatrixRecord:
    """The matrix with its items by rank; empty until its poll is closed and its results visible.

    `rated` of the phones or tables have rated; `waiting` is how many of those present (phones) or of the tables
    where somebody is present have not. Both are 0 where the facilitator places.
    """

    matrix: Matrix
    items: tuple[MatrixItem, ...]
    rated: int = 0
    waiting: int = 0

    def quadrant(self, item: MatrixItem) -> Quadrant | None:
        """The quarter an item lies in, None until it is placed."""
        if item.impact is None or item.effort is None:
            return None
        return self.matrix.quadrant(item.impact, item.effort)


def checked_position(impact: float, effort: float) -> tuple[float, float]:
    """Both held within 0 to 1. Raises `Refused` (NUMBER_OUT_OF_RANGE) for what is no number."""
    if not (math.isfinite(impact) and math.isfinite(effort)):
        raise Refused(Refusal.NUMBER_OUT_OF_RANGE)
    return min(1.0, max(0.0, impact)), min(1.0, max(0.0, effort))


# --- commands


@dataclass(frozen=True)
class PrepareMatrix(Command):
    """Chooses the poll whose winners are placed, how many, by whom, and what things are called.

    All of it is replaced: start from `Matrix.preparation()`. While people rate, only names may change (RATING_OPEN).
    What was placed or rated in another way, or of another poll, is kept and comes back with it.
    """

    matrix_id: Id
    poll_id: Id | None
    winners: int = WINNERS
    placing: Placing = Placing.FACILITATOR
    preset: MatrixPreset = MatrixPreset.IMPACT_EFFORT
    names: MatrixNames = MatrixNames()


@dataclass(frozen=True)
class MoveThresholds(Command):
    """Moves the lines between the quarters; both are held within 0 to 1."""

    matrix_id: Id
    impact_threshold: float
    effort_threshold: float


@dataclass(frozen=True)
class PlaceOption(Command):
    """Places a winner; both coordinates from 0 (low) to 1 (high), or None to take it off.

    Whoever places, the facilitator's own placement comes before the medians; without it these are back.
    """

    matrix_id: Id
    option_id: Id
    impact: float | None
    effort: float | None


# --- events


@dataclass(frozen=True)
class MatrixPrepared(Event):
    matrix_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


@dataclass(frozen=True)
class ThresholdsMoved(Event):
    matrix_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


@dataclass(frozen=True)
class OptionPlaced(Event):
    matrix_id: Id
    option_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


# --- queries


@dataclass(frozen=True)
class ReadMatrix(Query[MatrixRecord]):
    """Raises `Refused` (UNKNOWN_MATRIX)."""

    matrix_id: Id
    topics: ClassVar = frozenset({Topic.PRIORITIES, Topic.POLLS, Topic.ATTENDANCE})
