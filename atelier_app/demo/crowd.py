"""The room: so many people, each with a phone, all acting at once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Self

from atelier_app.demo.phone import SimulatedPhone, vote_fields
from atelier_app.domain.attendance import Participant
from atelier_app.domain.core import Id
from atelier_app.exchange.sample import UNDER_WAY, Sample

IDEAS_EACH = 2
# Each phone's own dice start from this, so that a demo of so many phones always ends the same.
SEED = 2021


@dataclass
class _Person:
    """Somebody of the room, and their phone."""

    participant: Participant
    phone: SimulatedPhone
    dice: random.Random


class Crowd:
    """So many people who registered, then as many who did not as are needed. Use it with `async with`."""

    def __init__(self, address: str, sample: Sample, count: int) -> None:
        self._sample = sample
        self._stack = AsyncExitStack()
        self._people = [
            _Person(participant, SimulatedPhone(address, sample.language), random.Random(SEED + index))  # noqa: S311
            for index, participant in enumerate(people(sample, count))
        ]

    async def __aenter__(self) -> Self:
        for person in self._people:
            await self._stack.enter_async_context(person.phone)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def sign_in(self) -> None:
        """Everyone scans at once. Raises `PhoneError` if a single one is not answered."""
        await self._all(self._sign_in)

    async def send_ideas(self) -> None:
        await self._all(self._send_ideas)

    async def vote(self) -> None:
        await self._all(self._vote)

    async def _all(self, act: Callable[[int, _Person], Awaitable[None]]) -> None:
        done = [act(index, person) for index, person in enumerate(self._people)]
        for result in await asyncio.gather(*done, return_exceptions=True):
            if isinstance(result, BaseException):
                raise result

    async def _sign_in(self, _index: int, person: _Person) -> None:
        who = person.participant
        await person.phone.sign_in(who.first_name, who.last_name, who.organisation)

    async def _send_ideas(self, index: int, person: _Person) -> None:
        await person.phone.look()
        for turn in range(IDEAS_EACH):
            await person.phone.send_idea(self._sample.idea(index * IDEAS_EACH + turn))

    async def _vote(self, _index: int, person: _Person) -> None:
        form = await person.phone.ballot()
        await person.phone.vote(chosen(person.dice, vote_fields(form), self._sample))


def people(sample: Sample, count: int) -> tuple[Participant, ...]:
    """So many people with different names: those registered first, then walk-ins with names crossed from theirs."""
    known = sample.people
    crossed = (
        Participant("", person.last_name, known[(index + shift) % len(known)].first_name, person.organisation)
        for shift in range(1, len(known))
        for index, person in enumerate(known)
    )
    return (*known, *islice(crossed, max(0, count - len(known))))[:count]


def chosen(dice: random.Random, options: tuple[Id, ...], sample: Sample) -> dict[Id, int]:
    """Five points, two at most an option, more often where the room's liking goes."""
    poll = sample.poll(UNDER_WAY)
    liking = sample.liking(UNDER_WAY)
    points: dict[Id, int] = {}
    for _ in range(min(poll.settings["points"], poll.settings["maximum"] * len(options))):
        free = [option for option in options if points.get(option, 0) < poll.settings["maximum"]]
        option = dice.choices(free, [liking.get(option, 1) for option in free])[0]
        points[option] = points.get(option, 0) + 1
    return points
