"""What a voting method declares: its settings, how a ballot is filled in, what a valid one is, its tally."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.refusals import Refusal

Settings: TypeAlias = Mapping[str, int]
Score: TypeAlias = int | float


@dataclass(frozen=True, slots=True)
class Choice:
    """What one ballot says of one option; `value` is points, a grade or a rank, as the method says."""

    option_id: Id
    value: int


Choices: TypeAlias = tuple[Choice, ...]


class Entry(StrEnum):
    """How an option is filled in on a ballot; phone, kiosk and paper entry follow from it."""

    POINTS = "points"
    """A whole number on each of several options, out of what each person has."""
    CHECKS = "checks"
    """Yes (1) or nothing."""
    GRADES = "grades"
    """A grade from 0, the worst, on every option."""
    RANKS = "ranks"
    """A place from 1, the best; what is not ranked comes after all that is."""
    PAIRS = "pairs"
    """Which of two, several times; as ranks when it is counted."""


class Missing(StrEnum):
    """What a ballot says of an option that it says nothing of."""

    WORST = "worst"
    """The worst: nothing, the lowest grade, a place after all others."""
    IGNORED = "ignored"
    REFUSED = "refused"
    """Such a ballot is not taken, unless it is blank."""


@dataclass(frozen=True)
class Sheet:
    """What has to be known to fill in a ballot; `Entry` says which of it matters.

    Values on one option go from `least` to `most`. `total` is what there is to share, 0 for no such limit, and `minimum`
    what must be spent of it if anything is; a value costs itself, or its square where `squared`. `chosen` is how many
    options may be chosen, `asked` how many questions are asked, 0 for as many as one likes; `named` grades have names
    rather than numbers; with `ties` two options may share a place.
    """

    least: int = 0
    most: int = 1
    total: int = 0
    minimum: int = 0
    squared: bool = False
    chosen: int = 0
    asked: int = 0
    named: bool = False
    ties: bool = True
    missing: Missing = Missing.WORST

    def cost(self, value: int) -> int:
        """What it takes to put `value` on one option."""
        return value * value if self.squared else abs(value)


@dataclass(frozen=True)
class Setting:
    """A number that the facilitator chooses, between `least` and `most`."""

    key: str
    usual: int
    least: int
    most: int


@dataclass(frozen=True)
class Standing:
    """An option's place: equal ranks are ties (1, 2, 2, 4). `voters` chose it at all."""

    option_id: Id
    rank: int
    score: Score
    voters: int


@dataclass(frozen=True)
class Figures:
    """An intermediate table of a count: `cells` row by row, None where there is nothing to say.

    `rows` and `columns` name options by id, grades and rounds by their number from 0 or 1, or what is counted.
    """

    key: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Score | None, ...], ...]


@dataclass(frozen=True)
class Tally:
    """Every option's standing, best first, ties in the options' order, and how the count came to it."""

    standings: tuple[Standing, ...]
    figures: tuple[Figures, ...] = ()


class Method(ABC):
    """A way of voting; stateless."""

    key: str
    entry: Entry
    settings: tuple[Setting, ...]
    scored: bool
    """Whether a standing's score says something by itself; else only the ranks do."""
    summed: bool = True
    """Whether a score adds up what the ballots say, so that a weighted ballot adds so much more."""
    by_hands: bool = False
    """Whether raised hands, counted option by option, say the same as ballots that give a 1."""

    def suggested(self, options: int) -> dict[str, int]:
        """Good settings for so many options; why is said by the upper floors under the method's key."""
        return {one.key: one.usual for one in self.settings}

    def checked_settings(self, settings: Settings, options: int) -> dict[str, int]:
        """All settings, with defaults for those missing. Raises `Refused` (SETTINGS_OUT_OF_RANGE)."""
        return within(settings, self.settings)

    @abstractmethod
    def sheet(self, settings: Settings, options: int) -> Sheet:
        """What every form for a ballot needs to know, with these settings and so many options."""

    @abstractmethod
    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        """The choices that count, in the options' order. Raises `Refused` when the ballot breaks a rule."""

    @abstractmethod
    def tally(self, settings: Settings, columns: Columns) -> Tally:
        """Counts valid ballots. The order of ballots and of options changes nothing."""


def is_whole(value: object) -> bool:
    """Whether this is a whole number; not what Python lets pass for one (`True`, 2.0)."""
    return type(value) is int


def within(settings: Settings, declared: Sequence[Setting], usual: Settings | None = None) -> dict[str, int]:
    """Every declared setting, `usual` where it is not given. Raises `Refused` (SETTINGS_OUT_OF_RANGE)."""
    found: dict[str, int] = {}
    for one in declared:
        value = settings.get(one.key, (usual or {}).get(one.key, one.usual))
        if not is_whole(value) or not one.least <= value <= one.most:
            raise Refused(Refusal.SETTINGS_OUT_OF_RANGE, limit=one.most)
        found[one.key] = value
    return found


def given(options: Sequence[Id], choices: Choices) -> dict[Id, int]:
    """What a ballot says, option by option in their order.

    Raises `Refused` (UNKNOWN_OPTION, REPEATED_OPTION, NOT_A_WHOLE_NUMBER).
    """
    said: dict[Id, int] = {}
    known = set(options)
    for choice in choices:
        if choice.option_id not in known:
            raise Refused(Refusal.UNKNOWN_OPTION)
        if choice.option_id in said:
            raise Refused(Refusal.REPEATED_OPTION)
        if not is_whole(choice.value):
            raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
        said[choice.option_id] = choice.value
    return {option: said[option] for option in options if option in said}


def unsigned(options: Sequence[Id], choices: Choices) -> dict[Id, int]:
    """As `given`, of numbers that are not below zero."""
    said = given(options, choices)
    if any(value < 0 for value in said.values()):
        raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
    return said


def chosen(said: Mapping[Id, int]) -> Choices:
    """The choices that count where nothing is the same as zero."""
    return tuple(Choice(option, value) for option, value in said.items() if value)


def ranked(scores: Sequence[tuple[Id, Score, int]]) -> tuple[Standing, ...]:
    """Standings from (option, score, voters), higher is better; equal scores share the better rank."""
    ordered = sorted(scores, key=lambda line: -line[1])
    standings: list[Standing] = []
    for index, (option_id, score, voters) in enumerate(ordered):
        tied = index > 0 and score == ordered[index - 1][1]
        rank = standings[-1].rank if tied else index + 1
        standings.append(Standing(option_id, rank, score, voters))
    return tuple(standings)


def in_order(groups: Sequence[Sequence[tuple[Id, Score, int]]]) -> tuple[Standing, ...]:
    """Standings from groups of tied (option, score, voters), the best group first."""
    standings: list[Standing] = []
    for group in groups:
        rank = len(standings) + 1
        standings.extend(Standing(option_id, rank, score, voters) for option_id, score, voters in group)
    return tuple(standings)
