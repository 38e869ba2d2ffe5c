"""The demo's own engine: a process as the window would start it, reached by a link, ended in order."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.link import engines
from atelier_app.link.client import Link

START_SECONDS = 60.0
STOP_SECONDS = 60.0
# Should this process be killed, its engine does not stay.
LINGER_SECONDS = 30
_PAUSE = 0.02


@contextmanager
def running(path: Path) -> Iterator[Link]:
    """The engine of this file on the loopback address; it has closed the file when the block is over.

    Raises `Refused` (ENGINE_UNREACHABLE, or why the engine could not open the file).
    """
    starting = engines.start(path, linger=LINGER_SECONDS, host="127.0.0.1")
    try:
        link = _reached(path, starting)
        try:
            yield link
        finally:
            link.stop()
            link.close()
        starting.process.wait(STOP_SECONDS)
    finally:
        _end(starting.process)


def _reached(path: Path, starting: engines.Starting) -> Link:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        link = engines.find(path)
        if link is not None:
            return link
        if starting.over():
            raise Refused(Refusal.FILE_ALREADY_OPEN, name=path.name)
        time.sleep(_PAUSE)
    raise Refused(Refusal.ENGINE_UNREACHABLE)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Only matters when something went wrong: no engine is left behind."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
