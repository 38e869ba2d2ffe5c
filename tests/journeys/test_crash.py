"""The serving process is killed in the middle of three hundred votes, again and again: what was answered is there."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from atelier_app.domain.ballots import FindBallot, ballot_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, Choices
from atelier_app.domain.polls import Option, ReadPoll
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.files import Reader
from atelier_app.workshop.inspection import inspect
from tests.stage import Stage

# How often the process is killed, by method.
ROUNDS = {"dots": 10, "majority_judgment": 5, "schulze": 5}
PEOPLE = 300
AT_ONCE = 40
PATIENCE = 30
_SETTINGS = {"dots": {"points": 5, "maximum": 2}, "majority_judgment": {}, "schulze": {}}


class Voters:
    """Three hundred people with a badge, each with what their ballot must, or may, say."""

    def __init__(self, stage: Stage, method: str, options: tuple[Option, ...]) -> None:
        self.poll = stage.poll
        self.method = method
        self.options = [option.id for option in options]
        self.tokens = [f"{index:032}" for index in range(PEOPLE)]
        self.ballots: list[Choices] = [()] * PEOPLE
        self.sent: list[Choices] = [()] * PEOPLE
        self.answered: set[int] = set()

    def begin(self, turn: int) -> None:
        """Everybody is about to vote otherwise than before."""
        self.answered.clear()
        for index in range(PEOPLE):
            first, second = sorted((index + turn + step) % len(self.options) for step in (0, 1))
            said = (Choice(self.options[first], 1 + (turn + index) % 2), Choice(self.options[second], 1))
            way, settings = METHODS[self.method], METHODS[self.method].suggested(len(self.options))
            self.sent[index] = way.checked_choices(settings | _SETTINGS[self.method], self.options, said)

    def form(self, index: int) -> bytes:
        """The vote as the page's form sends it."""
        points = {choice.option_id: str(choice.value) for choice in self.sent[index]}
        body = urlencode({"poll": self.poll, **points}).encode()
        return (
            b"POST /vote HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n"
            + f"Cookie: badge={self.tokens[index]}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )

    def check(self, path: Path) -> None:
        """Every answered vote is in the file; one without an answer is there or not, and never half."""
        with Reader(path) as file:
            for index, token in enumerate(self.tokens):
                ballot = file.read(FindBallot(ballot_id(token, self.poll)))
                found = ballot.choices if ballot else ()
                if index in self.answered:
                    assert found == self.sent[index]
                else:
                    assert found in (self.sent[index], self.ballots[index])
                self.ballots[index] = found
            cast = sum(bool(choices) for choices in self.ballots)
            assert file.read(ReadPoll(self.poll)).cast == cast, "none twice"


@contextmanager
def engine(path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A serving process, and the port it says."""
    command = [sys.executable, "-m", "atelier_app", "serve", str(path), "--host", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, int(process.stdout.readline().rpartition(":")[2])
        finally:
            process.kill()


async def vote_until_killed(voters: Voters, process: subprocess.Popen[str], port: int, last: int) -> None:
    """All vote, so many at a time; the process is killed when `last` of them have been answered."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def vote(index: int) -> None:
        async with turns:
            await send(index)

    async def send(index: int) -> None:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(voters.form(index))
            status = (await reader.readline()).split(b" ")
            writer.close()
        except OSError:
            return
        if len(status) > 1:
            assert status[1] == b"303", status
            voters.answered.add(index)
            if len(voters.answered) == last:
                process.kill()

    await asyncio.wait_for(asyncio.gather(*map(vote, range(PEOPLE))), PATIENCE)


def prepared(stage: Stage, method: str) -> Voters:
    options = stage.open_poll_by(
        method, *(f"Idée {number}" for number in range(7)), settings=_SETTINGS[method]
    )
    stage.enter(ActivityKind.VOTE)
    voters = Voters(stage, method, options)
    for index, token in enumerate(voters.tokens):
        stage.sign_in(f"Personne {index}", token=token)
    return voters


@pytest.mark.timeout(600)  # engines start one after the other
@pytest.mark.parametrize("method", ROUNDS)
def test_every_answered_vote_survives_the_kills(
    stage: Stage, workshop: Workshop, path: Path, method: str
) -> None:
    voters = prepared(stage, method)
    workshop.close()
    dice = random.Random(2021)
    for turn in range(ROUNDS[method]):
        voters.begin(turn)
        with engine(path) as (process, port):
            asyncio.run(vote_until_killed(voters, process, port, dice.randint(1, PEOPLE - AT_ONCE)))
        assert 0 < len(voters.answered) < PEOPLE, "it was to be killed in the middle"
        voters.check(path)
        found = inspect(path)
        assert found.sound, found.problems
