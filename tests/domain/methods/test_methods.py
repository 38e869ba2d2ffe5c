"""What is promised of every method, whatever the ballots."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.core import Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Choice, Choices, Method, Settings, Standing, Tally
from atelier_app.domain.refusals import Refusal
from tests.stage import refusal

OPTIONS = ("a", "b", "c", "d", "e")
EVERY = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


def settings_of(method: Method) -> Settings:
    return method.checked_settings(method.suggested(len(OPTIONS)), len(OPTIONS))


def valid(method: Method, said: dict[str, int]) -> Choices | None:
    try:
        return method.checked_choices(
            settings_of(method), OPTIONS, tuple(Choice(option, value) for option, value in said.items())
        )
    except Refused:
        return None


def ballots(method: Method) -> st.SearchStrategy[list[Choices]]:
    return _ballots(method.key)


@cache
def _ballots(key: str) -> st.SearchStrategy[list[Choices]]:
    """Of all that can validly be said with small numbers; the simplest one is blank."""
    # Drawn whole: to put each together anew would take longer than all that is tested with them.
    said = itertools.product((None, *range(6)), repeat=len(OPTIONS))
    kept = (
        valid(
            METHODS[key],
            {option: value for option, value in zip(OPTIONS, values, strict=True) if value is not None},
        )
        for values in said
    )
    return st.lists(
        st.sampled_from([*dict.fromkeys(ballot for ballot in kept if ballot is not None)]), max_size=15
    )


def count(method: Method, cast: Sequence[Choices], options: tuple[str, ...] = OPTIONS) -> Tally:
    return method.tally(settings_of(method), Columns.of(options, cast))


def places(tally: Tally) -> dict[str, tuple[int, object, int]]:
    return {s.option_id: (s.rank, s.score, s.voters) for s in tally.standings}


@EVERY
@given(data=st.data())
def test_neither_the_order_of_ballots_nor_of_options_changes_anything(
    method: Method, data: st.DataObject
) -> None:
    cast = data.draw(ballots(method))
    shuffled = data.draw(st.permutations(cast))
    options = tuple(data.draw(st.permutations(OPTIONS)))
    assert places(count(method, cast)) == places(count(method, shuffled, options))


@EVERY
@given(data=st.data())
def test_ranks_are_1_2_2_4_and_ties_stay_in_the_options_order(method: Method, data: st.DataObject) -> None:
    standings = count(method, data.draw(ballots(method))).standings
    assert sorted(s.option_id for s in standings) == sorted(OPTIONS)
    ranks = [s.rank for s in standings]
    assert ranks == sorted(ranks)
    assert all(rank == sum(other < rank for other in ranks) + 1 for rank in ranks)
    for one, other in itertools.pairwise(standings):
        assert one.rank < other.rank or OPTIONS.index(one.option_id) < OPTIONS.index(other.option_id)


@EVERY
@given(data=st.data())
def test_a_ballot_cast_twice_is_a_ballot_with_a_count_of_two(method: Method, data: st.DataObject) -> None:
    cast = data.draw(ballots(method))
    counts = data.draw(st.lists(st.integers(0, 4), min_size=len(cast), max_size=len(cast)))
    repeated = [ballot for ballot, times in zip(cast, counts, strict=True) for _ in range(times)]
    weighed = method.tally(settings_of(method), Columns.of(OPTIONS, cast, counts))
    assert weighed == count(method, repeated)


@EVERY
@given(data=st.data())
def test_what_is_valid_stays_so_and_says_the_same(method: Method, data: st.DataObject) -> None:
    said = data.draw(st.dictionaries(st.sampled_from(OPTIONS), st.integers(-3, 12)))
    once = valid(method, said)
    if once is not None:
        assert valid(method, {choice.option_id: choice.value for choice in once}) == once
        assert [OPTIONS.index(choice.option_id) for choice in once] == sorted(
            OPTIONS.index(choice.option_id) for choice in once
        )


@EVERY
def test_without_ballots_all_are_tied(method: Method) -> None:
    none: Choices = ()
    for cast in ([], [none, none]):
        tally = count(method, cast)
        assert {s.rank for s in tally.standings} == {1}
        assert {s.voters for s in tally.standings} == {0}


@EVERY
@pytest.mark.parametrize("options", [(), ("a",)])
def test_no_option_or_one_alone_is_counted_too(method: Method, options: tuple[str, ...]) -> None:
    cast: list[Choices] = [(Choice("a", 1),)] if options else [()]
    standings = count(method, cast, options).standings
    assert [(s.option_id, s.rank) for s in standings] == [(option, 1) for option in options]


@EVERY
def test_a_ballot_says_nothing_of_strangers_nothing_twice_and_only_whole_numbers(method: Method) -> None:
    settings = settings_of(method)
    for choices, reason in (
        ((Choice("z", 1),), Refusal.UNKNOWN_OPTION),
        ((Choice("a", 1), Choice("a", 1)), Refusal.REPEATED_OPTION),
        ((Choice("a", 1.5),), Refusal.NOT_A_WHOLE_NUMBER),  # type: ignore[arg-type]
        ((Choice("a", float("nan")),), Refusal.NOT_A_WHOLE_NUMBER),  # type: ignore[arg-type]
        ((Choice("a", True),), Refusal.NOT_A_WHOLE_NUMBER),
    ):
        assert refusal(lambda c=choices: method.checked_choices(settings, OPTIONS, c)) is reason  # type: ignore[misc]


@EVERY
@pytest.mark.parametrize("value", [-1, 10**30])
def test_negative_and_huge_numbers_are_refused(method: Method, value: int) -> None:
    with pytest.raises(Refused):
        method.checked_choices(settings_of(method), OPTIONS, (Choice("a", value),))


@EVERY
def test_settings_out_of_range_are_refused_and_those_unknown_ignored(method: Method) -> None:
    for setting in method.settings:
        for wrong in (setting.least - 1, setting.most + 1, 1.5, True, "2"):
            given_settings = {setting.key: wrong}
            with pytest.raises(Refused):
                method.checked_settings(given_settings, len(OPTIONS))  # type: ignore[arg-type]
    assert "nonsense" not in method.checked_settings({"nonsense": 1}, 4)


@EVERY
@pytest.mark.parametrize("options", [0, 1, 3, 67, 200])
def test_suggested_settings_are_allowed(method: Method, options: int) -> None:
    suggested = method.suggested(options)
    assert method.checked_settings(suggested, options) == suggested
    assert set(suggested) == {setting.key for setting in method.settings}


@EVERY
def test_tables_name_their_rows_and_columns(method: Method) -> None:
    cast = [
        ballot for said in ({"a": 1, "b": 2}, {"c": 1}, {}) if (ballot := valid(method, said)) is not None
    ]
    for figures in count(method, cast).figures:
        assert len(figures.cells) == len(figures.rows)
        assert all(len(row) == len(figures.columns) for row in figures.cells)


def test_a_standing_is_a_plain_value() -> None:
    assert replace(Standing("a", 1, 2, 3), rank=2) == Standing("a", 2, 2, 3)
