"""The simulated disk keeps what was synced, and of the rest what each fate leaves of it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.power.disk import FATES, SECTOR, Disk, Fate, dropped, reordered, scattered, sectors, torn
from tests.power.recorder import Delete, Step, Sync, Truncate, Write

FILE = "-wal"
OLD, NEW = b"o" * 4 * SECTOR, b"n" * 4 * SECTOR
seeds = st.integers(0, 2**32).map(random.Random)


def disk(*steps: Step) -> Disk:
    """One whose file was there, with what was asked since."""
    made = Disk({FILE: OLD})
    for step in steps:
        made.take(step)
    return made


def left(made: Disk, fate: Fate, dice: random.Random) -> bytes:
    """What is left of the file, which is still there."""
    return bytes(made.without_power(fate, dice)[FILE])


@given(st.sampled_from(FATES), seeds)
def test_what_was_synced_is_there_whatever_happens(fate: Fate, dice: random.Random) -> None:
    assert left(disk(Write(FILE, 0, NEW), Sync(FILE)), fate, dice) == NEW
    assert left(disk(Truncate(FILE, 2), Write(FILE, 4, b"n"), Sync(FILE)), fate, dice) == b"oo\0\0n"
    assert not disk(Delete(FILE), Sync(FILE)).without_power(fate, dice)


@given(seeds)
def test_what_was_not_synced_may_be_dropped(dice: random.Random) -> None:
    assert left(disk(Write(FILE, 0, NEW), Truncate(FILE, 0)), dropped, dice) == OLD


@given(seeds)
def test_a_torn_write_ends_between_two_sectors(dice: random.Random) -> None:
    found = left(disk(Write(FILE, 0, NEW)), torn, dice)
    whole = found.count(b"n") // SECTOR
    assert found == NEW[: whole * SECTOR] + OLD[whole * SECTOR :]


def test_the_later_of_two_writes_may_come_alone() -> None:
    steps = [Write(FILE, 0, b"n"), Write(FILE, 3, b"n")]
    found = {left(disk(*steps), reordered, random.Random(seed))[:4] for seed in range(50)}
    assert found == {b"oooo", b"nooo", b"ooon", b"noon"}


def test_the_sectors_of_a_write_come_each_for_itself() -> None:
    made = disk(Write(FILE, 0, NEW))
    found = {left(made, scattered, random.Random(seed))[::SECTOR] for seed in range(400)}
    assert {b"onon", b"noon", b"nooo", b"oooo", b"nnnn"} <= found
    assert any(set(signs) - set(b"on") for signs in found), "here and there one is full of anything"


@given(seeds)
def test_nothing_of_a_deleted_file_lies_in_the_next_one_of_its_name(dice: random.Random) -> None:
    made = disk(Delete(FILE), Write(FILE, 1, b"n"))
    assert bytes(made.without_power(torn, dice).get(FILE, b"")) in (OLD, b"", b"\0n")


def test_a_write_is_taken_by_the_disk_s_sectors_not_its_own() -> None:
    pieces = list(sectors(Write(FILE, SECTOR - 2, b"12345")))
    assert pieces == [Write(FILE, SECTOR - 2, b"12"), Write(FILE, SECTOR, b"345")]
