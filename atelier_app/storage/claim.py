"""The right to write a file: one program's at a time, whoever runs it and from whichever computer the folder is seen."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal

_PATIENCE_SECONDS = 0.2
"""For one that is just letting go."""


class Claim:
    """Held from the making to `release`; the system takes it back from a process that is killed.

    The lock lies beside the file: a lock of the user's own would not be seen by another user, and one of the file
    itself would be lost when SQLite, or anyone in this process, closes it.
    """

    def __init__(self, path: Path) -> None:
        """Raises `Refused` (FILE_OPEN_ELSEWHERE, READ_ONLY_FILE)."""
        place = path.resolve()  # whatever link led to it
        self._lock = FileLock(place.with_name(f".{place.name}.lock"), timeout=_PATIENCE_SECONDS)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise Refused(Refusal.FILE_OPEN_ELSEWHERE, name=path.name) from error
        except OSError as error:
            raise Refused(Refusal.READ_ONLY_FILE, name=path.name) from error

    def release(self) -> None:
        """Leaves nothing beside the file; a second time does nothing."""
        if self._lock.is_locked:
            with suppress(OSError):  # Windows removes no open file, but its locks end with the file alone
                Path(self._lock.lock_file).unlink()
            self._lock.release()
