"""One engine a file: the lock that proves it, and the run file that tells how to reach it."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from atelier_app import __version__
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.link import runfile, transport
from atelier_app.link.runfile import RunFile
from atelier_app.support.reasons import reason


class Serving:
    """The right to serve a file, from `with` to its end. The system takes it back from a process that is killed.

    `previous` is what an engine that was killed left: its phones' address is the one to come back at.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.previous: RunFile | None = None
        self._lock = FileLock(_lock_of(path))
        self._key = transport.new_key()
        self._address = ""

    def __enter__(self) -> Self:
        """Raises `Refused` (FILE_ALREADY_OPEN, CANNOT_WRITE)."""
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise Refused(Refusal.FILE_ALREADY_OPEN, name=self.path.name) from error
        except OSError as error:
            raise _unwritable(error) from error
        self.previous = runfile.read(self.path)
        if self.previous is not None:
            transport.forget_address(self.previous.address)
            runfile.remove(self.path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        runfile.remove(self.path)
        if self._address:
            transport.forget_address(self._address)
        self._lock.release()

    @property
    def key(self) -> bytes:
        return self._key

    @property
    def address(self) -> str:
        """Where to listen for windows."""
        if not self._address:
            self._address = transport.new_address(runfile.name_of(self.path))
        return self._address

    def announce(self, phones: str) -> None:
        """Lets windows find this engine, once it listens; again when the phones' address changes."""
        runfile.write(self.path, RunFile(os.getpid(), self.address, self._key.hex(), phones, __version__))


def _lock_of(path: Path) -> Path:
    try:
        return runfile.lock_of(path)
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> Refused:
    """The folder that engines are found by can't be written to: it is named, since the person must mend it."""
    return Refused(Refusal.CANNOT_WRITE, name=str(error.filename or "run"), reason=reason(error))
