"""The one writer: a thread that drains the queue of commands and commits them together, one fsync a batch."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy.exc import SQLAlchemyError

from atelier_app.domain.ballots import BallotCast
from atelier_app.domain.core import Channel, Command, Event, Origin, Published, Receipt, Refused, Topic
from atelier_app.domain.ratings import OptionsRated
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import journal, polls, ratings, sqlite
from atelier_app.storage.ballast import Ballast
from atelier_app.support.clock import Clock
from atelier_app.workshop import handlers  # noqa: F401 - they register
from atelier_app.workshop.context import HANDLERS, Context, Done

log = logging.getLogger(__name__)
Answer: TypeAlias = Receipt | Refused
_BATCH = 512
# Nothing may tell from these who did what: neither where they came from, nor how many came at once.
_SECRET = (BallotCast, OptionsRated)


@dataclass(frozen=True)
class Pending:
    """A command that waits; `answer` is called once, on the writer's thread."""

    command: Command
    origin: Origin
    answer: Callable[[Answer], None]


class _DiskFullError(Exception):
    """The disk has no room: the batch is tried again once the ballast is dropped, or refused."""


class Writer:
    """Owns the only connection that writes. `committed` hears each batch's events before its callers are answered."""

    def __init__(self, path: Path, clock: Clock, committed: Callable[[tuple[Published, ...]], None]) -> None:
        self._path = path
        self._clock = clock
        self._committed = committed
        self._queue: queue.SimpleQueue[Pending | None] = queue.SimpleQueue()
        self._engine = sqlite.writer(path)
        self._connection = self._engine.connect()
        sqlite.harden(self._connection)
        self._driver = sqlite.driver(self._connection)
        self._ballast = Ballast(path)
        self._lock = threading.Lock()
        self._closing = False
        self._remembered: dict[Any, Any] = {}
        self.last = journal.last_number(self._connection)
        self.disk_was_full = False
        self._to_purge = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def post(self, pending: Pending) -> None:
        """Queues a command; after `stop` it is answered with `Refused` (SHUTTING_DOWN)."""
        with self._lock:
            if not self._closing:
                self._queue.put(pending)
                return
        pending.answer(Refused(Refusal.SHUTTING_DOWN))

    def stop(self) -> None:
        """Answers what is queued and takes no more; the connection stays open until `release`."""
        with self._lock:
            self._closing = True
            self._queue.put(None)
        self._thread.join()

    def release(self) -> None:
        """Checkpoints and lets go of the file; the last to do so, since only it can clear the log away."""
        try:
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
            polls.forget_order(self._connection)
            ratings.forget_order(self._connection)
            self._connection.exec_driver_sql("COMMIT")
            self._connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except SQLAlchemyError:
            log.exception("the file was not tidied; it is as safe as before")
        self._connection.close()
        self._engine.dispose()
        self._ballast.drop()

    def _run(self) -> None:
        while (batch := self._next_batch()) is not None:
            self._commit(batch)

    def _next_batch(self) -> list[Pending] | None:
        first = self._queue.get()
        if first is None:
            return None
        batch = [first]
        while len(batch) < _BATCH and not self._queue.empty():
            following = self._queue.get()
            if following is None:
                self._queue.put(None)
                break
            batch.append(following)
        return batch

    def _commit(self, batch: list[Pending]) -> None:
        results: list[Answer]
        try:
            results, published = self._transact_with_room(batch)
        except _DiskFullError:
            results, published = [Refused(Refusal.DISK_FULL)] * len(batch), ()
        except Exception:
            log.exception("a batch of %d commands was not committed", len(batch))
            results, published = [Refused(Refusal.UNEXPECTED)] * len(batch), ()
        if self._to_purge:
            self._purge()
        if published:
            self.last = published[-1].number
            self._committed(published)
        for pending, result in zip(batch, results, strict=True):
            try:
                pending.answer(result)
            except Exception:
                log.exception("an answer was not taken")

    def _purge(self) -> None:
        """Tried again after the next batch where it fails; nobody waits long for whoever reads the file meanwhile."""
        try:
            sqlite.purge(self._connection)
        except (SQLAlchemyError, sqlite3.Error):
            log.exception("what was erased can still be found in the file's log")
        else:
            self._to_purge = False

    def _transact_with_room(self, batch: list[Pending]) -> tuple[list[Answer], tuple[Published, ...]]:
        """Once more without the ballast when the disk is full."""
        try:
            return self._transact(batch)
        except _DiskFullError:
            self.disk_was_full = True
            log.error("the disk is full")
            self._ballast.drop()
            return self._transact(batch)

    def _transact(self, batch: list[Pending]) -> tuple[list[Answer], tuple[Published, ...]]:
        published: list[Published] = []
        results: list[Answer] = []
        try:
            self._driver.execute("BEGIN IMMEDIATE")
            results.extend(self._perform(pending, published) for pending in batch)
            if published:
                journal.append(self._connection, published)
            self._driver.execute("COMMIT")
        except BaseException as error:
            self._remembered.clear()
            if self._driver.in_transaction:
                self._driver.execute("ROLLBACK")
            if sqlite.disk_is_full(error):
                raise _DiskFullError from error
            raise
        return results, tuple(published)

    def _perform(self, pending: Pending, published: list[Published]) -> Answer:
        """One command in its own savepoint: a refusal or a bug of one leaves the others' work alone."""
        context = Context(self._connection, self._clock(), pending.origin, self._remembered)
        self._driver.execute("SAVEPOINT command")
        try:
            done = HANDLERS[type(pending.command)](context, pending.command)
        except Refused as refused:
            self._undo()
            return refused
        except (SQLAlchemyError, sqlite3.Error) as error:
            if sqlite.disk_is_full(error):
                raise
            return self._bug(pending, error)
        except Exception as error:  # noqa: BLE001 - a bug of one command must not end the workshop
            return self._bug(pending, error)
        self._driver.execute("RELEASE command")
        return done.refused or self._receipt(done, context, published)

    def _undo(self) -> None:
        self._remembered.clear()
        self._driver.execute("ROLLBACK TO command")
        self._driver.execute("RELEASE command")

    def _bug(self, pending: Pending, error: Exception) -> Refused:
        log.error("%s failed", type(pending.command).__name__, exc_info=error)
        self._undo()
        return Refused(Refusal.UNEXPECTED)

    def _receipt(self, done: Done, context: Context, published: list[Published]) -> Receipt:
        last = published[-1].number if published else self.last
        self._to_purge = self._to_purge or done.purge
        if not done.events:
            return Receipt(last, changed=False, inverse=done.inverse)
        for event in done.events:
            origin = _told(event, context.origin)
            if isinstance(event, _SECRET):
                if published and (published[-1].event, published[-1].origin) == (event, origin):
                    continue  # those committed together are one event: it says no more of each
            else:
                self._remembered.clear()
            last += 1
            published.append(Published(last, context.now, origin, event))
        return Receipt(last, inverse=done.inverse)


def _told(event: Event, origin: Origin) -> Origin:
    """Where an event came from, as the journal keeps it: not which phone voted when, nor which gave what idea.

    It does tell which phone signed in, and so whose it is: an anonymous idea would be anonymous no more.
    """
    from_the_room = event.topic is Topic.BOARD and origin.channel is not Channel.FACILITATOR
    return Origin(origin.channel) if isinstance(event, _SECRET) or from_the_room else origin
