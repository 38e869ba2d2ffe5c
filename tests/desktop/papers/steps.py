"""What the tests of paper ballots and raised hands share: a vote that is open, its people, keys on a keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.core import Id, Origin, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import OpenPoll, Option, PreparePoll
from tests.desktop.conftest import Engine
from tests.desktop.steps import Ask, attendees, step

ENTER = Qt.Key.Key_Return


class Vote:
    """A vote of the sample's second workshop, open, with the people who are there."""

    def __init__(
        self, engine: Engine, ask: Ask, method: str = "dots", options: int = 3, **rules: Any
    ) -> None:
        self.engine = engine
        workshop_id = step(ask, ActivityKind.VOTE).workshop_id
        self.people = [one.participant.id for one in attendees(ask, workshop_id) if one.signed_at is not None]
        self.activity = Activity(new_id(), workshop_id, ActivityKind.VOTE, "On paper", "", 10)
        self.options = [Option(new_id(), f"Idea {at}") for at in range(1, options + 1)]
        suggested = METHODS[method].suggested(options) | rules.pop("settings", {})
        for command in (
            AddActivity(self.activity),
            PreparePoll(self.id, "What first?", tuple(self.options), suggested, method=method, **rules),
            OpenPoll(self.id),
        ):
            self.do(command)

    @property
    def id(self) -> Id:
        return self.activity.id

    def do(self, command: Any) -> None:
        self.engine.door.execute(command, Origin())

    def read(self, query: Any) -> Any:
        return self.engine.door.read(query)

    def choices(self, *values: int) -> tuple[Choice, ...]:
        return tuple(Choice(one.id, value) for one, value in zip(self.options, values, strict=False) if value)

    def phone(self, person: Id, *values: int) -> None:
        """Somebody votes on a phone."""
        self.engine.phone(CastBallot(self.id, person, ballot_id(person, self.id), self.choices(*values)))


def keyboard(window: QWidget) -> QWidget:
    """Where keys go now."""
    return window.focusWidget()


def type_in(window: QWidget, *marks: str) -> None:
    """Types each mark into the field that has the keyboard, and Enter after each."""
    for mark in marks:
        QTest.keyClicks(keyboard(window), mark)
        QTest.keyClick(keyboard(window), ENTER)
