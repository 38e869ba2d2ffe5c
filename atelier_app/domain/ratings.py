"""Ratings: what people and tables say of each option, for a matrix and a grid alike; one a badge, secret by structure."""

from __future__ import annotations

import hashlib
import hmac
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Query, Refused, Topic
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import fold


class Placing(StrEnum):
    """Who says where options stand: the facilitator, each table together, or each person from their phone."""

    FACILITATOR = "facilitator"
    TABLES = "tables"
    PHONES = "phones"


@dataclass(frozen=True)
class Rating:
    """One value given to an option: on a criterion of a grid, or on "impact" or "effort" of a matrix."""

    option_id: Id
    criterion_id: Id
    value: float


@dataclass(frozen=True)
class GivenRatings:
    """What a phone finds of its own: the ratings so far, none before the first, and whose they are.

    `table` is where the person sits, when tables rate; empty for one who sits at none, and so cannot rate.
    """

    ratings: tuple[Rating, ...] = ()
    table: str = ""


def rater_id(token: str, subject_id: Id) -> Id:
    """`HMAC(token, subject)`: the same badge always finds its own ratings, the file cannot tell whose they are."""
    return hmac.new(token.encode(), subject_id.encode(), hashlib.sha256).hexdigest()


def table_rater(table: str) -> Id:
    """The rater that a table is: its name as it is compared, so that "Table A" and "table a" are one."""
    return fold(table).strip()


def checked_ratings(
    criteria: Sequence[Criterion], options: Collection[Id], ratings: Sequence[Rating]
) -> tuple[Rating, ...]:
    """The ratings by option and criterion, in the order of these.

    Raises `Refused` (UNKNOWN_OPTION, UNKNOWN_CRITERION, REPEATED_OPTION, RATING_OUT_OF_RANGE).
    """
    known, scales = set(options), {one.id: one for one in criteria}
    said: dict[tuple[Id, Id], float] = {}
    for rating in ratings:
        key = rating.option_id, rating.criterion_id
        if rating.option_id not in known:
            raise Refused(Refusal.UNKNOWN_OPTION)
        if rating.criterion_id not in scales:
            raise Refused(Refusal.UNKNOWN_CRITERION)
        if key in said:
            raise Refused(Refusal.REPEATED_OPTION)
        said[key] = checked_value(scales[rating.criterion_id], rating.value)
    order = ((option, criterion) for option in options for criterion in scales)
    return tuple(Rating(*key, said[key]) for key in order if key in said)


def checked_value(criterion: Criterion, value: object) -> float:
    """The value, of this criterion's scale. Raises `Refused` (RATING_OUT_OF_RANGE)."""
    if type(value) not in (int, float) or not math.isfinite(value) or not criterion.takes(value):  # type: ignore[arg-type]
        raise Refused(Refusal.RATING_OUT_OF_RANGE)
    return float(value) + 0.0  # type: ignore[arg-type]


# --- commands


@dataclass(frozen=True)
class OpenRating(Command):
    """Takes ratings of a matrix or grid, or with `open` false no more. While they are taken, none is shown.

    Refused when only the facilitator places (RATING_BY_FACILITATOR) or there is nothing to rate yet (NOTHING_TO_RATE).
    """

    subject_id: Id
    open: bool = True


@dataclass(frozen=True)
class RateOptions(Command):
    """Puts, or replaces as a whole, what a present person says; what they leave out, they say nothing of.

    `rater_id` comes from `rater_id(token, subject)`. Where tables rate it is not used: the ratings are those of the
    person's table, and whoever of the table sends last speaks for it; who sits at none is refused (NO_TABLE).
    """

    subject_id: Id
    participant_id: Id
    rater_id: Id
    ratings: tuple[Rating, ...]


# --- events


@dataclass(frozen=True)
class RatingOpened(Event):
    """Ratings of a matrix or grid are taken."""

    subject_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


@dataclass(frozen=True)
class RatingClosed(Event):
    """Ratings of a matrix or grid are no longer taken."""

    subject_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


@dataclass(frozen=True)
class OptionsRated(Event):
    """Ratings came, or changed: nothing says whose, what, nor how many were committed together."""

    subject_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


# --- queries


@dataclass(frozen=True)
class RatingState:
    """Where the rating of a matrix or grid stands; the counts are those of its record. `opened_at` was the first time."""

    placing: Placing
    open: bool
    opened_at: datetime | None
    rated: int
    waiting: int


@dataclass(frozen=True)
class ReadRating(Query[RatingState]):
    """Without what is rated: cheap, for phones. Raises `Refused` (UNKNOWN_ACTIVITY)."""

    subject_id: Id
    topics: ClassVar = frozenset({Topic.PRIORITIES, Topic.ATTENDANCE})


@dataclass(frozen=True)
class FindRatings(Query[GivenRatings]):
    """A person's own ratings of a matrix or grid, or their table's. Raises `Refused` (UNKNOWN_ACTIVITY)."""

    subject_id: Id
    participant_id: Id
    rater_id: Id
    topics: ClassVar = frozenset({Topic.PRIORITIES, Topic.ATTENDANCE})
