"""Places: every folder that is named is there to be written in."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from atelier_app.support import places


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folder, as on the first day."""
    monkeypatch.delenv("ATELIER_HOME")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: tmp_path / "Documents")
    return tmp_path


def test_initiatives_are_kept_in_the_documents(account: Path) -> None:
    (account / "Documents").mkdir()
    assert places.documents() == account / "Documents"


def test_without_a_documents_folder_initiatives_are_kept_in_the_home(account: Path) -> None:
    assert places.documents() == account


def test_a_home_of_its_own_is_made_when_it_is_not_there_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "stick"))
    assert places.documents() == tmp_path / "stick"
    assert places.documents().is_dir()
