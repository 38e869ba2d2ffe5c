"""One task at a time: a lock that the system itself lets go of when its holder ends, however it ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.places import say

_LOOK_AGAIN_SECONDS = 0.2

if sys.platform == "win32":
    import msvcrt

    def _taken(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def alone(lock: Path, doing: str) -> Iterator[None]:
    """Waits, and says so, while another task holds `lock`; the file stays, as removing it would let two in."""
    with lock.open("ab") as file:
        if not _taken(file.fileno()):
            say(f"waiting for another task, which is {doing}")
            while not _taken(file.fileno()):
                time.sleep(_LOOK_AGAIN_SECONDS)
        yield
