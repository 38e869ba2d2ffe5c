"""After a secret vote somebody takes everything there is, the file, its log and its backups, and joins nothing."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from atelier_app.domain.core import Channel, Id, Origin
from atelier_app.domain.polls import ClosePoll
from atelier_app.storage import backup, sqlite
from tests.stage import SetClock, Stage

PEOPLE = 30
PAGE = 4096
CHANNELS = (Channel.PHONE, Channel.KIOSK, Channel.FACILITATOR)


@pytest.fixture
def voted(stage: Stage, clock: SetClock, path: Path) -> dict[Id, Id]:
    """Whose is which ballot: what is to be found out. They voted in no order, by several channels; some twice."""
    dice = random.Random(2021)
    people = [stage.sign_in(f"Nom{number}") for number in range(PEOPLE)]
    options = stage.open_poll("Bus", "Fibre", "Appli")
    dice.shuffle(people)
    owners: dict[Id, Id] = {}
    for number, person in enumerate(people):
        clock.advance(seconds=dice.randint(1, 20))
        origin = Origin(CHANNELS[number % len(CHANNELS)], f"client-{number}")
        for _turn in range(dice.choice((1, 1, 2))):
            command = stage.ballot(person, (dice.choice(options), dice.choice((1, 2))))
            stage.do(command, origin)
        owners[person] = command.ballot_id
        if number % 10 == 5:
            backup.back_up(path, clock.now)
    return owners


def taken(path: Path) -> list[Path]:
    """All that lies on the disk."""
    beside = [sqlite.beside(path, suffix) for suffix in ("-wal", "-shm", "-journal")]
    return [file for file in (path, *beside, *backup.copies(path)) if file.exists()]


def rows(file: Path) -> Iterator[tuple[str, str]]:
    """Every row of every table, indexes aside, with the table's name."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        for (table,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            yield from ((table, repr(row)) for row in opened.execute(f'SELECT * FROM "{table}"'))


def pages(file: Path) -> Iterator[bytes]:
    data = file.read_bytes()
    return (data[start : start + PAGE] for start in range(0, len(data), PAGE))


def within(found: bytes, ids: list[Id]) -> bool:
    return any(one.encode() in found for one in ids)


@pytest.mark.parametrize("running", [True, False], ids=["the engine still runs", "the engine has ended"])
def test_nothing_on_the_disk_holds_a_person_beside_a_ballot(
    stage: Stage, path: Path, voted: dict[Id, Id], running: bool
) -> None:
    stage.do(ClosePoll(stage.poll))
    if not running:
        stage.door.close()
    people, ballots = list(voted), list(voted.values())
    # While it runs, the backups made midway are about to go.
    files = [file for file in taken(path) if not running or file not in backup.copies(path)]
    assert within(path.read_bytes(), ballots)
    for file in files:
        for page in pages(file):
            assert not (within(page, people) and within(page, ballots)), file.name
    for file in (file for file in files if file.suffix == path.suffix):
        for table, row in rows(file):
            said = row.encode()
            assert not (within(said, people) and within(said, ballots)), table


def test_no_client_is_named_beside_a_vote(stage: Stage, path: Path, voted: dict[Id, Id]) -> None:
    """The journal tells when a vote came by which channel, in no way from which phone."""
    stage.do(ClosePoll(stage.poll))
    told = [row for table, row in rows(path) if table == "event" and "BallotCast" in row]
    assert len(told) >= PEOPLE
    assert not [row for row in told if "client-" in row]


def test_copies_differ_by_no_voter(stage: Stage, path: Path, voted: dict[Id, Id]) -> None:
    """Two copies around one vote would tell whose ballot it is: each has all of them, or none."""
    stage.do(ClosePoll(stage.poll))
    stage.door.close()
    for file in taken(path):
        there = [ballot for ballot in voted.values() if ballot.encode() in file.read_bytes()]
        assert len(there) in (0, PEOPLE), file.name


def test_a_ballot_lies_in_the_file_where_its_key_says_and_nowhere_else(
    stage: Stage, path: Path, voted: dict[Id, Id]
) -> None:
    """Once in its table and once in that table's index: no page is left of when it was cast, or changed."""
    stage.do(ClosePoll(stage.poll))
    for file in taken(path)[:2]:
        data = file.read_bytes()
        assert {data.count(ballot.encode()) for ballot in voted.values()} <= {0, 2}, file.name
        by_page: dict[int, list[int]] = {}
        for place in (data.find(ballot.encode()) for ballot in sorted(voted.values())):
            by_page.setdefault(place // PAGE, []).append(place)
        assert all(here in (sorted(here), sorted(here, reverse=True)) for here in by_page.values())
