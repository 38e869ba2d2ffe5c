"""The door as the phones' site needs it: asynchronous, and able to tell what a phone that slept has missed."""

from __future__ import annotations

from typing import Protocol

from atelier_app.domain.core import Command, Origin, Published, Receipt
from atelier_app.domain.door import Door


class AsyncDoor(Door, Protocol):
    """A `Door` in the same process; `workshop.door.Workshop` is one."""

    async def perform(self, command: Command, origin: Origin) -> Receipt:
        """As `execute`, without holding the event loop. Raises `Refused`."""

    def journal_since(self, number: int) -> tuple[Published, ...] | None:
        """What was published after `number`, in order; None when that is too far back to be told one by one."""

    @property
    def last_number(self) -> int:
        """The number of the newest event."""
