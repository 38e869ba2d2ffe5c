"""What lies beside an initiative: its copies named and deleted, the facilitator's code removed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from atelier_app.storage.backup import back_up, folder_of, restore
from atelier_app.support.guard import Guard
from tests.cli.conftest import Atelier


def test_every_copy_is_named_newest_first_those_that_a_restoration_replaced_too(
    atelier: Atelier, sample_file: Path
) -> None:
    first = back_up(sample_file, datetime(2026, 3, 1, 9, tzinfo=UTC))
    second = back_up(sample_file, datetime(2026, 3, 1, 10, tzinfo=UTC))
    replaced = restore(first, sample_file, datetime(2026, 3, 1, 11, tzinfo=UTC))
    named = atelier("backups", sample_file).out.splitlines()
    assert named[:2] == [str(second), str(first)]
    assert named[-1] == str(replaced.resolve())


def test_deleting_leaves_one_copy_of_the_file_as_it_is(atelier: Atelier, sample_file: Path) -> None:
    old = back_up(sample_file, datetime(2026, 3, 1, 9, tzinfo=UTC))
    replaced = restore(old, sample_file, datetime(2026, 3, 1, 11, tzinfo=UTC))
    said = atelier("backups", sample_file, "--delete").out
    assert "deleted" in said
    (left,) = folder_of(sample_file).iterdir()
    assert str(left) in said
    assert not replaced.exists()
    assert sample_file.exists()


def test_another_file_beside_keeps_its_own(atelier: Atelier, sample_file: Path) -> None:
    other = sample_file.with_name("sarthe-2.atelier")
    other.write_bytes(sample_file.read_bytes())
    back_up(sample_file, datetime(2026, 3, 1, 9, tzinfo=UTC))
    assert atelier("backups", sample_file, "--delete").code == 0
    assert other.exists()


def test_what_is_no_initiative_is_refused(atelier: Atelier, tmp_path: Path) -> None:
    path = tmp_path / "holiday.atelier"
    path.write_bytes(b"JFIF" * 100)
    assert "is not an Atelier initiative" in atelier("backups", path, "--delete").sentence


def test_a_forgotten_code_is_removed(atelier: Atelier) -> None:
    guard = Guard()
    guard.set_code("2468")
    guard.lock()
    assert atelier("forget-code").out == "The facilitator’s code is removed.\n"
    assert not guard.is_locked
    assert "no facilitator’s code" in atelier("forget-code").out
