"""\"Which of these two?": which questions are asked, and the places that the answers come to.

Options are put one by one where they belong among those before them, each by halving what is left: the fewest
questions, none of them asked in vain, and no two answers that contradict one another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Choice, Choices

NEW, OLD, BOTH = "n", "o", "b"
"""An answer: the option that is being placed, the one that has its place already, or both as good."""


@dataclass(frozen=True)
class Comparison:
    """Where somebody is: `pair` is asked next (the option being placed, then the other), None at the end.

    `answers` are those that were used, `left` the most questions that can still come; `choices` are the places so far.
    """

    pair: tuple[Id, Id] | None
    answers: str
    left: int
    choices: Choices


def compared(options: Sequence[Id], answers: str, asked: int = 0) -> Comparison:
    """Plays `answers` to at most `asked` questions (0: as many as it takes); what is no answer ends them."""
    places: list[list[Id]] = [[option] for option in options[:1]]
    used = 0
    for index, option in enumerate(options[1:], start=1):
        if asked and used + len(places).bit_length() > asked:
            break
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            answer = answers[used : used + 1]
            if answer not in (NEW, OLD, BOTH) or not answer:
                left = (high - low).bit_length() + _most(len(places) + 1, len(options) - index - 1)
                left = min(left, asked - used) if asked else left
                return Comparison((option, places[middle][0]), answers[:used], left, _choices(places))
            used += 1
            if answer == BOTH:
                places[middle].append(option)
                break
            low, high = (low, middle) if answer == NEW else (middle + 1, high)
        else:
            places.insert(low, [option])
    return Comparison(None, answers[:used], 0, _choices(places))


def _most(places: int, waiting: int) -> int:
    """The most questions that so many options take, put one by one among so many places."""
    return sum(before.bit_length() for before in range(places, places + waiting))


def _choices(places: Sequence[Sequence[Id]]) -> Choices:
    if sum(map(len, places)) < 2:
        return ()
    return tuple(Choice(option, rank) for rank, tied in enumerate(places, start=1) for option in tied)


def answers_of(options: Sequence[Id], ranks: Mapping[Id, int], asked: int = 0) -> str:
    """The answers that led to these places: a ballot tells where its voter was."""
    answers = ""
    while True:
        pair = compared(options, answers, asked).pair
        if pair is None or not set(pair) <= ranks.keys():
            return answers
        new, old = (ranks[option] for option in pair)
        answers += BOTH if new == old else NEW if new < old else OLD
