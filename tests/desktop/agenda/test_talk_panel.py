"""A talk: its words and minutes, changed where they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.agenda.talk_panel import TalkPanel
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.initiative import Activity, ActivityKind, ReadActivity
from tests.desktop.steps import Ask, step


@pytest.fixture
def panel(remote: Remote, ask: Ask, qtbot: QtBot) -> Iterator[TalkPanel]:
    made = TalkPanel(remote, step(ask, ActivityKind.TALK))
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.show()
    yield made
    made.leave()


def stored(ask: Ask, panel: TalkPanel) -> Activity:
    activity: Activity = ask(ReadActivity(panel.activity.id))
    return activity


def test_words_typed_in_place_are_kept_when_the_keyboard_leaves_and_undo_brings_the_old_ones_back(
    panel: TalkPanel, ask: Ask, qtbot: QtBot
) -> None:
    before = panel.activity.instruction
    panel.activateWindow()
    panel.instruction.setFocus()
    panel.instruction.selectAll()
    QTest.keyClicks(panel.instruction, "Three minutes each <b>.")
    panel.instruction.clearFocus()
    qtbot.waitUntil(lambda: stored(ask, panel).instruction == "Three minutes each <b>.")
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: stored(ask, panel).instruction == before)


def test_minutes_go_up_by_the_button_and_by_the_arrow_and_never_below_nothing(
    panel: TalkPanel, ask: Ask, qtbot: QtBot
) -> None:
    before = panel.activity.minutes
    QTest.keyClick(panel.minutes.field, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: stored(ask, panel).minutes == before + 1)
    panel.minutes.pick(-5)
    qtbot.waitUntil(lambda: stored(ask, panel).minutes == 0)


def test_a_renamed_step_is_renamed_here_too(panel: TalkPanel) -> None:
    panel.describe(replace(panel.activity, title="<i>A talk</i>", instruction="Listen"))
    assert panel.title.text() == "<i>A talk</i>"
    assert panel.instruction.toPlainText() == "Listen"


def test_words_being_typed_stay_when_someone_renames_the_step(panel: TalkPanel) -> None:
    panel.instruction.setPlainText("Half a sent")
    panel.describe(replace(panel.activity, title="Another", instruction="From elsewhere"))
    assert panel.instruction.toPlainText() == "Half a sent"
