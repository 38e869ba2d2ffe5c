"""An evening whose votes are cast through the real door while the disk is listened to, and the images it may leave."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from atelier_app.domain.attendance import SignIn
from atelier_app.domain.ballots import CastBallot, badge_hash, ballot_id
from atelier_app.domain.core import Id, Together, new_id
from atelier_app.domain.methods.method import Choice, Choices
from atelier_app.domain.polls import ClosePoll
from atelier_app.support.clock import Clock
from atelier_app.workshop.door import Workshop
from tests.power.disk import FATES, Disk
from tests.power.recorder import SUFFIXES, Recorder, Step, Write, recording
from tests.stage import PHONE, Stage

PEOPLE, TURNS, AT_ONCE, OPTIONS = 80, 2, 16, 7
RARE = 4


@dataclass
class Voter:
    """Someone present: at which step each of their votes was sent, saying what, and at which it was answered."""

    person: Id
    ballot: Id
    sent: list[tuple[int, Choices]] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)

    def may_say(self, moment: int) -> list[Choices | None]:
        """What their ballot may say when the power goes: the last answered vote, or one sent since; None: no ballot."""
        known = sum(answered <= moment for answered in self.answered)
        votes: list[Choices | None] = [None, *(choices for sent, choices in self.sent if sent <= moment)]
        return votes[known:]


class Image(NamedTuple):
    """What is on the disk after the power went at that step."""

    moment: int
    files: dict[str, bytearray]

    def write(self, path: Path) -> None:
        """As the laptop finds it when it starts again."""
        for suffix in (*SUFFIXES, "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        for suffix, data in self.files.items():
            path.with_name(path.name + suffix).write_bytes(data)


class Evening:
    """A vote, from the opening of its file to the closing."""

    def __init__(self, stage: Stage, path: Path) -> None:
        """People have come, the vote is open, and the file is closed, whole."""
        self.path, self.poll = path, stage.poll
        self.steps: list[Step] = []
        self.closed_at = 0
        self._options = stage.open_poll(*(f"Idée {number}" for number in range(OPTIONS)))
        badges = {new_id(): f"badge {index}" for index in range(PEOPLE)}
        self.voters = [Voter(person, ballot_id(badge, self.poll)) for person, badge in badges.items()]
        signing = (
            SignIn(stage.workshop_id, person, badge, "Anne", "", True, badge_hash(badge))
            for person, badge in badges.items()
        )
        stage.do(Together(tuple(signing)), PHONE)
        stage.door.close()
        self._before = path.read_bytes()

    def play(self, clock: Clock) -> None:
        """All vote one after the other, several times, then many at once; the vote closes, then the file."""
        with recording(self.path) as recorder:
            with closing(Workshop(self.path, clock)) as door:
                for turn in range(TURNS):
                    for voter in self.voters:
                        door.execute(self._vote(recorder, voter, turn), PHONE)
                        voter.answered.append(recorder.position)
                for start in range(0, PEOPLE, AT_ONCE):
                    asyncio.run(self._at_once(recorder, door, self.voters[start : start + AT_ONCE]))
                door.execute(ClosePoll(self.poll))
                self.closed_at = recorder.position
            self.steps = recorder.steps

    def _vote(self, recorder: Recorder, voter: Voter, turn: int) -> CastBallot:
        first, second = self._options[turn].id, self._options[turn + 1].id
        choices = (Choice(first, 2), Choice(second, 1))
        voter.sent.append((recorder.position, choices))
        return CastBallot(self.poll, voter.person, voter.ballot, choices)

    async def _at_once(self, recorder: Recorder, door: Workshop, voters: list[Voter]) -> None:
        async def vote(voter: Voter) -> None:
            await door.perform(self._vote(recorder, voter, TURNS), PHONE)
            voter.answered.append(recorder.position)

        await asyncio.gather(*map(vote, voters))

    def disk(self) -> Disk:
        """As it was before anyone voted."""
        return Disk(dict.fromkeys(SUFFIXES) | {"": self._before})

    def images(self, count: int, dice: random.Random) -> Iterator[Image]:
        """After so many cuts of the power, in the order of the evening; more of them amid what is rare: checkpoints."""
        weights = [1 if isinstance(step, Write) and step.file == "-wal" else RARE for step in self.steps]
        disk, done = self.disk(), 0
        for moment in sorted(dice.choices(range(1, len(self.steps) + 1), weights, k=count)):
            for step in self.steps[done:moment]:
                disk.take(step)
            done = moment
            yield Image(moment, disk.without_power(dice.choice(FATES), dice))
