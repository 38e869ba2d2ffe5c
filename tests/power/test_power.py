"""The power goes in the middle of a vote, a thousand times: what was answered is there, all of it and whole."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from atelier_app.domain.ballots import FindBallot
from atelier_app.storage import sqlite
from atelier_app.workshop.door import Workshop
from tests.power.disk import dropped
from tests.power.evening import Evening
from tests.power.finding import Found, look
from tests.power.recorder import SUFFIXES, Sync, Truncate
from tests.stage import SetClock, Stage

IMAGES, IMAGES_OPENED, IMAGES_CARELESS = 1_000, 10, 200
# Pages that the log holds before a checkpoint: a short evening then has as many as a long one, and small images.
SHORT_LOG = 80


@pytest.fixture
def evening(stage: Stage, path: Path, monkeypatch: pytest.MonkeyPatch) -> Evening:
    evening = Evening(stage, path)
    also(monkeypatch, f"wal_autocheckpoint={SHORT_LOG}")
    return evening


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    """Where an image of the disk is opened."""
    return tmp_path / "after.atelier"


def also(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    """From here on the connection that writes is told this, after all it is told by the program."""
    hardened = sqlite.harden

    def harden(connection: Connection) -> None:
        hardened(connection)
        connection.exec_driver_sql(f"PRAGMA {pragma}")

    monkeypatch.setattr(sqlite, "harden", harden)


def found(evening: Evening, laptop: Path, count: int) -> Iterator[Found]:
    """What is found after so many cuts, at the same steps each time."""
    return (look(evening, image, laptop) for image in evening.images(count, random.Random(2021)))


def test_a_thousand_power_cuts_lose_no_answered_vote(evening: Evening, clock: SetClock, laptop: Path) -> None:
    evening.play(clock)
    assert set(found(evening, laptop, IMAGES)) == {Found("", half=0, lost=0)}


def test_with_synchronous_normal_answered_votes_are_seen_to_be_lost(
    evening: Evening, clock: SetClock, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    also(monkeypatch, "synchronous=NORMAL")
    evening.play(clock)
    losses = list(found(evening, laptop, IMAGES_CARELESS))
    assert sum(one.lost > 0 for one in losses) > IMAGES_CARELESS // 4
    assert {(one.problems, one.half) for one in losses} == {("", 0)}, (
        "what is left is old, but sound and whole"
    )


def test_the_door_opens_on_what_is_left(evening: Evening, clock: SetClock, laptop: Path) -> None:
    evening.play(clock)
    for image in evening.images(IMAGES_OPENED, random.Random(1848)):
        image.write(laptop)
        with closing(Workshop(laptop, clock)) as door:
            for voter in evening.voters:
                ballot = door.read(FindBallot(voter.ballot))
                assert (ballot and ballot.choices) in voter.may_say(image.moment)


def test_the_record_leaves_nothing_out(evening: Evening, clock: SetClock, path: Path) -> None:
    evening.play(clock)
    assert sum(step == Truncate("-wal", 0) for step in evening.steps) >= 2, (
        "the vote's closing and the file's"
    )
    assert sum(step == Sync("") for step in evening.steps) > 5, "and checkpoints in between"
    disk = evening.disk()
    for step in (*evening.steps, *map(Sync, SUFFIXES)):
        disk.take(step)
    assert disk.without_power(dropped, random.Random()) == {"": path.read_bytes()}
