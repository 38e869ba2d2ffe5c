"""The door as its callers see it: `workshop.Workshop` in the engine, `link.client.Link` elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias, TypeVar

from atelier_app.domain.core import Command, Origin, Published, Query, Receipt

R = TypeVar("R")
Listener: TypeAlias = Callable[[tuple[Published, ...]], None]


class Reader(Protocol):
    """Whatever answers queries: the door, or a file opened for reading."""

    def read(self, query: Query[R]) -> R: ...


class Door(Protocol):
    """The only way in: commands are executed, queries read, events followed. Safe from any thread."""

    def execute(self, command: Command, origin: Origin = ...) -> Receipt:
        """Waits until the command is on the disk. Raises `Refused`, and then nothing has changed."""

    def read(self, query: Query[R]) -> R:
        """The record as of the latest commit. Raises `Refused` for an unknown id."""

    def follow(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after each commit, in order, on a thread of the door's; the answer ends it."""
