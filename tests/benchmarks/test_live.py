"""The live benchmark waits for the painting that shows a vote, not for the next one."""

from __future__ import annotations

from benchmarks.live import waits
from benchmarks.live_window import Shown, noting


def test_a_vote_is_shown_by_the_first_painting_that_knows_of_as_many() -> None:
    answered = [1.0, 2.0, 3.0]
    assert waits(answered, [(0, 0.5), (2, 2.5), (3, 3.25)]) == [1.5, 0.5, 0.25]


def test_a_vote_that_was_shown_before_it_was_answered_waited_for_nothing() -> None:
    assert waits([1.0], [(0, 0.5), (1, 0.75)]) == [0.0]


def test_only_a_new_number_of_votes_is_noted() -> None:
    shown: Shown = []
    votes = [0, 0, 2, 2, 3]
    for number in votes:
        noting(shown, lambda number=number: number)()  # type: ignore[misc]
    assert [number for number, _moment in shown] == [0, 2, 3]
    assert shown == sorted(shown, key=lambda line: line[1])
