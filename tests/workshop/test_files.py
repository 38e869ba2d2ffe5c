"""Files: made whole or not at all, and each bad one gets its clear answer with nothing changed."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import Initiative, ReadInitiative
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import backup, sqlite
from atelier_app.storage.tables import metadata
from atelier_app.support.clock import Clock
from atelier_app.support.language import speaking
from atelier_app.workshop import files
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.inspection import inspect
from tests.quiet_log import ExpectedLog
from tests.stage import Stage, refusal


def test_a_new_file_is_one_file_with_one_initiative(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    with files.Reader(path) as reader:
        assert reader.read(ReadInitiative()).initiative.title == "Usages numériques en Sarthe"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_the_schema_of_a_new_file_is_the_one_the_program_knows(path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with sqlite.snapshot(sqlite.visitor(path)) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_file_is_never_made_over_another(path: Path) -> None:
    before = path.read_bytes()
    assert refusal(lambda: files.create(path, Initiative(new_id(), "Autre"))) is Refusal.FILE_EXISTS
    assert path.read_bytes() == before


def test_an_initiative_without_a_title_makes_no_file(tmp_path: Path) -> None:
    assert (
        refusal(lambda: files.create(tmp_path / "a.atelier", Initiative(new_id(), " "))) is Refusal.EMPTY_TEXT
    )
    assert list(tmp_path.iterdir()) == []


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 9] = b"\x5a" * (4096 * 6)
    path.write_bytes(data)


def foreign(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE guests (name)")
    other.commit()
    other.close()


def newer(path: Path) -> None:
    file = sqlite3.connect(path)
    file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.commit()
    file.close()


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def a_picture(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0" + b"\x00" * 5000)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (missing, Refusal.FILE_MISSING),
        (empty, Refusal.NOT_AN_ATELIER_FILE),
        (a_picture, Refusal.NOT_AN_ATELIER_FILE),
        (a_folder, Refusal.NOT_AN_ATELIER_FILE),
        (foreign, Refusal.NOT_AN_ATELIER_FILE),
        (newer, Refusal.NEWER_FILE),
        (truncated, Refusal.DAMAGED_FILE),
        (scrambled, Refusal.DAMAGED_FILE),
    ],
)
def test_a_bad_file_is_refused_and_left_as_it_was(
    path: Path, clock: Clock, harm: Callable[[Path], None], reason: Refusal
) -> None:
    harm(path)
    before = path.read_bytes() if path.is_file() else None
    assert refusal(lambda: Workshop(path, clock)) is reason
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_file_in_a_folder_that_takes_no_writing_is_refused(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # as root, permissions alone would not say no
    assert refusal(lambda: Workshop(path, clock)) is Refusal.READ_ONLY_FILE


def test_opening_makes_a_backup_and_so_does_closing_after_a_change(stage: Stage, path: Path) -> None:
    (first,) = backup.list_backups(path)
    stage.note("après la copie")
    stage.door.close()
    newest, oldest = backup.list_backups(path)
    assert oldest == first
    assert newest.good
    with files.Reader(newest.path) as reader:
        assert reader.read(ReadInitiative()).workshops[0].title == "Atelier 2"


def test_only_the_latest_backups_are_kept(path: Path, clock: Clock) -> None:
    for _ in range(backup.KEPT + 5):
        clock.advance(minutes=3)  # type: ignore[attr-defined]
        backup.back_up(path, clock())
    assert len(backup.list_backups(path)) == backup.KEPT


def test_a_backup_takes_the_place_of_a_damaged_file_which_is_kept_aside(path: Path, clock: Clock) -> None:
    good = backup.back_up(path, clock())
    scrambled(path)
    kept = backup.restore(good, path, clock())
    assert kept.exists()
    assert inspect(path).sound


def test_a_damaged_backup_is_not_restored(path: Path, clock: Clock) -> None:
    bad = backup.back_up(path, clock())
    truncated(bad)
    before = path.read_bytes()
    assert refusal(lambda: backup.restore(bad, path, clock())) is Refusal.DAMAGED_FILE
    assert path.read_bytes() == before


def test_a_backup_that_cannot_be_made_does_not_keep_the_workshop_closed(
    path: Path, clock: Clock, log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "back_up", no_room)
    Workshop(path, clock).close()
    log.expect("the backup on open failed")


def test_the_check_finds_a_ballot_too_many_and_names_the_good_backups(stage: Stage, path: Path) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    stage.vote(stage.sign_in("Lefèvre"), (bus, 1))
    stage.door.close()
    assert inspect(path).sound
    file = sqlite3.connect(path)
    file.execute("INSERT INTO ballot (id, poll_id, choices) VALUES ('forged', ?, '[]')", (stage.poll,))
    file.commit()
    file.close()
    with speaking("en"):
        found = inspect(path)
    assert not found.sound
    assert "2 ballots for a turnout of 1" in found.problems[0]
    assert [copy.good for copy in found.backups] == [True, True]


@pytest.mark.parametrize("harm", [truncated, scrambled])
def test_the_check_says_what_is_wrong_with_a_damaged_file(path: Path, harm: Callable[[Path], None]) -> None:
    harm(path)
    assert not inspect(path).sound
