"""Weighted colleges: each weighs what the facilitator says, however many of its people vote.

A ballot of a college with weight w and n ballots counts w ÷ n, as in cooperatives and in votes of officials beside
residents; with all weights equal, a small college's voters each say more. A college of fewer than three ballots would
tell who voted what: it is counted together with others, under the sum of their weights, and has no result of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import gcd, lcm

from atelier_app.domain.core import Refused
from atelier_app.domain.methods.method import Standing
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, fold

COLLEGE_LEAST = 3
"""No result is shown for fewer people than this."""
COLLEGES_LIMIT = 12
WEIGHT_LIMIT = 1000
COLLEGE_NAME_LIMIT = 120
EVERYBODY_ELSE = ""
"""The name of the college of all who are in none of the others."""
_BETWEEN = "\n"


@dataclass(frozen=True)
class College:
    """Part of the voters, and what all of it weighs beside the others; 0 is heard, and not counted."""

    name: str
    weight: int = 1


@dataclass(frozen=True)
class CollegeOutcome:
    """What one college said by itself; `names` are several where small ones were counted together."""

    names: tuple[str, ...]
    weight: int
    ballots: int
    standings: tuple[Standing, ...]


def checked_colleges(colleges: Sequence[College]) -> tuple[College, ...]:
    """The same with clean names; none, or two at least of which one is for everybody else.

    Raises `Refused` (TOO_MANY, REPEATED_COLLEGE, COLLEGES_INCOMPLETE, SETTINGS_OUT_OF_RANGE, TEXT_TOO_LONG).
    """
    if len(colleges) > COLLEGES_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=COLLEGES_LIMIT)
    found = tuple(College(clean(one.name, COLLEGE_NAME_LIMIT), one.weight) for one in colleges)
    if any(type(one.weight) is not int or not 0 <= one.weight <= WEIGHT_LIMIT for one in found):
        raise Refused(Refusal.SETTINGS_OUT_OF_RANGE, limit=WEIGHT_LIMIT)
    names = {fold(one.name) for one in found}
    if len(names) < len(found):
        raise Refused(Refusal.REPEATED_COLLEGE)
    if found and (EVERYBODY_ELSE not in names or len(found) < 2 or not any(one.weight for one in found)):
        raise Refused(Refusal.COLLEGES_INCOMPLETE)
    return found


def college_of(colleges: Sequence[College], name: str) -> str:
    """The poll's college of whoever is said to be of `name`; everybody else's where the poll has none of that name."""
    wanted = fold(name)
    return next((one.name for one in colleges if fold(one.name) == wanted), EVERYBODY_ELSE)


def joined(names: Sequence[str]) -> str:
    """What a ballot says of its college, or of several that are counted together."""
    return _BETWEEN.join(names)


def names_of(said: str) -> tuple[str, ...]:
    return tuple(said.split(_BETWEEN))


def are_known(colleges: Sequence[College], said: str) -> bool:
    """Whether a ballot names only colleges that there are."""
    return {one.name for one in colleges}.issuperset(names_of(said)) if colleges else not said


def together(colleges: Sequence[College], ballots: Mapping[str, int]) -> dict[str, str]:
    """For what ballots say of their college, with how many of them, the college that they are counted in.

    While one has fewer than three ballots, the smallest two are put together; what shares a name always is.
    """
    place = {one.name: index for index, one in enumerate(colleges)}
    groups: list[set[str]] = []
    for said, count in ballots.items():
        if count:
            group = {said}
            for other in [one for one in groups if _share(one, group)]:
                groups.remove(other)
                group |= other
            groups.append(group)

    def size(group: set[str]) -> tuple[int, int]:
        return sum(ballots[said] for said in group), min(place[name] for name in _names(group))

    groups.sort(key=size)
    while len(groups) > 1 and size(groups[0])[0] < COLLEGE_LEAST:
        groups[:2] = [groups[0] | groups[1]]
        groups.sort(key=size)
    return {said: joined(sorted(_names(group), key=place.__getitem__)) for group in groups for said in group}


def _names(group: set[str]) -> set[str]:
    return {name for said in group for name in names_of(said)}


def _share(one: set[str], other: set[str]) -> bool:
    return not _names(one).isdisjoint(_names(other))


def weight_of(colleges: Sequence[College], said: str) -> int:
    """What the colleges named weigh together."""
    named = set(names_of(said))
    return sum(one.weight for one in colleges if one.name in named)


def multiples(colleges: Sequence[College], ballots: Mapping[str, int]) -> dict[str, int]:
    """How often a ballot of each college counts, as whole numbers in the right proportion; exact, so that ties are ties."""
    size = lcm(*ballots.values())
    found = {said: weight_of(colleges, said) * (size // count) for said, count in ballots.items()}
    common = gcd(*found.values()) or 1
    return {said: times // common for said, times in found.items()}
