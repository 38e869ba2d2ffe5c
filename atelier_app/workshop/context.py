"""What a handler is given and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from atelier_app.domain.core import Command, Event, Origin, Refused

T = TypeVar("T")
C = TypeVar("C", bound=Command)


@dataclass(frozen=True)
class Done:
    """What a command came to: its events, none when nothing changed, and the command that undoes it.

    `purge` asks that what it took out of the file, and how it came in, can be found nowhere before the answer is given. With
    `refused` the caller is told no, and yet what the handler wrote stays written.
    """

    events: tuple[Event, ...] = ()
    inverse: Command | None = None
    purge: bool = False
    refused: Refused | None = None


NOTHING = Done()


@dataclass
class Context:
    """One command's surroundings: the writing connection, the time, the origin.

    `remembered` lives from command to command and is emptied by any event that is neither a ballot nor a rating, so that
    three hundred votes look the poll up once.
    """

    connection: Connection
    now: datetime
    origin: Origin
    remembered: dict[Hashable, Any] = field(default_factory=dict)

    def remember(self, key: Hashable, look_up: Callable[[], T]) -> T:
        """The value kept under `key`, looked up the first time."""
        if key not in self.remembered:
            self.remembered[key] = look_up()
        found: T = self.remembered[key]
        return found


Handler = Callable[[Context, Any], Done]
HANDLERS: dict[type[Command], Handler] = {}


def handles(command: type[C]) -> Callable[[Callable[[Context, C], Done]], Callable[[Context, C], Done]]:
    """Registers the handler of a command class."""

    def register(handler: Callable[[Context, C], Done]) -> Callable[[Context, C], Done]:
        HANDLERS[command] = handler
        return handler

    return register
