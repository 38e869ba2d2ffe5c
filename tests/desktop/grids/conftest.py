"""The grid of a closed vote's three first ideas, over a real link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.grids.panel import GridPanel
from atelier_app.domain.core import new_id
from atelier_app.domain.grids import PrepareGrid
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from tests.desktop.conftest import Engine
from tests.desktop.priorities.steps import close_a_vote_of
from tests.desktop.steps import Ask, step

IDEAS = ("Buses", "An app", "Cycle paths")


@pytest.fixture
def panel(remote: Remote, engine: Engine, ask: Ask, qtbot: QtBot) -> Iterator[GridPanel]:
    """All three are tied in the vote, and none has a value yet."""
    poll_id = close_a_vote_of(engine, ask, IDEAS)
    workshop_id = step(ask, ActivityKind.VOTE).workshop_id
    activity = Activity(new_id(), workshop_id, ActivityKind.CRITERIA, "Which first?", "", 30)
    engine.phone(AddActivity(activity))
    engine.phone(PrepareGrid(activity.id, poll_id))
    made = GridPanel(remote, activity)
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.side.resize(300, 700)
    made.side.show()
    made.resize(1000, 700)
    made.show()
    qtbot.waitUntil(lambda: len(made.table.rows.rows) == len(IDEAS))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.leave()
