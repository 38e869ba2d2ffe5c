"""Who is in the colleges of a poll in preparation, and which colleges those registered suggest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atelier_app.domain.attendance import Attendee
from atelier_app.domain.colleges import COLLEGES_LIMIT, EVERYBODY_ELSE, College, college_of
from atelier_app.domain.text import fold


@dataclass(frozen=True)
class People:
    """How many of a college are on the list, and how many of these came."""

    registered: int = 0
    present: int = 0


def counted(colleges: Sequence[College], people: Iterable[Attendee]) -> dict[str, People]:
    """By the name of the college; whoever is in none of them is counted with everybody else."""
    registered: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for one in people:
        name = college_of(colleges, one.college)
        registered[name] += 1
        present[name] += bool(one.attendances)
    return {one.name: People(registered[one.name], present[one.name]) for one in colleges}


def suggested(people: Iterable[Attendee]) -> tuple[College, ...]:
    """The colleges that people are registered in, with equal weights, then everybody else; none where nobody is.

    Where there are too many, those with most people.
    """
    spellings: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    for one in people:
        if one.college:
            key = fold(one.college)
            spellings.setdefault(key, one.college)
            sizes[key] += 1
    if not spellings:
        return ()
    largest = sorted(sizes, key=lambda key: (-sizes[key], key))[: COLLEGES_LIMIT - 1]
    return (*(College(spellings[key]) for key in sorted(largest)), College(EVERYBODY_ELSE))
