"""A file appears whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.replacing import replacing
from atelier_app.support.sentences import sentence


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    with replacing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(path) as stream:
        stream.write(b"half" * (1 // 0))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_said_as_such(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught, replacing(tmp_path / "summary.pdf"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert caught.value.code is Refusal.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_with_the_name(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught, replacing(tmp_path / "nowhere" / "summary.pdf"):
        pass
    assert caught.value.code is Refusal.CANNOT_WRITE
    assert "summary.pdf" in sentence(caught.value)


def test_a_folder_in_its_place_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "summary.pdf").mkdir()
    with pytest.raises(Refused) as caught, replacing(tmp_path / "summary.pdf") as stream:
        stream.write(b"new")
    assert caught.value.code is Refusal.CANNOT_WRITE


def test_what_comes_before_happens_once_the_bytes_are_safe(tmp_path: Path) -> None:
    path, seen = tmp_path / "badges.pdf", []
    path.write_bytes(b"old")

    def before() -> None:
        seen.append([part.read_bytes() for part in tmp_path.iterdir()])

    with replacing(path, before) as stream:
        stream.write(b"new")
    assert sorted(seen[0]) == [b"new", b"old"]
    assert path.read_bytes() == b"new"


def test_what_comes_before_can_keep_the_file_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    with pytest.raises(ZeroDivisionError), replacing(path, lambda: 1 // 0) as stream:
        stream.write(b"new")
    assert list(tmp_path.iterdir()) == []
