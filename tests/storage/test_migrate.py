"""Migrations: all or nothing, and what refers to a table that is made anew stays."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from atelier_app.domain.board import Attribution, Board
from atelier_app.storage import migrate, sqlite
from atelier_app.storage.board import read_board
from atelier_app.storage.ideas import read_growth
from tests.interpreter import ask
from tests.stage import Stage

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("activity") as batch:
        batch.alter_column("instruction", new_column_name="consigne", existing_type=sa.Text())
    {then}
"""


def test_the_newest_revision_is_that_of_the_last_migration() -> None:
    assert ScriptDirectory.from_config(migrate._config()).get_current_head() == migrate.NEWEST


def test_a_file_of_this_version_opens_without_alembic(path: Path) -> None:
    ask(
        "import sys; from pathlib import Path; from atelier_app.workshop.door import Workshop\n"
        f"Workshop(Path({str(path)!r})).close()\n"
        "assert 'alembic' not in sys.modules"
    )


@pytest.fixture
def older(stage: Stage, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of this version, and a next version that makes anew a table which others refer to."""
    stage.open_poll("Bus", "Appli")
    stage.door.close()
    folder = tmp_path / "migrations"
    shutil.copytree(migrate._FOLDER, folder)
    monkeypatch.setattr(migrate, "_FOLDER", folder)
    return path


def bring_up(path: Path, then: str) -> None:
    (migrate._FOLDER / "versions" / "next.py").write_text(NEXT.format(newest=migrate.NEWEST, then=then))
    engine = sqlite.writer(path)
    try:
        migrate.upgrade(engine)
    finally:
        engine.dispose()


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as file:
        return {row[1] for row in file.execute("PRAGMA table_info(activity)")}


def test_a_table_others_refer_to_is_made_anew_without_losing_them(older: Path) -> None:
    bring_up(older, "pass")
    assert "consigne" in columns(older)
    with closing(sqlite3.connect(older)) as file:
        assert file.execute("SELECT count(*) FROM option").fetchone() == (2,)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("then", ["raise ZeroDivisionError", "op.execute('DELETE FROM poll')"])
def test_a_migration_that_fails_or_breaks_a_reference_changes_nothing(older: Path, then: str) -> None:
    with pytest.raises((ZeroDivisionError, sqlite3.IntegrityError)):
        bring_up(older, then)
    assert "instruction" in columns(older)
    with closing(sqlite3.connect(older)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchone() == (migrate.NEWEST,)
        assert file.execute("SELECT count(*) FROM poll").fetchone() == (1,)


BEFORE_ZONES = """
INSERT INTO workshop (id, title, date, starts, place, facilitator, half_days, half_day, removed)
    VALUES ('w', 'Atelier', '2021-04-08', '14:00:00', 'Le Mans', '', '[]', '', 0);
INSERT INTO activity VALUES ('b', 'w', 'ideas', 'Idées', '', 20, 0, 0);
INSERT INTO board VALUES ('b', 'b', 0);
INSERT INTO note VALUES ('n', 'b', 1, 'Un bus', 'green', 12, 34, NULL, NULL, 'phone', 'Table 2', 0, 0);
INSERT INTO note VALUES ('m', 'b', 2, 'Ôtée', 'green', 0, 0, NULL, NULL, 'facilitator', '', 0, 1);
INSERT INTO event VALUES (1, '2021-04-08T12:00:00.000000+00:00', 'phone', '', 'NotesChanged', '{}');
"""


def test_a_board_of_before_the_zones_keeps_its_notes_and_can_be_replayed(tmp_path: Path) -> None:
    path = tmp_path / "ancien.atelier"
    engine = sqlite.writer(path, create=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(migrate._config(connection), "0002")
        connection.exec_driver_sql("COMMIT")
    with closing(sqlite3.connect(path)) as file:
        file.executescript(BEFORE_ZONES)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        contents, growth = read_board(connection, "b"), read_growth(connection, "b")
    engine.dispose()
    assert contents.board == Board("b", "b", attribution=Attribution.NAME)
    assert [(note.text, note.x, note.label, note.originals) for note in contents.notes] == [
        ("Un bus", 12, "Table 2", 0)
    ]
    assert [(stage.note_id, stage.shown) for stage in growth.stages] == [("n", True), ("m", False)]
