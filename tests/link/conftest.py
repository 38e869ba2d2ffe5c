"""A door served over a real local socket, and windows linked to it."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from atelier_app.domain.core import Published
from atelier_app.link import engines, runfile, transport
from atelier_app.link.client import Link
from atelier_app.link.engines import Starting
from atelier_app.link.server import JournalledDoor, LinkServer
from atelier_app.link.status import EngineStatus
from atelier_app.workshop.door import Workshop

PATIENCE = 20.0


class Ear:
    """A listener that keeps what it hears."""

    def __init__(self) -> None:
        self._heard: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def __call__(self, *heard: Any) -> None:
        self._heard.put(heard[0] if heard else None)

    def next(self) -> Any:
        """What comes next; fails when nothing does."""
        return self._heard.get(timeout=PATIENCE)

    def until(self, number: int) -> list[Published]:
        """Every event up to this number."""
        events: list[Published] = []
        while not events or events[-1].number < number:
            events += self.next()
        return events

    @property
    def silent(self) -> bool:
        return self._heard.empty()


@dataclass
class Served:
    """A served door, with the buttons that an engine would have."""

    door: JournalledDoor
    address: str
    key: bytes = field(default_factory=transport.new_key)
    phones: int = 0
    stopped: Ear = field(default_factory=Ear)

    def __post_init__(self) -> None:
        self.server = LinkServer(self.door, self.status, self.stopped)
        self.server.start(self.address, self.key)

    def status(self) -> EngineStatus:
        return EngineStatus(
            "x.atelier", "http://127.0.0.1:8080", self.phones, None, datetime(2021, 4, 8, tzinfo=UTC)
        )

    def link(self) -> Link:
        return Link(self.address, self.key)


@pytest.fixture
def serve(path: Path) -> Iterator[Callable[[JournalledDoor], Served]]:
    """Serves a door until the end of the test."""
    made: list[Served] = []

    def make(door: JournalledDoor) -> Served:
        made.append(Served(door, transport.new_address(f"test-{len(made)}-{runfile.name_of(path)}")))
        return made[-1]

    yield make
    for served in made:
        served.server.close()
        transport.forget_address(served.address)


@pytest.fixture
def served(serve: Callable[[JournalledDoor], Served], workshop: Workshop) -> Served:
    """The door of a new file, served."""
    return serve(workshop)


@pytest.fixture
def link(served: Served) -> Iterator[Link]:
    """A window linked to the served door."""
    link = served.link()
    yield link
    link.close()


@pytest.fixture
def engine(path: Path) -> Iterator[Callable[..., Starting]]:
    """Starts engines of the file in processes of their own; they are gone after the test."""
    started: list[Starting] = []

    def start(**options: Any) -> Starting:
        started.append(engines.start(path, host="127.0.0.1", port=0, **options))
        return started[-1]

    yield start
    for starting in started:
        starting.process.kill()
        starting.process.wait(PATIENCE)
