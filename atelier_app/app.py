"""Where the parts are put together: the engine of one file, and the window.

Each is a process of its own, and loads what the other needs not: hence the imports within.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import queue
import signal
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.support.clock import system_clock

if TYPE_CHECKING:
    from atelier_app.link.server import LinkServer
    from atelier_app.link.serving import Serving
    from atelier_app.link.status import EngineStatus
    from atelier_app.phones.server import PhonesServer
    from atelier_app.workshop.door import Workshop

logger = logging.getLogger(__name__)
DEFAULT_PORT = 8080
TICK_SECONDS = 1.0
PHONES_END_SECONDS = 10.0
_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


def run_desktop(path: Path | None, language: str | None = None, *, sample: bool = False) -> int:
    """The window, on a file, the sample, or what was open last; its exit code. `language` is remembered."""
    from atelier_app.desktop.main import run
    from atelier_app.desktop.start.settings import Settings

    if language is not None:
        Settings().language = language
    return run(path, sample=sample)


def run_engine(
    path: Path,
    host: str | None = None,
    port: int = DEFAULT_PORT,
    linger: int | None = None,
    announce: bool = True,
) -> int:
    """Serves a file to windows and phones until told to stop, or `linger` seconds after the last of them left.

    With `announce` the first line of the output is the phones' address. Raises `Refused` if it cannot start.
    """
    from atelier_app.domain.core import Refused
    from atelier_app.link import runfile
    from atelier_app.link.serving import Serving

    gc.disable()  # until all is loaded
    try:
        with ExitStack() as stack:
            # The lock comes before the heavy imports: an engine too many ends at once.
            serving = stack.enter_context(Serving(path))
            Engine(serving, stack, host, _known_port(serving, port)).run(linger, announce)
    except Refused as refused:
        runfile.leave_refusal(refused)
        raise
    finally:
        gc.enable()
    return 0


def _known_port(serving: Serving, port: int) -> int:
    """After a crash, phones look for the engine where it was."""
    if port != DEFAULT_PORT or serving.previous is None:
        return port
    known = serving.previous.phones.rpartition(":")[2]
    return int(known) if known.isdecimal() else port


class Engine:
    """The door of one file, the phones' server and the windows' server. `stack` closes them, last made first."""

    def __init__(self, serving: Serving, stack: ExitStack, host: str | None, port: int) -> None:
        from atelier_app.link.server import LinkServer
        from atelier_app.phones.server import PhonesServer
        from atelier_app.workshop.closing import Closer
        from atelier_app.workshop.door import Workshop
        from atelier_app.workshop.timekeeper import Timekeeper

        # What wakes the main thread: True to end, False to look again. Unlike an Event, a signal may use it.
        self._calls: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._serving = serving
        self._started_at = system_clock()
        self._door: Workshop = Workshop(serving.path)
        stack.callback(self._door.close)
        self._timekeeper = Timekeeper(self._door)
        self._closer = Closer(self._door)
        self._phones: PhonesServer = PhonesServer(self._door, host=host, port=port)
        self._phones.bind()
        self._phones.on_change = lambda: self._calls.put(False)
        self._link: LinkServer = LinkServer(self._door, self.status, self.stop)
        stack.callback(self._link.close)
        self._link.start(serving.address, serving.key)
        stack.callback(self._end_phones)
        self._site = threading.Thread(target=self._serve_phones, name="phones", daemon=True)
        self._site.start()

    def stop(self) -> None:
        """Ends in order, soon. Any thread, any signal."""
        self._calls.put(True)

    def status(self) -> EngineStatus:
        from atelier_app.domain.refusals import Refusal
        from atelier_app.link.status import EngineStatus

        return EngineStatus(
            file=str(self._serving.path),
            address=self._phones.address,
            phones=self._phones.phones,
            backed_up_at=self._door.backed_up_at,
            started_at=self._started_at,
            warning=Refusal.DISK_FULL if self._door.disk_was_full else None,
        )

    def run(self, linger: int | None, announce: bool) -> None:
        """Until `stop`, a signal, or `linger` seconds alone."""
        self._obey_signals()
        known = self.status()
        self._serving.announce(known.address)
        logger.info("serving")
        if announce:
            _say(known.address)
        alone_since = time.monotonic()
        while not self._called():
            self._timekeeper.look()
            self._closer.look()
            known = self._tell(known)
            if self._link.windows or self._phones.phones:
                alone_since = time.monotonic()
            elif linger is not None and time.monotonic() - alone_since >= linger:
                logger.info("nobody is here any more")
                return

    def _called(self) -> bool:
        """Whether it is time to end; waits a moment for news."""
        try:
            return self._calls.get(timeout=TICK_SECONDS)
        except queue.Empty:
            return False

    def _tell(self, known: EngineStatus) -> EngineStatus:
        """Lets windows and the run file know what has changed."""
        status = self.status()
        if status.address != known.address:
            try:
                self._serving.announce(status.address)
            except (
                OSError
            ):  # a full disk must not end a workshop: windows still find it by what was said before
                logger.exception("the new address could not be noted")
        if status != known:
            self._link.status_changed()
        return status

    def _obey_signals(self) -> None:
        if threading.current_thread() is not threading.main_thread():
            return
        for name in _SIGNALS:
            if number := getattr(signal, name, None):
                signal.signal(number, lambda *_: self.stop())

    def _serve_phones(self) -> None:
        try:
            import asyncio

            self._phones.load()
            # What is built by now stays to the end: looking through it at each collection would cost a sixth of the time.
            gc.freeze()
            gc.enable()
            asyncio.run(self._phones.run())
        except Exception:
            logger.exception("the phones' server failed")
        finally:
            self.stop()

    def _end_phones(self) -> None:
        self._phones.stop()
        self._site.join(PHONES_END_SECONDS)


def _say(address: str) -> None:
    """Whoever started us may not listen any more: that is no reason to end."""
    try:
        print(address, flush=True)
    except OSError:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
