"""What a voting method declares: its settings, what a valid ballot is, its tally."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from atelier_app.domain.core import Id

Settings: TypeAlias = Mapping[str, int]


@dataclass(frozen=True)
class Choice:
    """What one ballot says of one option; `value` is points, a grade or a rank, as the method says."""

    option_id: Id
    value: int


Choices: TypeAlias = tuple[Choice, ...]


@dataclass(frozen=True)
class Standing:
    """An option's place: equal ranks are ties (1, 2, 2, 4). `voters` chose it at all."""

    option_id: Id
    rank: int
    score: int
    voters: int


class Method(Protocol):
    """A way of voting; stateless."""

    key: str

    def checked_settings(self, settings: Settings, options: int) -> dict[str, int]:
        """All settings, with defaults for those missing. Raises `Refused` (SETTINGS_OUT_OF_RANGE)."""

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        """The choices that count, in the options' order. Raises `Refused` when the ballot breaks a rule."""

    def tally(self, options: Sequence[Id], ballots: Iterable[Choices]) -> tuple[Standing, ...]:
        """Every option's standing, best first, ties in the options' order."""


def is_whole(value: object) -> bool:
    """Whether this is a whole number; not what Python lets pass for one (`True`, 2.0)."""
    return type(value) is int


def ranked(scores: Sequence[tuple[Id, int, int]]) -> tuple[Standing, ...]:
    """Standings from (option, score, voters), higher is better; equal scores share the better rank."""
    ordered = sorted(scores, key=lambda line: -line[1])
    standings: list[Standing] = []
    for index, (option_id, score, voters) in enumerate(ordered):
        tied = index > 0 and score == ordered[index - 1][1]
        rank = standings[-1].rank if tied else index + 1
        standings.append(Standing(option_id, rank, score, voters))
    return tuple(standings)
