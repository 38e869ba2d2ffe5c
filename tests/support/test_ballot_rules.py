"""Filling in a ballot: steps stay within what is left, moves keep places without gaps, and every rule has its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, Sheet
from atelier_app.domain.polls import Option, Poll, PollRecord, PollState
from atelier_app.support.ballot_rules import (
    entry_of,
    grades_of,
    in_order,
    left,
    moved,
    rule_words,
    sheet_of,
    step_of,
    stepped,
    tapped,
)
from atelier_app.support.language import use

ORDER = ("a", "b", "c", "d", "e")
SHEETS = st.builds(
    Sheet,
    least=st.sampled_from([0, -3]),
    most=st.integers(1, 9),
    total=st.integers(1, 100),
    squared=st.booleans(),
)
PRESSES = st.lists(st.tuples(st.sampled_from(ORDER), st.sampled_from([1, -1, 5, -5])), max_size=40)


@given(sheet=SHEETS, presses=PRESSES)
def test_whatever_is_pressed_no_more_is_given_than_there_is(
    sheet: Sheet, presses: list[tuple[str, int]]
) -> None:
    values: dict[str, int] = {}
    for option, by in presses:
        before = values.get(option, 0)
        values[option] = stepped(sheet, values, option, by)
        assert abs(values[option] - before) <= abs(by)
        assert sheet.least <= values[option] <= sheet.most
        assert left(sheet, values) >= 0


def test_a_press_that_has_too_few_points_left_gives_those() -> None:
    sheet = Sheet(most=100, total=100)
    assert step_of(sheet) == 5
    assert stepped(sheet, {"a": 97}, "b", 5) == 3
    assert stepped(Sheet(most=9, total=10, squared=True), {"a": 3}, "b", 2) == 0


@given(gestures=st.lists(st.tuples(st.sampled_from(ORDER), st.sampled_from(["up", "down", "tap"]))))
def test_places_never_have_gaps_nor_ties(gestures: list[tuple[str, str]]) -> None:
    places: dict[str, int] = {}
    for option, gesture in gestures:
        if gesture == "tap":
            places = tapped(places, ORDER, option)
        else:
            places = moved(places, ORDER, option, gesture == "up")
        assert sorted(places.values()) == list(range(1, len(places) + 1))


def test_tapping_in_order_ranks_and_a_second_tap_takes_out() -> None:
    places: dict[str, int] = {}
    for option in ("c", "a", "d"):
        places = tapped(places, ORDER, option)
    assert places == {"c": 1, "a": 2, "d": 3}
    assert moved(places, ORDER, "d", up=True) == {"c": 1, "d": 2, "a": 3}
    assert moved(places, ORDER, "d", up=False) == {"c": 1, "a": 2}
    assert tapped(places, ORDER, "c") == {"a": 1, "d": 2}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("method", METHODS)
def test_every_rule_has_its_words_and_every_form_its_grades(method: str, language: str) -> None:
    use(language)
    record = poll(method)
    words = rule_words(entry_of(record), sheet_of(record))
    assert words.endswith((".", "?"))
    assert "{" not in words
    for value, _name in grades_of(sheet_of(record)):
        sheet, ids = record.poll.settings, [option.id for option in record.options]
        if entry_of(record) == "grades":
            filled = tuple(Choice(option, value) for option in ids)
            assert METHODS[method].checked_choices(sheet, ids, filled) == filled
    use("en")


def test_options_stand_in_an_order_of_each_voters_own_where_the_poll_says_so() -> None:
    plain, mixed, pairs = poll("dots"), poll("dots", shuffled=True), poll("pairwise")
    assert in_order(plain, "one") == plain.options
    for record in (mixed, pairs):
        orders = {in_order(record, token) for token in "abcdefgh"}
        assert len(orders) > 1
        assert in_order(record, "one") == in_order(record, "one")


def poll(method: str, *, shuffled: bool = False) -> PollRecord:
    options = tuple(Option(letter, letter.upper()) for letter in ORDER)
    settings = METHODS[method].checked_settings(METHODS[method].suggested(len(options)), len(options))
    about = Poll(
        id="p",
        activity_id="p",
        question="?",
        method=method,
        settings=settings,
        state=PollState.OPEN,
        shuffled=shuffled,
    )
    return PollRecord(about, options, present=9)
