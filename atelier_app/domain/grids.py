"""The grid of criteria, where a poll's winners get a value on each criterion and a place by their total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Query, Topic
from atelier_app.domain.criteria import Combination, Criterion, Level
from atelier_app.domain.methods.method import Score
from atelier_app.domain.polls import Option
from atelier_app.domain.presets import GridPreset, criteria_of
from atelier_app.domain.priorities import WINNERS
from atelier_app.domain.ratings import Placing
from atelier_app.domain.spread import Spread

_STARTING = criteria_of(GridPreset.WEIGHTED)


@dataclass(frozen=True)
class Grid:
    """Takes the options of `poll_id` ranked within the first `winners`, as a matrix does. Its id is its activity's.

    `preset` says what it was made from, for its name and its explanation; the criteria count as they stand. `open`
    while people may rate, `opened_at` when that was first so (aware, UTC).
    """

    id: Id
    activity_id: Id
    poll_id: Id | None = None
    winners: int = WINNERS
    placing: Placing = Placing.FACILITATOR
    preset: GridPreset = GridPreset.WEIGHTED
    criteria: tuple[Criterion, ...] = _STARTING
    combination: Combination = Combination.SUM
    open: bool = False
    opened_at: datetime | None = None

    def preparation(self) -> PrepareGrid:
        """The command that makes it what it is: a form changes one thing of it with `replace`."""
        return PrepareGrid(
            self.id,
            self.poll_id,
            self.winners,
            self.placing,
            self.preset,
            self.criteria,
            self.combination,
        )

    @property
    def categories(self) -> tuple[Level, ...]:
        """The named levels of the one criterion of a grid that sorts rather than adds (MoSCoW), the highest first."""
        if len(self.criteria) != 1 or not self.criteria[0].is_named:
            return ()
        return self.criteria[0].levels[::-1]


@dataclass(frozen=True)
class GridValue:
    """An option's value on a criterion: the facilitator's `own` if there is one, else the raters' median, else None.

    `spread` is None without ratings, and while they are taken.
    """

    criterion_id: Id
    value: float | None = None
    own: bool = False
    spread: Spread | None = None


@dataclass(frozen=True)
class GridItem:
    """A winner: its rank and score in the vote, its values in the criteria's order, what they come to.

    `place` and `total` are None until every criterion that weighs has a value; equal places are ties (1, 2, 2, 4).
    `category` is its level in a grid with `categories`.
    """

    option: Option
    rank: int
    score: Score
    values: tuple[GridValue, ...]
    total: float | None = None
    place: int | None = None
    category: Level | None = None

    @property
    def known(self) -> dict[Id, float]:
        """The values there are, by criterion."""
        return {one.criterion_id: one.value for one in self.values if one.value is not None}

    @property
    def dissent(self) -> bool:
        """Whether people disagree on any criterion."""
        return any(one.spread is not None and one.spread.dissent for one in self.values)


@dataclass(frozen=True)
class GridRecord:
    """The grid with its items by rank in the vote; empty until its poll is closed and its results visible.

    `rated` of the phones or tables have rated; `waiting` is how many of those present (phones) or of the tables
    where somebody is present have not. Both are 0 where the facilitator places.
    """

    grid: Grid
    items: tuple[GridItem, ...]
    rated: int = 0
    waiting: int = 0

    @property
    def by_place(self) -> tuple[GridItem, ...]:
        """Best first, those without a total at the end, ties and these by rank in the vote."""
        last = len(self.items) + 1
        return tuple(sorted(self.items, key=lambda item: (item.place or last, item.rank)))


# --- commands


@dataclass(frozen=True)
class PrepareGrid(Command):
    """Says what a grid is: which winners, by whom, on which criteria, combined how.

    While people rate, only names and weights may change (RATING_OPEN). A criterion that has values of a winner or of
    anyone's rating keeps them: it can be renamed, weigh more or nothing, become a cost, not be taken away nor get a
    scale on which a given value has no place (CRITERION_RATED).
    """

    grid_id: Id
    poll_id: Id | None
    winners: int = WINNERS
    placing: Placing = Placing.FACILITATOR
    preset: GridPreset = GridPreset.WEIGHTED
    criteria: tuple[Criterion, ...] = _STARTING
    combination: Combination = Combination.SUM


@dataclass(frozen=True)
class ScoreOption(Command):
    """Gives a winner the facilitator's own value on a criterion, before anyone's ratings, or None to take it back."""

    grid_id: Id
    option_id: Id
    criterion_id: Id
    value: float | None


# --- events


@dataclass(frozen=True)
class GridPrepared(Event):
    grid_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


@dataclass(frozen=True)
class OptionScored(Event):
    grid_id: Id
    option_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


# --- queries


@dataclass(frozen=True)
class ReadGrid(Query[GridRecord]):
    """Raises `Refused` (UNKNOWN_GRID). How the order changes with a weight: `domain.sensitivity` on the record."""

    grid_id: Id
    topics: ClassVar = frozenset({Topic.PRIORITIES, Topic.POLLS, Topic.ATTENDANCE})
