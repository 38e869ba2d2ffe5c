"""Ratings from a phone: the form for a matrix or a grid of criteria, and what is read from it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import GridRecord
from atelier_app.domain.priorities import DIMENSIONS, MatrixRecord
from atelier_app.domain.ratings import GivenRatings, Placing, RateOptions, Rating, rater_id
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form
from atelier_app.phones.stage import Stage
from atelier_app.phones.visit import Visit
from atelier_app.support.language import language
from atelier_app.support.priorities import criterion_name, dimension_names, ends, level_name

STEPS = 20
"""A slider has this many steps from one end to the other."""
SUBJECT, SAID = "subject", "said"
_LENGTH_LIMIT = 24
_BETWEEN = "."


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
    return f"{option_id}{_BETWEEN}{what}"


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
    text = number(round(value, 2)).replace("-", "−")
    return text.replace(".", ",") if language() == "fr" else text


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


# --- what is sent


def _value(text: str) -> float:
    """A number as typed, with a comma or a point. Raises `Refused` (RATING_OUT_OF_RANGE)."""
    text = text.strip().replace(",", ".")
    digits = text.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit() and len(text) <= _LENGTH_LIMIT):
        raise Refused(Refusal.RATING_OUT_OF_RANGE)
    return float(text)


def ratings_of(form: Form, sliders: bool) -> tuple[Rating, ...]:
    """What a form says, unchecked but for its numbers. Raises `Refused` (RATING_OUT_OF_RANGE)."""
    said = {name.partition(_BETWEEN)[0] for name, _value in form.fields if name.endswith(f"{_BETWEEN}{SAID}")}
    found = []
    for name, text in form.fields:
        option_id, dot, criterion_id = name.partition(_BETWEEN)
        if not dot or criterion_id == SAID or not text.strip() or (sliders and option_id not in said):
            continue
        value = _value(text)
        found.append(Rating(option_id, criterion_id, value / STEPS if sliders else value))
    return tuple(found)


async def rate(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Puts or replaces the ratings of this badge, or of its table. Raises `Refused`."""
    if visit.participant is None:
        raise Refused(Refusal.NOT_SIGNED_IN)
    record = rated(visit.keeper.scene())
    subject_id = form.get(SUBJECT)
    command = RateOptions(
        subject_id,
        visit.participant.id,
        rater_id(visit.token, subject_id),
        ratings_of(form, record is None or isinstance(record, MatrixRecord)),
    )
    await desk.door.perform(command, desk.reception.origin(visit))
    return Answer()


def kept(form: Form) -> Mapping[str, str]:
    """What of a form is shown again."""
    return {name: value[:_LENGTH_LIMIT] for name, value in form.fields if _BETWEEN in name}
