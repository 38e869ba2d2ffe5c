"""A disk that loses its power: the images of it that may be left, made from what SQLite asked of it.

What was synced is there. Of what was asked since, nothing is sure: none of it came to the disk, or a part, in its order
or in any other, and of a write perhaps some sectors only, or sectors full of anything.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from tests.power.recorder import Delete, Step, Sync, Truncate, Write

SECTOR = 512


Fate: TypeAlias = Callable[[Sequence[Step], random.Random], list[Step]]


class File:
    """One file by its name; `data` is what is sure to be on the disk, None where no file of that name is."""

    def __init__(self, data: bytes | None) -> None:
        self.data = None if data is None else bytearray(data)
        # What was asked since. A deleted file's name may go to another: nothing of the one ever lies in the other.
        self._lives: list[list[Step]] = [[]]

    def take(self, step: Step) -> None:
        """What is asked next."""
        if isinstance(step, Delete):
            self._lives.append([])
        elif isinstance(step, Sync):
            self.data = _changed(self.data if len(self._lives) == 1 else None, self._lives[-1])
            self._lives = [[]]
        else:
            self._lives[-1].append(step)

    def without_power(self, fate: Fate, dice: random.Random) -> bytearray | None:
        """What is left of it; nobody knows whether a deletion came to the disk."""
        life = dice.randrange(len(self._lives))
        before = None if life or self.data is None else bytearray(self.data)
        return _changed(before, fate(self._lives[life], dice))


def _changed(data: bytearray | None, came: Sequence[Step]) -> bytearray | None:
    """The same bytes, or the first of a new file, once these steps have come to the disk in this order."""
    for step in came:
        data = bytearray() if data is None else data
        if isinstance(step, Write):
            data.extend(bytes(max(0, step.offset - len(data))))
            data[step.offset : step.offset + len(step.data)] = step.data
        elif isinstance(step, Truncate):
            del data[step.size :]
            data.extend(bytes(step.size - len(data)))
    return data


def dropped(asked: Sequence[Step], dice: random.Random) -> list[Step]:
    """Nothing of it came to the disk."""
    return []


def torn(asked: Sequence[Step], dice: random.Random) -> list[Step]:
    """All came in its order up to a moment, in the middle of a write."""
    if not asked:
        return []
    whole = dice.randrange(len(asked))
    pieces = list(sectors(asked[whole]))
    return [*asked[:whole], *pieces[: dice.randint(0, len(pieces))]]


def reordered(asked: Sequence[Step], dice: random.Random) -> list[Step]:
    """Some came, each whole, in any order."""
    share = dice.random()
    kept = [step for step in asked if dice.random() < share]
    dice.shuffle(kept)
    return kept


def scattered(asked: Sequence[Step], dice: random.Random) -> list[Step]:
    """Some sectors came, here and there one full of anything."""
    share = dice.random()
    pieces = [piece for step in asked for piece in sectors(step) if dice.random() < share]
    dice.shuffle(pieces)
    return [_spoiled(piece, dice) if dice.random() < 0.02 else piece for piece in pieces]


def sectors(step: Step) -> Iterator[Step]:
    """A write as the disk takes it: sector by sector."""
    if not isinstance(step, Write):
        yield step
        return
    start, end = step.offset, step.offset + len(step.data)
    cuts = [start, *range(start - start % SECTOR + SECTOR, end, SECTOR), end]
    for here, there in pairwise(cuts):
        yield Write(step.file, here, step.data[here - start : there - start])


def _spoiled(step: Step, dice: random.Random) -> Step:
    return Write(step.file, step.offset, dice.randbytes(len(step.data))) if isinstance(step, Write) else step


FATES: tuple[Fate, ...] = (dropped, torn, reordered, scattered)


class Disk:
    """What is on the disk, and what may be, as one step after the other is asked of it."""

    def __init__(self, files: Mapping[str, bytes | None]) -> None:
        self._files = {name: File(data) for name, data in files.items()}

    def take(self, step: Step) -> None:
        """What is asked next, of whichever file it is."""
        self._files[step.file].take(step)

    def without_power(self, fate: Fate, dice: random.Random) -> dict[str, bytearray]:
        """What is left of each file that is still there."""
        left = {name: file.without_power(fate, dice) for name, file in self._files.items()}
        return {name: data for name, data in left.items() if data is not None}
