"""The window's end of the door: asks without waiting, hears events on the Qt thread, survives the engine.

Every method belongs to the Qt thread and every callback comes back on it. What was asked and not answered
when the engine stopped is asked again of its successor: commands may be retried, so nothing is lost.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoStack

from atelier_app.desktop.history import History
from atelier_app.domain.core import Command, Published, Query, Receipt, Refused
from atelier_app.domain.refusals import Refusal

if TYPE_CHECKING:
    from atelier_app.link.status import EngineStatus

logger = logging.getLogger(__name__)
R = TypeVar("R")
Then = Callable[[Any], None]
RefusedThen = Callable[[Refused], None]
WAITS = (0.0, 0.3, 0.6, 1.0, 2.0, 4.0)
"""Seconds before each attempt to reach an engine again."""


class Line(Protocol):
    """What is needed of `link.client.Link`; its callbacks may come on any thread."""

    status: EngineStatus

    def request(self, value: Any, answer: Callable[[Any], None]) -> None: ...

    def follow(self, listener: Callable[[tuple[Published, ...]], None]) -> Callable[[], None]: ...

    def on_status(self, listener: Callable[[EngineStatus], object]) -> object: ...

    def on_lost(self, listener: Callable[[], object]) -> object: ...

    def stop(self) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class _Asked:
    """A request on its way, with what to do with its answer."""

    value: Any
    then: Then | None
    refused: RefusedThen | None
    undo_text: str = ""


class Remote(QObject):
    """One open initiative. `connect` blocks until it has a line to the engine (found or started), or is `Refused`."""

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

    def __init__(self, connect: Callable[[], Line], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connect = connect
        self._line: Line | None = None
        self._asked: dict[int, _Asked] = {}
        self._number = 0
        self._inbox: deque[Callable[[], None]] = deque()
        self._closing = threading.Event()
        self._connecting = self._ends_engine = False
        self.status: EngineStatus | None = None
        self.state = "lost"
        self.undo = QUndoStack(self)
        self.history = History(self)
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # --- asking

    @property
    def pending(self) -> int:
        """How many requests have no answer yet."""
        return len(self._asked)

    def execute(
        self,
        command: Command,
        then: Callable[[Receipt], None] | None = None,
        refused: RefusedThen | None = None,
        undo_text: str = "",
    ) -> None:
        """Sends a command. With `undo_text` ("Move note"), its inverse goes on the `undo` stack."""
        self._ask(_Asked(command, then, refused, undo_text))

    def read(self, query: Query[R], then: Callable[[R], None], refused: RefusedThen | None = None) -> None:
        """Asks for a record."""
        self._ask(_Asked(query, then, refused))

    def _ask(self, asked: _Asked) -> None:
        if self._closing.is_set():
            return
        self._number += 1
        self._asked[self._number] = asked
        if self._line is not None and self.state == "connected":
            self._send(self._line, self._number)

    def _send(self, line: Line, number: int) -> None:
        value = self._asked[number].value
        line.request(value, lambda answer: self._post(lambda: self._answered(line, number, answer)))

    def _answered(self, line: Line, number: int, answer: Any) -> None:
        if line is not self._line or _is_absence(answer):
            return  # asked again of the next engine
        asked = self._asked.pop(number, None)
        if asked is None:
            return
        if isinstance(answer, Refused):
            self._refuse(asked, answer)
        elif isinstance(answer, BaseException):
            logger.error("unexpected answer", exc_info=answer)
            self._refuse(asked, Refused(Refusal.UNEXPECTED))
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
        """Reaches the engine on a thread; `connection` or `failed` tells how it went."""
        if not self._connecting and not self._closing.is_set():
            self._connecting = True
            threading.Thread(target=self._reach, name="atelier-reach", daemon=True).start()

    def _reach(self) -> None:
        problem = Refused(Refusal.ENGINE_UNREACHABLE)
        for wait in WAITS:
            if self._closing.wait(wait):
                return
            try:
                line = self._connect()
                # Here and not in `_reached`: it waits for the engine.
                line.follow(lambda events: self._post(lambda: self.heard.emit(events)))
            except Refused as refused:
                problem = refused
                if refused.code is not Refusal.ENGINE_UNREACHABLE:
                    break
            except OSError:
                logger.info("the engine is not there yet")
            except Exception:
                logger.exception("could not reach the engine")
                problem = Refused(Refusal.UNEXPECTED)
            else:
                if self._closing.is_set():
                    self._hang_up(line)
                else:
                    self._post(partial(self._reached, line))
                return
        self._post(partial(self._gave_up, problem))

    def _gave_up(self, problem: Refused) -> None:
        self._connecting = False
        self.failed.emit(problem)

    def _reached(self, line: Line) -> None:
        self._connecting = False
        if self._closing.is_set():
            self._hang_up(line)
            return
        self._line = line
        line.on_lost(lambda: self._post(lambda: self._lost(line)))
        line.on_status(lambda status: self._post(lambda: self._told(status)))
        self._set_state("connected")
        self._told(line.status)
        for number in list(self._asked):
            self._send(line, number)

    def _lost(self, line: Line) -> None:
        if line is not self._line or self._closing.is_set():
            return
        self._line = None
        line.close()
        self._set_state("lost")
        self._set_state("restarting")
        self.open()

    def _told(self, status: EngineStatus) -> None:
        self.status = status
        self.status_changed.emit(status)

    def _set_state(self, state: str) -> None:
        self.state = state
        self.connection.emit(state)

    def close(self, *, end_engine: bool = True) -> None:
        """Leaves; `end_engine` asks the engine to make a last backup and end in order."""
        if self._closing.is_set():
            return
        self._ends_engine = end_engine
        self._closing.set()
        line, self._line = self._line, None
        if line is not None:
            self._hang_up(line)

    def _hang_up(self, line: Line) -> None:
        if self._ends_engine:
            line.stop()
        line.close()

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
            self._inbox.popleft()()


def _is_absence(answer: Any) -> bool:
    return isinstance(answer, ConnectionError) or (
        isinstance(answer, Refused) and answer.code is Refusal.ENGINE_UNREACHABLE
    )
