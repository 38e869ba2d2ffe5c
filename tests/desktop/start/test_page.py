"""The first screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier_app.desktop.start.page import StartPage
from atelier_app.desktop.start.settings import Recent, Settings


@pytest.fixture
def page(settings: Settings, tmp_path: Path, qtbot: QtBot) -> StartPage:
    (tmp_path / "here.atelier").touch()
    now = datetime.now(UTC).isoformat()
    settings.remember(Recent(str(tmp_path / "gone.atelier"), "Gone <b>away</b>", 1, 0, now))
    settings.remember(Recent(str(tmp_path / "here.atelier"), "Here 🌳", 3, 118, now))
    made = StartPage(settings)
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    return made


def test_it_lists_recent_initiatives_with_counts_and_dates(page: StartPage, qtbot: QtBot) -> None:
    here, gone = page.cards
    assert here.accessibleName() == "Here 🌳, 3 workshops · 118 participants"
    assert "not found" in gone.accessibleName()
    qtbot.waitUntil(lambda: here.when.text() == "today")


def test_enter_opens_the_latest(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.cards[0], Qt.Key.Key_Return)
    assert chosen.args == [page.cards[0].recent.path]


def test_a_missing_file_opens_nothing_and_can_be_forgotten(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.chosen):
        page.cards[1].click()
    qtbot.keyClick(page.cards[1], Qt.Key.Key_Delete)
    assert [card.recent.title for card in page.cards] == ["Here 🌳"]


def test_what_went_wrong_is_said(page: StartPage) -> None:
    page.say("It could not be opened.")
    assert page.problem.isVisible()
    page.say("")
    assert not page.problem.isVisible()
