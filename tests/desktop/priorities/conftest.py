"""What is prioritised: a vote that is over, and the panels of its winners over a real link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.priorities.panel import MatrixPanel
from atelier_app.domain.initiative import ActivityKind
from tests.desktop.conftest import Engine
from tests.desktop.priorities.steps import close_a_vote
from tests.desktop.steps import Ask, step


@pytest.fixture
def panel(remote: Remote, engine: Engine, ask: Ask, qtbot: QtBot) -> Iterator[MatrixPanel]:
    """The matrix of the two first ideas."""
    close_a_vote(engine, ask)
    made = MatrixPanel(remote, step(ask, ActivityKind.MATRIX))
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.resize(1000, 700)
    made.side.resize(300, 700)
    made.show()
    made.side.show()
    form = made.controls.form
    qtbot.waitUntil(lambda: form.polls.currentIndex() >= 0 and len(made.plane.cards) > 2)
    form.winners.pick(2)
    qtbot.waitUntil(lambda: len(made.plane.cards) == 2)
    qtbot.waitUntil(lambda: made.model.poll is not None)
    yield made
    made.leave()
