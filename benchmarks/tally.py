"""A hundred thousand ballots over fifty options, counted by each method, beside plain sums of the same columns.

Each ballot is another one, and says as much as its method takes: nothing can be counted together. Counting begins with
the ballots as they were cast, and ends with the ranks and all the figures behind them. The seconds are the processor's:
a count waits for nothing else, and what else this computer does is not measured with it.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterator, Sequence
from time import process_time

from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Choice, Choices, Entry, Method, Settings, Sheet
from benchmarks.row import Row, middle

BALLOTS, OPTIONS = 100_000, 50
ROUNDS = 3
LIMIT_SECONDS = 2.0
AIM = 12
_OPTIONS = tuple(f"option {index}" for index in range(OPTIONS))
# A choice says the same on whichever ballot: five million of them would fill the memory.
_CHOICES = [[Choice(option, value) for value in range(OPTIONS + 1)] for option in _OPTIONS]


def rows() -> Iterator[Row]:
    """A row a method, in seconds; then the slowest of them beside the limit that it has to keep."""
    slowest = 0.0
    for method in METHODS.values():
        ours, floor = _measured(method)
        slowest = max(slowest, ours)
        yield Row(f"{BALLOTS:,} ballots, {method.key}, floor: plain sums", ours, floor, "s", AIM)
    yield Row("the slowest of them, floor: the limit", slowest, LIMIT_SECONDS, "s", 1)


def _measured(method: Method) -> tuple[float, float]:
    """Seconds to count, and to sum."""
    settings = method.checked_settings(method.suggested(OPTIONS), OPTIONS)
    dice = random.Random(2021)
    ballots = [ballot(method, settings, dice) for _index in range(BALLOTS)]
    columns = Columns.of(_OPTIONS, ballots).columns
    gc.collect()
    gc.freeze()  # five million choices are not looked through again, as the engine does with what it has loaded
    ours, floor = [], []
    for _round in range(ROUNDS):
        ours.append(_seconds(lambda: method.tally(settings, Columns.of(_OPTIONS, ballots))))
        floor.append(_seconds(lambda: _sums(columns)))
    gc.unfreeze()
    return middle(ours), middle(floor)


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _sums(columns: Sequence[Sequence[int | None]]) -> list[int]:
    return [sum(value for value in column if value is not None) for column in columns]


def ballot(method: Method, settings: Settings, dice: random.Random) -> Choices:
    """A valid ballot, as full as the method takes it."""
    sheet = method.sheet(settings, OPTIONS)
    if method.entry in (Entry.RANKS, Entry.PAIRS):
        values = dice.sample(range(1, OPTIONS + 1), OPTIONS)
    elif method.entry is Entry.GRADES:
        values = dice.choices(range(sheet.most + 1), k=OPTIONS)
    elif method.entry is Entry.CHECKS:
        values = dice.choices((0, 1), k=OPTIONS)
    else:
        values = _points(sheet, dice)
    said = zip(_CHOICES, values, strict=True)
    return tuple(choices[value] for choices, value in said if value or method.entry is Entry.GRADES)


def _points(sheet: Sheet, dice: random.Random) -> list[int]:
    """Points one by one here and there, until another one would be too many."""
    values, left = [0] * OPTIONS, sheet.total
    while True:
        place = dice.randrange(OPTIONS)
        more = sheet.cost(values[place] + 1) - sheet.cost(values[place])
        if more > left or values[place] == sheet.most:
            return values
        values[place] += 1
        left -= more
