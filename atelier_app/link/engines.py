"""Finds the engine of a file, or starts one: never two for one file, and it outlives the window that asked."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atelier_app import __version__
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.link import runfile
from atelier_app.support import places

if TYPE_CHECKING:
    from atelier_app.link.client import Link

logger = logging.getLogger(__name__)
LINGER_SECONDS = 600
START_SECONDS = 30.0
_PAUSE = 0.02
_LONG_PAUSE = 0.3


def find(path: Path) -> Link | None:
    """A link to the engine that serves this file now; None when none does."""
    from atelier_app.link.client import Link  # heavy: an engine can be started before it is needed

    said = runfile.read(path)
    if said is None:
        return None
    try:
        link = Link(said.address, bytes.fromhex(said.key))
    except (OSError, ValueError):
        return None  # it was killed, or is ending
    if said.version != __version__:
        logger.info("the engine is of version %s: it is asked to leave its place", said.version)
        link.stop()
        link.close()
        return None
    return link


def start(
    path: Path, *, linger: int = LINGER_SECONDS, host: str | None = None, port: int | None = None
) -> Starting:
    """Starts an engine in a process of its own, which ends `linger` seconds after the last window and phone."""
    command = [*_program(), "serve", str(path.resolve()), "--linger", str(linger)]
    if host is not None:
        command += ["--host", host]
    if port is not None:
        command += ["--port", str(port)]
    refusal = places.runtime() / f"refusal-{os.getpid()}-{time.monotonic_ns()}.json"
    environment = {**os.environ, runfile.REFUSAL_VARIABLE: str(refusal)}
    if not getattr(sys, "frozen", False):
        # The same program as this one, wherever it was started from.
        package = str(Path(__file__).resolve().parents[2])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    return Starting(subprocess.Popen(command, env=environment, **_detached()), refusal)


def reach(
    path: Path,
    *,
    linger: int = LINGER_SECONDS,
    host: str | None = None,
    port: int | None = None,
    timeout: float = START_SECONDS,
    starting: Starting | None = None,
) -> Link:
    """A link to the engine of this file, which is started if need be; `starting` is one that was already.

    Raises `Refused`: what the engine said when it could not open the file, or ENGINE_UNREACHABLE in time.
    """
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if (link := find(path)) is not None:
            return link
        if starting is None:
            starting = start(path, linger=linger, host=host, port=port)
        elif starting.over():
            starting = None  # another one has the file, or had it until just now: look again
            time.sleep(_LONG_PAUSE)
        time.sleep(_PAUSE)
    raise Refused(Refusal.ENGINE_UNREACHABLE)


class Starting:
    """An engine that was started and may or may not come up."""

    def __init__(self, process: subprocess.Popen[bytes], refusal: Path) -> None:
        self.process = process
        self._refusal = refusal
        # It outlives whoever asked for it; but if it ends before, somebody has to take note.
        threading.Thread(target=process.wait, name="engine-end", daemon=True).start()

    def over(self) -> bool:
        """Whether it has given up because another engine has the file. Raises the `Refused` it gave up with."""
        if self.process.poll() is None:
            return False
        refused = runfile.take_refusal(self._refusal)
        if refused is None:
            logger.error("the engine ended with code %s before it could be reached", self.process.returncode)
            raise Refused(Refusal.ENGINE_UNREACHABLE)
        if refused.code is not Refusal.FILE_ALREADY_OPEN:
            raise refused
        return True


def _program() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "atelier_app"]


def _detached() -> dict[str, Any]:
    nothing: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        return {**nothing, "creationflags": flags}
    return {**nothing, "start_new_session": True}
