"""The kiosk as it stands in the hall: the whole window, locked, and the kiosk over it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.desktop.kiosk.window import Kiosk
from atelier_app.desktop.window.sentry import Sentry
from atelier_app.desktop.window.window import Window
from atelier_app.domain.attendance import Attendee, Participant, ReadAttendance, RecordAttendance
from atelier_app.domain.badges import MintBadges, Minted
from atelier_app.domain.ballots import CastBallot, badge_hash, unowned_ballot_id
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import ClosePoll, OpenPoll, Option, PollRecord, PreparePoll, ReadPoll
from atelier_app.domain.registrations import Register
from atelier_app.domain.room import EnterActivity
from tests.desktop.conftest import Engine

CODE = "2468"
LABELS = ("Un verger", "Bus <numérique> & fibre", "Une navette", "Cours du soir")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sentry(window: Window, quick_code: None) -> Iterator[Sentry]:
    assert window.sentry is not None
    guard = window.sentry.lock.guard
    guard.set_code(CODE)
    yield window.sentry
    guard.forget()
    window.sentry.lock._look()
    window.sentry.curtain.open()


@pytest.fixture
def kiosk(window: Window, sentry: Sentry, qtbot: QtBot) -> Kiosk:
    assert window.workspace is not None
    assert window.workspace.course.workshop_id is not None
    sentry.start_kiosk(window.workspace.course.workshop_id)
    made = sentry.kiosk
    assert made is not None
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.model.workshop is not None)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


class Hands:
    """Presses keys and buttons as the system would: through the window, not past it."""

    def __init__(self, kiosk: Kiosk, qtbot: QtBot) -> None:
        self.kiosk, self._qtbot = kiosk, qtbot

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.kiosk.windowHandle(), ord(letter))

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self.kiosk.windowHandle(), key, held)

    def scan(self, text: str) -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def until_page(self, page: Page) -> None:
        self._qtbot.waitUntil(lambda: self.kiosk.page is page)


@pytest.fixture
def hands(kiosk: Kiosk, qtbot: QtBot) -> Hands:
    return Hands(kiosk, qtbot)


@pytest.fixture
def people(window: Window, engine: Engine) -> Callable[[], tuple[Attendee, ...]]:
    """Everyone on the list now."""

    def read() -> tuple[Attendee, ...]:
        assert window.workspace is not None
        workshop_id = window.workspace.course.workshop_id
        assert workshop_id is not None
        return engine.door.read(ReadAttendance(workshop_id)).attendees

    return read


class Ballots:
    """The votes of the workshop that the kiosk is of."""

    def __init__(self, kiosk: Kiosk, engine: Engine, qtbot: QtBot) -> None:
        self.kiosk, self.engine, self._qtbot = kiosk, engine, qtbot
        assert kiosk.model.workshop is not None
        self.workshop_id = kiosk.model.workshop.id
        self.poll_id: Id = ""

    def open(self, method: str = "dots", count: int = 4, **chosen: object) -> tuple[Option, ...]:
        """The room comes to an open vote on these options."""
        self.poll_id = new_id()
        options = tuple(Option(new_id(), LABELS[n % 4] + " !" * (n // 4)) for n in range(count))
        settings = METHODS[method].suggested(count) | dict(chosen.pop("settings", {}))  # type: ignore[call-overload]
        vote = Activity(self.poll_id, self.workshop_id, ActivityKind.VOTE, "Vote", "", 10)
        prepare = PreparePoll(self.poll_id, "Quoi d’abord ?", options, settings, method=method, **chosen)  # type: ignore[arg-type]
        for command in (AddActivity(vote), prepare, OpenPoll(self.poll_id), EnterActivity(self.poll_id)):
            self.engine.door.execute(command)
        self._qtbot.waitUntil(lambda: self._shown() == self.poll_id)
        return options

    def _shown(self) -> Id:
        record = self.kiosk.voting.booth.poll
        return record.poll.id if record else ""

    def here(self, first: str, last: str) -> Participant:
        person = Participant(new_id(), last, first)
        self.engine.door.execute(Register(self.workshop_id, (person,)))
        self.engine.door.execute(RecordAttendance(self.workshop_id, (person.id,)))
        return person

    def badge(self, person: Participant) -> str:
        token = secrets.token_urlsafe(24)
        self.engine.phone(MintBadges((Minted(person.id, badge_hash(token)),)))
        return f"http://192.168.1.20:8080/b/{token}"

    def by_phone(self, person: Participant) -> None:
        self.engine.phone(CastBallot(self.poll_id, person.id, unowned_ballot_id(), ()))

    @property
    def record(self) -> PollRecord:
        return self.engine.door.read(ReadPoll(self.poll_id))

    def close(self) -> dict[Id, int]:
        """The scores once it is closed."""
        self.engine.door.execute(ClosePoll(self.poll_id))
        outcome = self.record.outcome
        assert outcome is not None
        return {standing.option_id: standing.rank for standing in outcome.standings}


@pytest.fixture
def ballots(kiosk: Kiosk, engine: Engine, qtbot: QtBot) -> Ballots:
    return Ballots(kiosk, engine, qtbot)


@pytest.fixture
def come(kiosk: Kiosk, hands: Hands, qtbot: QtBot) -> Callable[[str], None]:
    """Somebody comes to vote, and finds themselves by a few letters."""

    def find(letters: str) -> None:
        hands.until_page(kiosk.welcome)
        QTest.mouseClick(kiosk.welcome.vote, LEFT)
        hands.until_page(kiosk.voting.search)
        hands.type(letters)
        qtbot.waitUntil(lambda: len(kiosk.voting.search.buttons) == 1)
        hands.key(Qt.Key.Key_Return)
        hands.key(Qt.Key.Key_Space)

    return find


def sit(kiosk: Kiosk, hands: Hands) -> Sitting:
    hands.until_page(kiosk.voting.ballot)
    sitting = kiosk.voting.booth.sitting
    assert sitting is not None
    return sitting


def cast(kiosk: Kiosk, hands: Hands) -> str:
    """Casts; the receipt on the screen."""
    QTest.mouseClick(kiosk.voting.ballot.put_in, LEFT)
    hands.until_page(kiosk.voting.receipt)
    return kiosk.voting.receipt.code.text()
