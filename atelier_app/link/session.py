"""One linked window, seen from the engine: its requests are taken in order, reads beside commands."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from msgspec import Raw

from atelier_app.domain.core import Origin, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.link import codec, transport
from atelier_app.link.codec import CodecError
from atelier_app.link.messages import MESSAGE_LIMIT, NOTHING, Word, frame, parse
from atelier_app.link.outbox import Outbox
from atelier_app.link.transport import Pipe

if TYPE_CHECKING:
    from atelier_app.link.server import LinkServer

logger = logging.getLogger(__name__)


class Session:
    """Commands are executed one after the other, as they were sent; reads may overtake them."""

    def __init__(self, server: LinkServer, connection: Pipe) -> None:
        self._server = server
        self.connection = connection
        self.welcome = False
        self.outbox = Outbox(connection, lambda: codec.encode(server.status()))
        self._doer = ThreadPoolExecutor(1, "link-execute")
        self._finishing = threading.Event()

    def run(self) -> None:
        """Serves until either end hangs up."""
        self.welcome = True
        self._server.status_changed()
        writer = threading.Thread(target=self._write, name="link-write", daemon=True)
        writer.start()
        try:
            self._read()
        finally:
            self.hang_up()
            self._doer.shutdown(wait=True)
            writer.join()
            self.welcome = False
            self.connection.close()

    def finish(self) -> None:
        """Answers what was taken, then hangs up; what comes meanwhile is refused."""
        self._finishing.set()
        self.outbox.finish()

    def hang_up(self) -> None:
        """Ends it now. Any thread."""
        self.outbox.abandon()
        transport.hang_up(self.connection)

    def _write(self) -> None:
        try:
            self.outbox.run()
        except OSError:
            logger.info("a window went away")
        finally:
            self.hang_up()

    def _read(self) -> None:
        while True:
            try:
                message = self.connection.recv_bytes(MESSAGE_LIMIT)
            except (EOFError, OSError):
                return
            try:
                number, word, body = parse(message)
            except CodecError:
                logger.warning("a window sent what is no message; it is hung up on")
                return
            self.outbox.expect()
            self._take(number, word, body)

    def _take(self, number: int, word: Word, body: Raw) -> None:
        if self._finishing.is_set():
            self._answer(number, Refused(Refusal.SHUTTING_DOWN))
        elif word is Word.READ:
            self._server.readers.submit(self._do, number, word, body)
        else:
            # Everything else in the order of its coming: a note is added before it is moved.
            self._doer.submit(self._do, number, word, body)

    def _do(self, number: int, word: Word, body: Raw) -> None:
        try:
            self._answer(number, self._done(word, body))
        except Refused as refused:
            self._answer(number, refused)
        except Exception:
            logger.exception("%s failed", word)
            self._answer(number, Refused(Refusal.UNEXPECTED))

    def _answer(self, number: int, answer: bytes | Refused) -> None:
        if isinstance(answer, Refused):
            message = frame(number, Word.REFUSED, codec.encode_refused(answer))
        else:
            message = frame(number, Word.DONE, answer)
        self.outbox.answer(message)

    def _done(self, word: Word, body: Raw) -> bytes:
        server = self._server
        match word:
            case Word.EXECUTE:
                return self._executed(body)
            case Word.READ:
                return codec.encode(server.door.read(codec.query(body)))
            case Word.FOLLOW:
                return self._followed(codec.decode(body, int | None))
            case Word.STATUS:
                return codec.encode(server.status())
            case Word.STOP:
                server.stop()
                return NOTHING
            case Word.PING:
                return NOTHING
            case _:
                raise CodecError(f"{word} is not asked")

    def _executed(self, body: Raw) -> bytes:
        origin, command = codec.decode(body, tuple[Origin, Raw])
        return codec.encode_receipt(self._server.door.execute(codec.command(command), origin))

    def _followed(self, since: int | None) -> bytes:
        door = self._server.door
        start = door.last_number if since is None else since
        # A number that is yet to come is from before a backup was restored: nothing known holds any more.
        known = start <= door.last_number
        self.outbox.follow(lambda: door.journal_since(start) if known else None, lambda: door.last_number)
        return codec.encode(start)
