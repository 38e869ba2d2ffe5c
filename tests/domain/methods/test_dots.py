"""Dot voting: what a valid ballot is, and what the points come to."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.dots import METHOD, suggested_points
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.refusals import Refusal
from tests.stage import refusal

OPTIONS = ["a", "b", "c", "d"]
SETTINGS = {"points": 5, "maximum": 2}


@pytest.mark.parametrize(("options", "points"), [(1, 1), (4, 1), (5, 2), (20, 5), (67, 17), (200, 20)])
def test_a_quarter_of_the_options_is_suggested(options: int, points: int) -> None:
    assert suggested_points(options) == points


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ([("a", 3)], Refusal.TOO_MANY_ON_ONE_OPTION),
        ([("a", 2), ("b", 2), ("c", 2)], Refusal.TOO_MANY_POINTS),
        ([("a", 1), ("a", 1)], Refusal.REPEATED_OPTION),
        ([("z", 1)], Refusal.UNKNOWN_OPTION),
        ([("a", -1)], Refusal.NOT_A_WHOLE_NUMBER),
    ],
)
def test_a_ballot_that_breaks_a_rule_is_refused(choices: list[tuple[str, int]], reason: Refusal) -> None:
    ballot = tuple(Choice(*choice) for choice in choices)
    assert refusal(lambda: METHOD.checked_choices(SETTINGS, OPTIONS, ballot)) is reason


def test_zeros_are_left_out_and_a_blank_ballot_is_valid() -> None:
    given_choices = (Choice("b", 1), Choice("a", 0))
    assert METHOD.checked_choices(SETTINGS, OPTIONS, given_choices) == (Choice("b", 1),)
    assert METHOD.checked_choices(SETTINGS, OPTIONS, ()) == ()


def test_ties_share_their_rank_and_the_next_rank_is_skipped() -> None:
    ballots = [(Choice("a", 2), Choice("b", 1)), (Choice("b", 1), Choice("c", 2)), (Choice("d", 1),)]
    standings = METHOD.tally(SETTINGS, Columns.of(OPTIONS, ballots)).standings
    assert [(s.option_id, s.rank, s.score, s.voters) for s in standings] == [
        ("a", 1, 2, 1),
        ("b", 1, 2, 2),
        ("c", 1, 2, 1),
        ("d", 4, 1, 1),
    ]


@pytest.mark.parametrize(
    "settings", [{"points": 0}, {"points": 5, "maximum": 6}, {"points": 101}, {"maximum": 0}]
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, int]) -> None:
    assert refusal(lambda: METHOD.checked_settings(settings, 4)) is Refusal.SETTINGS_OUT_OF_RANGE


ballots_of_anyone = st.lists(
    st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 3)).map(
        lambda points: tuple(Choice(option, value) for option, value in points.items())
    ),
    max_size=20,
)


@given(ballots_of_anyone, st.randoms(use_true_random=False))
def test_neither_the_order_of_ballots_nor_of_options_changes_who_wins(
    ballots: list[tuple[Choice, ...]], random: object
) -> None:
    shuffled, options = list(ballots), list(OPTIONS)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(options)  # type: ignore[attr-defined]
    one = {
        s.option_id: (s.rank, s.score) for s in METHOD.tally(SETTINGS, Columns.of(OPTIONS, ballots)).standings
    }
    other = {
        s.option_id: (s.rank, s.score)
        for s in METHOD.tally(SETTINGS, Columns.of(options, shuffled)).standings
    }
    assert one == other


@given(ballots_of_anyone)
def test_every_point_is_counted_once(ballots: list[tuple[Choice, ...]]) -> None:
    standings = METHOD.tally(SETTINGS, Columns.of(OPTIONS, ballots)).standings
    points: Counter[str] = Counter()
    for ballot in ballots:
        for choice in ballot:
            points[choice.option_id] += choice.value
    assert {s.option_id: s.score for s in standings} == {option: points[option] for option in OPTIONS}


def test_negative_dots_count_against_and_are_spent_as_the_others() -> None:
    settings = SETTINGS | {"negative": 1, "minimum": 0}
    ballot = METHOD.checked_choices(settings, OPTIONS, (Choice("a", -2), Choice("b", 2)))
    assert METHOD.tally(settings, Columns.of(OPTIONS, [ballot])).standings[-1].score == -2
    spent = (Choice("a", -2), Choice("b", -2), Choice("c", 2))
    assert refusal(lambda: METHOD.checked_choices(settings, OPTIONS, spent)) is Refusal.TOO_MANY_POINTS


def test_a_minimum_is_asked_of_all_but_a_blank_ballot() -> None:
    settings = SETTINGS | {"minimum": 3}
    short = (Choice("a", 2),)
    assert refusal(lambda: METHOD.checked_choices(settings, OPTIONS, short)) is Refusal.TOO_FEW_POINTS
    assert METHOD.checked_choices(settings, OPTIONS, ()) == ()
