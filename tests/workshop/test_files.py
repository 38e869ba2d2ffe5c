"""Files: made whole or not at all, and each bad one gets its clear answer with nothing changed."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.initiative import Initiative, ReadAgenda, ReadInitiative
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import backup, sqlite
from atelier_app.storage.tables import metadata
from atelier_app.support.clock import Clock
from atelier_app.support.language import speaking
from atelier_app.workshop import files
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.inspection import inspect
from tests.quiet_log import ExpectedLog
from tests.stage import SetClock, Stage, refusal


def test_a_new_file_is_one_file_with_one_initiative(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    with files.Reader(path) as reader:
        assert reader.read(ReadInitiative()).initiative.title == "Usages numériques en Sarthe"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_what_is_read_for_a_document_is_of_one_moment(stage: Stage, path: Path) -> None:
    stage.note("avant")
    with files.Reader(path) as reader:
        before = reader.read(ReadAgenda(stage.workshop_id))
        stage.note("pendant")
        assert len(reader.read(ReadBoard(stage.board)).notes) == 1
        assert reader.read(ReadAgenda(stage.workshop_id)) == before


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


@pytest.mark.parametrize(
    ("place", "reason"), [("absent", "ENOENT"), ("file", "ENOTDIR"), ("x" * 300, "ENAMETOOLONG")]
)
def test_a_file_that_cannot_be_made_says_why(tmp_path: Path, place: str, reason: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as refused:
        files.create(tmp_path / place / "new.atelier", Initiative(new_id(), "Titre"))
    assert refused.value.facts == {"name": "new.atelier", "reason": reason}


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


def test_the_latest_backups_are_kept_and_the_last_one_of_each_day(path: Path, clock: SetClock) -> None:
    for _ in range(3):
        clock.advance(days=1)
        for _ in range(backup.KEPT + 2):
            clock.advance(minutes=3)
            last = backup.back_up(path, clock())
    kept = [copy.path.name for copy in backup.list_backups(path)]
    assert kept[0] == last.name
    assert [name[:8] for name in kept] == ["20210411"] * (backup.KEPT + 1) + ["20210410", "20210409"]


def test_a_clock_set_back_does_not_make_the_newest_backup_the_oldest(path: Path, clock: SetClock) -> None:
    before = [backup.back_up(path, clock()) for _ in range(backup.KEPT)]
    clock.advance(days=-400)
    last = backup.back_up(path, clock())
    assert last.exists()
    assert backup.list_backups(path)[0].path == last
    assert last not in before


def test_what_a_killed_backup_left_is_cleared_by_the_next(path: Path, clock: Clock) -> None:
    folder = backup.folder_of(path)
    folder.mkdir(parents=True)
    (folder / "20210101-000000-000000.partial").write_bytes(b"half")
    (folder / "20210101-000000-000000.partial-journal").write_bytes(b"half")
    made = backup.back_up(path, clock())
    assert list(folder.iterdir()) == [made]


@pytest.mark.parametrize("step", ["copyfileobj", "unlink", "replace"])
def test_a_restoration_that_ends_midway_loses_nothing(
    stage: Stage, path: Path, clock: Clock, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file whose engine was killed: what it answered last is in its log only."""
    good = backup.back_up(path, clock())
    stage.note("dans le journal seulement")
    killed = path.with_name("tué.atelier")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{killed}{suffix}")

    def ending(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shutil if step == "copyfileobj" else Path, step, ending)
        with pytest.raises(KeyboardInterrupt):
            backup.restore(good, killed, clock())
    with_note = [file for file in path.parent.glob("tué*.atelier") if stage.board in notes_by_board(file)]
    assert with_note
    assert killed.exists()


def notes_by_board(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return [board for (board,) in file.execute("SELECT board_id FROM note")]


def test_two_restorations_in_one_second_keep_both_replaced_files(path: Path, clock: Clock) -> None:
    good = backup.back_up(path, clock())
    assert backup.restore(good, path, clock()) != backup.restore(good, path, clock())


@pytest.mark.parametrize("name", ["50 % d'été ? #1.atelier", "a&mode=memory.atelier", "été 🎉.atelier"])
def test_any_name_makes_a_file(tmp_path: Path, clock: Clock, name: str) -> None:
    path = tmp_path / name
    files.create(path, Initiative(new_id(), "Titre"))
    Workshop(path, clock).close()
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name is any bytes")
def test_a_name_that_is_no_text_opens_too(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / os.fsdecode(b"d\xe9marche.atelier")
    files.create(path, Initiative(new_id(), "Titre"))
    Workshop(path, clock).close()
    assert inspect(path).sound


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300 + ".atelier")
    assert refusal(lambda: files.create(path, Initiative(new_id(), "Titre"))) is Refusal.CANNOT_WRITE
    assert refusal(lambda: inspect(path)) is Refusal.CANNOT_WRITE


def test_through_a_link_one_reads_what_was_just_written(stage: Stage, path: Path, tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    link = tmp_path / "ailleurs" / "lien.atelier"
    link.symlink_to(path)
    note = stage.note("toute fraîche")
    with files.Reader(link) as reader:
        assert [line.id for line in reader.read(ReadBoard(stage.board)).notes] == [note]


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
    with speaking("en"):
        found = inspect(path)
    assert found.problems[0].startswith("these cannot be read: the ")
    assert found.signed_in is found.notes is None


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("signature", "the signatures"),
        ("paper", "the votes"),
        ("rating", "the priorities"),
    ],
)
def test_the_check_names_the_part_whose_page_is_lost(path: Path, table: str, part: str) -> None:
    with closing(sqlite3.connect(path)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as stream:
        stream.seek((root - 1) * size)
        stream.write(b"\xff" * size)
    with speaking("en"):
        assert inspect(path).problems == (f"these cannot be read: {part}",)


def test_the_check_says_so_of_parts_that_no_longer_agree(stage: Stage, path: Path) -> None:
    note = stage.note("orpheline")
    stage.door.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE note SET board_id = 'nowhere' WHERE id = ?", (note,))
        file.commit()
    with speaking("en"):
        (problem,) = inspect(path).problems
    assert problem == "its parts no longer agree with each other, though all of them can be read"


def test_the_check_says_so_of_a_value_that_is_none_of_ours(stage: Stage, path: Path) -> None:
    stage.door.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE poll SET state = 'ajar'")
        file.commit()
    with speaking("en"):
        assert inspect(path).problems == ("it holds something that Atelier does not write",)
