"""The people of the room: phones on a thread of their own, signed in, their pages open while pictures are taken."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Coroutine
from typing import Any

from atelier_app.demo.crowd import SEED, chosen
from atelier_app.demo.phone import SimulatedPhone, vote_fields
from atelier_app.domain.attendance import Participant
from atelier_app.exchange.sample import Sample

PATIENCE = 60.0


class Room:
    """Phones without a screen; every method waits until all of them are answered."""

    def __init__(self, address: str, sample: Sample, people: tuple[Participant, ...]) -> None:
        self._address, self._sample, self._people = address, sample, people
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="room", daemon=True)
        self._thread.start()
        self._phones = [SimulatedPhone(address, sample.language) for _ in people]
        self._pages: list[asyncio.Task[None]] = []

    def sign_in(self) -> None:
        """Everyone signs in, and leaves their page open."""
        self._wait(self._sign_in())

    def vote(self, first: int, last: int) -> None:
        """Those from `first` to before `last` vote, each with dice of their own."""
        self._wait(self._vote(first, last))

    def close(self) -> None:
        self._wait(self._leave())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _sign_in(self) -> None:
        async with asyncio.TaskGroup() as all_of_them:
            for phone, person in zip(self._phones, self._people, strict=True):
                names = (person.first_name, person.last_name, person.organisation)
                all_of_them.create_task(_quietly(phone.sign_in(*names)))
        opened = [self._loop.create_future() for _ in self._phones]
        for phone, future in zip(self._phones, opened, strict=True):
            self._pages.append(self._loop.create_task(_keep_open(phone, future)))
        await asyncio.gather(*opened)

    async def _vote(self, first: int, last: int) -> None:
        for index, phone in enumerate(self._phones[first:last], start=first):
            form = await phone.ballot()
            dice = random.Random(SEED + index)
            await phone.vote(chosen(dice, vote_fields(form), self._sample))

    async def _leave(self) -> None:
        for page in self._pages:
            page.cancel()
        await asyncio.gather(*self._pages, return_exceptions=True)
        for phone in self._phones:
            await phone.__aexit__(None, None, None)


async def _quietly(answer: Coroutine[Any, Any, Any]) -> None:
    await answer


async def _keep_open(phone: SimulatedPhone, opened: asyncio.Future[None]) -> None:
    """The live stream of an open page, until the phone leaves."""
    async with phone.client.stream("GET", "/events", timeout=None) as stream:
        opened.set_result(None)
        async for _line in stream.aiter_lines():
            pass
