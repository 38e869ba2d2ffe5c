"""The form that rates: for a matrix two sliders an option, for a grid of criteria a level or a number each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from atelier_app.domain.core import Id
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import GridRecord
from atelier_app.domain.priorities import DIMENSIONS, MatrixRecord
from atelier_app.domain.ratings import GivenRatings, Placing
from atelier_app.phones.stage import Stage
from atelier_app.support.digits import written
from atelier_app.support.priorities import criterion_name, dimension_names, ends, level_name

STEPS = 20
"""A slider has this many steps from one end to the other."""
SAID = "said"
"""The field of an option that tells whether its sliders mean anything."""
BETWEEN = "."
"""Between an option's id and what is said of it."""


@dataclass(frozen=True)
class Field:
    """One value asked of one option: a slider between two `ends`, one of the `levels`, or a number of a scale."""

    name: str
    label: str
    value: str
    ends: tuple[str, str] = ("", "")
    levels: tuple[tuple[str, str], ...] = ()
    least: str = ""
    most: str = ""


@dataclass(frozen=True)
class RatedLine:
    """An option and what is asked of it; `said` whether anything has been, where sliders cannot be left empty."""

    id: Id
    label: str
    said: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class RatingForm:
    """`version` changes with anything that would make a draft of the form meaningless. `table` is who speaks."""

    subject_id: Id
    sliders: bool
    by_table: bool
    table: str
    lines: tuple[RatedLine, ...]
    given: bool
    version: str


def rated(stage: Stage) -> MatrixRecord | GridRecord | None:
    """What the phones or tables rate now, if they do."""
    record, subject = stage.matrix or stage.grid, None
    if record is not None:
        subject = record.matrix if isinstance(record, MatrixRecord) else record.grid
    return record if subject and subject.open and subject.placing is not Placing.FACILITATOR else None


def rating_form(
    record: MatrixRecord | GridRecord, given: GivenRatings, typed: Mapping[str, str] | None
) -> RatingForm:
    """The form filled with what was typed, else with what counts so far, else empty."""
    subject = record.matrix if isinstance(record, MatrixRecord) else record.grid
    sliders = isinstance(record, MatrixRecord)
    values = _shown(given, sliders) if typed is None else typed
    lines = tuple(
        RatedLine(
            item.option.id,
            item.option.label,
            bool(values.get(_name(item.option.id, SAID))),
            tuple(_fields(record, item.option.id, values)),
        )
        for item in record.items
    )
    basis = (subject.id, subject.criteria, [(line.id, line.label) for line in lines], given.ratings)
    return RatingForm(
        subject.id,
        sliders,
        subject.placing is Placing.TABLES,
        given.table,
        lines,
        bool(given.ratings),
        hashlib.sha256(repr(basis).encode()).hexdigest()[:8],
    )


def _name(option_id: Id, what: str) -> str:
    return f"{option_id}{BETWEEN}{what}"


def _shown(given: GivenRatings, sliders: bool) -> dict[str, str]:
    """Ratings as the fields of the form hold them."""
    shown: dict[str, str] = {}
    for one in given.ratings:
        value = f"{round(one.value * STEPS)}" if sliders else number(one.value)
        shown[_name(one.option_id, one.criterion_id)] = value
        shown[_name(one.option_id, SAID)] = "1"
    return shown


def number(value: float) -> str:
    """A value as a field takes it."""
    return str(int(value)) if value.is_integer() else repr(value)


def figure(value: float) -> str:
    """A value as it is read."""
    return written(number(round(value, 2)))


def _fields(record: MatrixRecord | GridRecord, option_id: Id, values: Mapping[str, str]) -> list[Field]:
    if isinstance(record, GridRecord):
        return [_field(one, option_id, values) for one in record.grid.criteria]
    names, at = dimension_names(record.matrix), ends(record.matrix)
    between = ((at.low, at.high), (at.left, at.right))
    middle = str(STEPS // 2)
    return [
        Field(name := _name(option_id, one.id), label, values.get(name) or middle, sides)
        for one, label, sides in zip(DIMENSIONS, names, between, strict=True)
    ]


def _field(criterion: Criterion, option_id: Id, values: Mapping[str, str]) -> Field:
    name = _name(option_id, criterion.id)
    levels = tuple(
        (number(level.value), level_name(level) or figure(level.value)) for level in criterion.levels[::-1]
    )
    return Field(
        name,
        criterion_name(criterion),
        values.get(name, ""),
        levels=levels,
        least=number(criterion.least),
        most=number(criterion.most),
    )
