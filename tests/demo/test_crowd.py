"""The simulated room: different people, valid ballots, the same each time."""

from __future__ import annotations

import random

import pytest

from atelier_app.demo.crowd import chosen, people
from atelier_app.domain.text import name_key
from atelier_app.exchange.sample import Sample


@pytest.mark.parametrize("count", [1, 48, 49, 300])
def test_everyone_has_a_name_of_their_own(count: int) -> None:
    room = people(Sample("fr"), count)
    assert len({name_key(person.first_name, person.last_name) for person in room}) == count


def test_those_who_registered_come_first() -> None:
    sample = Sample("fr")
    assert people(sample, 60)[:48] == sample.people


@pytest.mark.parametrize("options", [1, 2, 3, 10])
def test_a_ballot_keeps_to_the_rules(options: int) -> None:
    names = tuple(f"o{number}" for number in range(options))
    for seed in range(50):
        points = chosen(random.Random(seed), names, Sample("fr"))
        assert sum(points.values()) == min(5, 2 * options)
        assert max(points.values()) <= 2


def test_the_same_dice_vote_the_same() -> None:
    sample = Sample("en")
    names = tuple(sample.liking("2"))
    assert chosen(random.Random(7), names, sample) == chosen(random.Random(7), names, sample)
