"""A connection seen from the window: messages out without waiting, messages in on one thread, its end told once."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

from msgspec import Raw

from atelier_app.link import transport
from atelier_app.link.codec import CodecError
from atelier_app.link.messages import MESSAGE_LIMIT, Word, parse

logger = logging.getLogger(__name__)
FLUSH_SECONDS = 2.0


class Wire:
    """`heard` gets each message, `ended` the end of the connection, both on the wire's thread."""

    def __init__(
        self,
        address: str,
        key: bytes,
        heard: Callable[[int, Word, Raw], None],
        ended: Callable[[], None],
    ) -> None:
        """Raises `OSError` when nobody answers there, or not to this key."""
        self._connection = transport.connect(address, key)
        self._heard = heard
        self._ended = ended
        self._outgoing: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="link-send", daemon=True)
        self._reader = threading.Thread(target=self._read, name="link-hear", daemon=True)

    def start(self) -> None:
        self._writer.start()
        self._reader.start()

    @property
    def is_here(self) -> bool:
        """Whether the caller runs on the thread that hears."""
        return threading.current_thread() is self._reader

    def send(self, message: bytes) -> None:
        """Queues a message; one that can't leave any more is dropped, and `ended` says so."""
        self._outgoing.put(message)

    def close(self) -> None:
        """Sends what is queued, then hangs up."""
        self._outgoing.put(None)
        self._writer.join(FLUSH_SECONDS)
        transport.hang_up(self._connection)
        if not self.is_here:
            self._reader.join(FLUSH_SECONDS)

    def _write(self) -> None:
        try:
            while (message := self._outgoing.get()) is not None:
                self._connection.send_bytes(message)
        except OSError:
            logger.info("the engine went away")
        finally:
            transport.hang_up(self._connection)

    def _read(self) -> None:
        try:
            while True:
                self._heard(*parse(self._connection.recv_bytes(MESSAGE_LIMIT)))
        except (EOFError, OSError):
            logger.info("the link ended")
        except CodecError:
            logger.exception("the engine said what is no message")
        finally:
            self._outgoing.put(None)
            transport.hang_up(self._connection)
            self._writer.join()
            self._connection.close()
            self._ended()
