"""Each method's rule is said with its settings."""

from __future__ import annotations

import pytest

from atelier_app.documents.poll_rules import rule
from atelier_app.domain.methods import METHODS
from atelier_app.support.language import speaking
from tests.documents.votes import LABELS, vote


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_method_has_a_rule(method: str, language: str) -> None:
    with speaking(language):
        said = rule(vote(method).poll)
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize(
    ("method", "settings", "expected"),
    [
        ("dots", {"points": 5, "maximum": 2, "minimum": 3, "negative": 1}, "5 points per person, 2 at most"),
        ("dots", {"points": 5, "maximum": 2, "minimum": 3}, "3 at least to be spent"),
        ("dots", {"points": 5, "maximum": 2, "negative": 1}, "may be given against"),
        ("approval", {"maximum": 3}, "approves 3 ideas at most"),
        ("score", {"maximum": 20}, "from 0 to 20 points"),
        ("budget", {"points": 60}, "divides 60 points"),
        ("quadratic", {"credits": 50}, "50 credits"),
        ("majority_judgment", {"missing": 1}, "A missing grade is left out."),
        ("majority_judgment", {"missing": 2}, "Every idea had to be graded."),
        ("schulze", {"complete": 1}, "Every idea had to be ranked."),
        ("pairwise", {"comparisons": 7}, "asked 7 times"),
    ],
)
def test_settings_are_told(method: str, settings: dict[str, int], expected: str) -> None:
    with speaking("en"):
        assert expected in rule(vote(method, LABELS, (), **settings).poll)
