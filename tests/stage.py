"""The stage most tests play on: a real file, the real door, a clock to set, a workshop with its agenda."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from atelier_app.cli.commands import create_file
from atelier_app.domain.attendance import Participant, RecordAttendance, SignIn
from atelier_app.domain.badges import MintBadges, Minted
from atelier_app.domain.ballots import CastBallot, badge_hash, ballot_id
from atelier_app.domain.board import Attribution, DescribeBoard
from atelier_app.domain.core import Channel, Command, Id, Origin, Receipt, Refused, new_id
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.ideas import SendIdea, author_key
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    AddActivity,
    AddWorkshop,
    DescribeWorkshop,
    Initiative,
    ReadAgenda,
)
from atelier_app.domain.initiative import Workshop as WorkshopRecord
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.notes import AddNote
from atelier_app.domain.polls import OpenPoll, Option, PreparePoll
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import Register
from atelier_app.domain.room import EnterActivity
from atelier_app.support import guard
from atelier_app.support.clock import Clock
from atelier_app.support.language import speaking
from atelier_app.workshop import files
from atelier_app.workshop.door import Workshop

PHONE = Origin(Channel.PHONE, "phone-1")


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2021, 4, 8, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **duration: float) -> None:
        self.now += timedelta(**duration)


class Stage:
    """A door with one workshop behind it, and short words for what tests do most."""

    def __init__(self, door: Workshop) -> None:
        self.door = door
        self.workshop_id = new_id()
        self.tokens: dict[Id, str] = {}
        workshop = WorkshopRecord(self.workshop_id, "Atelier 2", date(2021, 4, 8), time(14), "Le Mans")
        door.execute(AddWorkshop(workshop))
        self.activities = {kind: new_id() for kind in ActivityKind}
        for kind, activity_id in self.activities.items():
            door.execute(
                AddActivity(Activity(activity_id, self.workshop_id, kind, kind.value.title(), "", 10))
            )

    def behind(self, door: Workshop) -> Stage:
        """The same, behind another door to the same or a copied file."""
        stage = copy(self)
        stage.door, stage.tokens = door, dict(self.tokens)
        return stage

    @property
    def board(self) -> Id:
        return self.activities[ActivityKind.IDEAS]

    @property
    def poll(self) -> Id:
        return self.activities[ActivityKind.VOTE]

    @property
    def matrix(self) -> Id:
        return self.activities[ActivityKind.MATRIX]

    @property
    def grid(self) -> Id:
        return self.activities[ActivityKind.CRITERIA]

    def do(self, command: Command, origin: Origin = Origin()) -> Receipt:
        return self.door.execute(command, origin)

    def enter(self, kind: ActivityKind) -> None:
        self.do(EnterActivity(self.activities[kind]))

    def expect(self, last_name: str, first_name: str = "Anne", organisation: str = "") -> Participant:
        """Registers someone, who has not come yet."""
        person = Participant(new_id(), last_name, first_name, organisation)
        self.do(Register(self.workshop_id, (person,)))
        return person

    def arrive(self, last_name: str, first_name: str = "Anne") -> Participant:
        """Someone expected, whom the facilitator ticks off."""
        person = self.expect(last_name, first_name)
        self.do(RecordAttendance(self.workshop_id, (person.id,)))
        return person

    def badge(self, person: Participant) -> str:
        """Prints a badge; answers its token."""
        token = secrets.token_urlsafe(24)
        self.do(MintBadges((Minted(person.id, badge_hash(token)),)))
        return token

    def split_day(self) -> None:
        """From here on a morning and an afternoon are signed for apart."""
        record = self.door.read(ReadAgenda(self.workshop_id)).workshop
        half_days = (HalfDay("am", "Matin", time(9)), HalfDay("pm", "Après-midi", time(14)))
        self.do(DescribeWorkshop(replace(record, half_days=half_days)))

    def idea(self, participant_id: Id, text: str, *, table: str = "") -> Id:
        """Someone who signed in with a phone sends an idea from it."""
        idea_id = new_id()
        self.do(
            SendIdea(idea_id, self.board, participant_id, text, self.author_key(participant_id), table), PHONE
        )
        return idea_id

    def author_key(self, participant_id: Id) -> str:
        """The key of their ideas on the board."""
        return author_key(self.tokens[participant_id], self.board)

    def by_name(self) -> None:
        """From here on ideas are kept with their author."""
        self.do(DescribeBoard(self.board, attribution=Attribution.NAME))

    def sign_in(
        self, last_name: str, first_name: str = "Anne", organisation: str = "", token: str = ""
    ) -> Id:
        """Someone signs in from a phone; answers who they are. `tokens` keeps their badge."""
        token = token or f"token of {first_name} {last_name}"
        badge = badge_hash(token)
        participant_id = new_id()
        self.do(
            SignIn(self.workshop_id, participant_id, last_name, first_name, organisation, True, badge), PHONE
        )
        found = self.holder(token)
        assert found is not None
        self.tokens[found.id] = token
        return found.id

    def holder(self, token: str) -> Participant | None:
        from atelier_app.domain.attendance import FindBadge

        return self.door.read(FindBadge(self.workshop_id, badge_hash(token)))

    def note(self, text: str) -> Id:
        note_id = new_id()
        self.do(AddNote(note_id, self.board, text))
        return note_id

    def open_poll(self, *labels: str, points: int = 5, maximum: int = 2) -> tuple[Option, ...]:
        """Puts these options to the vote."""
        options = tuple(Option(new_id(), label) for label in labels)
        self.do(PreparePoll(self.poll, "Quoi d'abord ?", options, {"points": points, "maximum": maximum}))
        self.do(OpenPoll(self.poll))
        return options

    def open_poll_by(self, method: str, *labels: str, **chosen: Any) -> tuple[Option, ...]:
        """Puts these options to the vote by another method, its suggested settings changed by `chosen` ones."""
        options = tuple(Option(new_id(), label) for label in labels)
        settings = METHODS[method].suggested(len(labels)) | chosen.pop("settings", {})
        self.do(PreparePoll(self.poll, "Quoi d'abord ?", options, settings, method=method, **chosen))
        self.do(OpenPoll(self.poll))
        return options

    def ballot(self, participant_id: Id, *choices: tuple[Option, int], token: str = "") -> CastBallot:
        """The vote of someone who signed in, as their phone sends it."""
        own = ballot_id(token or self.tokens[participant_id], self.poll)
        given = tuple(Choice(option.id, value) for option, value in choices)
        return CastBallot(self.poll, participant_id, own, given)

    def vote(self, participant_id: Id, *choices: tuple[Option, int]) -> Receipt:
        return self.do(self.ballot(participant_id, *choices), PHONE)


def refusal(action: Callable[[], object]) -> Refusal:
    """Why `action` is refused; fails when it is not."""
    with pytest.raises(Refused) as caught:
        action()
    return caught.value.code


def new_file(path: Path) -> None:
    """A new initiative on disk, as `create` makes it, but in no time."""
    path.write_bytes(_file())


def new_stage(path: Path, clock: Clock) -> Stage:
    """The stage in a file of its own, its door open."""
    data, stage = _staged()
    path.write_bytes(data)
    return stage.behind(Workshop(path, clock))


def new_sample(path: Path, language: str) -> None:
    """The sample, as the program makes it."""
    path.write_bytes(_sample(language))


# Making a file and setting the stage cost more than most tests: each is made once, then copied.
@cache
def _file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.atelier"
        files.create(path, Initiative(new_id(), "Usages numériques en Sarthe", "Le Département"))
        return path.read_bytes()


@cache
def _staged() -> tuple[bytes, Stage]:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATELIER_HOME", folder)  # its backups are nobody's
        path = Path(folder) / "staged.atelier"
        new_file(path)
        with closing(Workshop(path, SetClock())) as door:
            stage = Stage(door)
        return path.read_bytes(), stage


@cache
def _sample(language: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder, speaking(language), pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATELIER_HOME", folder)
        path = Path(folder) / "sample.atelier"
        create_file(path, sample=True)
        return path.read_bytes()


@pytest.fixture
def clock() -> SetClock:
    """Thursday 8 April 2021, 14:00 in Le Mans, and still."""
    return SetClock()


@pytest.fixture
def quick_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """The facilitator's code is hashed as always, but not as slowly as keeps a thief busy."""
    monkeypatch.setattr(guard, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """An initiative on disk, opened by nobody: new, or with the stage where a test asks for that too."""
    path = tmp_path / "Démarche d'essai.atelier"
    path.write_bytes(_staged()[0] if "stage" in request.fixturenames else _file())
    return path


@pytest.fixture
def workshop(path: Path, clock: SetClock) -> Iterator[Workshop]:
    """The door of the file."""
    with closing(Workshop(path, clock)) as door:
        yield door


@pytest.fixture
def stage(workshop: Workshop) -> Stage:
    """The door with one workshop, an activity of each kind in its agenda."""
    return _staged()[1].behind(workshop)
