"""Methods that rank: what theory promises of them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.methods.borda import METHOD as BORDA
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.instant_runoff import METHOD as RUNOFF
from atelier_app.domain.methods.method import Choice, Choices, Method
from atelier_app.domain.methods.pairwise import METHOD as PAIRWISE
from atelier_app.domain.methods.rankings import preferences
from atelier_app.domain.methods.schulze import METHOD as SCHULZE
from atelier_app.domain.refusals import Refusal
from tests.stage import refusal

OPTIONS = ("a", "b", "c", "d")
SETTINGS = {"complete": 0}


def weak(said: dict[str, int]) -> Choices:
    return SCHULZE.checked_choices(SETTINGS, OPTIONS, tuple(Choice(o, v) for o, v in said.items()))


WEAK = st.lists(st.dictionaries(st.sampled_from(OPTIONS), st.integers(1, 4)).map(weak), max_size=12)
STRICT = st.lists(
    st.tuples(st.permutations(OPTIONS), st.integers(0, 4)).map(
        lambda drawn: tuple(
            Choice(option, drawn[0].index(option) + 1) for option in OPTIONS if option in drawn[0][: drawn[1]]
        )
    ),
    max_size=12,
)


def place(ballot: Choices, option: str) -> int:
    return next((choice.value for choice in ballot if choice.option_id == option), 99)


def first(method: Method, ballots: list[Choices]) -> list[str]:
    standings = method.tally(SETTINGS, Columns.of(OPTIONS, ballots)).standings
    return [standing.option_id for standing in standings if standing.rank == 1]


@given(WEAK)
def test_preferences_are_those_of_each_ballot_added_up(ballots: list[Choices]) -> None:
    expected = [
        [sum(place(ballot, one) < place(ballot, other) for ballot in ballots) for other in OPTIONS]
        for one in OPTIONS
    ]
    assert preferences(Columns.of(OPTIONS, ballots)) == expected


@given(WEAK)
def test_among_what_is_ranked_the_rest_is_not_compared(ballots: list[Choices]) -> None:
    def before(ballot: Choices, one: str, other: str) -> bool:
        return place(ballot, one) < place(ballot, other) < 99

    expected = [
        [sum(before(ballot, one, other) for ballot in ballots) for other in OPTIONS] for one in OPTIONS
    ]
    assert preferences(Columns.of(OPTIONS, ballots), among_ranked=True) == expected


@given(WEAK)
def test_schulze_elects_whoever_beats_all_others(ballots: list[Choices]) -> None:
    matrix = preferences(Columns.of(OPTIONS, ballots))
    sides = range(len(OPTIONS))
    for i in sides:
        if all(matrix[i][j] > matrix[j][i] for j in sides if j != i):
            assert first(SCHULZE, ballots) == [OPTIONS[i]]


@given(WEAK)
def test_borda_gives_out_the_same_points_for_every_ballot_that_ranks(ballots: list[Choices]) -> None:
    standings = BORDA.tally(SETTINGS, Columns.of(OPTIONS, ballots)).standings
    pairs = len(list(combinations(OPTIONS, 2)))
    assert sum(standing.score for standing in standings) == pairs * sum(bool(ballot) for ballot in ballots)


@given(WEAK)
def test_borda_is_a_point_for_each_beaten_and_half_for_each_equal(ballots: list[Choices]) -> None:
    found = {s.option_id: s.score for s in BORDA.tally(SETTINGS, Columns.of(OPTIONS, ballots)).standings}
    for one in OPTIONS:
        points = 0.0
        for ballot in filter(None, ballots):
            for other in OPTIONS:
                if other != one:
                    mine, theirs = place(ballot, one), place(ballot, other)
                    points += 1 if mine < theirs else 0.5 if mine == theirs else 0
        assert found[one] == points


@given(STRICT)
def test_who_has_most_first_places_of_all_wins_the_run_off(ballots: list[Choices]) -> None:
    firsts = [min(ballot, key=lambda c: c.value).option_id for ballot in ballots if ballot]
    for option in OPTIONS:
        if firsts.count(option) * 2 > len(firsts):
            assert first(RUNOFF, ballots) == [option]


@given(STRICT)
def test_every_round_of_the_run_off_holds_every_ballot(ballots: list[Choices]) -> None:
    (rounds,) = RUNOFF.tally(SETTINGS, Columns.of(OPTIONS, ballots)).figures
    assert rounds.columns[-1] == "exhausted"
    for cells in rounds.cells:
        assert sum(cell or 0 for cell in cells) == len(ballots)


def test_two_options_do_not_share_a_place_in_a_run_off() -> None:
    both = (Choice("a", 1), Choice("b", 1))
    assert refusal(lambda: RUNOFF.checked_choices(SETTINGS, OPTIONS, both)) is Refusal.TIED_RANKS
    assert SCHULZE.checked_choices(SETTINGS, OPTIONS, both) == both


def test_where_all_must_be_ranked_a_short_ballot_is_refused_and_a_blank_one_is_not() -> None:
    settings = {"complete": 1}
    short = (Choice("a", 1),)
    for method in (BORDA, SCHULZE, RUNOFF):
        assert refusal(lambda m=method: m.checked_choices(settings, OPTIONS, short)) is Refusal.RANK_MISSING  # type: ignore[misc]
        assert method.checked_choices(settings, OPTIONS, ()) == ()


def test_places_with_gaps_are_closed_and_those_out_of_range_refused() -> None:
    gaps = (Choice("b", 4), Choice("a", 2))
    assert RUNOFF.checked_choices(SETTINGS, OPTIONS, gaps) == (Choice("a", 1), Choice("b", 2))
    for wrong in (0, 5):
        choices = (Choice("a", wrong),)
        assert refusal(lambda c=choices: RUNOFF.checked_choices(SETTINGS, OPTIONS, c)) is Refusal.UNKNOWN_RANK  # type: ignore[misc]


def test_what_was_not_compared_counts_neither_for_nor_against() -> None:
    ballots = [(Choice("a", 1), Choice("b", 2))] * 3
    tally = PAIRWISE.tally({}, Columns.of(OPTIONS, ballots))
    comparisons = tally.figures[1]
    assert dict(zip(comparisons.rows, comparisons.cells, strict=True)) == {
        "a": (3, 3, 2),
        "b": (3, 0, 2),
        "c": (0, 0, 3),
        "d": (0, 0, 3),
    }
    assert [(s.option_id, s.rank) for s in tally.standings] == [("a", 1), ("c", 2), ("d", 2), ("b", 4)]
