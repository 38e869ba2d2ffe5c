"""The engine's end of the link: windows come and go, each is answered, none can hold up the door or another."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Listener
from typing import Protocol

from atelier_app.domain.core import Published
from atelier_app.domain.door import Door
from atelier_app.link import transport
from atelier_app.link.session import Session
from atelier_app.link.status import EngineStatus
from atelier_app.link.transport import Pipe

logger = logging.getLogger(__name__)
READERS = 4
DRAIN_SECONDS = 5.0


class JournalledDoor(Door, Protocol):
    """A door that remembers its latest events; `workshop.door.Workshop` is one."""

    @property
    def last_number(self) -> int:
        """The newest event's number."""

    def journal_since(self, number: int) -> tuple[Published, ...] | None:
        """The events after `number`, or None when that is too far back."""


class LinkServer:
    """Serves one door to the windows that know the key. `status` says how the engine is, `stop` ends it in order."""

    def __init__(
        self, door: JournalledDoor, status: Callable[[], EngineStatus], stop: Callable[[], None]
    ) -> None:
        self.door = door
        self.status = status
        self.stop = stop
        self.readers = ThreadPoolExecutor(READERS, "link-read")
        self._sessions: dict[Session, threading.Thread] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._listener: Listener | None = None
        self._leave: Callable[[], None] = lambda: None
        self._address, self._key = "", b""

    @property
    def windows(self) -> int:
        """How many are linked now."""
        with self._lock:
            return sum(session.welcome for session in self._sessions)

    def start(self, address: str, key: bytes) -> None:
        """Listens from here on. Raises `OSError` when the address can't be had."""
        self._address, self._key = address, key
        self._listener = transport.listen(address)
        self._leave = self.door.follow(self._heard)
        threading.Thread(target=self._accept, args=[self._listener], name="link-accept", daemon=True).start()

    def status_changed(self) -> None:
        """Tells every window, soon. Any thread."""
        for session in self._present():
            session.outbox.tell_status()

    def close(self) -> None:
        """Takes no more requests, answers those it has, and hangs up."""
        self._closing.set()
        if self._listener is None:
            return
        self._wake()
        self._listener.close()
        with self._lock:
            threads = tuple(self._sessions.items())
        for session, _thread in threads:
            session.finish()
        for session, thread in threads:
            thread.join(DRAIN_SECONDS)
            session.hang_up()
        self._leave()
        self.readers.shutdown(wait=False, cancel_futures=True)

    def _wake(self) -> None:
        """A listener that waits doesn't notice that it is closed: this makes it look."""
        try:
            transport.call(self._address).close()
        except OSError:
            logger.debug("the listener was already gone")

    def _accept(self, listener: Listener) -> None:
        while not self._closing.is_set():
            try:
                connection = listener.accept()
            except OSError:
                if not self._closing.is_set():
                    logger.exception("a window could not be let in")
                    self._closing.wait(0.1)
                continue
            if self._closing.is_set():
                connection.close()
            else:
                self._receive(connection)

    def _receive(self, connection: Pipe) -> None:
        session = Session(self, connection)
        thread = threading.Thread(target=self._serve, args=[session], name="link-window", daemon=True)
        with self._lock:
            self._sessions[session] = thread
        thread.start()

    def _serve(self, session: Session) -> None:
        try:
            transport.authenticate(session.connection, self._key, engine=True)
            session.run()
        except ConnectionError:
            logger.info("a window went away before it was let in")
            session.connection.close()
        except OSError as error:
            logger.warning("a connection was turned away: %s", error)
            session.connection.close()
        except Exception:
            logger.exception("a window's connection failed")
        finally:
            with self._lock:
                self._sessions.pop(session, None)

    def _present(self) -> tuple[Session, ...]:
        with self._lock:
            return tuple(self._sessions)

    def _heard(self, events: tuple[Published, ...]) -> None:
        for session in self._present():
            session.outbox.hear(events)
