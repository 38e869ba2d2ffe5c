"""Every method's result in a sentence and a table, from ballots that are really counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from atelier_app.documents.outline import Bar, Grades, Rich, Stacked, Table
from atelier_app.documents.poll_ranking import has_leaders, ranking, standings
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import PollRecord
from atelier_app.support.language import speaking
from tests.documents.votes import crowd, vote


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def sentence(record: PollRecord) -> str:
    assert record.outcome is not None
    return "".join(span.text for span in ranking(record, record.outcome))


def table(record: PollRecord) -> Table:
    assert record.outcome is not None
    (found,) = (one for one in standings(record, record.outcome, frozenset()) if isinstance(one, Table))
    return found


@pytest.mark.parametrize("method", METHODS)
def test_every_method_names_its_winner_and_ranks_every_option(method: str) -> None:
    record = vote(method, ballots=crowd(method))
    assert record.outcome is not None
    labels = {option.id: option.label for option in record.options}
    assert sentence(record).startswith(f"{labels[record.outcome.standings[0].option_id]} comes first")
    assert [row.cells[1] for row in table(record).rows] == [
        labels[one.option_id] for one in record.outcome.standings
    ]
    assert all(len(row.cells) == len(table(record).columns) for row in table(record).rows)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("ballots", [[], [[None] * 5] * 3])
def test_nothing_comes_first_without_a_ballot_that_says_anything(
    method: str, ballots: list[list[int | None]]
) -> None:
    record = vote(method, ballots=ballots)
    assert not has_leaders(record)
    assert sentence(record) in ("No ballot was cast.", "Every ballot is blank: no option comes first.")


def test_half_a_point_is_written_as_each_language_does() -> None:
    record = vote("borda", ("A", "B", "C"), [[1, 2, 2], [1, 2, 3]])
    assert "ahead of B (1.5 points)" in sentence(record)
    bars = [row.cells[2] for row in table(record).rows]
    assert [bar.value for bar in bars if isinstance(bar, Bar)] == ["4", "1.5", "0.5"]
    with speaking("fr"):
        assert "1,5" in sentence(record)


def test_a_grade_is_named_and_its_profile_drawn() -> None:
    record = vote("majority_judgment", ("A", "B"), [[6, 0], [6, 4], [4, 3]])
    assert sentence(record) == "A comes first, with the grade “Excellent”, ahead of B (Fairly good)."
    first, second = table(record).rows
    assert first.cells[2] == Stacked((0, 0, 0, 0, 1, 0, 2))
    assert second.cells[3] == Rich("Fairly good", "1 better, 1 worse")
    assert record.outcome is not None
    (grades,) = (b for b in standings(record, record.outcome, frozenset()) if isinstance(b, Grades))
    assert len(grades.names) == 7


def test_the_worst_grade_for_all_is_a_tie_not_a_silence() -> None:
    assert sentence(vote("majority_judgment", ("A", "B"), [[0, 0]])) == "A and B come first, tied."


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("approval", "ahead of 9 options (1 vote each)."),
        ("majority_judgment", "ahead of 9 options (Very good)."),
        ("schulze", "ahead of 9 options."),
    ],
)
def test_many_that_share_the_next_place_are_counted_not_named(method: str, said: str) -> None:
    labels = [f"Idée {number}" for number in range(10)]
    worse = {"approval": 1, "majority_judgment": 5, "schulze": 2}[method]
    first = {"approval": 1, "majority_judgment": 6, "schulze": 1}[method]
    other = None if method == "approval" else worse
    ballots: list[list[int | None]] = [[first, *[worse] * 9], [first, *[other] * 9]]
    assert sentence(vote(method, labels, ballots)).endswith(said)


def test_where_only_ranks_say_something_no_score_stands() -> None:
    record = vote("schulze", ballots=crowd("schulze"))
    assert [column.title for column in table(record).columns] == ["Rank", "Idea", "Voters"]
    assert "point" not in sentence(record)


def test_points_against_are_no_victory() -> None:
    record = vote("dots", ("A", "B"), [[-1, -1]], negative=1, points=2, maximum=2)
    assert sentence(record) == "No option got more points for it than against it."


@pytest.mark.parametrize(
    ("method", "titles"),
    [
        ("approval", ["Votes", "Of ballots"]),
        ("score", ["Points", "Mean", "Voters"]),
        ("budget", ["Points", "Share", "Voters"]),
        ("quadratic", ["Votes", "Credits", "Voters"]),
        ("pairwise", ["Strength", "Compared", "Preferred", "Never met"]),
    ],
)
def test_each_method_has_columns_of_its_own(method: str, titles: list[str]) -> None:
    record = vote(method, ballots=crowd(method))
    assert [column.title for column in table(record).columns][2:] == titles
