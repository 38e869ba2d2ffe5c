"""The tally's benchmark counts ballots that each method would take."""

from __future__ import annotations

import random

import pytest

from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Method
from benchmarks.tally import OPTIONS, ballot


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_each_ballot_is_valid_and_says_something(method: Method) -> None:
    settings = method.checked_settings(method.suggested(OPTIONS), OPTIONS)
    options = [f"option {index}" for index in range(OPTIONS)]
    dice = random.Random(1)
    for _ in range(20):
        cast = ballot(method, settings, dice)
        assert cast
        assert method.checked_choices(settings, options, cast) == cast
