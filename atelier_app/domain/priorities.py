"""The impact/effort matrix, where a poll's winners are placed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Query, Refused, Topic
from atelier_app.domain.methods.method import Score
from atelier_app.domain.polls import Option
from atelier_app.domain.refusals import Refusal

WINNERS = 5
WINNERS_LIMIT = 30


class Quadrant(StrEnum):
    """The four quarters of the matrix; half way counts as high impact, and as little effort."""

    QUICK_WIN = "quick_win"
    MAJOR_PROJECT = "major_project"
    FILL_IN = "fill_in"
    NOT_NOW = "not_now"


def quadrant(impact: float, effort: float) -> Quadrant:
    """Where a placement (both from 0 to 1) falls."""
    if impact >= 0.5:
        return Quadrant.QUICK_WIN if effort <= 0.5 else Quadrant.MAJOR_PROJECT
    return Quadrant.FILL_IN if effort <= 0.5 else Quadrant.NOT_NOW


@dataclass(frozen=True)
class Matrix:
    """Takes the options of `poll_id` ranked within the first `winners`; ties at the cut all come along."""

    id: Id
    activity_id: Id
    poll_id: Id | None = None
    winners: int = WINNERS


@dataclass(frozen=True)
class MatrixItem:
    """A winner: its rank and score in the vote, its placement (0 to 1 each) or None until placed."""

    option: Option
    rank: int
    score: Score
    impact: float | None = None
    effort: float | None = None


@dataclass(frozen=True)
class MatrixRecord:
    """The matrix with its items by rank; empty until its poll is closed."""

    matrix: Matrix
    items: tuple[MatrixItem, ...]


def checked_position(impact: float, effort: float) -> tuple[float, float]:
    """Both held within 0 to 1. Raises `Refused` (NUMBER_OUT_OF_RANGE) for what is no number."""
    if not (math.isfinite(impact) and math.isfinite(effort)):
        raise Refused(Refusal.NUMBER_OUT_OF_RANGE)
    return min(1.0, max(0.0, impact)), min(1.0, max(0.0, effort))


@dataclass(frozen=True)
class PrepareMatrix(Command):
    """Chooses the poll whose winners are placed, and how many."""

    matrix_id: Id
    poll_id: Id
    winners: int = WINNERS


@dataclass(frozen=True)
class PlaceOption(Command):
    """Places a winner; both coordinates from 0 (low) to 1 (high), or None to take it off."""

    matrix_id: Id
    option_id: Id
    impact: float | None
    effort: float | None


@dataclass(frozen=True)
class MatrixPrepared(Event):
    matrix_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


@dataclass(frozen=True)
class OptionPlaced(Event):
    matrix_id: Id
    option_id: Id
    topic: ClassVar[Topic] = Topic.PRIORITIES


@dataclass(frozen=True)
class ReadMatrix(Query[MatrixRecord]):
    """Raises `Refused` (UNKNOWN_MATRIX)."""

    matrix_id: Id
    topics: ClassVar = frozenset({Topic.PRIORITIES, Topic.POLLS})
