"""What each page shows, worked out from the records: lines to vote on, results, quarters of the matrix."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Choices, Score
from atelier_app.domain.polls import Ballot, PollRecord, receipt_code
from atelier_app.domain.priorities import MatrixRecord, Quadrant, quadrant
from atelier_app.support.language import N_

# Beyond this many, points are told in figures alone.
DOTS_LIMIT = 20
# The drawn matrix is this many units wide and high, its dots kept clear of the edges.
MATRIX_SIZE, MATRIX_MARGIN = 100, 6

QUARTERS: dict[Quadrant, str] = {
    Quadrant.QUICK_WIN: N_("Do now"),
    Quadrant.MAJOR_PROJECT: N_("Major projects"),
    Quadrant.FILL_IN: N_("Nice to have"),
    Quadrant.NOT_NOW: N_("Later"),
}


@dataclass(frozen=True)
class VoteLine:
    """An option and what the form shows for it."""

    id: Id
    label: str
    colour: str
    value: str


@dataclass(frozen=True)
class VoteForm:
    """`version` changes with anything that would make a draft of the form meaningless."""

    poll_id: Id
    points: int
    maximum: int
    left: int
    lines: tuple[VoteLine, ...]
    receipt: str
    version: str


@dataclass(frozen=True)
class ResultLine:
    """An option's place; `width` is its share of the best score, 0 to 100."""

    rank: int
    tied: bool
    label: str
    colour: str
    score: Score
    voters: int
    width: float


@dataclass(frozen=True)
class Dot:
    """An item as drawn on the matrix."""

    number: int
    x: float
    y: float
    colour: str


def values_of(choices: Choices) -> dict[Id, str]:
    return {choice.option_id: str(choice.value) for choice in choices}


def vote_form(record: PollRecord, ballot: Ballot | None, typed: Mapping[Id, str] | None = None) -> VoteForm:
    """The form filled with what was typed, else with the ballot that counts so far, else empty."""
    poll = record.poll
    saved = values_of(ballot.choices) if ballot else {}
    values = saved if typed is None else typed
    lines = tuple(VoteLine(o.id, o.label, o.colour, values.get(o.id, "0")) for o in record.options)
    spent = sum(int(line.value) for line in lines if line.value.isdecimal())
    basis = (
        poll.id,
        sorted(poll.settings.items()),
        [(o.id, o.label) for o in record.options],
        sorted(saved.items()),
    )
    return VoteForm(
        poll.id,
        poll.settings["points"],
        poll.settings["maximum"],
        poll.settings["points"] - spent,
        lines,
        receipt_code(ballot.id) if ballot else "",
        hashlib.sha256(repr(basis).encode()).hexdigest()[:8],
    )


def results(record: PollRecord) -> tuple[ResultLine, ...]:
    """The standings, best first; none while they are hidden."""
    if record.outcome is None:
        return ()
    options = {option.id: option for option in record.options}
    standings = record.outcome.standings
    ranks = [standing.rank for standing in standings]
    best = max((standing.score for standing in standings), default=0) or 1
    return tuple(
        ResultLine(
            standing.rank,
            ranks.count(standing.rank) > 1,
            options[standing.option_id].label,
            options[standing.option_id].colour,
            standing.score,
            standing.voters,
            round(100 * standing.score / best, 1),
        )
        for standing in standings
    )


def quarters(record: MatrixRecord) -> Sequence[tuple[str, list[tuple[int, str]]]]:
    """Each quarter's title (untranslated) with its items, numbered as on the drawing; then those not placed yet."""
    titles = [*QUARTERS.values(), N_("To be placed")]
    found: dict[str, list[tuple[int, str]]] = {title: [] for title in titles}
    for number, item in enumerate(record.items, start=1):
        title = titles[-1]
        if item.impact is not None and item.effort is not None:
            title = QUARTERS[quadrant(item.impact, item.effort)]
        found[title].append((number, item.option.label))
    return [(title, items) for title, items in found.items() if items]


def dots(record: MatrixRecord) -> tuple[Dot, ...]:
    """The placed items where they are drawn: effort to the right, impact upwards."""
    span = MATRIX_SIZE - 2 * MATRIX_MARGIN
    return tuple(
        Dot(
            number,
            round(MATRIX_MARGIN + item.effort * span, 1),
            round(MATRIX_MARGIN + (1 - item.impact) * span, 1),
            item.option.colour,
        )
        for number, item in enumerate(record.items, start=1)
        if item.impact is not None and item.effort is not None
    )
