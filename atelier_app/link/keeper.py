"""A door that outlives its engine: found or started, watched, restarted, and asked again what it did not answer.

Commands may be retried, so nothing that was asked is lost or done twice.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLateError
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from atelier_app.domain.core import Command, Origin, Published, Query, Receipt, Refused, new_id
from atelier_app.domain.door import Listener
from atelier_app.domain.refusals import Refusal
from atelier_app.link.client import ANSWER_SECONDS, Answer, Link
from atelier_app.link.codec import CodecError
from atelier_app.link.listeners import Listeners
from atelier_app.link.status import EngineStatus

logger = logging.getLogger(__name__)
R = TypeVar("R")
WAITS = (0.0, 0.3, 0.6, 1.0, 2.0, 4.0)
"""Seconds before each attempt to reach an engine."""
_ABSENT = {Refusal.ENGINE_UNREACHABLE, Refusal.SHUTTING_DOWN}


class State(StrEnum):
    """Where a keeper stands; after FAILED, `open` tries again."""

    STARTING = "starting"
    CONNECTED = "connected"
    LOST = "lost"
    RESTARTING = "restarting"
    FAILED = "failed"


@dataclass(frozen=True)
class _Asked:
    value: Command | Query[Any]
    origin: Origin
    answer: Answer


class Keeper:
    """The door of one file, wherever its engine is. Safe from any thread; callbacks come on threads of its own."""

    def __init__(self, reach: Callable[[], Link], client: str = "") -> None:
        """`reach` finds or starts the engine, as `engines.reach` of a file does; or raises `Refused`.

        `client` names who asks, the same each time where what it did before is to be known again.
        """
        self.origin = Origin(client=client or new_id())
        self.state = State.STARTING
        self.problem: Refused | None = None
        self.status: EngineStatus | None = None
        self._reach_engine = reach
        self._link: Link | None = None
        self._since: int | None = None
        self._numbers = itertools.count()
        self._asked: dict[int, _Asked] = {}
        self._lock = threading.RLock()
        self._reaching = False
        self._closing = threading.Event()
        self._stopping = False
        self._events: Listeners[tuple[Published, ...]] = Listeners()
        self._statuses: Listeners[EngineStatus] = Listeners()
        self._states: Listeners[State] = Listeners()

    def open(self) -> None:
        """Reaches the engine without waiting for it; `on_state` tells how it went."""
        with self._lock:
            if self._reaching or self._link is not None or self._closing.is_set():
                return
            self._reaching = True
        threading.Thread(target=self._reach, name="keeper", daemon=True).start()

    # --- the door

    def execute(
        self, command: Command, origin: Origin | None = None, *, timeout: float = ANSWER_SECONDS
    ) -> Receipt:
        """Waits until it is on the disk, through restarts of the engine. Raises `Refused`."""
        receipt: Receipt = self._wait(command, origin, timeout)
        return receipt

    def read(self, query: Query[R], *, timeout: float = ANSWER_SECONDS) -> R:
        """The record as of the latest commit. Raises `Refused`."""
        record: R = self._wait(query, None, timeout)
        return record

    def request(self, value: Command | Query[Any], answer: Answer, origin: Origin | None = None) -> None:
        """Asks now, or as soon as there is an engine; `answer` gets the receipt or record, or the `Refused`."""
        with self._lock:
            number = next(self._numbers)
            self._asked[number] = _Asked(value, origin or self.origin, answer)
            if self._link is not None:
                self._send(self._link, number)

    def follow(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with events in order, those of an engine's absence too.

        It gets an empty tuple when some can't be told any more: anything may have changed.
        """
        return self._events.add(listener)

    def on_status(self, listener: Callable[[EngineStatus], object]) -> Callable[[], None]:
        return self._statuses.add(listener)

    def on_state(self, listener: Callable[[State], object]) -> Callable[[], None]:
        """Calls `listener` when `state` changes; with FAILED, `problem` says why."""
        return self._states.add(listener)

    @property
    def pending(self) -> int:
        """How many requests have no answer yet."""
        with self._lock:
            return len(self._asked)

    def close(self, *, stop: bool = False) -> None:
        """Leaves the engine, or with `stop` asks it to end in order. What has no answer yet gets `Refused`."""
        self._stopping = stop
        self._closing.set()
        with self._lock:
            link, self._link = self._link, None
        if link is not None:
            self._leave(link)
        with self._lock:
            left = list(self._asked.values())
            self._asked.clear()
        for asked in left:
            asked.answer(Refused(Refusal.ENGINE_UNREACHABLE))

    # --- asking

    def _wait(self, value: Command | Query[Any], origin: Origin | None, timeout: float) -> Any:
        future: Future[Any] = Future()
        self.request(value, future.set_result, origin)
        try:
            result = future.result(timeout)
        except TooLateError:
            raise Refused(Refusal.ENGINE_UNREACHABLE) from None
        if isinstance(result, Exception):
            raise result
        return result

    def _send(self, link: Link, number: int) -> None:
        asked = self._asked[number]
        try:
            link.request(asked.value, partial(self._answered, number), asked.origin)
        except CodecError:
            logger.exception("%s can't travel", type(asked.value).__name__)
            self._answered(number, Refused(Refusal.UNEXPECTED))

    def _answered(self, number: int, result: Any) -> None:
        if isinstance(result, Refused) and result.code in _ABSENT:
            return  # asked again of the next engine
        with self._lock:
            asked = self._asked.pop(number, None)
        if asked is not None:
            asked.answer(result)

    # --- the engine comes and goes

    def _reach(self) -> None:
        problem = Refused(Refusal.ENGINE_UNREACHABLE)
        for wait in WAITS:
            if self._closing.wait(wait):
                return
            try:
                self._reached(self._reach_engine())
                return
            except Refused as refused:
                problem = refused
                if refused.code is not Refusal.ENGINE_UNREACHABLE:
                    break
            except OSError:
                logger.info("the engine is not there yet")
            except Exception:
                logger.exception("the engine could not be reached")
                problem = Refused(Refusal.UNEXPECTED)
                break
        self._failed(problem)

    def _failed(self, problem: Refused) -> None:
        with self._lock:
            self._reaching = False
            self.problem = problem
        self._stand(State.FAILED)

    def _reached(self, link: Link) -> None:
        link.last_heard = self._since
        link.on_status(self._told)
        link.follow(self._events.tell)
        with self._lock:
            self._reaching = False
            if not self._closing.is_set():
                self._link = link
                for number in sorted(self._asked):
                    self._send(link, number)
        if self._link is not link:
            self._leave(link)
            return
        self._told(link.status)
        self._stand(State.CONNECTED)
        link.on_lost(partial(self._lost, link))

    def _leave(self, link: Link) -> None:
        if self._stopping:
            link.stop()
        link.close()

    def _lost(self, link: Link) -> None:
        with self._lock:
            if link is not self._link:
                return
            self._link, self._since = None, link.last_heard
        link.close()
        self._stand(State.LOST)
        self._stand(State.RESTARTING)
        self.open()

    def _told(self, status: EngineStatus) -> None:
        self.status = status
        self._statuses.tell(status)

    def _stand(self, state: State) -> None:
        self.state = state
        self._states.tell(state)
