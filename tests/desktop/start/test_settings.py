"""What this computer remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from atelier_app.desktop.look.theme import Mode
from atelier_app.desktop.start.settings import RECENT_LIMIT, Recent, Settings


def test_recents_are_kept_latest_first_without_repeats(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "a.ini")
    for number in range(RECENT_LIMIT + 3):
        settings.remember(Recent(f"/files/{number}.atelier", f"Démarche {number}", number, 10))
    settings.remember(
        Recent("/files/5.atelier", "Renamed; really, “yes”", 1, 118, "2026-11-23T09:00:00+00:00")
    )
    again = Settings(tmp_path / "a.ini").recents()
    assert len(again) == RECENT_LIMIT
    assert again[0] == Recent(
        "/files/5.atelier", "Renamed; really, “yes”", 1, 118, "2026-11-23T09:00:00+00:00"
    )
    assert [recent.path for recent in again].count("/files/5.atelier") == 1
    settings.forget("/files/5.atelier")
    assert settings.recents()[0].path == f"/files/{RECENT_LIMIT + 2}.atelier"


def test_choices_and_places_are_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "a.ini")
    settings.mode, settings.language, settings.last_file = Mode.DARK, "en", Path("/files/a.atelier")
    settings.keep_place(Path("/files/a.atelier"), "w", "a")
    settings.keep_window("geometry", QByteArray(b"\x01\x02"))
    again = Settings(tmp_path / "a.ini")
    assert (again.mode, again.language, again.last_file) == (Mode.DARK, "en", Path("/files/a.atelier"))
    assert again.place(Path("/files/a.atelier")) == ("w", "a")
    assert again.place(Path("/files/b.atelier")) == ("", "")
    assert again.window("geometry") == QByteArray(b"\x01\x02")


@pytest.mark.parametrize(
    "content", ["", "\x00\xff not an ini", "[look]\ntheme=purple\nlanguage=klingon\n[recent]\nsize=many\n"]
)
def test_an_unreadable_file_counts_as_absent(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.ini").write_text(content)
    settings = Settings(tmp_path / "a.ini")
    assert settings.mode is Mode.SYSTEM
    assert settings.language == "fr"
    assert settings.recents() == []
    assert settings.last_file is None
    assert settings.window("geometry") is None
