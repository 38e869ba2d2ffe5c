"""What may be said of options: each once, on scales that are there, with values that are on them."""

import math

import pytest

from atelier_app.domain.ballots import ballot_id
from atelier_app.domain.criteria import Criterion, Level
from atelier_app.domain.ratings import Rating, checked_ratings, rater_id, table_rater
from atelier_app.domain.refusals import Refusal
from tests.stage import refusal

CRITERIA = (Criterion("impact"), Criterion("grade", levels=(Level(1), Level(2), Level(5))))


def test_ratings_are_put_in_the_order_of_options_and_criteria() -> None:
    given = (Rating("b", "impact", 1), Rating("a", "grade", 5), Rating("a", "impact", 0))
    wanted = (Rating("a", "impact", 0.0), Rating("a", "grade", 5.0), Rating("b", "impact", 1.0))
    assert checked_ratings(CRITERIA, ("a", "b"), given) == wanted


@pytest.mark.parametrize("value", [math.nan, math.inf, -0.01, 1.01, 1e300, True, "1", None])
def test_what_is_no_value_of_the_scale_is_refused(value: float) -> None:
    rating = Rating("a", "impact", value)
    assert refusal(lambda: checked_ratings(CRITERIA, ("a",), (rating,))) is Refusal.RATING_OUT_OF_RANGE


def test_between_two_levels_there_is_nothing() -> None:
    rating = Rating("a", "grade", 3)
    assert refusal(lambda: checked_ratings(CRITERIA, ("a",), (rating,))) is Refusal.RATING_OUT_OF_RANGE


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ((Rating("z", "impact", 0.5),), Refusal.UNKNOWN_OPTION),
        ((Rating("a", "price", 0.5),), Refusal.UNKNOWN_CRITERION),
        ((Rating("a", "impact", 0.5), Rating("a", "impact", 0.5)), Refusal.REPEATED_OPTION),
    ],
)
def test_strangers_and_repetitions_are_refused(ratings: tuple[Rating, ...], reason: Refusal) -> None:
    assert refusal(lambda: checked_ratings(CRITERIA, ("a",), ratings)) is reason


def test_a_rater_is_hidden_as_a_ballot_is() -> None:
    assert rater_id("token", "matrix") == ballot_id("token", "matrix") != rater_id("token", "grid")


def test_a_table_is_one_however_it_is_written() -> None:
    assert table_rater(" Table É ") == table_rater("table e")
