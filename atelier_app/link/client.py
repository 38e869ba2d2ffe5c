"""A window's end of the link: a door like the engine's own, which can also be asked without waiting."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLateError
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from msgspec import Raw

from atelier_app.domain.core import Command, Origin, Published, Query, Receipt, Refused, new_id
from atelier_app.domain.door import Listener
from atelier_app.domain.refusals import Refusal
from atelier_app.link import codec
from atelier_app.link.codec import CodecError
from atelier_app.link.listeners import Listeners
from atelier_app.link.messages import NOTHING, Word, frame
from atelier_app.link.status import EngineStatus
from atelier_app.link.wire import Wire

logger = logging.getLogger(__name__)
R = TypeVar("R")
Answer: TypeAlias = Callable[[Any], None]
"""Called once, with the result or with the exception (nearly always `Refused`)."""
ANSWER_SECONDS = 30.0


@dataclass(frozen=True)
class _Asked:
    """A request on its way: how its answer is read, and who waits for it."""

    read: Callable[[Raw], Any]
    answer: Answer


class Link:
    """Linked from its making until it is lost or closed; `engines.reach` makes one. Safe from any thread.

    Listeners and answers are called on the link's own thread, one after the other: they must not wait for it.
    """

    def __init__(self, address: str, key: bytes) -> None:
        """Raises `OSError` if no engine answers there, or none that knows the key."""
        self.origin = Origin(client=new_id())
        self.last_heard: int | None = None
        """The newest event's number; set before the first `follow`, it makes what came after it be told again."""
        self._numbers = itertools.count(1)
        self._asked: dict[int, _Asked] = {}
        self._lock = threading.Lock()
        self._over = self._closing = self._following = False
        self._events: Listeners[tuple[Published, ...]] = Listeners()
        self._statuses: Listeners[EngineStatus] = Listeners()
        self._losses: Listeners[None] = Listeners()
        self._wire = Wire(address, key, self._heard, self._ended)
        self._wire.start()
        try:
            self.status: EngineStatus = self._wait(Word.STATUS, NOTHING, _status, ANSWER_SECONDS)
        except Refused as refused:
            self.close()
            raise ConnectionError("the engine is ending") from refused

    # --- the door

    def execute(
        self, command: Command, origin: Origin | None = None, *, timeout: float = ANSWER_SECONDS
    ) -> Receipt:
        """Waits until it is on the disk. Raises `Refused`; ENGINE_UNREACHABLE leaves open whether it is."""
        receipt: Receipt = self._wait(Word.EXECUTE, self._order(command, origin), codec.receipt, timeout)
        return receipt

    def read(self, query: Query[R], *, timeout: float = ANSWER_SECONDS) -> R:
        """The record as of the latest commit. Raises `Refused`."""
        body = codec.encode(codec.named(query))
        record: R = self._wait(Word.READ, body, lambda data: codec.record(query, data), timeout)
        return record

    def follow(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with new events, in order; the answer ends it. Waits until the engine knows.

        It gets an empty tuple when events went by that can't be told: anything may have changed.
        """
        leave = self._events.add(listener)
        with self._lock:
            first, self._following = not self._following, True
        if first:
            try:
                self._wait(Word.FOLLOW, codec.encode(self.last_heard), self._followed, ANSWER_SECONDS)
            except Refused:
                logger.info("the engine went away before it could be followed")
        return leave

    # --- without waiting

    def request(self, value: Command | Query[Any], answer: Answer, origin: Origin | None = None) -> None:
        """Sends a command or a query; `answer` gets the receipt or record, or the `Refused`.

        What the engine did not answer before it was lost is answered with `Refused` (ENGINE_UNREACHABLE).
        """
        if isinstance(value, Command):
            self._ask(Word.EXECUTE, self._order(value, origin), _Asked(codec.receipt, answer))
        else:
            query = value
            body = codec.encode(codec.named(query))
            self._ask(Word.READ, body, _Asked(lambda data: codec.record(query, data), answer))

    def ping(self, timeout: float = ANSWER_SECONDS) -> None:
        """Waits for a sign of life. Raises `Refused` (ENGINE_UNREACHABLE)."""
        self._wait(Word.PING, NOTHING, _nothing, timeout)

    def on_status(self, listener: Callable[[EngineStatus], object]) -> Callable[[], None]:
        """Calls `listener` when the engine's status changes; `status` has it already."""
        return self._statuses.add(listener)

    def on_lost(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Calls `listener` when the engine has gone, at once if it has already; not after `close`."""
        with self._lock:
            if not self._over:
                return self._losses.add(lambda _: listener())
        if not self._closing:
            listener()
        return lambda: None

    def stop(self) -> None:
        """Asks the engine to end in order, and doesn't wait for it."""
        self._ask(Word.STOP, NOTHING, _Asked(_nothing, lambda _: None))

    def close(self) -> None:
        """Sends what was asked and leaves; what has no answer yet is answered with `Refused`."""
        self._closing = True
        self._wire.close()

    # --- asking

    def _order(self, command: Command, origin: Origin | None) -> bytes:
        return codec.encode((origin or self.origin, codec.named(command)))

    def _wait(self, word: Word, body: bytes, read: Callable[[Raw], Any], timeout: float) -> Any:
        if self._wire.is_here:
            raise RuntimeError("the link's thread can't wait for the link")
        future: Future[Any] = Future()
        self._ask(word, body, _Asked(read, future.set_result))
        try:
            result = future.result(timeout)
        except TooLateError:
            raise Refused(Refusal.ENGINE_UNREACHABLE) from None
        if isinstance(result, Exception):
            raise result
        return result

    def _ask(self, word: Word, body: bytes, asked: _Asked) -> None:
        with self._lock:
            if not self._over:
                number = next(self._numbers)
                self._asked[number] = asked
                # Under the lock, so that commands leave in the order of their numbers.
                self._wire.send(frame(number, word, body))
                return
        asked.answer(Refused(Refusal.ENGINE_UNREACHABLE))

    # --- on the wire's thread

    def _heard(self, number: int, word: Word, body: Raw) -> None:
        if word in (Word.DONE, Word.REFUSED):
            self._answered(number, word, body)
        elif word is Word.EVENTS:
            events = codec.published(body)
            self.last_heard = events[-1].number
            self._events.tell(events)
        elif word is Word.MISSED:
            self.last_heard = codec.decode(body, int)
            self._events.tell(())
        elif word is Word.STATUS:
            self.status = _status(body)
            self._statuses.tell(self.status)

    def _answered(self, number: int, word: Word, body: Raw) -> None:
        with self._lock:
            asked = self._asked.pop(number, None)
        if asked is None:
            return
        try:
            result = asked.read(body) if word is Word.DONE else codec.refused(body)
        except CodecError:
            logger.exception("an answer could not be read")
            result = Refused(Refusal.UNEXPECTED)
        _give(asked, result)

    def _followed(self, body: Raw) -> None:
        self.last_heard = codec.decode(body, int)

    def _ended(self) -> None:
        with self._lock:
            self._over = True
            left = list(self._asked.values())
            self._asked.clear()
        for asked in left:
            _give(asked, Refused(Refusal.ENGINE_UNREACHABLE))
        if not self._closing:
            self._losses.tell(None)


def _give(asked: _Asked, result: Any) -> None:
    try:
        asked.answer(result)
    except Exception:
        logger.exception("an answer was not taken")


def _status(body: Raw) -> EngineStatus:
    status: EngineStatus = codec.decode(body, EngineStatus)
    return status


def _nothing(_body: Raw) -> None:
    return None
