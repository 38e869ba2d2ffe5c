"""The welcome desk on the sample's second workshop, over a real link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.initiative import ActivityKind
from tests.desktop.steps import Ask, step


@pytest.fixture
def panel(remote: Remote, ask: Ask, qtbot: QtBot) -> Iterator[AttendancePanel]:
    made = AttendancePanel(remote, step(ask, ActivityKind.WELCOME))
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.resize(900, 700)
    made.side.show()
    made.show()  # last: keys go to the window in front
    qtbot.waitUntil(lambda: made.model.rowCount() > 0 and made.model.workshop is not None)
    yield made
    made.leave()
