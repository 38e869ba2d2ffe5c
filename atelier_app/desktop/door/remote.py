"""The window's end of the door: asks without waiting, hears events on the Qt thread, survives the engine.

Every method belongs to the Qt thread and every callback comes back on it. A keeper holds the line: what was
asked and not answered when the engine stopped is asked again of its successor, so nothing is lost.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoStack

from atelier_app.desktop.door.history import History
from atelier_app.domain.acts import SAID_LIMIT, Act, ReadActs
from atelier_app.domain.core import Channel, Command, Query, Receipt, Refused, new_id
from atelier_app.link.client import Link
from atelier_app.link.keeper import Keeper, State
from atelier_app.link.status import EngineStatus

logger = logging.getLogger(__name__)
R = TypeVar("R")
Then = Callable[[Any], None]
RefusedThen = Callable[[Refused], None]


@dataclass(frozen=True)
class _Asked:
    """A request on its way, with what to do with its answer."""

    value: Any
    then: Then | None
    refused: RefusedThen | None
    undo_text: str = ""
    channel: Channel = Channel.FACILITATOR


class Remote(QObject):
    """One open initiative. `connect` blocks until it has a link to the engine (found or started), or is `Refused`.

    What the same `client` did before, in this file, can be undone again.
    """

    heard = Signal(object)
    """tuple[Published, ...], in order; empty when some went by unheard: anything may have changed."""
    connection = Signal(str)
    """"connected", "lost", "restarting"."""
    status_changed = Signal(object)
    """EngineStatus."""
    saved = Signal(object)
    """datetime (aware, UTC) of the latest answered command."""
    refused = Signal(object)
    """A `Refused` that no caller handled."""
    failed = Signal(object)
    """The engine can't be reached: a `Refused`; `open` tries again."""
    _woken = Signal()

    def __init__(
        self, connect: Callable[[], Link], parent: QObject | None = None, *, client: str = ""
    ) -> None:
        super().__init__(parent)
        self._inbox: deque[Callable[[], None]] = deque()
        self._closed = False
        self.pending = 0
        """How many requests have no answer yet."""
        self.status: EngineStatus | None = None
        self.state = "lost"
        self.undo = QUndoStack(self)
        self.history = History(self)
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._keeper = Keeper(connect, client)
        self._keeper.follow(lambda events: self._post(lambda: self.heard.emit(events)))
        self._keeper.on_status(lambda status: self._post(lambda: self._told(status)))
        self._keeper.on_state(lambda state: self._post(lambda: self._stands(state)))
        self.heard.connect(self.history.hear)
        self.read(
            ReadActs(self._keeper.origin.client),
            self.history.recall,
            lambda _refused: self.history.recall(()),
        )

    # --- asking

    def execute(
        self,
        command: Command,
        then: Callable[[Receipt], None] | None = None,
        refused: RefusedThen | None = None,
        undo_text: str = "",
        channel: Channel = Channel.FACILITATOR,
    ) -> None:
        """Sends a command. With `undo_text` ("Move note") it is an act, which goes on the `undo` stack."""
        if undo_text:
            command = Act(new_id(), undo_text[:SAID_LIMIT], command)
        self._ask(_Asked(command, then, refused, undo_text, channel))

    def read(self, query: Query[R], then: Callable[[R], None], refused: RefusedThen | None = None) -> None:
        """Asks for a record."""
        self._ask(_Asked(query, then, refused))

    def _ask(self, asked: _Asked) -> None:
        if not self._closed:
            self.pending += 1
            self._keeper.request(
                asked.value,
                lambda answer: self._post(lambda: self._answered(asked, answer)),
                replace(self._keeper.origin, channel=asked.channel),
            )

    def _answered(self, asked: _Asked, answer: Any) -> None:
        self.pending -= 1
        if isinstance(answer, Refused):
            self._refuse(asked, answer)
        else:
            self._accept(asked, answer)

    def _refuse(self, asked: _Asked, refused: Refused) -> None:
        if asked.refused is not None:
            asked.refused(refused)
        elif isinstance(asked.value, Command):
            self.refused.emit(refused)
        else:
            logger.info("a read was refused: %s", refused.code)

    def _accept(self, asked: _Asked, answer: Any) -> None:
        if isinstance(answer, Receipt) and isinstance(asked.value, Command):
            self.saved.emit(datetime.now(UTC))
            if asked.undo_text and answer.inverse is not None:
                self.history.push(asked.undo_text, answer.inverse)
        if asked.then is not None:
            asked.then(answer)

    # --- the engine comes and goes

    def open(self) -> None:
        """Reaches the engine without waiting; `connection` or `failed` tells how it went."""
        self._keeper.open()

    def _stands(self, state: State) -> None:
        if state is State.FAILED:
            self.failed.emit(self._keeper.problem)
        else:
            self.state = state.value
            self.connection.emit(self.state)

    def _told(self, status: EngineStatus) -> None:
        self.status = status
        self.status_changed.emit(status)

    def close(self, *, end_engine: bool = True) -> None:
        """Leaves; `end_engine` asks the engine to make a last backup and end in order."""
        if not self._closed:
            self._closed = True
            self._keeper.close(stop=end_engine)

    # --- from other threads to this one

    def _post(self, task: Callable[[], None]) -> None:
        """Runs `task` on the Qt thread; a burst wakes it once. Any thread."""
        self._inbox.append(task)
        try:
            self._woken.emit()
        except RuntimeError:
            self._inbox.clear()  # the window is gone

    def _deliver(self) -> None:
        while self._inbox:
            task = self._inbox.popleft()
            if not self._closed:
                task()
