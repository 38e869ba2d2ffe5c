"""Elections that others have published: ours must come to the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Choice, Tally
from atelier_app.domain.methods.quadratic import METHOD as QUADRATIC
from atelier_app.domain.refusals import Refusal
from tests.stage import refusal

# https://en.wikipedia.org/wiki/Condorcet_method
TENNESSEE = {"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17}
# https://en.wikipedia.org/wiki/Schulze_method
SCHULZE = {
    "ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8,
}  # fmt: skip
SCHULZE_TIE = {"ABCD": 3, "DABC": 2, "DBCA": 2, "CBDA": 2}
# Strength of the strongest paths, as the same page gives them.
SCHULZE_PATHS = {
    "A": {"B": 28, "C": 28, "D": 30, "E": 24},
    "B": {"A": 25, "C": 28, "D": 33, "E": 24},
    "C": {"A": 25, "B": 29, "D": 29, "E": 24},
    "D": {"A": 25, "B": 28, "C": 28, "E": 24},
    "E": {"A": 25, "B": 28, "C": 28, "D": 31},
}


def count(method: str, rankings: Mapping[str, int], options: str = "") -> Tally:
    names = tuple(options or sorted(set("".join(rankings))))
    ballots = [[Choice(name, place) for place, name in enumerate(order, start=1)] for order in rankings]
    return METHODS[method].tally({"complete": 0}, Columns.of(names, ballots, rankings.values()))


def order(tally: Tally) -> list[str]:
    return [standing.option_id for standing in tally.standings]


def ranks(tally: Tally) -> dict[str, int]:
    return {standing.option_id: standing.rank for standing in tally.standings}


def test_borda_in_tennessee() -> None:
    found = {standing.option_id: standing.score for standing in count("borda", TENNESSEE).standings}
    assert found == {"N": 194, "C": 173, "M": 126, "K": 107}


@pytest.mark.parametrize(("election", "expected"), [(TENNESSEE, "NCKM"), (SCHULZE, "EACBD")])
def test_schulze_orders(election: Mapping[str, int], expected: str) -> None:
    assert order(count("schulze", election)) == list(expected)


def test_schulzes_strongest_paths() -> None:
    tally = count("schulze", SCHULZE)
    paths = next(figures for figures in tally.figures if figures.key == "strongest_paths")
    assert {
        row: {column: cell for column, cell in zip(paths.columns, cells, strict=True) if column != row}
        for row, cells in zip(paths.rows, paths.cells, strict=True)
    } == SCHULZE_PATHS


def test_schulzes_tie() -> None:
    assert [name for name, rank in ranks(count("schulze", SCHULZE_TIE)).items() if rank == 1] == ["B", "D"]


def test_instant_runoff_in_tennessee() -> None:
    """Chattanooga leaves first, then Nashville; Knoxville wins. https://en.wikipedia.org/wiki/Instant-runoff_voting"""
    tally = count("instant_runoff", TENNESSEE, "MNCK")
    assert order(tally)[0] == "K"
    assert tally.figures[0].cells[:3] == (
        (42, 26, 15, 17, 0),
        (42, 26, None, 32, 0),
        (42, None, None, 58, 0),
    )


@pytest.mark.parametrize(
    ("tallies", "expected"),
    [
        # MieuxVoter/majority-judgment-library-java, its assertions
        ([[1, 1, 1], [1, 0, 2], [3, 0, 0], [2, 0, 1], [0, 3, 0]], [3, 1, 5, 4, 2]),
        ([[2, 3, 0, 3], [2, 0, 4, 2], [2, 1, 3, 2]], [3, 1, 2]),
        # https://en.wikipedia.org/wiki/Highest_median_voting_rules
        (
            [[15, 17, 9, 20, 21, 13, 5], [24, 12, 13, 13, 19, 14, 5], [25, 24, 16, 15, 10, 6, 4]],
            [1, 2, 3],
        ),
    ],
)
def test_majority_judgments(tallies: Sequence[Sequence[int]], expected: list[int]) -> None:
    options = [str(number) for number in range(len(tallies))]
    grades = len(tallies[0])
    columns = [[grade for grade, times in enumerate(tally) for _ in range(times)] for tally in tallies]
    ballots = [
        [Choice(option, grade) for option, grade in zip(options, row, strict=True)]
        for row in zip(*columns, strict=True)
    ]
    tally = METHODS["majority_judgment"].tally({"grades": grades, "missing": 0}, Columns.of(options, ballots))
    assert [ranks(tally)[option] for option in options] == expected


@pytest.mark.parametrize("votes", [[10], [5, 5, 5, 5]])
def test_quadratic_budgets_that_hold(votes: list[int]) -> None:
    choices = tuple(Choice(str(index), value) for index, value in enumerate(votes))
    assert QUADRATIC.checked_choices({"credits": 100}, ["0", "1", "2", "3"], choices) == choices


@pytest.mark.parametrize("votes", [[10, 1], [8, 7]])
def test_quadratic_budgets_that_do_not(votes: list[int]) -> None:
    choices = tuple(Choice(str(index), value) for index, value in enumerate(votes))
    spent = refusal(lambda: QUADRATIC.checked_choices({"credits": 100}, ["0", "1", "2", "3"], choices))
    assert spent is Refusal.TOO_MANY_CREDITS
