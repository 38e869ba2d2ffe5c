"""The same ballots by other rules: which methods can read them, and the ranks that each would have given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atelier_app.domain.ballots import Ballot
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.counting import tallied
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, Choices, Entry, Settings
from atelier_app.domain.polls import Option, Poll


@dataclass(frozen=True)
class OtherRule:
    """A method and each option's rank by it; no ranks where its rules refuse some of these ballots."""

    method: str
    ranks: dict[Id, int]


def others(method: str) -> tuple[str, ...]:
    """The methods that may read this one's ballots and count them otherwise.

    Dots, budgets and credits are all added up, which would tell nothing: any point is read as an approval instead.
    """
    if METHODS[method].entry is Entry.POINTS:
        return ("approval",)
    entry = METHODS[method].entry
    return tuple(key for key, other in METHODS.items() if other.entry is entry and key != method)


def by_other_rules(poll: Poll, options: Sequence[Option], ballots: Sequence[Ballot]) -> tuple[OtherRule, ...]:
    """What the ballots come to by each method that can read them."""
    ids = [option.id for option in options]
    return tuple(_counted(key, poll, ids, ballots) for key in others(poll.method))


def _counted(key: str, poll: Poll, ids: Sequence[Id], ballots: Sequence[Ballot]) -> OtherRule:
    method = METHODS[key]
    try:
        settings = method.checked_settings(_settings(key, poll.settings), len(ids))
        read = [
            replace(ballot, choices=method.checked_choices(settings, ids, _read(poll, ballot.choices)))
            for ballot in ballots
        ]
    except Refused:
        return OtherRule(key, {})
    standings = tallied(method, settings, poll.colleges, ids, read).standings
    return OtherRule(key, {standing.option_id: standing.rank for standing in standings})


def _settings(key: str, own: Settings) -> Settings:
    """The scale of grades stays what it was on the ballots."""
    if key == "score":
        return {"maximum": own["grades"] - 1}
    return {"grades": own["maximum"] + 1} if key == "majority_judgment" else {}


def _read(poll: Poll, choices: Choices) -> Choices:
    """The choices as the other method's ballots say them."""
    if METHODS[poll.method].entry is not Entry.POINTS:
        return choices
    return tuple(Choice(one.option_id, 1) for one in choices if one.value > 0)
