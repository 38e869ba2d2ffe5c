"""Tables beside the ranking: how it was counted, who voted what, the ranks by other rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number, share
from atelier_app.desktop.polls.other_rules import OtherRule
from atelier_app.domain.ballots import SignedBallot
from atelier_app.domain.core import Id
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, Entry, Figures, Score
from atelier_app.domain.polls import Option, Poll, PollRecord
from atelier_app.support.grades import grade_names
from atelier_app.support.language import N_, _
from atelier_app.support.methods import method_name

_TITLES: dict[str, str] = {
    "shares": N_("Share of the points"),
    "means": N_("Mean scores"),
    "credits": N_("Credits spent"),
    "profile": N_("How many gave each grade"),
    "medians": N_("Median grades"),
    "pairwise": N_("Preferred to, two by two"),
    "strongest_paths": N_("Strongest paths"),
    "rounds": N_("Votes round by round"),
    "comparisons": N_("Comparisons made"),
}
_COLUMNS: dict[str, str] = {
    "share": N_("Share"),
    "mean": N_("Mean"),
    "credits": N_("Credits"),
    "median": N_("Median grade"),
    "above": N_("Grades above it"),
    "below": N_("Grades below it"),
    "exhausted": N_("Ballots that no longer count"),
    "compared": N_("Times compared"),
    "preferred": N_("Times preferred"),
    "not_met": N_("Options not met yet"),
}


@dataclass(frozen=True)
class Facts:
    """A table in words, said cell by cell as it is looked at; `stands_out` is for what is to be seen first.

    `part` is how long a bar under the words is, 0 to 1, where there are bars.
    Two are equal when they say the same `source`.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[str]
    source: object
    cell: Callable[[int, int], str] = field(compare=False)
    stands_out: Callable[[int, int], bool] = field(compare=False, default=lambda _row, _column: False)
    part: Callable[[int, int], float] | None = field(compare=False, default=None)


def count_tables(record: PollRecord) -> tuple[Facts, ...]:
    """The tables of the count, as far as results may be seen."""
    labels = _labels(record.options)
    return tuple(_table(one, record.poll, labels) for one in record.outcome.figures) if record.outcome else ()


def _labels(options: Sequence[Option]) -> dict[Id, str]:
    return {option.id: one_line(option.label) for option in options}


def _table(figures: Figures, poll: Poll, labels: dict[Id, str]) -> Facts:
    if figures.key == "rounds":
        return _rounds(figures, labels)
    grades = grade_names(poll.settings["grades"]) if figures.key in {"profile", "medians"} else ()

    def name(column: str) -> str:
        if figures.key == "profile":
            return grades[int(column)]
        return labels[column] if column in labels else _(_COLUMNS[column])

    def say(row: int, column: int) -> str:
        value = figures.cells[row][column]
        if figures.key == "medians" and column == 0 and value is not None:
            return grades[int(value)]
        return said(value, as_share=figures.key == "shares")

    def wins(row: int, column: int) -> bool:
        here, there = figures.cells[row][column], figures.cells[column][row]
        return here is not None and there is not None and here > there

    square = figures.rows == figures.columns
    columns, rows = [name(one) for one in figures.columns], [labels[one] for one in figures.rows]
    facts = Facts(_(_TITLES[figures.key]), columns, rows, figures, say)
    return replace(facts, stands_out=wins) if square else facts


def _rounds(figures: Figures, labels: dict[Id, str]) -> Facts:
    """A column a round, so that an option's way is read along its row."""
    return Facts(
        _(_TITLES[figures.key]),
        [_("Round {n}").format(n=number(int(one))) for one in figures.rows],
        [labels[one] if one in labels else _(_COLUMNS[one]) for one in figures.columns],
        figures,
        lambda row, column: said(figures.cells[column][row]),
    )


def said(value: Score | None, *, as_share: bool = False) -> str:
    """A figure as the language writes it; a dash where there is nothing to say."""
    if value is None:
        return "–"
    return share(value) if as_share else number(round(value, 2))


def votes_by_name(record: PollRecord, ballots: Sequence[SignedBallot]) -> Facts:
    """Who voted what."""
    labels = _labels(record.options)
    return Facts(
        _("Who voted what"),
        [_("Vote")],
        [one.name for one in ballots],
        ballots,
        lambda row, _column: vote_words(record.poll, labels, ballots[row].choices),
    )


def vote_words(poll: Poll, labels: dict[Id, str], choices: Sequence[Choice]) -> str:
    """One ballot on a line, the best first."""
    if not choices:
        return _("Blank ballot")
    entry = METHODS[poll.method].entry
    ranks = entry in {Entry.RANKS, Entry.PAIRS}
    ordered = sorted(choices, key=lambda one: one.value if ranks else -one.value)
    if entry is Entry.CHECKS:
        return " · ".join(labels[one.option_id] for one in ordered)
    if ranks:
        return " · ".join(f"{number(one.value)}. {labels[one.option_id]}" for one in ordered)
    named = poll.method == "majority_judgment"
    grades = grade_names(poll.settings["grades"]) if named else ()
    return " · ".join(
        f"{labels[one.option_id]} ({grades[one.value] if named else said(one.value)})" for one in ordered
    )


def ranks_side_by_side(record: PollRecord, rules: Sequence[OtherRule]) -> Facts:
    """Each option's rank by the poll's own method, then by the others; what moves stands out."""
    standings = record.outcome.standings if record.outcome else ()
    labels = _labels(record.options)
    columns = [{one.option_id: one.rank for one in standings}, *(rule.ranks for rule in rules)]

    def rank(row: int, column: int) -> int:
        return columns[column].get(standings[row].option_id, 0)

    return Facts(
        _("Same ballots, other rule"),
        [method_name(record.poll.method), *(method_name(rule.method) for rule in rules)],
        [labels[one.option_id] for one in standings],
        (standings, tuple(rule.method for rule in rules)),
        lambda row, column: number(rank(row, column)) if rank(row, column) else "–",
        lambda row, column: rank(row, column) not in {0, rank(row, 0)},
    )
